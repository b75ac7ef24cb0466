"""The latest figure is of a later period than the one before it: neither repeated, missing nor reversed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from goldenthread.scrutiny.figures.cells import Cell, cell_of, found, value_column
from goldenthread.scrutiny.figures.headings import misplaced, over, usual_of
from goldenthread.scrutiny.figures.movements import months
from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import Named, period_of
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row, Sheet

_KEY: Final = "periods"


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two periods of a row."""

    row: Row
    previous: Cell
    latest: Cell
    was: Named
    now: Named

    @property
    def fault(self) -> str:
        """What is wrong with the pair by itself; "" where nothing is."""
        if self.was == self.now:
            return "the same period stands over both figures"
        if self.was.last > self.now.last and self.was.first > self.now.first:
            return "the earlier figure is of a later period than the latest"
        return ""

    @property
    def apart(self) -> int:
        """Months from the end of the one to the end of the other."""
        return months(self.now.last) - months(self.was.last)


def check(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """Look at the two periods of every row, and at those that stand over two columns."""
    yield from _pairs(sheet, rules)
    yield from _headings(sheet)


def _pairs(sheet: Sheet, rules: Rules) -> Iterator[Outcome]:
    if not sheet.has(Role.PREVIOUS_PERIOD, Role.LATEST_PERIOD):
        return
    pairs: list[_Pair] = []
    for row in sheet.rows:
        previous, latest = cell_of(row, Role.PREVIOUS_PERIOD), cell_of(row, Role.LATEST_PERIOD)
        if previous is None or latest is None:
            continue
        was, now = period_of(previous.text), period_of(latest.text)
        if was is not None and now is not None:
            pairs.append(_Pair(row, previous, latest, was, now))
        elif (was is None) != (now is None) and _both_figures(row):
            gone = latest if now is None else previous
            if gone.text:
                yield cannot_tell(gone.place, "the period cannot be read")
            else:
                yield disagrees(_missing(gone, previous if gone is latest else latest))
    usual = usual_of([str(one.apart) for one in pairs if not one.fault], rules)
    for fault, run in groupby(pairs, key=lambda one: (one.fault, one.was, one.now) if one.fault else None):
        some = list(run)
        if fault is not None:
            yield disagrees(_out_of_order(some))
            continue
        for one in some:
            if usual and str(one.apart) != usual:
                yield disagrees(_step(one, int(usual)))
            else:
                yield agrees(one.latest.place)


def _both_figures(row: Row) -> bool:
    column = value_column(row.sheet)
    return column is not None and Cell(row, column).number is not None and row.number(Role.PREVIOUS) is not None


def _out_of_order(run: Sequence[_Pair]) -> Finding:
    first = run[0]
    same = first.was == first.now
    rows = (
        f", and in the {len(run) - 1} rows below" if len(run) > 2 else ", and in the row below" if len(run) == 2 else ""
    )
    return found(
        _KEY,
        Level.UNIT,
        first.latest,
        f"a period after {first.previous.text}" if same else f"{first.previous.text} before {first.latest.text}",
        f"previous {first.previous.text}, latest {first.latest.text}",
        f"{first.row.label}: {first.fault}{rows}. Of which periods are the figures?",
        "Print the period of each figure" if same else "Exchange the two periods, or the figures",
        [cell for one in run for cell in (one.latest, one.previous)],
    )


def _missing(gone: Cell, other: Cell) -> Finding:
    return found(
        _KEY,
        Level.QUESTION,
        gone,
        "the period of the figure",
        f"the other figure is of {other.text}",
        f"{gone.row.label}: two figures are printed, and of one it is not said for when it is. Which period is it?",
        "Print the period",
        (other,),
    )


def _step(one: _Pair, usual: int) -> Finding:
    return found(
        _KEY,
        Level.QUESTION,
        one.latest,
        f"{usual} months after {one.previous.text}",
        f"{one.previous.text} to {one.latest.text} is {one.apart} months; nearly all other rows are {usual} apart",
        f"{one.row.label}: its two periods are {one.apart} months apart, those of nearly all other rows {usual} (inferred "
        "from them). Is that meant?",
        "Correct the period that is wrong, or say why it differs",
        (one.previous,),
    )


def _headings(sheet: Sheet) -> Iterator[Outcome]:
    """The periods that stand over the previous and the latest column."""
    for previous in sheet.having(Role.PREVIOUS)[:1]:
        for latest in (*sheet.having(Role.LATEST)[:1], *sheet.having(Role.VALUE)[:1])[:1]:
            was, now = period_of(previous.about or previous.heading), period_of(latest.about or latest.heading)
            if was is None or now is None or was.dated is not now.dated:
                continue
            place = over(sheet, latest)
            if was == now or (was.dated and was.last > now.last and was.first > now.first):
                yield disagrees(misplaced(_KEY, sheet, latest, previous, was == now))
            else:
                yield agrees(place)


RELATION: Final = Relation(
    key=_KEY,
    title="The latest period follows the one before",
    sentence="The latest figure is of a later period than the earlier one, both periods are printed, and they are as far "
    "apart as those of the other rows.",
    rounding="Nothing is rounded. Spellings are read alike: Nov-17 is 2017-11.",
    examples=(
        Example(
            "October, then November.",
            """
            label | previous period | previous | latest period | latest
            Referrals | Oct-17 | 345 | Nov-17 | 379
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "October stands over both figures.",
            """
            label | previous period | previous | latest period | latest
            Length | 2017-10 | 0.9 | 2017-10 | 1.6
            """,
            (Verdict.DISAGREES,),
            "2 latest period",
            "a period after 2017-10",
        ),
        Example(
            "A heading that cannot be read.",
            """
            label | previous period | previous | latest period | latest
            Referrals | Oct-17 | 345 | last month | 379
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check,
)
