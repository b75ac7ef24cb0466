"""Which of the parts of a failing sum is the one that is wrong: the one that its own row contradicts by as much."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import Bases, Cell, numbered, unit_read
from goldenthread.scrutiny.figures.movements import Movement, movements
from goldenthread.scrutiny.figures.parts import parts_of
from goldenthread.scrutiny.figures.quotients import column_quotients, count_share_pairs
from goldenthread.scrutiny.figures.structure import totalled_rows
from goldenthread.scrutiny.findings import Place
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.spans import Span, exactly

_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Tie:
    """A value that two cells of its row give: top over bottom times a factor, or (factor 0) top less bottom."""

    top: Place
    bottom: Place
    top_span: Span
    bottom_span: Span
    factor: int
    value: Span

    def holds(self, at: Place, by: Fraction) -> bool | None:
        """Whether the value fits when a cell is less by so much; None where the cell is neither of the two."""
        if at not in {self.top, self.bottom}:
            return None
        top, bottom = self.top_span, self.bottom_span
        top, bottom = (top - exactly(by), bottom) if at == self.top else (top, bottom - exactly(by))
        if not self.factor:
            return (top - bottom).meets(self.value)
        over = top.over(bottom)
        return over is not None and over.times(self.factor).meets(self.value)


def ties(sheet: Sheet, held: Bases, rules: Rules) -> tuple[Tie, ...]:
    """Everything in the rows of a table that two of their cells give."""
    return (
        *_quotients(sheet, held, rules),
        *_shares(sheet, held, rules),
        *_changes(movements(sheet, Role.PREVIOUS), held, rules),
        *_variances(sheet, held),
    )


def _variances(sheet: Sheet, held: Bases) -> Iterator[Tie]:
    """Outturn less budget; a table that prints it the other way round is tied by the other."""
    if not sheet.has(Role.OUTTURN, Role.VARIANCE):
        return
    for row in sheet.rows:
        spent, apart = numbered(row, Role.OUTTURN), numbered(row, Role.VARIANCE)
        budget = numbered(row, Role.REVISED) or numbered(row, Role.BUDGET)
        if spent is not None and apart is not None and budget is not None:
            spans = (spent.span(held), budget.span(held))
            yield Tie(spent.place, budget.place, *spans, 0, apart.span(held))
            yield Tie(budget.place, spent.place, spans[1], spans[0], 0, apart.span(held))


def _shares(sheet: Sheet, held: Bases, rules: Rules) -> Iterator[Tie]:
    for totalled in totalled_rows(sheet, rules):
        for count, share in count_share_pairs(sheet):
            whole = Cell(totalled.row, count)
            for row in totalled.candidates[0] if whole.number else ():
                part, percent = Cell(row, count), Cell(row, share)
                if part.number is not None and percent.number is not None:
                    spans = (part.span(held), whole.span(held))
                    yield Tie(part.place, whole.place, *spans, _HUNDRED, percent.printed.span())


def _quotients(sheet: Sheet, held: Bases, rules: Rules) -> Iterator[Tie]:
    for row in sheet.rows:
        parts = parts_of(row, held, rules)
        if parts is not None and parts.over.place != parts.under.place and len(parts.factors) == 1:
            value = parts.value.printed.span()
            yield Tie(parts.over.place, parts.under.place, parts.top, parts.bottom, parts.factors[0], value)
    for some in column_quotients(sheet, held, rules):
        for one in some:
            if len(one.tops) == 1:
                spans = (one.tops[0].span(held), one.bottom.span(held))
                yield Tie(one.tops[0].place, one.bottom.place, *spans, one.factor, one.share.printed.span())


def _changes(moved: Sequence[Movement], held: Bases, rules: Rules) -> Iterator[Tie]:
    for one in moved:
        if one.rise is not None and one.change is not None and one.change.number is not None:
            unit = unit_read(one.latest, rules)
            spans = (one.latest.span(held, unit), one.earlier.span(held, unit))
            yield Tie(one.latest.place, one.earlier.place, *spans, 0, one.change.span(held, unit))


def astray(cells: Sequence[Cell], by: Fraction, known: Sequence[Tie]) -> Cell | None:
    """The one cell that its row contradicts as it is, and that its row agrees with when it is less by so much."""
    found = [
        cell
        for cell in cells
        if any(tie.holds(cell.place, Fraction(0)) is False and tie.holds(cell.place, by) for tie in known)
    ]
    return found[0] if len(found) == 1 else None
