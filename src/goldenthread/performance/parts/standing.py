"""How a measure stands: others beside it, its targets, and what harms the figure."""

from datetime import date

from goldenthread.design.components import Cell, Column, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, many, whole
from goldenthread.design.links import link
from goldenthread.performance.pages import Part
from goldenthread.performance.reading import Reader
from goldenthread.performance.words import days, severity
from goldenthread.serving.measure_reading import Beside, Harm, Lag, MeasureReading

_WORST = 10


def standing(found: MeasureReading, reader: Reader) -> tuple[Part, ...]:
    """The parts of the first tab."""
    return (_others(found), _targets(found), _harms(found, reader), _lags(found))


def _others(found: MeasureReading) -> Part:
    heading = "Better or worse than others"
    one = found.beside
    if one is None:
        return Part(heading, ("Nothing published is loaded to stand beside this measure, so it cannot be said.",))
    said = [f"Published for {one.period}." if one.period else ""]
    said.append(_likeness(one))
    said += [f"It stands in the {one.quartile}." if one.quartile else "", f"Rank: {one.rank}." if one.rank else ""]
    tables = []
    if one.rows:
        tables.append(
            Table(f"Published beside it: {one.indicator}", (Column("Where"), Column("Value", numeric=True)), one.rows)
        )
    if one.neighbours:
        heads = (Column("Statistical neighbour"), Column("Closeness"), Column("Value", numeric=True))
        rows = tuple((name, near, value or Cell("not published", quiet=True)) for name, near, value in one.neighbours)
        tables.append(Table("Statistical neighbours", heads, rows))
    return Part(heading, (*(words for words in said if words), *one.notes), tuple(tables))


def _likeness(one: Beside) -> str:
    if one.refusals:
        return f"It may not be compared: {'; '.join(one.refusals)}."
    if one.differences:
        return f"It is not quite like for like: {'; '.join(one.differences)}."
    return "It is like for like: the same thing counted in the same way."


def _targets(found: MeasureReading) -> Part:
    heading = "Targets"
    if not found.targets:
        return Part(heading, ("No target is set for this measure, so it is not rated.",))
    rows = tuple(
        (
            one.target,
            f"{day(date.fromisoformat(one.since))} to {day(date.fromisoformat(one.until)) if one.until else 'now'}",
            Cell(one.set_by, note=f"on {day(date.fromisoformat(one.set_on))}"),
            Cell(one.source, note=one.note),
        )
        for one in found.targets
    )
    heads = (Column("Target"), Column("In force"), Column("Set by"), Column("Source"))
    return Part(heading, (), (Table("Targets that were set", heads, rows, wide=True, caption_hidden=True),))


def _harms(found: MeasureReading, reader: Reader) -> Part:
    heading = "What harms this figure"
    if found.entry.typed:
        return Part(heading, ("This figure is typed in: no rule looks at the records behind it.",))
    if not found.harms:
        return Part(heading, ("No rule finds anything wrong in the records that this measure reads.",))
    heads = [Column("What is wrong with the data"), Column("Findings", numeric=True), Column("How heavy")]
    teams = any(one.teams for one in found.harms)
    if teams:
        heads.append(Column("Most of them in"))
    rows = tuple(_harm(one, reader, teams=teams) for one in found.harms[:_WORST])
    rest = len(found.harms) - _WORST
    said: tuple[str, ...] = ("Findings are of every record that the measure reads, not only of this period.",)
    if rest > 0:
        said = (*said, f"{many(rest, 'other rule finds', 'other rules find')} less.")
    return Part(
        heading, said, (Table("What is wrong, the most first", tuple(heads), rows, wide=True, caption_hidden=True),)
    )


def _harm(one: Harm, reader: Reader, *, teams: bool) -> tuple[Cell | str, ...]:
    where = link("findings", rule=one.rule) if reader.viewer.may("findings") else None
    number = Cell("hidden", quiet=True) if one.number is None else Cell(whole(one.number))
    cells: list[Cell | str] = [
        Cell(one.title, href=where or "", note=one.table.replace("_", " ")),
        number,
        severity(one),
    ]
    if teams:
        cells.append(", ".join(f"{team or 'no team named'} {whole(number)}" for team, number in one.teams[:3]))
    return tuple(cells)


def _lags(found: MeasureReading) -> Part:
    heading = "How long entries take"
    if not found.lags:
        return Part(heading, ("When these records were entered is not recorded, or too few were.",))
    every = [one for one in found.lags if not one.team]
    heads = (
        Column("Records"),
        Column("Entries in a year", numeric=True),
        Column("Median", numeric=True),
        Column("Slowest tenth", numeric=True),
    )
    rows = tuple(_lag(one, one.table.replace("_", " ")) for one in every)
    tables = [Table("Days from an event to its entry", heads, rows, wide=True, caption_hidden=True)]
    teams = [one for one in found.lags if one.team]
    if teams:
        tables.append(
            Table(
                "Days from an event to its entry, by team",
                (Column("Team"), *heads),
                tuple((Cell(one.team), *_lag(one, one.table.replace("_", " "))) for one in teams),
                wide=True,
            )
        )
    return Part(
        heading, ("What happened lately may not be entered yet: the latest value can still change.",), tuple(tables)
    )


def _lag(one: Lag, name: str) -> tuple[Cell | str, ...]:
    return (name, whole(one.number), days(one.median), days(one.p90))


def facts(rows: tuple[tuple[str, ...], ...]) -> SummaryList:
    """Pairs of what and which as a summary."""
    return SummaryList(tuple(SummaryRow(one[0], one[1]) for one in rows))
