"""The monthly report of audits as blocks of a paper: as audited and as moderated, every share with its n and interval."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from goldenthread.access.audience import Audience
from goldenthread.auditing import model
from goldenthread.auditing.report.monthly import SCALE, Month, Part
from goldenthread.auditing.report.pictures import Named as Whole
from goldenthread.auditing.report.pictures import grades_chart
from goldenthread.auditing.report.subjects import titles_of
from goldenthread.auditing.report.telling import counts, decimal, ends, kappa_cells, share_cells, share_words, verdict
from goldenthread.auditing.statistics.raters import Named, Raters
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.auditing.tools.reading import load_tools
from goldenthread.measures.disclosure import policies
from goldenthread.measures.reading.points import period_words
from goldenthread.records.errors import WrongUse
from goldenthread.reports.blocks import Block, Chart, Column, Heading, Kind, Note, Table, Text
from goldenthread.reports.cells import number, words

_GOOD = "good"
#: Kinds whose cases are drawn or taken in turn; those of the others were chosen for what they may be like.
_BY_CHANCE = (model.Kind.REGULAR, model.Kind.PRACTICE_WEEK, model.Kind.DIP_SAMPLE)
_CHOSEN = (
    " Cases of thematic, multi-agency and cohort audits and of re-audits are chosen for what they may be like: they do not "
    "stand for all cases."
)
_NO_TITLES: Mapping[str, str] = MappingProxyType({})
_TOGETHER = {
    Named.LENIENT: "Auditors as a whole grade above the second graders: calibrate before anybody is named.",
    Named.SEVERE: "Auditors as a whole grade below the second graders: calibrate before anybody is named.",
}


def month_blocks(
    month: Month,
    audience: Audience,
    titles: Mapping[str, str] = _NO_TITLES,
    rules: Rules | None = None,
    level: int = 2,
    *,
    auditors: bool = True,
    trend: Sequence[Whole] = (),
) -> tuple[Block, ...]:
    """The report for management; ``titles`` name domains by their subjects and teams by their keys.

    Without ``auditors`` no names of these are told. ``trend`` are the grades of periods, the earliest first. Raises WrongUse
    for an audience from which small numbers are hidden: a month of audits has hardly any other.
    """
    if policies()[audience].protects:
        what = "so few audits could point to a child or a worker"
        mend = f"Tell {audience.value} whole quarters and years (guarded_blocks)."
        raise WrongUse.of("the monthly report of audits", what, mend)
    rules = rules or load_rules()
    titles = {**titles_of(load_tools()), **titles}
    heads: list[Block] = [
        Heading(level, f"Audits of case files, {period_words(month.period)}", "audits"),
        Text(_lead(month), lead=True),
        Text(_programme(month)),
        *((grades_chart("Overall grades as audited", "Month", trend, "audits-trend"),) if trend else ()),
        _both(month),
        Heading(level + 1, "By domain"),
        *_domains_drawn(month, titles, rules),
        _parts(
            "Grades by domain, as audited", "Domain", month.domains, titles, "audits-domains", _wordings(month, titles)
        ),
    ]
    heads.append(Heading(level + 1, "By team"))
    heads.append(_parts("Overall grades by team, as audited", "Team", month.teams, titles, "audits-teams"))
    heads += [*_agreement(month, level), *(_raters(month.raters, rules) if auditors else _raters_afar(month.raters))]
    heads.append(
        Note(
            f"Intervals are Wilson's and hold the true share in {rules.confidence * 100:g}% of such samples. Under "
            f"{rules.floor} audits there is no verdict, colour or arrow.",
            Kind.QUALITY,
        )
    )
    return tuple(heads)


def _lead(month: Month) -> str:
    now = month.overall.now
    share = share_words(now.at_or_above(_GOOD), "good or better")
    return f"{_audits(now.n)} graded: {share}. Since {period_words(month.previous)}: {month.overall.change.says}."


def _programme(month: Month) -> str:
    late = f", {month.late} of them late" if month.late else ""
    kinds = ", ".join(f"{count} {kind.value.replace('-', ' ')}" for kind, count in month.kinds)
    chosen = _CHOSEN if any(kind not in _BY_CHANCE for kind, _ in month.kinds) else ""
    graded = f" Graded by kind: {kinds}." if kinds else ""
    return f"{month.due} fell due, {month.returned} came back{late}, and {month.open} stood out at the end.{graded}{chosen}"


def _wordings(month: Month, titles: Mapping[str, str]) -> tuple[str, ...]:
    """That wordings of one domain are told together."""
    return tuple(
        f"{titles.get(name, name)}: {len(keys)} wordings of this domain are told together ({', '.join(keys)})."
        for name, keys in month.joined
    )


def _domains_drawn(month: Month, titles: Mapping[str, str], rules: Rules) -> tuple[Chart, ...]:
    """A bar for each domain with enough audits; the others stand in the table, where a bar would say too much."""
    held = [(titles.get(one.name, one.name), one.now) for one in month.domains if one.now.n >= rules.floor]
    return (grades_chart("Grades by domain", "Domain", held, "audits-domains-drawn", in_time=False),) if held else ()


def _audits(n: int) -> str:
    return "1 audit was" if n == 1 else f"{n} audits were"


def _both(month: Month) -> Table:
    twice = month.twice
    rows = tuple(
        (words(name), *counts(some), *share_cells(some.at_or_above(_GOOD)))
        for name, some in (
            ("All, as audited", month.overall.now),
            ("Graded twice, as audited", twice.audited),
            ("The same, as moderated", twice.moderated),
        )
    )
    notes: tuple[str, ...] = (
        "Only those graded twice can be told as moderated; the second grade was given blind to the first.",
    )
    if twice.unsettled:
        notes += (f"Where two grades differ and none is settled ({twice.unsettled}), the worse is taken.",)
    return Table(
        "Overall grades as audited and as moderated", _columns("Audits of the month"), rows, "audits-both", notes
    )


def _columns(first: str) -> tuple[Column, ...]:
    return (
        Column(first, weight=2.5),
        Column("n", numeric=True, weight=0.6),
        *(Column(grade.capitalize(), numeric=True) for grade in SCALE),
        Column("Good or better", numeric=True),
        Column("From", numeric=True, weight=0.8),
        Column("To", numeric=True, weight=0.8),
    )


def _parts(
    caption: str,
    first: str,
    parts: Sequence[Part],
    titles: Mapping[str, str],
    anchor: str,
    notes: tuple[str, ...] = (),
) -> Table:
    columns = (*_columns(first), Column("Since the month before", weight=1.8))
    rows = tuple(
        (
            words(titles.get(one.name, one.name)),
            *counts(one.now),
            *share_cells(one.now.at_or_above(_GOOD)),
            verdict(one.change.change),
        )
        for one in parts
    )
    return Table(caption, columns, rows, anchor, notes if rows else ("No audit was graded.",))


def _agreement(month: Month, level: int) -> tuple[Block, ...]:
    found = month.agreement
    columns = (
        Column("Agreement", weight=2),
        *(Column(name, numeric=True) for name in ("Kappa", "From", "To", "From, drawn again", "To, drawn again")),
    )
    rows = tuple(
        (words(name), *kappa_cells(kappa))
        for name, kappa in (
            ("Linear weights", found.linear),
            ("Quadratic weights", found.quadratic),
            ("Unweighted", found.unweighted),
        )
    )
    why = dict.fromkeys(kappa.why for kappa in (found.linear, found.quadratic, found.unweighted) if kappa.why)
    direction = found.direction
    says = (
        f"Up to the end of the month {_audits(found.n)} graded twice: {share_words(found.same, 'with the same grade')}. "
        f"The first grade was the higher {direction.higher} times and the lower {direction.lower} times."
    )
    notes = (*why, "1 is full agreement, 0 what chance alone gives.")
    return (
        Heading(level + 1, "Moderation"),
        Text(says),
        Table("Agreement beyond chance", columns, rows, "audits-agreement", notes),
    )


def _raters_afar(found: Raters) -> tuple[Block, ...]:
    """How many, and never who."""
    named = sum(one.named is not Named.NOT for one in found.each)
    says = f"{named} of {len(found.each)} auditors stand out from the second graders and from the others."
    return (Text(" ".join((says, *filter(None, [_TOGETHER.get(found.together)])))),)


def _raters(found: Raters, rules: Rules) -> tuple[Block, ...]:
    columns = (
        Column("Auditor", weight=2),
        Column("Second grades", numeric=True),
        Column("Mean difference", numeric=True),
        Column("Drawn to the others", numeric=True),
        Column("From", numeric=True, weight=0.8),
        Column("To", numeric=True, weight=0.8),
        Column("Reading", weight=3),
    )
    rows = tuple(
        (
            words(one.auditor),
            number(one.n),
            decimal(one.mean, signed=True),
            decimal(one.shrunk, signed=True),
            *ends(one.interval, signed=True),
            words(_reading(one.named, one.why, one.uneven, one.drift is not None and bool(one.drift.signals))),
        )
        for one in found.each
    )
    notes = (
        "Grades by which the first stands above the blind second: above nought is lenient.",
        f"Nobody is named under {rules.least_seconds} second grades, or {rules.least_pool} of all auditors together.",
    )
    together = _TOGETHER.get(found.together)
    table = Table("Auditors beside blind second grades", columns, rows, "audits-auditors", notes)
    return (table,) if together is None else (table, Note(together, Kind.WARNING))


def _reading(named: Named, why: str, uneven: bool, drifts: bool) -> str:
    said = [why if named is Named.NOT else f"{named.value}: {why}"]
    said += ["less even than the others"] * uneven + ["drifts"] * drifts
    return "; ".join(said)
