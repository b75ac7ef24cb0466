"""Sums and percentages that the amounts of one row must keep, and which amount is astray where they do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.reckoning.blocks import is_total
from goldenthread.scrutiny.roles import Column
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row
from goldenthread.scrutiny.shown import like, plain
from goldenthread.scrutiny.spans import Span, about

Changed = Mapping[Column, Fraction]
_UNCHANGED: Final[Changed] = {}
_HUNDRED: Final = 100
_MINUS: Final = "−"


@dataclass(frozen=True)
class Sum:
    """``result`` is the sum of its terms, each taken +1 or −1 times.

    A blank or a dash among ``optional`` columns is nothing. ``sized`` compares sizes without signs; ``whole`` takes the
    numbers as exact, else each may have been rounded to its last printed digit. ``open`` where a table may have more terms
    than are known, so that a column that was not recognised may be one.
    """

    result: Column
    terms: tuple[tuple[Column, int], ...]
    optional: frozenset[Column] = frozenset()
    sized: bool = False
    whole: bool = False
    open: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The result, then the terms."""
        return (self.result, *(column for column, _ in self.terms))

    def holds(self, row: Row, rules: Rules, changed: Changed = _UNCHANGED) -> bool | None:
        """Whether the sum holds, with some numbers changed; None where one of them is not printed."""
        if not self._told(row, changed):
            return None
        summed, result = self._sum(row, changed), _number(row, self.result, changed)
        room = Fraction(0) if self.whole else self._room(row, rules)
        return abs(summed - result) <= room or (self.sized and abs(summed + result) <= room)

    def solved(self, row: Row, column: Column, rules: Rules) -> Fraction | None:
        """What a column would have to hold, the others standing; None where the sum does not tell."""
        if not self._told(row, {column: Fraction(0)}):
            return None
        if column == self.result:
            return self._sum(row, _UNCHANGED)
        sign = next(sign for one, sign in self.terms if one == column)
        rest = self._sum(row, {column: Fraction(0)})
        return (_number(row, self.result, _UNCHANGED) - rest) * sign

    def told(self, row: Row) -> str:
        """The sum in one line with its printed figures."""
        shown = ""
        for column, sign in self.terms:
            if not _given(row, column):
                continue
            lead = (" + " if sign > 0 else f" {_MINUS} ") if shown else ("" if sign > 0 else _MINUS)
            shown += f"{lead}{row.raw(column)}"
        should = like(self._sum(row, _UNCHANGED), row.at(self.result))
        return f"{shown} = {should}, not {row.raw(self.result)}"

    def _told(self, row: Row, changed: Changed) -> bool:
        return all(column in changed or column in self.optional or _given(row, column) for column in self.columns)

    def _sum(self, row: Row, changed: Changed) -> Fraction:
        return sum((sign * _number(row, column, changed) for column, sign in self.terms), Fraction(0))

    def _room(self, row: Row, rules: Rules) -> Fraction:
        """By how much rounding may set the two sides apart: half of every last digit, and no less than the slack."""
        steps = [row.at(column).step for column in self.columns if _given(row, column)]
        return max(sum(steps, Fraction(0)) / 2, rules.number("money", "slack_steps") * max(steps, default=Fraction(0)))


