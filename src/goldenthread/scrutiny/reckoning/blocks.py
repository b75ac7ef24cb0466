"""Counts by kind that belong together: rows of a long table under one heading, or cells of one row side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Final

from goldenthread.scrutiny.findings import Place
from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.reckoning.rounding import base_of, doubted_base
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet


@dataclass(frozen=True)
class Item:
    """One kind of a block: its name, its count and its percentage, each with its column; None where nothing is printed."""

    row: Row
    name: str
    count: Printed | None
    count_column: Column
    percent: Printed | None
    percent_column: Column | None

    @property
    def counted_at(self) -> Place:
        """Where the count stands."""
        return self.row.place(self.count_column)

    @property
    def shared_at(self) -> Place:
        """Where the percentage stands; the count's place where it is printed in the same cell or not at all."""
        return self.row.place(self.percent_column or self.count_column)

    @property
    def number(self) -> Fraction | None:
        """The count where it is a number."""
        return self.count.value if self.count is not None and self.count.kind is Kind.NUMBER else None


@dataclass(frozen=True)
class Block:
    """Items that stand under one heading; ``about`` is all that the page says of them, in small letters.

    ``base`` is what the counts of the column are rounded to, 1 where they are exact.
    """

    about: str
    items: tuple[Item, ...]
    base: Fraction


def blocks(sheet: Sheet, rules: Rules) -> tuple[Block, ...]:
    """Every block of a table, in order; a block of one item too."""
    counts = sheet.having(Role.COUNT)
    if len(counts) == 1:
        shares = sheet.having(Role.SHARE)
        return tuple(_long(sheet, counts[0], shares[0] if len(shares) == 1 else None, rules))
    wide = tuple(_wide(sheet, rules))
    values = (*sheet.having(Role.VALUE), *sheet.having(Role.LATEST))
    return wide or (tuple(_long(sheet, values[0], None, rules)) if values else ())


def folded(text: str) -> str:
    """Words in small letters with single spaces, without the stops around them."""
    return " ".join(text.replace("\u00a0", " ").casefold().split()).strip(" .:;")


def is_total(name: str, rules: Rules) -> bool:
    """Whether a row's name says that it holds the total of the others."""
    words = folded(name)
    return any(words == total or words.startswith(f"{total} ") for total in rules.words("blocks", "total_words"))


def _long(sheet: Sheet, count: Column, share: Column | None, rules: Rules) -> Iterator[Block]:
    nested = any(row.text(Role.SUBLABEL) for row in sheet.rows) and _runs_under_labels(sheet)
    base = max(base_of(sheet, count, rules), doubted_base(sheet, (count,), rules))
    for _, group in groupby(sheet.rows, key=lambda row: _heading(row, nested)):
        rows = tuple(group)
        items = tuple(_item(row, row.text(Role.SUBLABEL) if nested else row.label, count, share) for row in rows)
        yield Block(_about(rows[0], nested), items, base)


def _runs_under_labels(sheet: Sheet) -> bool:
    """Whether one label stands over several rows that differ below it."""
    labels = [row.text(Role.LABEL) for row in sheet.rows]
    return any(one and one == other for one, other in pairwise(labels))


def _heading(row: Row, nested: bool) -> tuple[str, ...]:
    above = [row.raw(column) for role in _ABOVE for column in row.sheet.having(role)]
    return (*above, row.text(Role.LABEL)) if nested else tuple(above)


def _about(row: Row, nested: bool) -> str:
    grid = row.sheet.grid
    return folded(" ".join((grid.table, *_heading(row, nested), row.text(Role.UNIT))))


def _item(row: Row, name: str, count: Column, share: Column | None) -> Item:
    cell = row.at(count)
    if share is not None:
        return Item(row, name, _given(cell), count, _given(row.at(share)), share)
    return _one_cell(row, name, cell, count)


def _one_cell(row: Row, name: str, cell: Printed, column: Column) -> Item:
    """A cell such as "64% (14)" or "14 (64%)" holds both, one such as "14" the count alone."""
    beside = cell.beside
    if beside is None or beside.kind is not Kind.NUMBER or (cell.sign == "%") == (beside.sign == "%"):
        return Item(row, name, _given(cell) if cell.sign != "%" else None, column, None, None)
    percent, count = (cell, beside) if cell.sign == "%" else (beside, cell)
    return Item(row, name, count, column, percent, None)


def _given(cell: Printed) -> Printed | None:
    return None if cell.kind is Kind.BLANK else cell


def _wide(sheet: Sheet, rules: Rules) -> Iterator[Block]:
    """Blocks that lie in one row: several columns of counts, each with the percentages of the same heading."""
    counts = (*sheet.having(Role.COUNT), *sheet.having(Role.PART))
    if len(counts) < 2:
        return
    shares = {folded(column.about): column for column in sheet.having(Role.SHARE)}
    base = max(doubted_base(sheet, counts, rules), *(base_of(sheet, column, rules) for column in counts))
    for row in sheet.rows:
        items = tuple(_item(row, column.about or column.heading, column, _beside(column, shares)) for column in counts)
        grid = sheet.grid
        yield Block(folded(" ".join((grid.table, *_heading(row, False), row.label, row.text(Role.UNIT)))), items, base)


def _beside(column: Column, shares: dict[str, Column]) -> Column | None:
    return shares.get(folded(column.about)) if column.about else None


_ABOVE: Final = (Role.GROUP, Role.PERIOD)
