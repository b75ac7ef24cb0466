"""Labelled sentences: each with its facts in one line, its truth, and the half that it belongs to."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.scrutiny.findings import Verdict
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.printed import Printed, read
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.units import Unit
from goldenthread.scrutiny.words.check import check_claims
from goldenthread.scrutiny.words.facts import Fact, Reading
from goldenthread.scrutiny.words.find import claims_in
from goldenthread.scrutiny.words.standing_bodies import body_of

#: The sets of sentences; see README.md beside this file.
HALVES = ("held out", "development", "awkward")
FILE = Path(__file__).with_name("labelled.csv")
_HEAD = re.compile(r"^(?P<title>.+?) \{(?P<about>[^}]*)\}: (?P<items>.*)$")
_ITEM = re.compile(r"^(?P<name>.+?) (?P<value>\S+)$")
_UNITS = {"percent": Unit.PERCENT, "count": Unit.COUNT, "money": Unit.MONEY, "days": Unit.DURATION}


@dataclass(frozen=True)
class Labelled:
    """One sentence with what a careful reader says of it."""

    id: str
    half: str
    truth: str
    kind: str
    sentence: str
    facts: str
    why: str


def labelled() -> tuple[Labelled, ...]:
    """Every labelled sentence in the order of the file."""
    with FILE.open(newline="", encoding="utf-8") as file:
        return tuple(Labelled(**row) for row in csv.DictReader(file))


def facts_in(text: str, rules: Rules) -> tuple[Fact, ...]:
    """The measures that a line of facts tells of."""
    return tuple(_fact(piece.strip(), rules) for piece in text.split(";;") if piece.strip())


def _fact(text: str, rules: Rules) -> Fact:
    head = _HEAD.match(text)
    assert head is not None, text
    unit = _UNITS[head["about"].split(",")[0].strip()]
    better = 1 if "more is better" in head["about"] else -1 if "less is better" in head["about"] else None
    readings: list[Reading] = []
    bodies: dict[str, Printed] = {}
    for name, value in _items(head["items"]):
        period = period_of(name)
        if period is not None:
            readings.append(Reading(read(value), unit, period))
        else:
            body = body_of(name, rules)
            assert body, text
            bodies[body] = read(value)
    return Fact(head["title"], tuple(readings), better, bodies)


def _items(text: str) -> Iterator[tuple[str, str]]:
    for piece in text.split("|"):
        item = _ITEM.match(piece.strip())
        assert item is not None, piece
        yield item["name"], item["value"]


def verdict_of(one: Labelled, rules: Rules) -> Verdict:
    """What the checker says of a sentence: contradicted by any claim, else verified by any, else it cannot tell."""
    verdicts = [
        judged.verdict for judged in check_claims(claims_in(one.sentence, rules), facts_in(one.facts, rules), rules)
    ]
    return next(
        (verdict for verdict in (Verdict.DISAGREES, Verdict.AGREES) if verdict in verdicts), Verdict.CANNOT_TELL
    )


@dataclass(frozen=True)
class Rates:
    """What came of a set of sentences, in sentences."""

    false: int
    hits: int
    passed: int
    sound: int
    alarms: int
    true: int
    verified: int
    unsure: int
    presumed: int


def rates(sentences: Sequence[Labelled], rules: Rules) -> Rates:
    """False sentences contradicted and verified; others contradicted; true ones verified; uncheckable ones verified."""
    verdicts = {one.id: verdict_of(one, rules) for one in sentences}

    def count(truths: set[str], verdict: Verdict | None = None) -> int:
        return sum(one.truth in truths and verdict in {None, verdicts[one.id]} for one in sentences)

    return Rates(
        *(count({"false"}), count({"false"}, Verdict.DISAGREES), count({"false"}, Verdict.AGREES)),
        *(count({"true", "uncheckable"}), count({"true", "uncheckable"}, Verdict.DISAGREES)),
        *(count({"true"}), count({"true"}, Verdict.AGREES)),
        *(count({"uncheckable"}), count({"uncheckable"}, Verdict.AGREES)),
    )


def percent(part: int, whole: int) -> str:
    """So many of so many, as the guide prints it: "51 of 52 (98%)"."""
    return f"{part} of {whole} ({round(100 * part / whole)}%)"


def table(rules: Rules) -> str:
    """The measured rates as the guide publishes them, a line a half."""
    lines = [
        "| Sentences | False: contradicted | False: passed as true | True or uncheckable: contradicted | True: verified |",
        "|---|---|---|---|---|",
    ]
    for half in HALVES:
        some = [one for one in labelled() if one.half == half]
        held = rates(some, rules)
        cells = (
            f"{half} ({len(some)})",
            percent(held.hits, held.false),
            percent(held.passed, held.false),
            percent(held.alarms, held.sound),
            percent(held.verified, held.true),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