@dataclass(frozen=True)
class Share:
    """``result`` is the percentage of ``bottom`` that ``top`` is; ``sized`` compares sizes without signs."""

    result: Column
    top: Column
    bottom: Column
    sized: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """The percentage, what it is of, and the whole."""
        return (self.result, self.top, self.bottom)

    def holds(self, row: Row, rules: Rules, changed: Changed = _UNCHANGED) -> bool | None:
        """Whether the percentage holds; None where a number is not printed or the whole may be nought."""
        if not all(column in changed or _given(row, column) for column in self.columns):
            return None
        top, bottom, shown = (_number(row, column, changed) for column in (self.top, self.bottom, self.result))
        if abs(bottom) <= row.at(self.bottom).step / 2:
            return None
        middle, slack = _HUNDRED * top / bottom, rules.number("money", "percent_slack")
        if abs(middle - shown) <= slack or (self.sized and abs(middle + shown) <= slack):
            return True
        share = self._share(row, top, bottom)
        printed = about(shown, row.at(self.result).step)
        return share is not None and (share.meets(printed) or (self.sized and share.times(-1).meets(printed)))

    def cut(self, row: Row) -> bool:
        """Whether cutting digits off gives the printed percentage."""
        if not all(_given(row, column) for column in self.columns):
            return False
        share = self._share(row, row.at(self.top).number, row.at(self.bottom).number)
        return share is not None and share.meets(row.at(self.result).cut())

    def solved(self, row: Row, column: Column, rules: Rules) -> Fraction | None:
        """What the percentage would have to be; None for another column, of which a percentage tells too little."""
        if column != self.result or not _given(row, self.top) or not _given(row, self.bottom):
            return None
        bottom = row.at(self.bottom).number
        return _HUNDRED * row.at(self.top).number / bottom if bottom else None

    def told(self, row: Row) -> str:
        """The division in one line with its printed figures."""
        share = _HUNDRED * row.at(self.top).number / row.at(self.bottom).number
        places = row.at(self.result).places + 1
        return f"{row.raw(self.top)} ÷ {row.raw(self.bottom)} = {plain(share, places)}%, not {row.raw(self.result)}"

    def _share(self, row: Row, top: Fraction, bottom: Fraction) -> Span | None:
        """What the percentage may be, the two amounts having been rounded."""
        return about(top, row.at(self.top).step).times(_HUNDRED).over(about(bottom, row.at(self.bottom).step))


Equation = Sum | Share


@dataclass(frozen=True)
class Astray:
    """One amount that does not fit: its column, what it would have to be, and the equation that says so.

    ``settled`` where changing this one amount would make every equation of the row hold.
    """

    column: Column
    meant: Fraction
    equation: Equation
    settled: bool


def astray(row: Row, equations: Sequence[Equation], rules: Rules) -> tuple[Astray, ...]:
    """The one amount whose change would mend every equation of a row, or the result of each that does not hold."""
    failing = [one for one in equations if one.holds(row, rules) is False]
    if not failing:
        return ()
    columns = dict.fromkeys([one.result for one in failing] + [column for one in failing for column in one.columns])
    mends = [
        Astray(column, meant, failed, True)
        for column in columns
        for failed in failing
        if column in failed.columns and (meant := failed.solved(row, column, rules)) is not None
        if all(one.holds(row, rules, {column: meant}) is not False for one in equations)
    ]
    if mends:
        return (next((one for one in mends if _mends_total(row, one, rules)), mends[0]),)
    alone = (Astray(one.result, one.solved(row, one.result, rules) or Fraction(0), one, False) for one in failing)
    return tuple(alone)


def _mends_total(row: Row, one: Astray, rules: Rules) -> bool:
    """Whether the change also makes the column add up to its printed total, to which it does not add up now."""
    sums = _column(row, one.column, rules)
    if sums is None:
        return False
    rows, whole, slack = sums
    now = rows - whole
    change = one.meant - row.at(one.column).number if _given(row, one.column) else one.meant
    then = now - change if row.sheet.rows[-1].line == row.line else now + change
    return abs(now) > slack >= abs(then)


def _column(row: Row, column: Column, rules: Rules) -> tuple[Fraction, Fraction, Fraction] | None:
    """The sum of a column's rows, the total in its last row, and by how much they may differ in rounding."""
    *rows, last = row.sheet.rows
    if not rows or not _given(last, column) or not is_row_of_totals(last, rules):
        return None
    cells = [one.at(column) for one in rows if _given(one, column) and not is_row_of_totals(one, rules)]
    step = max((cell.step for cell in cells), default=Fraction(1))
    return sum((cell.number for cell in cells), Fraction(0)), last.at(column).number, step * (len(cells) + 1) / 2


def is_row_of_totals(row: Row, rules: Rules) -> bool:
    """Whether one of the words of a row says that it holds totals."""
    return any(is_total(row.raw(column), rules) for column in row.sheet.columns if not _given(row, column))


def _given(row: Row, column: Column) -> bool:
    return row.at(column).kind is Kind.NUMBER


def _number(row: Row, column: Column, changed: Changed) -> Fraction:
    if column in changed:
        return changed[column]
    cell: Printed = row.at(column)
    return cell.number if cell.kind is Kind.NUMBER else Fraction(0)
