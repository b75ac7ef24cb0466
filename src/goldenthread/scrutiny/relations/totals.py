"""Parts add up to their totals: rows, columns, subtotals and years to date."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.scrutiny.figures.added import added_columns
from goldenthread.scrutiny.figures.cells import Bases, Cell, bases, found
from goldenthread.scrutiny.figures.structure import (
    Totalled,
    counted_columns,
    down,
    totalled_columns,
    totalled_rows,
)
from goldenthread.scrutiny.figures.sums import Sum, hidden_among, sum_of
from goldenthread.scrutiny.figures.suspects import Tie, astray, ties
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.shown import like, plain

_KEY: Final = "totals"


@dataclass(frozen=True, slots=True)
class _Fault:
    """A sum that does not add up; ``confirmed`` where other figures of the table show that it is one."""

    sum: Sum
    level: Level
    confirmed: str


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Add up every row and column that has a total."""
    held = bases(sheet, rules)
    faults: list[_Fault] = []
    for totalled in totalled_rows(sheet, rules):
        yield from _row(totalled, sheet, held, rules, faults)
    named = list(totalled_columns(sheet, rules))
    shown = [(whole, parts) for whole, parts in added_columns(sheet, rules) if all(whole != one for one, _ in named)]
    for (whole, parts), adds in [*((one, False) for one in named), *((one, True) for one in shown)]:
        yield from _column(sheet, whole.index, [part.index for part in parts], held, rules, faults, adds)
    yield from _told(faults, ties(sheet, held, rules) if faults else ())


def _row(totalled: Totalled, sheet: Sheet, held: Bases, rules: Rules, faults: list[_Fault]) -> Iterator[Outcome]:
    """A row of totals: the rows that it adds up are those that it does in most of its columns."""
    columns = counted_columns(sheet)
    fits = [0] * len(totalled.candidates)
    open_ones: list[list[Sum]] = []
    for column in columns:
        whole = Cell(totalled.row, column)
        if whole.number is None:
            continue
        # Posts are counted in parts of one, and are added all the same.
        parted = column.role is Role.COUNT and whole.printed.step < 1 and not whole.printed.sign
        sums = [sum_of(whole, down(rows, column), held, rules, parted) for rows in totalled.candidates]
        adding = [place for place, one in enumerate(sums) if one is not None and one.agrees]
        for place in adding:
            fits[place] += 1
        if adding:
            yield agrees(whole.place)
        elif cut := next((one for one in sums if one is not None and one.cut_off), None):
            yield Outcome(Verdict.AGREES, whole.place, _finding(_Fault(cut, Level.NOTE, "")))
        elif hidden_among(down(totalled.candidates[0], column)):
            yield cannot_tell(whole.place, "a part is hidden, missing or not applicable")
        elif found_sums := [one for one in sums if one is not None]:
            open_ones.append(found_sums)
    for sums_of_one in open_ones:
        fault = _judged(sums_of_one, totalled, fits, rules)
        if fault is None:
            yield cannot_tell(sums_of_one[0].whole.place, "the total may be of other rows, or be no sum")
        else:
            faults.append(fault)


def _judged(sums: Sequence[Sum], totalled: Totalled, fits: Sequence[int], rules: Rules) -> _Fault | None:
    best = max(fits)
    if best:
        rows = totalled.candidates[fits.index(best)]
        one = next((one for one in sums if len(one.parts) == len(rows) and one.parts[0].row is rows[0]), sums[0])
        plural = "columns" if best > 1 else "column"
        return _Fault(one, _level(one), f"as it is in {best} other {plural}")
    nearest = min(sums, key=lambda one: abs(one.out))
    if any(one.like_an_average or one.counted_over for one in sums):
        return None
    if len(totalled.candidates) == 1 and totalled.sure:
        return _Fault(nearest, _level(nearest), "")
    whole = abs(nearest.whole.printed.number)
    near = abs(nearest.out) * 100 <= rules.number("totals", "doubtful_within_percent") * whole
    return _Fault(nearest, Level.QUESTION, "") if near else None


def _level(one: Sum) -> Level:
    return Level.QUESTION if one.explained_by_rounding else Level.CONTRADICTION


def _column(
    sheet: Sheet, whole: int, parts: Sequence[int], held: Bases, rules: Rules, faults: list[_Fault], shown: bool
) -> Iterator[Outcome]:
    """A column of totals, which most rows may have shown to be one; where most do not add up it holds something else."""
    columns = {column.index: column for column in sheet.columns}
    adding, astray = 0, []
    for row in sheet.rows:
        cell, cells = Cell(row, columns[whole]), [Cell(row, columns[part]) for part in parts]
        if cell.number is None:
            continue
        if hidden_among(cells):
            yield cannot_tell(cell.place, "a part is hidden, missing or not applicable")
            continue
        one = sum_of(cell, cells, held, rules, shown)
        if one is None:
            continue
        if one.agrees:
            adding += 1
            yield agrees(cell.place)
        elif one.cut_off:
            adding += 1
            yield Outcome(Verdict.AGREES, cell.place, _finding(_Fault(one, Level.NOTE, "")))
        else:
            astray.append(one)
    series = bool(parts) and columns[parts[0]].role is Role.SERIES
    for one in astray:
        numbers = [part.printed.number for part in one.parts]
        no_sum = one.like_an_average or one.counted_over
        if series:
            # A stock at the end of each month is not added up, nor is an average of them.
            no_sum = no_sum or min(numbers) <= one.whole.printed.number <= max(numbers)
        if len(astray) > max(adding, 1) or (no_sum and (series or not adding)):
            yield cannot_tell(one.whole.place, "the column may hold no sum of those beside it")
        else:
            told = f"as it is in {adding} other {'rows' if adding > 1 else 'row'}" if adding else ""
            level = Level.QUESTION if series and not adding else _level(one)
            faults.append(_Fault(one, level, told))


