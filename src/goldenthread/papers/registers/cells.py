"""Cells of registers: figures as they were printed, shares with what they are out of, ratings as shape and word."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from goldenthread.measures.reading.points import rounded
from goldenthread.papers.registers.rows import Row
from goldenthread.papers.registers.rules import Rules
from goldenthread.records.printed_figures import MONEY_UNITS, PrintedFigure, Told
from goldenthread.reports.blocks import Column
from goldenthread.reports.cells import Cell, State, absent, number, words

STATES: Final = {
    Told.HIDDEN: State.HIDDEN,
    Told.NOT_RECORDED: State.NOT_RECORDED,
    Told.NOT_APPLICABLE: State.NOT_APPLICABLE,
    Told.CANNOT_COMPUTE: State.CANNOT_COMPUTE,
    Told.NOT_DUE: State.NOT_DUE,
    Told.AWAITED: State.AWAITED,
}
#: How a unit of money stands in a caption.
UNIT_WORDS: Final = {"pounds": "£", "thousands": "£000", "millions": "£m"}
#: Places after the point of a percentage that is worked out here.
SHARE_PLACES: Final = 1
BLANK: Final = words("")


def figure_cell(row: Row, name: str, suffix: str = "") -> Cell:
    """A figure as it was printed: its places, its letter, brackets round a negative amount, or why there is none."""
    return printed(row.figure(name), suffix)


def printed(figure: PrintedFigure | None, suffix: str = "", money: bool = False) -> Cell:
    """A printed figure as a cell; a blank one stays blank. Money has brackets round a negative, and £ before m or k."""
    if figure is None:
        return BLANK
    if figure.told is not None:
        return absent(STATES[figure.told])
    exact = figure.number if figure.number is not None else Decimal(0)
    prefix = "£" if money and figure.scale else ""
    return number(exact, figure.places, prefix, suffix or figure.scale, brackets=money)


def amount(value: Decimal, unit: str, like: PrintedFigure | None = None) -> Cell:
    """An amount in ones, printed in the unit of its register, as exactly as ``like``."""
    places = like.places if like is not None and not like.scale else 0
    return number(rounded(Fraction(value) / MONEY_UNITS[unit], places), places, brackets=True)


def share(part: Decimal | int | None, whole: Decimal | int | None, rules: Rules) -> Cell:
    """A part as a percentage of a whole; not where either is not known, or the whole is too few to say so."""
    if part is None or whole is None:
        return BLANK
    if whole == 0:
        return absent(State.NOT_APPLICABLE)
    if whole < rules.share_floor:
        return absent(State.CANNOT_COMPUTE)
    return number(rounded(Fraction(part) * 100 / Fraction(whole), SHARE_PLACES), SHARE_PLACES, suffix="%")


def share_of(row: Row, names: Sequence[str], whole: str, rules: Rules) -> Cell:
    """The share that columns together are of another; hidden where any of them is, for it would tell of it."""
    held = [row.figure(name) for name in (*names, whole)]
    if any(figure is not None and figure.told is Told.HIDDEN for figure in held):
        return absent(State.HIDDEN)
    return share(summed(row, names), counted(row, whole), rules)


def summed(row: Row, names: Sequence[str]) -> Decimal | None:
    """The numbers of columns together; None where any is not known."""
    found = [counted(row, name) for name in names]
    known = [value for value in found if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(found) else None


def small_note(lines: Iterable[Sequence[Cell]], rules: Rules) -> tuple[str, ...]:
    """What is said beneath a table in which a share was not worked out."""
    small = any(cell.state is State.CANNOT_COMPUTE for line in lines for cell in line)
    return (f"A share of fewer than {rules.share_floor} is not worked out.",) if small else ()


def rating_cell(code: str, rules: Rules) -> Cell:
    """A rating as shape and word."""
    found = rules.ratings.get(code)
    return words(found.shown, found.tone) if found is not None else BLANK


def score_cell(score: int | None, rules: Rules) -> Cell:
    """A risk's score, coloured by its band."""
    if score is None:
        return BLANK
    band = rules.band(score)
    return number(score, suffix=f" {band.colour.mark}", tone=band.tone) if band is not None else number(score)


def counted(row: Row, name: str) -> Decimal | None:
    """The number of a column of counts; None where it is blank or says why there is none."""
    figure = row.figure(name)
    return figure.number if figure is not None else None


def whole_cell(value: int | None) -> Cell:
    """A whole number, or nothing."""
    return number(value) if value is not None else BLANK


def with_shares(
    columns: Sequence[Column], lines: Sequence[tuple[Cell, ...]], counts: Sequence[int], whole: int, rules: Rules
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Columns and rows with the share that each row's count is of the whole, unless the whole is too few to say so."""
    if whole < rules.share_floor:
        return tuple(columns), tuple(lines)
    shared = tuple((*line, share(count, whole, rules)) for line, count in zip(lines, counts, strict=True))
    return (*columns, Column("Share", True)), shared


def spared(
    columns: Sequence[Column], lines: Sequence[tuple[Cell, ...]]
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Columns and rows without the columns in which no row says anything; the first column stays."""
    kept = [
        place
        for place in range(len(columns))
        if place == 0 or any(line[place].state is not State.BLANK for line in lines)
    ]
    return tuple(columns[place] for place in kept), tuple(tuple(line[place] for place in kept) for line in lines)
