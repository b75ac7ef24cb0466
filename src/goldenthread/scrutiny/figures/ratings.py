"""What a rating says: good, near, far or bad, by the words, letters and signs that reports use."""

from enum import Enum

from goldenthread.scrutiny.figures.cells import Cell, cell_of
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row


class Rating(Enum):
    """A rating, the best first; the two between are the ambers of schemes of three and of four colours."""

    GOOD = "good"
    NEAR = "near"
    FAR = "far"
    BAD = "bad"

    @property
    def between(self) -> bool:
        """Whether it is neither good nor bad."""
        return self in {Rating.NEAR, Rating.FAR}

    @property
    def rank(self) -> int:
        """0 for the best."""
        return list(Rating).index(self)


def rating_cell(row: Row, role: Role = Role.RATING) -> Cell | None:
    """The cell of a row's rating, or of whether its target was met; None where its table has none."""
    return cell_of(row, role)


def rating_of(row: Row, rules: Rules, role: Role = Role.RATING) -> Rating | None:
    """What the rating of a row says; None where there is none, or in words that are not known (blue, grey, monitor)."""
    cell = rating_cell(row, role)
    if cell is None or not cell.text:
        return None
    words = " ".join(cell.text.casefold().split()).strip(" .*")
    if any(asked in cell.column.heading.casefold() for asked in rules.words("rating", "met_headings")):
        for name, rating in (("yes", Rating.GOOD), ("no", Rating.BAD)):
            if words in rules.words("rating", name):
                return rating
    return next((rating for rating in Rating if words in rules.words("rating", rating.value)), None)


def spelled(rating: Rating, row: Row, rules: Rules, role: Role = Role.RATING) -> str:
    """A rating in the words that its table uses for it elsewhere, else in plain ones."""
    for other in row.sheet.rows:
        if rating_of(other, rules, role) is rating and (cell := rating_cell(other, role)) is not None:
            return cell.text
    if role is Role.TARGET_MET:
        return {Rating.GOOD: "met", Rating.NEAR: "nearly met", Rating.FAR: "nearly met", Rating.BAD: "not met"}[rating]
    return {Rating.GOOD: "Green", Rating.NEAR: "Amber", Rating.FAR: "Red Amber", Rating.BAD: "Red"}[rating]
