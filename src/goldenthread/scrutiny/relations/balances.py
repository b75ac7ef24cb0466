"""What a period closes with is what it opened with, and what came and went in it."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from goldenthread.scrutiny.findings import Outcome, Verdict, cannot_tell
from goldenthread.scrutiny.periods import period_of
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.reckoning.convention import beyond_chance, most
from goldenthread.scrutiny.reckoning.equations import Sum
from goldenthread.scrutiny.reckoning.rounding import base_of
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.relations.money import judged
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

_ASIDE: Final = frozenset(
    {
        *(Role.OPENING, Role.CLOSING, Role.LABEL, Role.SUBLABEL, Role.GROUP, Role.PERIOD, Role.ID, Role.REF),
        *(Role.REMARK, Role.BARE, Role.SHARE, Role.TARGET),
    }
)


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Find the movements that most rows show to lie between opening and closing, and look at every row."""
    if not sheet.has(Role.OPENING, Role.CLOSING):
        return
    way = _way(sheet, rules)
    if way is not None:
        yield from judged(sheet, (way,), _KEY, rules)
    elif sheet.rows:
        place = sheet.rows[0].place(Role.CLOSING)
        yield cannot_tell(place, "too few rows show which columns lie between opening and closing")


def _way(sheet: Sheet, rules: Rules) -> Sum | None:
    """The sum that most rows keep, of as few movements as keep it."""
    moves = _moves(sheet, rules)
    if not 0 < len(moves) <= rules.number("balances", "most_movements"):
        return None
    signs = (one for one in product((0, 1, -1), repeat=len(moves)) if any(one))
    ways = [_sum(sheet, moves, one) for one in sorted(signs, key=lambda one: sum(map(abs, one)))]
    told = [row for row in sheet.rows if ways[-1].holds(row, rules) is not None]
    fits = [sum(way.holds(row, rules) is True for row in told) for way in ways]
    best = max(fits, default=0)
    way = ways[fits.index(best)]
    if most(best, len(told), rules):
        return way
    chances = [_chance(row, way) for row in told if way.holds(row, rules)]
    # The headings say that there is such a sum; a movement that is left out of it makes more sums to choose from.
    tried = len(ways) if len(way.terms) <= len(moves) else 2 ** len(moves)
    return way if beyond_chance(chances, len(told) - best, tried, rules, sure=True) else None


def _chance(row: Row, way: Sum) -> float:
    """How likely opening and closing would be as far apart by chance: as likely as any number that came and went."""
    moved = max(abs(row.at(column).number) for column in way.columns[2:] if row.at(column).kind is Kind.NUMBER)
    return min(1.0, float(1 / moved)) if moved else 1.0


def _moves(sheet: Sheet, rules: Rules) -> list[Column]:
    """The columns of numbers that may be what came or went; none where counts are rounded, for then no sum is exact."""
    columns = {column.index: column for column in sheet.columns}
    named = {column.index for column in sheet.columns if column.role in _ASIDE}
    if any(base_of(sheet, column, rules) > 1 for column in columns.values()):
        return []
    return [column for index, column in columns.items() if index not in named and _amounts(sheet, column)]


def _amounts(sheet: Sheet, column: Column) -> bool:
    cells = [row.at(column) for row in sheet.rows if row.raw(column)]
    numbers = [cell for cell in cells if cell.kind is Kind.NUMBER and period_of(cell.text) is None]
    return len(numbers) * 2 > len(cells) and column.sign != "%" and all(cell.sign != "%" for cell in numbers)


def _sum(sheet: Sheet, moves: list[Column], signs: tuple[int, ...]) -> Sum:
    opening, closing = sheet.having(Role.OPENING)[0], sheet.having(Role.CLOSING)[0]
    terms = tuple((column, sign) for column, sign in zip(moves, signs, strict=True) if sign)
    columns = (opening, closing, *(column for column, _ in terms))
    return Sum(closing, ((opening, 1), *terms), frozenset(column for column, _ in terms), whole=_whole(sheet, columns))


def _whole(sheet: Sheet, columns: Iterable[Column]) -> bool:
    """Whether the figures are counts: printed whole, and no money."""
    cells = [row.at(column) for column in columns for row in sheet.rows if row.at(column).kind is Kind.NUMBER]
    signs = {*_signs(columns), *(cell.sign for cell in cells)}
    return all(cell.step == 1 for cell in cells) and not any("£" in sign for sign in signs)


def _signs(columns: Iterable[Column]) -> Iterator[str]:
    return (column.sign for column in columns)


_KEY: Final = "balances"
RELATION: Final = Relation(
    key=_KEY,
    title="Opening and what came and went give the closing figure",
    sentence="A period closes with what it opened with, more by what came in it and less by what went.",
    rounding="Counts are exact; amounts may each have been rounded to their last printed digit. Which columns come and go is taken "
    "from most of the rows.",
    examples=(
        Example(
            "315 and 25 less 13 are 327.",
            """
            period | opening | part (started) | part (ended) | closing
            2017-04 | 315 | 25 | 13 | 327
            2017-05 | 327 | 29 | 14 | 342
            2017-06 | 342 | 26 | 17 | 351
            2017-07 | 351 | 18 | 14 | 355
            """,
            (Verdict.AGREES,) * 4,
        ),
        Example(
            "351 and 18 less 14 are 355, not 365.",
            """
            period | opening | part (started) | part (ended) | closing
            2017-04 | 315 | 25 | 13 | 327
            2017-05 | 327 | 29 | 14 | 342
            2017-06 | 342 | 26 | 17 | 351
            2017-07 | 351 | 18 | 14 | 365
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES),
            "5 closing",
            "355",
        ),
        Example(
            "Two rows do not show what lies between.",
            """
            period | opening | part (started) | closing
            2017-04 | 315 | 25 | 327
            2017-05 | 327 | 29 | 342
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
