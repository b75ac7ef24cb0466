"""Better or worse than others: what a column says of a figure beside England's or the neighbours' agrees with the two."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, found, value_column
from goldenthread.scrutiny.figures.directions import VERDICTS, Way, way_of
from goldenthread.scrutiny.figures.polarity import polarity_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.recognise.words import tokens
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

_KEY: Final = "against-others"
#: Columns of words that no other relation reads.
_WORDS: Final = frozenset({Role.IGNORED, Role.DIRECTION, Role.RATING, Role.STATUS})
_SIDES: Final = {Way.UP: 1, Way.DOWN: -1}


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look for a column headed by one of the comparators that says better or worse, above or below."""
    value = value_column(sheet)
    if value is None:
        return
    for column in sheet.columns:
        others = [one for one in sheet.having(Role.COMPARATOR) if _is_of(column, one, rules)]
        if column.role in _WORDS and len(others) == 1:
            yield from _column(sheet, column, value, others[0], rules)


def _is_of(column: Column, other: Column, rules: Rules) -> bool:
    """Whether a heading says that its column is against a comparator: "Against England", "Compared to SN"."""
    words = tokens(column.heading)
    named = set(tokens(other.about or other.heading)) - set(rules.words("headings", "against_words"))
    return column.index != other.index and bool(named) and named < set(words) and _says_against(words, rules)


def _says_against(words: Sequence[str], rules: Rules) -> bool:
    return any(word in rules.words("headings", "against_words") for word in words)


def _column(sheet: Sheet, column: Column, value: Column, other: Column, rules: Rules) -> Iterator[Outcome]:
    for row in sheet.rows:
        said, own, theirs = Cell(row, column), Cell(row, value), Cell(row, other)
        way = way_of(said, rules)
        if way is None or own.number is None or theirs.number is None:
            continue
        meant = _meant(row, way, rules)
        if meant is None:
            yield cannot_tell(said.place, "which way is better is not said")
        elif (
            own.printed.span().meets(theirs.printed.span()) or not meant or (own.number > theirs.number) == (meant > 0)
        ):
            yield agrees(said.place)
        else:
            yield disagrees(_finding(said, own, theirs, way, rules))


def _meant(row: Row, way: Way, rules: Rules) -> int | None:
    """1 where the words say that the figure is above the other's, -1 below, 0 nothing that could be wrong."""
    if way in _SIDES:
        return _SIDES[way]
    if not VERDICTS.get(way):
        return 0
    polarity = polarity_of(row, rules)
    return None if polarity is None else VERDICTS[way] * polarity.sign


def _finding(said: Cell, own: Cell, theirs: Cell, way: Way, rules: Rules) -> Finding:
    polarity = polarity_of(said.row, rules)
    stated = way in _SIDES or (polarity is not None and polarity.stated)
    turned = {Way.BETTER: "Worse", Way.WORSE: "Better", Way.UP: "Lower", Way.DOWN: "Higher"}
    side = "above" if own.printed.number > theirs.printed.number else "below"
    why = f"; {polarity.words}" if polarity is not None and way not in _SIDES else ""
    return found(
        _KEY,
        Level.CONTRADICTION if stated else Level.QUESTION,
        said,
        turned.get(way, "another word"),
        f"{own.text} is {side} {theirs.text}{why}; said to be {said.text}",
        f"{said.row.label}: what is said of the figure beside that of {theirs.column.heading} is not so. Which is meant?",
        f"Print {turned.get(way, 'what the figures say')}, or correct the figure that is wrong",
        (own, theirs, Cell(said.row, column) if (column := said.row.column(Role.POLARITY)) else None),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="Better or worse than others agrees with their figures",
    sentence="A column that says whether a figure is better or worse than England's or the neighbours' agrees with the two figures "
    "and with which way is better.",
    rounding="Figures that may be the same before rounding may be called either.",
    examples=(
        Example(
            "91 is above 88, and more is better; 412 days are below 454, and less is better.",
            """
            label | polarity | latest | comparator (England) | ignored (against England)
            In suitable homes | high | 91 | 88 | Better
            Days to adoption | low | 412 | 454 | Better
            """,
            (Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "66 is below 71.",
            """
            label | polarity | latest | comparator (England) | ignored (against England)
            Stable placements | high | 66 | 71 | Better
            """,
            (Verdict.DISAGREES,),
            "2 ignored (against England)",
            "Worse",
        ),
        Example(
            "Which way is better is not said.",
            """
            label | latest | comparator (England) | ignored (against England)
            Looked after | 96 | 71 | Better
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
