"""A quarter or year of audits as blocks for a board, members and the public: no team, no auditor, no small number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.auditing.report.guarded import PARTS, Edition, Told
from goldenthread.auditing.report.subjects import titles_of
from goldenthread.auditing.report.telling import share_cells, share_words, verdict
from goldenthread.auditing.statistics.agreement import Agreement
from goldenthread.auditing.statistics.intervals import Interval
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.auditing.tools.reading import load_tools
from goldenthread.measures.disclosure import policies
from goldenthread.measures.reading.points import bare, period_words
from goldenthread.reports.blocks import Block, Column, Heading, Kind, Note, Table, Text
from goldenthread.reports.cells import Cell, State, absent, number, words
from goldenthread.reports.charts.stacked import Mix, stacked_chart

_TWO = ("Good or better", "Below good")
_GUARD = (
    "[c] stands for a number that is hidden, so that no child can be found: from 1 to {most}, or one that would tell such a "
    "number when taken from the others. Hidden is not none: where there is none, 0 is printed."
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far two graders agree beyond chance, of ``n`` audits graded twice; without a ``kappa`` they are too few."""

    n: int
    kappa: float | None
    interval: Interval | None


def agreed_of(found: Agreement) -> Agreed:
    """The weighted kappa of an agreement, with its interval."""
    return Agreed(found.n, found.quadratic.value, found.quadratic.interval)


def guarded_blocks(
    edition: Edition,
    agreed: Agreed | None = None,
    titles: Mapping[str, str] | None = None,
    rules: Rules | None = None,
    level: int = 2,
) -> tuple[Block, ...]:
    """What a guarded edition shows, with how far two graders agree where ``agreed`` is given and enough were graded twice."""
    rules, named = rules or load_rules(), {**titles_of(load_tools()), **(titles or {})}
    wholes = [("All audits", edition.overall), *((named.get(one.name, one.name), one) for one in edition.domains)]
    blocks: list[Block] = [
        Heading(level, f"Audits of case files, {period_words(edition.period)}", "audits"),
        Text(_lead(edition, rules), lead=True),
        *_programme(edition),
        Text(
            "Auditors read a child's whole file and grade the work by Ofsted's four grades, overall and by domain. Another grades "
            "some of them again without knowing the first grade."
        ),
        *_chart(wholes),
        _table(wholes, edition),
    ]
    if edition.hidden:
        blocks.append(Note(_GUARD.format(most=policies()[edition.audience].threshold), Kind.QUALITY))
    blocks += _agreement(agreed, rules, level + 1) if agreed is not None else ()
    blocks.append(
        Note(
            f"Intervals are Wilson's: in {rules.confidence * 100:g}% of such samples they hold the true share. Under {rules.floor} "
            "audits there is no verdict, colour or arrow.",
            Kind.QUALITY,
        )
    )
    return tuple(blocks)


def _lead(edition: Edition, rules: Rules) -> str:
    one, before = edition.overall, period_words(edition.previous)
    if one.n is None:
        return "So few audits were graded that their number is hidden."
    begun = f"{one.n} {'audit was' if one.n == 1 else 'audits were'} graded"
    share = (
        share_words(one.better, "good or better") if one.better is not None else "the share good or better is hidden"
    )
    few = f"; under {rules.floor} in either period, no change is told" if one.n < rules.floor else ""
    return f"{begun}: {share}. Since {before}: {one.change.value}{few}."


def _programme(edition: Edition) -> tuple[Block, ...]:
    if edition.due is None or edition.returned is None:
        return ()
    return (Text(f"{edition.due} audits fell due, and {edition.returned} of them came back by the end."),)


def _chart(wholes: Sequence[tuple[str, Told]]) -> tuple[Block, ...]:
    """Good or better and below, of what may be told: the three parts of the table are too often hidden to be drawn."""
    mixes = [
        Mix(name, (number(one.better.count), number(one.better.n - one.better.count)))
        for name, one in (*wholes[1:], wholes[0])
        if one.better is not None
    ]
    return (stacked_chart("Audits by grade", _TWO, mixes, "Domain", "audits-grades"),) if mixes else ()


def _table(wholes: Sequence[tuple[str, Told]], edition: Edition) -> Table:
    columns = (
        Column("Domain", weight=2.5),
        Column("n", numeric=True, weight=0.6),
        *(Column(part.capitalize(), numeric=True) for part in PARTS),
        Column("Share good or better", numeric=True),
        Column("From", numeric=True, weight=0.8),
        Column("To", numeric=True, weight=0.8),
        Column(f"Since {period_words(edition.previous)}", weight=1.8),
    )
    rows = tuple(
        (words(name), _cell(one.n), *map(_cell, one.counts), *_share(one), verdict(one.change)) for name, one in wholes
    )
    return Table("Grades as audited, overall and by domain", columns, rows, "audits-domains")


def _share(one: Told) -> tuple[Cell, ...]:
    if one.better is not None:
        return share_cells(one.better)
    return (absent(State.HIDDEN if one.n is None or one.n else State.CANNOT_COMPUTE),) * 3


def _agreement(agreed: Agreed, rules: Rules, level: int) -> tuple[Block, ...]:
    heading = Heading(level, "Do two graders agree?")
    if agreed.kappa is None or agreed.interval is None:
        says = f"Too few were graded twice to tell how far two graders agree ({rules.least_pairs} are needed)."
        return (heading, Text(says))
    low, high = (bare(end, 2) for end in (agreed.interval.low, agreed.interval.high))
    says = (
        f"Of all audits up to the end of the period {agreed.n} were graded twice, blind. Beyond chance the two agree by a weighted "
        f"kappa of {bare(agreed.kappa, 2)} ({low} to {high}): 1 is full agreement, 0 what chance alone gives."
    )
    return (heading, Text(says))


def _cell(count: int | None) -> Cell:
    return absent(State.HIDDEN) if count is None else number(count)
