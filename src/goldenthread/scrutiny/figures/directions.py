"""What a direction or arrow cell says: better, worse, the same, up, down, or that nothing is to be said."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules


class Way(Enum):
    """One thing that a direction says."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    STEADY = "steady"
    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    NEITHER = "neither"


#: Ways that say of the figure itself whether it rose.
ARROWS: Final = {Way.UP: 1, Way.DOWN: -1, Way.FLAT: 0}
#: Ways that say whether the movement was a good one.
VERDICTS: Final = {Way.BETTER: 1, Way.WORSE: -1, Way.SAME: 0}


def way_of(cell: Cell | None, rules: Rules) -> Way | None:
    """What a cell says; None where it is blank or its words are not known."""
    if cell is None or cell.printed.kind is Kind.BLANK:
        return None
    if cell.printed.kind in {Kind.NOT_APPLICABLE, Kind.MONITOR}:
        return Way.NEITHER
    words = cell.text.casefold().replace("\ufe0f", "").strip(" .*")
    return next((way for way in Way if words in rules.words("direction", way.value)), None)


def legible(cells: Sequence[Cell], rules: Rules) -> bool:
    """Whether every cell of a column that holds anything says something that is known: one lost glyph casts doubt on all."""
    held = [cell for cell in cells if cell.printed.kind not in {Kind.BLANK, Kind.NOT_AVAILABLE, Kind.HIDDEN}]
    return bool(held) and all(way_of(cell, rules) is not None for cell in held)


def told_of(role: Role) -> str:
    """What an earlier figure is called in a message."""
    return {Role.PREVIOUS: "the previous figure", Role.YEAR_AGO: "a year ago", Role.BASELINE: "the baseline"}[role]
