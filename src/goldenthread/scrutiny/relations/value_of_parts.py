"""Value = numerator ÷ denominator, as a share, a rate, a ratio or an average."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.figures.cells import bases, found
from goldenthread.scrutiny.figures.parts import FACTORS, Parts, parts_of
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Sheet
from goldenthread.scrutiny.shown import bare, like, plain
from goldenthread.scrutiny.units import Unit

_KEY: Final = "value-of-parts"


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Divide every numerator by its denominator and compare the value beside them."""
    held = bases(sheet, rules)
    for row in sheet.rows:
        parts = parts_of(row, held, rules)
        if parts is not None:
            yield from _row(parts, rules)


def _row(parts: Parts, rules: Rules) -> Iterator[Outcome]:
    place = parts.value.place
    if not parts.factors or parts.bottom.low <= 0:
        yield cannot_tell(place, "the value is not a share, rate or average, or its denominator may be nought")
        return
    if _above_whole(parts, rules):
        yield disagrees(_more_than_all(parts))
        return
    spans = {factor: parts.gives(factor) for factor in parts.factors}
    printed = parts.value.printed.span()
    if any(span is not None and span.meets(printed) for span in spans.values()):
        yield agrees(place)
        return
    cut = parts.value.printed.cut()
    if any(span is not None and span.meets(cut) for span in spans.values()):
        yield Outcome(Verdict.AGREES, place, _truncated(parts))
        return
    yield disagrees(_unit(parts) or _finding(parts))


def _above_whole(parts: Parts, rules: Rules) -> bool:
    """Whether more cases than there are make up a share; words such as "occupancy" allow it."""
    if parts.unit is not Unit.PERCENT or parts.top.low <= parts.bottom.high:
        return False
    words = f"{parts.value.row.label} {parts.value.column.heading}".casefold()
    return not any(word in words for word in rules.words("shares", "may_pass_the_whole"))


def _nearest(parts: Parts) -> tuple[int, Fraction]:
    """The factor that brings the quotient nearest to the value, and what it gives."""
    over = parts.over.printed.number / (parts.under.printed.of or parts.under.printed.number)
    value = parts.value.printed.number
    factor = min(parts.factors, key=lambda one: abs(over * one - value))
    return factor, over * factor


def _sum(parts: Parts, factor: int) -> str:
    times = "" if factor == 1 else f" × {plain(Fraction(factor))}"
    return f"{parts.shown}{times}"


def _finding(parts: Parts) -> Finding:
    factor, gives = _nearest(parts)
    expected = like(gives, parts.value.printed)
    return found(
        _KEY,
        Level.CONTRADICTION,
        parts.value,
        expected,
        f"{_sum(parts, factor)} = {expected}, not {parts.value.text}",
        f"{parts.value.row.label}: the value is not what its numerator and denominator give. Which of the three is meant?",
        f"Print {expected}, or correct the part that is wrong",
        (parts.over, parts.under),
    )


def _unit(parts: Parts) -> Finding | None:
    """A rate that its parts give in another unit than it is said to be in."""
    printed = parts.value.printed.span()
    for unit, factor in FACTORS.items():
        span = parts.gives(factor)
        if factor > 1 and span is not None and span.meets(printed):
            return found(
                _KEY,
                Level.UNIT,
                parts.value,
                f"{bare(parts.value.text)} {unit.value}",
                f"{_sum(parts, factor)} = {like(_times(parts, factor), parts.value.printed)}",
                f"{parts.value.row.label}: the figure is {unit.value}, and is said to be {parts.unit.value}. Which is meant?",
                f"Say that it is {unit.value}, or print what it is {parts.unit.value}",
                (parts.over, parts.under),
            )
    return None


def _times(parts: Parts, factor: int) -> Fraction:
    return parts.over.printed.number / (parts.under.printed.of or parts.under.printed.number) * factor


def _more_than_all(parts: Parts) -> Finding:
    return found(
        _KEY,
        Level.CONTRADICTION,
        parts.over,
        f"at most {plain(parts.under.printed.of or parts.under.printed.number)}",
        f"{parts.shown} = {plain(_times(parts, 100))}%",
        f"{parts.value.row.label}: more are counted than there are. Are numerator and denominator of the same cases?",
        "Print a numerator that is part of its denominator",
        (parts.under, parts.value),
    )


def _truncated(parts: Parts) -> Finding:
    factor, gives = _nearest(parts)
    expected = like(gives, parts.value.printed)
    return found(
        _KEY,
        Level.NOTE,
        parts.value,
        expected,
        f"{_sum(parts, factor)} = {plain(gives, parts.value.printed.places + 2)}, rounded {expected}; "
        f"printed {parts.value.text}",
        f"{parts.value.row.label}: the value seems to have been cut off rather than rounded.",
        f"Print {expected}",
        (parts.over, parts.under),
    )


RELATION: Final = Relation(
    key=_KEY,
    title="A value is its numerator over its denominator",
    sentence="A share, rate, ratio or average equals its numerator divided by its denominator, in the unit that it is in.",
    rounding="The value may have been rounded, half up or half to even, to its last printed digit; a value that was cut "
    "off instead agrees and is noted. Counts are exact unless their table rounds them to 5 or 10.",
    examples=(
        Example(
            "157 of 357 is 44.0%; 29 of 196 is 14.8%; 196 in 89,500 is 21.9 per 10,000.",
            """
            label | unit | numerator | denominator | latest
            In-house foster care | percent | 157 | 357 | 44.0%
            Second plan | percent | 29 | 196 | 14.8%
            On a plan | per 10,000 | 196 | 89500 | 21.9
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "76 of 127 is 59.8%, and no rounding makes it 58.9%.",
            """
            label | unit | numerator/denominator | latest
            In employment | percent | 76/127 | 58.9%
            """,
            (Verdict.DISAGREES,),
            "2 latest",
            "59.8%",
        ),
        Example(
            "30 of 27 cannot be a share.",
            """
            label | unit | numerator | denominator | latest
            Seen in time | percent | 30 | 27 | 111%
            """,
            (Verdict.DISAGREES,),
            "2 numerator",
            "at most 27",
        ),
        Example(
            "Of no cases there is no share.",
            """
            label | unit | numerator | denominator | latest
            Seen in time | percent | 0 | 0 | 100%
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
