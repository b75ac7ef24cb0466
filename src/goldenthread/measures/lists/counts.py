"""How many stand on each list and on what each of its measures counts, month by month, without telling of anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.calendar import Period
from goldenthread.measures.language.measures import Counts, Stock
from goldenthread.measures.lists.language import OfstedList
from goldenthread.measures.lists.standing import LISTS, Finder, ready_to_find
from goldenthread.measures.run.session import Session


@dataclass(frozen=True, slots=True)
class OfMeasure:
    """What one measure puts on a list, counted from the list's own rows as the measure counts them.

    ``on_the_day`` for a stock, whose number stands under the month of the day; else ``months`` holds a number for each month
    (its label, "2026-08") of the window in which something happened. ``lacking`` says what is not recorded, "" for nothing.
    """

    key: str
    title: str
    children: bool
    on_the_day: bool
    months: Mapping[str, int]
    lacking: str

    @property
    def number(self) -> int:
        """All of its window: a child counted in two months stands here for each."""
        return sum(self.months.values())


@dataclass(frozen=True, slots=True)
class ListCount:
    """How many rows a list has, everybody's, and the sum that leads to them.

    ``rows`` = ``counted`` - ``same_child`` - those ``left_out``, by reason; ``counted`` are the rows of its measures together,
    one that two of them count once.
    """

    spec: OfstedList
    window: Period
    counted: int
    same_child: int
    left_out: Mapping[str, int]
    rows: int
    measures: tuple[OfMeasure, ...]


def count_lists(session: Session) -> tuple[ListCount, ...]:
    """Count lists 1 to 11 as at the session's day: the whole of each, for a scope that sees everybody.

    Raises ValueError for a narrower scope: a count of some is no count of the list.
    """
    if not session.scope.all_children:
        raise ValueError("lists are counted whole: give a scope of every child")
    with ready_to_find(session) as finder:
        return tuple(_counted(finder, one) for one in LISTS)


def _counted(finder: Finder, one: OfstedList) -> ListCount:
    found = finder.on_list(one)
    measures = tuple(_of_measure(finder, one, key, found.lacking.get(key, "")) for key in one.members)
    return ListCount(
        one, found.window, found.counted, found.same_child, found.left_out, found.rows + found.unseen, measures
    )


def _of_measure(finder: Finder, one: OfstedList, key: str, lacking: str) -> OfMeasure:
    measure, (_, place) = finder.session.book.measure(key), finder.windows[one.window]
    stock = isinstance(measure.basis, Stock)
    months: dict[str, int] = {}
    if not lacking:
        days = f"date '{finder.session.as_at.isoformat()}'" if stock else "on_date"
        months = dict(
            finder.connection.execute(
                f"""select strftime({days}, '%Y-%m') as month, count(distinct counted_key)
                    from ({finder.statements[key].body}) where period_id = {place} and counted = 1
                    group by 1 order by 1"""
            ).fetchall()
        )
    return OfMeasure(key, measure.title, measure.counts is Counts.CHILDREN, stock, months, lacking)