def _told(faults: Sequence[_Fault], known: Sequence[Tie]) -> Iterator[Outcome]:
    """A figure where a row and a column are out by as much is the one that is wrong, and is told once."""
    done: set[int] = set()
    for number, one in enumerate(faults):
        for other in range(number + 1, len(faults)):
            shared = _crossing(one.sum, faults[other].sum)
            if shared is not None and not done & {number, other} and abs(one.sum.out) == abs(faults[other].sum.out):
                done |= {number, other}
                yield disagrees(_crossed(shared, one, faults[other]))
    for number, one in enumerate(faults):
        if number not in done:
            part = astray(one.sum.parts, one.sum.out, known)
            yield disagrees(_finding(one) if part is None else _of_part(one, part))


def _crossing(one: Sum, other: Sum) -> Cell | None:
    places = {cell.place for cell in (other.whole, *other.parts)}
    return next((cell for cell in (one.whole, *one.parts) if cell.place in places), None)


def _added(one: Sum) -> str:
    if len(one.parts) > 8:
        return f"the {len(one.parts)} parts"
    return " + ".join(part.text for part in one.parts)


def _finding(fault: _Fault) -> Finding:
    one = fault.sum
    expected = like(one.sum, one.whole.printed)
    confirmed = f", {fault.confirmed}" if fault.confirmed else ""
    asks = f"it is out by {plain(abs(one.out), one.whole.printed.places)}. Is a part missing, or one of the figures mistyped?"
    if fault.level is Level.NOTE:
        asks = "the amounts look cut off, not rounded. Are they?"
    return found(
        _KEY,
        fault.level,
        one.whole,
        expected,
        f"{_added(one)} = {expected}, not {one.whole.text}",
        f"{one.whole.row.label}: the total is not the sum of its parts{confirmed}; {asks}",
        f"Print {expected}, or correct the part that is wrong",
        one.parts,
    )


def _of_part(fault: _Fault, part: Cell) -> Finding:
    """A part that its own row contradicts by as much as the total is out."""
    one = fault.sum
    expected = like(part.printed.number - one.out, part.printed)
    return found(
        _KEY,
        fault.level,
        part,
        expected,
        f"{_added(one)} = {like(one.sum, one.whole.printed)}, not {one.whole.text}",
        f"{part.row.label}: the total is out by {plain(abs(one.out))}, and so is this part in its own row. Is it mistyped?",
        f"Print {expected}",
        (one.whole, *one.parts),
    )


def _crossed(cell: Cell, one: _Fault, other: _Fault) -> Finding:
    total = cell.place == one.sum.whole.place
    meant = cell.printed.number + (one.sum.out if total else -one.sum.out)
    expected = like(meant, cell.printed)
    return found(
        _KEY,
        Level.CONTRADICTION,
        cell,
        expected,
        "; ".join(
            f"{_added(fault.sum)} = {like(fault.sum.sum, fault.sum.whole.printed)}, not {fault.sum.whole.text}"
            for fault in (one, other)
        ),
        f"{cell.row.label}: the row and the column of this figure are both out by {plain(abs(one.sum.out))}. Is it mistyped?",
        f"Print {expected}",
        (one.sum.whole, other.sum.whole, *one.sum.parts, *other.sum.parts),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="Parts add up to their totals",
    sentence="Counts and amounts add up to the total, subtotal or year to date that is printed of them; rates, averages "
    "and percentages are not added.",
    rounding="Whole counts are exact unless their table rounds them to 5 or 10; rounded amounts may each be out by half of "
    "their last printed digit, and where cutting digits off explains a total it is only noted.",
    examples=(
        Example(
            "20 and 4 compliments are 24, and two subtotals make a grand total.",
            """
            label | unit | value
            Social care | count | 20
            Early help | count | 4
            Subtotal | count | 24
            Schools | count | 3
            Libraries | count | 6
            Subtotal | count | 9
            Grand total | count | 33
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "24 and 11 are 35; the cell where a row and a column are out is the one that is wrong.",
            """
            label | unit | part (upheld) | part (not upheld) | total
            Social care | count | 9 | 15 | 24
            Early help | count | 7 | 6 | 11
            Total | count | 14 | 21 | 35
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES),
            "3 part (upheld)",
            "5",
        ),
        Example(
            "A hidden part is not nought.",
            """
            label | unit | value
            Social care | count | 20
            Early help | count | c
            Total | count | 24
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
