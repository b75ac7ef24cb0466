"""The audit rows of a published dashboard as blocks of a paper, colour and arrow withheld where they cannot be borne."""

from collections.abc import Sequence
from typing import Any

from goldenthread.auditing.report.dashboard import AuditMeasure, Bears, PrintedGrades, period_name
from goldenthread.auditing.report.telling import verdict
from goldenthread.reports.blocks import Block, Column, Heading, Kind, Note, Table, Text
from goldenthread.reports.cells import Cell, State, Tone, absent, number, words


def dashboard_blocks(
    found: Sequence[AuditMeasure], title: str = "Audits on the published dashboard"
) -> tuple[Block, ...]:
    """Which percentages its numbers of audits can bear, the smallest number that could, and the colours it may show."""
    periods = [one for measure in found for one in (measure.previous, measure.latest)]
    cannot = sum(one.bears is Bears.CANNOT for one in periods)
    silent = sum(one.bears is Bears.NOT_STATED for one in periods)
    withheld = sum(bool(one.withheld) for one in found)
    lead = (
        f"{cannot} of {len(periods)} printed distributions cannot come from the number of audits that is stated, and for "
        f"{silent} none is stated. Colour and arrow are withheld from {withheld} of {len(found)} measures."
    )
    return (
        Heading(2, title),
        Text(lead),
        _numbers(found),
        _colours(found),
        Note("An arrow or a colour on so few audits would turn with one audit more or less.", Kind.QUALITY),
    )


def dashboard_data(found: Sequence[AuditMeasure]) -> list[dict[str, Any]]:
    """The same as plain data for JSON."""
    return [
        {
            "measure": one.measure,
            "plan_ids": one.plan_ids,
            "periods": [_data(grades) for grades in (one.previous, one.latest)],
            "published_colours": dict(one.colours),
            "colour_and_arrow": "withheld" if one.withheld else one.change.value,
            "withheld": list(one.withheld),
            "says": one.says,
        }
        for one in found
    ]


def _data(grades: PrintedGrades) -> dict[str, Any]:
    return {
        "period": grades.period,
        "printed": {grade: str(share) for grade, share in grades.shares},
        "audits_stated": grades.n,
        "stated_by": grades.stated_by,
        "impossible": list(grades.impossible),
        "smallest_number": grades.smallest,
        "bears": grades.bears.value,
    }


def _numbers(found: Sequence[AuditMeasure]) -> Table:
    names = list(dict.fromkeys(grade for one in found for grade, _ in (*one.previous.shares, *one.latest.shares)))
    columns = (
        Column("Measure", weight=4),
        Column("Month", weight=1.6),
        *(Column(name.capitalize(), weight=1.6) for name in names),
        Column("Audits stated", numeric=True),
        Column("Smallest number that gives them", numeric=True, weight=1.4),
    )
    rows = tuple(
        (
            words(_title(one)),
            words(period_name(grades.period)),
            *_shares(grades, names),
            _count(grades.n),
            _count(grades.smallest),
        )
        for one in found
        for grades in (one.previous, one.latest)
    )
    notes = ("✗ no whole number of the stated audits gives this percentage.",)
    return Table("Printed percentages and the audits behind them", columns, rows, "audits-behind", notes)


def _shares(grades: PrintedGrades, names: Sequence[str]) -> tuple[Cell, ...]:
    printed = dict(grades.shares)
    return tuple(
        absent(State.NOT_APPLICABLE)
        if name not in printed
        else words(f"{printed[name]}% ✗", Tone.RED)
        if name in grades.impossible
        else words(f"{printed[name]}%")
        for name in names
    )


def _count(value: int | None) -> Cell:
    return absent(State.NOT_RECORDED) if value is None else number(value)


def _colours(found: Sequence[AuditMeasure]) -> Table:
    columns = (
        Column("Measure", weight=3),
        Column("Colours as published", weight=2),
        Column("Colour and arrow", weight=1.5),
        Column("Why", weight=4),
    )
    rows = []
    for one in found:
        colours = ", ".join(f"{part} {colour}" for part, colour in one.colours)
        rows.append((words(_title(one)), words(colours or "none"), verdict(one.change), words(one.says)))
    return Table("What may be shown", columns, tuple(rows), "audits-shown")


def _title(one: AuditMeasure) -> str:
    return f"{one.plan_ids} {one.measure}".strip()
