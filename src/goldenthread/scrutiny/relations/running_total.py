"""A column of totals to date grows in every row by what the row adds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, permutations
from typing import Final

from goldenthread.scrutiny.figures.cells import AMOUNTS, COUNTED, Bases, Cell, bases, found
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.blocks import is_total
from goldenthread.scrutiny.reckoning.convention import beyond_chance
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import like
from goldenthread.scrutiny.spans import Span, about

_KEY: Final = "running-total"
_ADDED: Final = COUNTED | AMOUNTS | frozenset({Role.IGNORED})
#: A table of more columns of figures than these is too wide for totals to date to be looked for.
_WIDEST: Final = 12
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class _Step:
    """A row with its total to date, the total before it (None in the first row) and what the row adds."""

    total: Cell
    before: Cell | None
    added: Cell
    out: Span

    @property
    def fits(self) -> bool:
        """Whether the total grows by what is added."""
        return self.out.holds(Fraction(0))

    @property
    def chance(self) -> float:
        """How likely it would by chance; the first row shows little."""
        size = abs(self.added.printed.number)
        if self.before is None or not size:
            return 1.0
        return min(1.0, float((self.out.high - self.out.low + self.added.printed.step) / size))


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look for a column of totals to date beside what each period adds, where each row is of a period."""
    rows = _periods(sheet, rules)
    if len(rows) < _FEWEST:
        return
    held = bases(sheet, rules)
    figures = [one for one in sheet.columns if one.role in _ADDED and one.sign != "%" and _numbers(rows, one)]
    pairs = list(permutations(figures, 2)) if len(figures) <= _WIDEST else []
    done: set[int] = set()
    for added, total in pairs:
        steps = list(_steps(rows, added, total, held)) if total.index not in done else []
        fits = [one for one in steps if one.fits]
        faults = sum(verdict.verdict is Verdict.DISAGREES for verdict in _judged(steps))
        named = any(word in total.heading.casefold() for word in rules.words("periods", "running_words"))
        if steps and beyond_chance([one.chance for one in fits], 2 * faults - 1, len(pairs), rules, sure=named):
            done.add(total.index)
            yield from _judged(steps)
        elif len(fits) > _FEWEST - 1:
            yield cannot_tell(steps[0].total.place, "too few rows show that these are totals to date")


def _periods(sheet: Sheet, rules: Rules) -> tuple[Row, ...]:
    """The rows of a table in which each is of a period, up to its total; none where they are not one series."""
    rows = [row for row in sheet.rows if any(row.raw(column) for column in sheet.columns)]
    names = [row.text(Role.PERIOD) or row.text(Role.LABEL) for row in rows]
    while rows and is_total(names[-1], rules):
        rows, names = rows[:-1], names[:-1]
    dated = [period_of(name) for name in names]
    known = [period for period in dated if period is not None]
    # One period may stand twice by mistake; a table of many rows of each is of several measures.
    if len(known) < len(rows) or len(set(known)) < len(rows) - 1 or len({one.kind for one in known}) != 1:
        return ()
    return tuple(rows) if all(one.first <= other.first for one, other in pairwise(known)) else ()


def _numbers(rows: Sequence[Row], column: Column) -> bool:
    first, *cells = [row.at(column) for row in rows]
    # What a first row adds to a total that is not shown may be left blank.
    started = first.kind in {Kind.NUMBER, Kind.BLANK, Kind.NOT_AVAILABLE, Kind.NOT_APPLICABLE}
    return started and all(cell.kind is Kind.NUMBER and cell.sign != "%" for cell in cells)


def _span(cell: Cell, held: Bases) -> Span:
    """What a figure may have been: whole numbers that are no money are counted, unless their table rounds them."""
    base = held.get(cell.column.index, Fraction(1))
    if cell.printed.step != 1 or "£" in f"{cell.printed.sign}{cell.column.sign}":
        return cell.printed.span()
    return about(cell.printed.number, base) if base > 1 else cell.printed.itself()


def _steps(rows: Sequence[Row], added: Column, total: Column, held: Bases) -> Iterator[_Step]:
    before: Cell | None = None
    for row in rows:
        now, more = Cell(row, total), Cell(row, added)
        if now.number is None or more.number is None:
            before = now if now.number is not None else None
            continue
        grown = _span(now, held) - _span(before, held) if before is not None else _span(now, held)
        out = grown - _span(more, held)
        if before is None and not out.holds(Fraction(0)):
            # The first row may go on from a total that is not shown.
            before = now
            continue
        if (
            before is not None
            and not out.holds(Fraction(0))
            and (_span(now, held) - _span(more, held)).holds(Fraction(0))
        ):
            # A new year begins.
            out = _span(now, held) - _span(more, held)
        yield _Step(now, before, more, out)
        before = now


def _judged(steps: Sequence[_Step]) -> Iterator[Outcome]:
    place = 0
    while place < len(steps):
        one = steps[place]
        if one.fits:
            yield agrees(one.total.place)
            place += 1
            continue
        after = steps[place + 1] if place + 1 < len(steps) else None
        undone = after is not None and not after.fits and (one.out + after.out).holds(Fraction(0))
        yield disagrees(_finding(one, of_total=undone or after is None))
        place += 2 if undone else 1


def _finding(one: _Step, of_total: bool) -> Finding:
    """The total is wrong where the next row takes back what it is out by; else what was added may be."""
    start = one.before.printed.number if one.before is not None else Fraction(0)
    total, added = one.total, one.added
    cell, meant = (total, start + added.printed.number) if of_total else (added, total.printed.number - start)
    expected = like(meant, cell.printed)
    lead = f"{one.before.text} + " if one.before is not None else ""
    return found(
        _KEY,
        Level.CONTRADICTION,
        cell,
        expected,
        f"{lead}{added.text} = {like(start + added.printed.number, total.printed)}, not {total.text}",
        f"{total.row.label}: in the other rows the total to date grows by what the row adds (inferred from them); here it "
        "does not. Which of the figures is meant?",
        f"Print {expected}, or correct the figure that is wrong",
        (total, added, one.before),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A total to date grows by what each period adds",
    sentence="Where a column of totals to date stands beside what each period adds, each total is the one before it and what its "
    "period adds.",
    rounding="Counts are exact unless their table rounds them; amounts may each have been rounded to their last printed digit.",
    examples=(
        Example(
            "201 and 188 are 389.",
            """
            period | count (month) | count (to date)
            2022-04 | 201 | 201
            2022-05 | 188 | 389
            2022-06 | 214 | 603
            2022-07 | 176 | 779
            """,
            (Verdict.AGREES,) * 4,
        ),
        Example(
            "389 and 214 are 603, not 630.",
            """
            period | count (month) | count (to date)
            2022-04 | 201 | 201
            2022-05 | 188 | 389
            2022-06 | 214 | 630
            2022-07 | 176 | 779
            2022-08 | 142 | 921
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES),
            "4 count (to date)",
            "603",
        ),
        Example(
            "Two rows that fit beside two that do not show no rule.",
            """
            period | count (month) | count (to date)
            2022-04 | 201 | 201
            2022-05 | 188 | 389
            2022-06 | 214 | 603
            2022-07 | 176 | 800
            2022-08 | 142 | 900
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
