"""Figures, titles and targets of a row are in one unit."""

from collections.abc import Iterable, Iterator
from typing import Final

from goldenthread.scrutiny.figures.cells import FIGURES, Cell, cell_of, found, value_column
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.printed import Kind
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import bare
from goldenthread.scrutiny.units import Unit, sign_unit, unit_in, units_in

_KEY: Final = "unit"
_RATES: Final = frozenset({Unit.PER_10_000, Unit.PER_100_000})
#: Units that exclude each other: what is in one of them is not in another.
_APART: Final = frozenset({Unit.PERCENT, Unit.COUNT}) | _RATES
_SIGNED: Final = frozenset({*FIGURES, Role.TARGET, Role.COMPARATOR})


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare the signs in the cells of every row with its unit, and its unit with its title."""
    for row in sheet.rows:
        column = value_column(sheet)
        if column is None or row.at(column).kind not in {Kind.NUMBER, Kind.NOT_APPLICABLE, Kind.NOT_AVAILABLE}:
            continue
        faults = list(_row(row, rules))
        if faults:
            yield from (disagrees(fault) for fault in faults)
        elif _told(row) & _APART:
            yield agrees(row.place(column))
        else:
            yield cannot_tell(row.place(column), "neither title nor unit says what the figure is in")


def _told(row: Row) -> frozenset[Unit]:
    """What a row is said to be in: by its unit column where it has one that is understood, else by its title."""
    stated = unit_in(row.text(Role.UNIT))
    return frozenset({stated}) if stated is not Unit.UNKNOWN else units_in(row.label)


def _row(row: Row, rules: Rules) -> Iterator[Finding]:
    signed = [Cell(row, column) for column in row.sheet.columns if column.role in _SIGNED]
    signed = [cell for cell in signed if cell.printed.kind in {Kind.NUMBER, Kind.RANGE}]
    told = _told(row)
    # A title that names two units ("number and percentage of") is in neither for certain.
    said = next(iter(told & _APART)) if len(told & _APART) == 1 else None
    title = _title(row, signed)
    if title is not None:
        yield title
    elif said is not None:
        yield from _signs(row, signed, said)
    else:
        yield from _among(row, signed)
    published = _published(row, said, rules)
    if published is not None:
        yield published
    if said is Unit.COUNT:
        yield from _averages(row, signed, rules)


def _title(row: Row, signed: list[Cell]) -> Finding | None:
    """A title of one unit over a unit column of another."""
    unit, label = cell_of(row, Role.UNIT), cell_of(row, Role.LABEL)
    stated, titled = unit_in(row.text(Role.UNIT)), units_in(row.label)
    clash = titled & _APART
    if unit is None or label is None or stated not in _APART or not clash or stated in titled:
        return None
    if len(clash) > 1 or (titled - clash):
        return None
    named = next(iter(clash))
    signs = {sign_unit(cell.printed.sign) for cell in signed} - {Unit.UNKNOWN}
    at, other = (label, unit) if signs == {stated} else (unit, label)
    expected = f"a title that says {stated.value}" if at is label else named.value
    shown = next((cell.text for cell in signed if cell.printed.sign), "")
    printed = f", the figures print {shown}" if shown else ""
    return found(
        _KEY,
        Level.UNIT,
        at,
        expected,
        f"the title says {named.value}, the unit {stated.value}{printed}",
        f"{row.label}: title and unit do not name the same thing. Which is the figure?",
        "Correct the title or the unit",
        (other, *signed),
    )


def _signs(row: Row, signed: list[Cell], said: Unit) -> Iterator[Finding]:
    astray = [cell for cell in signed if _other(cell, said)]
    figures = [cell for cell in signed if cell.column.role in FIGURES]
    unit = cell_of(row, Role.UNIT)
    if len(astray) > 1 and unit is not None and unit.text and all(_other(cell, said) for cell in figures):
        yield _of_cell(unit, said, sign_unit(astray[0].printed.sign), astray)
        return
    for cell in astray:
        yield _of_cell(cell, said, sign_unit(cell.printed.sign), [one for one in signed if one is not cell])


def _among(row: Row, signed: list[Cell]) -> Iterator[Finding]:
    """A percentage among figures that the unit of their row says to be days or money."""
    stated = unit_in(row.text(Role.UNIT))
    figures = [cell for cell in signed if cell.column.role in FIGURES]
    astray = [cell for cell in figures if sign_unit(cell.printed.sign) is Unit.PERCENT]
    if stated in {Unit.DURATION, Unit.MONEY} and len(astray) == 1 < len(figures):
        yield _of_cell(astray[0], stated, Unit.PERCENT, [one for one in signed if one is not astray[0]])


def _other(cell: Cell, said: Unit) -> bool:
    unit = sign_unit(cell.printed.sign)
    return unit is not said and unit in _APART | {Unit.MONEY, Unit.DURATION}


def _of_cell(at: Cell, said: Unit, printed: Unit, others: Iterable[Cell]) -> Finding:
    target = at.column.role is Role.TARGET
    unit = at.column.role is Role.UNIT
    plain = bare(at.text)
    expected = printed.value if unit else f"{plain} {said.value}" if said in _RATES else plain
    if target:
        expected = f"a target that is {said.value}"
    what = (
        "the target is in another unit than the figure"
        if target
        else "a figure is printed in another unit than its row"
    )
    return found(
        _KEY,
        Level.UNIT,
        at,
        expected,
        f"{at.text} is {printed.value}; the row is {said.value}"
        if not unit
        else f"the unit is {said.value}; the figures are {printed.value}",
        f"{at.row.label}: {what}. Which is meant?",
        f"Print {expected}"
        if not target
        else "Print the target in the unit of the figure, or the figure in that of the target",
        others,
    )


def _published(row: Row, said: Unit | None, rules: Rules) -> Finding | None:
    """A rate that the nation publishes per another number of people."""
    if said not in _RATES or said is None:
        return None
    label = row.label.casefold()
    for words, value in rules.table("units", "published").items():
        if words in label and value != said.value:
            at = cell_of(row, Role.UNIT) if unit_in(row.text(Role.UNIT)) is said else cell_of(row, Role.LABEL)
            column = value_column(row.sheet)
            if at is None or column is None:
                return None
            return found(
                _KEY,
                Level.UNIT,
                at,
                str(value),
                f"{row.raw(column)} {said.value}; {words} are published {value}",
                f"{row.label}: figures of {words} are published {value}. Is this one too?",
                f"Say {value}, or print the figure {said.value}",
                (Cell(row, column),),
            )
    return None


def _averages(row: Row, signed: list[Cell], rules: Rules) -> Iterator[Finding]:
    """A comparator with decimals beside a whole count of cases, which only an average of counts could be."""
    column = value_column(row.sheet)
    if column is None or row.at(column).step != 1:
        return
    for cell in signed:
        words = f"{cell.column.about} {cell.column.heading}".casefold()
        if cell.column.role is not Role.COMPARATOR or cell.printed.step >= 1 or cell.printed.sign:
            continue
        if not any(word in words for word in rules.words("units", "averages")):
            yield found(
                _KEY,
                Level.QUESTION,
                cell,
                "a count",
                f"{row.raw(column)} is a count; {cell.text} beside it is not whole",
                f"{row.label}: the comparator looks like a percentage or rate, and the figure is a count. Are they comparable?",
                "Print both in one unit, or leave the comparator out",
                (Cell(row, column),),
            )


RELATION: Final = Relation(
    key=_KEY,
    title="A row is in one unit",
    sentence="A figure, its title, its target and its comparators are in one unit.",
    rounding="Nothing is rounded. A percent sign on a change may mean points, and is never held against it.",
    examples=(
        Example(
            "A percentage with a percentage for its target.",
            """
            label | unit | target | latest
            Percentage of reviews in time | percent | 95% | 96.4%
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "A rate per 10,000 printed as a percentage.",
            """
            label | unit | previous | latest
            Children subject to a plan (per 10,000) | rate per 10,000 | 30.4 | 21.9%
            """,
            (Verdict.DISAGREES,),
            "2 latest",
            "21.9 per 10,000",
        ),
        Example(
            "A title that asks how many, over a percentage.",
            """
            label | unit | target | latest
            How many care leavers are in work | percent | 55% | 64.5
            """,
            (Verdict.DISAGREES,),
            "2 label",
            "a title that says percent",
        ),
        Example(
            "Nothing says what the figure is in.",
            """
            label | latest
            Care leavers in work | 64.5
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
