"""What tables of figures hold, so that scrutiny can hold them against themselves and against the other tables of a paper."""

from collections.abc import Mapping, Sequence

from goldenthread.papers.standing import Standing
from goldenthread.reports.blocks import Table
from goldenthread.scrutiny.reading.blocks import Holds, Known
from goldenthread.scrutiny.roles import Role


def known_values(table: Table, rows: Sequence[Standing], roles: Mapping[str, Role], titled: bool = False) -> Known:
    """A table of which each row is a figure, by the role of each heading; its unit and good direction stand beside it.

    A table that is about one measure is ``titled``: its rows are groups or parts, and the measure is told beside them.
    """
    beside = {
        Role.UNIT: [one.figure.unit.value for one in rows],
        Role.POLARITY: [one.polarity.value for one in rows],
    }
    if titled:
        beside[Role.LABEL] = [one.figure.title for one in rows]
    return Known(table, {heading: Holds(role) for heading, role in roles.items()}, beside)
