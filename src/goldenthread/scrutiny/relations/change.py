"""Change = latest − previous, with its sign and its unit."""

from collections.abc import Iterable, Iterator
from typing import Final

from goldenthread.scrutiny.findings import (
    Finding,
    Level,
    Outcome,
    Verdict,
    agrees,
    cannot_tell,
    disagrees,
)
from goldenthread.scrutiny.printed import Printed
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet
from goldenthread.scrutiny.shown import like
from goldenthread.scrutiny.spans import Span
from goldenthread.scrutiny.units import Unit, span_of, unit_of

_AGAINST: Final = (
    (Role.CHANGE, Role.PREVIOUS),
    (Role.CHANGE_SINCE_YEAR, Role.YEAR_AGO),
    (Role.CHANGE_SINCE_BASELINE, Role.BASELINE),
)


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Compare every printed change with the values it stands between."""
    latest_role = Role.LATEST if sheet.has(Role.LATEST) else Role.VALUE
    for changed, earlier in _AGAINST:
        if sheet.has(changed, earlier, latest_role):
            for row in sheet.rows:
                yield from _row(row, changed, earlier, latest_role)


def _row(row: Row, changed: Role, earlier: Role, latest_role: Role) -> Iterator[Outcome]:
    change, was, latest = row.number(changed), row.number(earlier), row.number(latest_role)
    if change is None:
        return
    column = row.column(changed)
    if was is None or latest is None or column is None:
        yield cannot_tell(row.place(changed), "one of the two values is not a number")
        return
    unit = unit_of(row, row.column(latest_role))
    apart = span_of(latest, unit) - span_of(was, unit)
    if apart.meets(span_of(change, unit)) or _size(change, apart, unit):
        yield agrees(row.place(changed))
        return
    yield disagrees(_finding(row, column, (change, was, latest), unit))


def _size(change: Printed, apart: Span, unit: Unit) -> bool:
    """Whether a change printed without a sign is the size of the movement, as "7 days" beside a fall of 7."""
    return not change.signed and change.number > 0 and apart.times(-1).meets(span_of(change, unit))


def _finding(row: Row, column: Column, cells: tuple[Printed, Printed, Printed], unit: Unit) -> Finding:
    change, was, latest = cells
    difference = latest.number - was.number
    expected = like(difference, change, signed=True)
    turned = span_of(change, unit).times(-1).holds(difference)
    what = "the sign is turned round" if turned else "the change is not latest less previous"
    return Finding(
        row.place(column),
        RELATION.key,
        Level.CONTRADICTION,
        change.text.strip(),
        expected,
        f"{latest.text.strip()} − {was.text.strip()} = {expected}, not {change.text.strip()}",
        f"{row.label}: {what}. Which of the three figures is meant?",
        f"Print {expected}, or correct the value that is wrong",
    )


RELATION: Final = Relation(
    key="change",
    title="Change is latest less previous",
    sentence="A printed change equals the latest value less the earlier one, in sign and size.",
    rounding="Shares, rates and amounts may each have been rounded to their last printed digit; whole counts are exact.",
    examples=(
        Example(
            "7.7 to 12.1 can be 4.3 before rounding; 100 to 96 is a fall of 4.",
            """
            label | unit | previous | latest | change
            Attended | percent | 7.7 | 12.1 | +4.3
            Police | percent | 100 | 96 | -4%
            """,
            (Verdict.AGREES, Verdict.AGREES),
        ),
        Example(
            "A fall from 53 to 48 is 5, not 12.",
            """
            label | unit | previous | latest | change
            Assessment | percent | 53 | 48 | -12%
            """,
            (Verdict.DISAGREES,),
            "2 change",
            "-5%",
        ),
        Example(
            "Without the earlier value nobody can tell.",
            """
            label | unit | previous | latest | change
            Reviews | count | N/A | 48 | +3
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
