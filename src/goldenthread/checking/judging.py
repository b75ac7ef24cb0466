"""Reads what a reader sent and judges it: the same reader and relations as the command line, with limits for a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from goldenthread.checking.keeping import Kept
from goldenthread.checking.limits import CELLS, UNPACKED_BYTES, UPLOAD_BYTES
from goldenthread.records.errors import InputRefused
from goldenthread.scrutiny.engine import Report, scrutinise
from goldenthread.scrutiny.reading import read_paper
from goldenthread.scrutiny.recognise.told import Told, load_told
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules, load_rules
from goldenthread.scrutiny.sheets import Paper
from goldenthread.scrutiny.words.check import NO_SUBJECT, check_claims
from goldenthread.scrutiny.words.claims import Kind
from goldenthread.scrutiny.words.facts import Fact, facts_of
from goldenthread.scrutiny.words.find import claims_in
from goldenthread.scrutiny.words.judging.judged import Judged


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a table: the paper that was read, notes on how, the findings, and each claim of the sentences.

    ``corrected`` are the roles that the reader gave, by table and place.
    """

    paper: Paper
    notes: tuple[str, ...]
    report: Report
    claims: tuple[Judged, ...]
    corrected: Mapping[tuple[int, int], Role]


@cache
def house_rules() -> Rules:
    """The shipped rules, with the limits of this room over the reader's own."""
    held = load_rules()
    reading: Mapping[str, object] = {
        **held.sections["reading"],
        "most_cells": int(CELLS.value),
        "most_unpacked_bytes": int(UNPACKED_BYTES.value),
        "largest_bytes": int(UPLOAD_BYTES.value),
    }
    return replace(held, sections={**held.sections, "reading": reading})


def judged(kept: Kept, today: date) -> Judgement:
    """Everything about what a reader sent; raises `InputRefused` with all that cannot be read."""
    rules = house_rules()
    if not kept.name:
        claims = _claims(kept.sentences, (), rules)
        return Judgement(Paper((), today), (), Report((), {}), claims, {})
    told = load_told(kept.roles) if kept.roles is not None else Told()
    read = read_paper([kept.file], rules, today, told)
    cells = sum(len(sheet.grid.headings) * (len(sheet.grid.lines) + 1) for sheet in read.paper)
    if cells > CELLS.value:
        what = f"its tables hold {cells:,} cells, and no more than {int(CELLS.value):,} are judged while you wait"
        raise InputRefused.of(kept.name, what, "Send the tables you ask about, or use: goldenthread scrutinise FILE")
    facts = [fact for sheet in read.paper for fact in facts_of(sheet, rules)]
    claims = _claims(kept.sentences, facts, rules) if kept.sentences.strip() else ()
    corrected = {
        (number, place): column.role
        for number, sheet in enumerate(read.paper)
        for place, column in told.columns(sheet.grid).items()
    }
    return Judgement(read.paper, read.notes, scrutinise(read.paper, rules), claims, corrected)


def _claims(sentences: str, facts: Sequence[Fact], rules: Rules) -> tuple[Judged, ...]:
    """Every claim of the sentences; a bare figure of no measure that is published is none that anybody would look up."""
    found = check_claims(claims_in(sentences, rules), facts, rules)
    return tuple(one for one in found if not (one.why == NO_SUBJECT and one.claim.kind is Kind.VALUE))
