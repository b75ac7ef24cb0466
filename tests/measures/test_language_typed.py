"""Typed measures, limits looked up on a day, tallies by worker, and what recurring clocks say of the cycle before."""

from datetime import date

import pytest

from goldenthread.measures.definitions import book
from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Book, Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.errors import DefinitionError
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, share
from goldenthread.measures.language.measures import Measure, Stat, Stock
from goldenthread.measures.language.relations import Relation, Tally
from goldenthread.measures.language.typed import TypedMeasure
from goldenthread.measures.run.worked import worked

_SOURCE = Source("a test")
_TYPED = TypedMeasure(
    key="places", title="Places", says="Places.", unit=Unit.COUNT, polarity=Polarity.HIGHER, source=_SOURCE
)
_SOON = Limit("due-soon", 5, Span.WORKING_DAYS, "Soon.", _SOURCE)


def _agrees(book: Book) -> list[bool]:
    return [one.agrees for measure in book.measures.values() for one in worked(book, measure)]


def test_a_book_knows_its_typed_measures_by_key() -> None:
    """The book as shipped holds those of the papers."""
    held = Book.of((Chapter(title="typed", typed=(_TYPED,)),))
    assert held.typed == {"places": _TYPED}
    assert {"two-year-old-places", "first-time-entrants", "neet-young-people"} <= set(book().typed)


def test_a_typed_key_may_not_be_that_of_a_measure() -> None:
    """A figure is asked for by its key, counted or typed."""
    counted = count(
        key="places", title="t", says="s", over="people", basis=Stock(), source=_SOURCE, example="2017: 0", places=0
    )
    with pytest.raises(DefinitionError, match="given twice"):
        Book.of((Chapter(title="both", measures=(counted,), typed=(_TYPED,)),))


def test_cycles_may_not_be_named_like_a_relation() -> None:
    """Both become tables of one engine."""
    relation = Relation(key="some_visits", rows="select * from visits", grain="one row a visit")
    cycles = Cycles(key="some-visits", subject="cp_plans", events="some_visits", dated="visit_date")
    with pytest.raises(DefinitionError, match="same name"):
        Book.of((Chapter(title="both", relations=(relation,), cycles=(cycles,)),))


def test_a_limit_that_changed_is_read_as_it_was_on_a_day() -> None:
    """Ten until the end of March 2017, five from April."""
    limits = (
        Limit("allowed", 10, Span.NUMBER, "Before.", Source("a test", until=date(2017, 3, 31))),
        Limit("allowed", 5, Span.NUMBER, "After.", Source("a test", since=date(2017, 4, 1))),
    )
    measure = share(
        key="short-plans",
        title="t",
        says="s",
        over="cin_plans",
        basis=Stock(),
        met="days(start_date, as_at) <= rule('allowed', as_at)",
        source=_SOURCE,
        example="""2017-03: 2 of 2\n2017-04: 1 of 3
            cin_plans: person | start_date
              a | 2017-03-21
              b | 2017-03-31
              c | 2017-04-25
        """,
    )
    assert _agrees(Book.of((Chapter(title="t", limits=(_SOON, *limits), measures=(measure,)),))) == [True, True]


def test_a_tally_can_be_taken_by_worker() -> None:
    """Rows about workers count what each of them holds."""
    measure = Measure(
        key="held",
        title="t",
        says="s",
        stat=Stat.SUM,
        over="workers",
        basis=Stock(),
        value="cases.found",
        tallies=(
            Tally(alias="cases", table="involvements", gives="count(*)", where="start_date <= as_at", by="worker_id"),
        ),
        source=_SOURCE,
        breakdowns=(),
        example="""2017-09: 2\n2017-10: 3
            workers: worker_id | start_date
              w1 | 2017-01-02
              w2 | 2017-01-02
              w3 | 2017-01-02
            involvements: person | worker_id | role | start_date
              a | w1 | case-worker | 2017-09-01
              b | w1 | case-worker | 2017-09-01
              c | w2 | case-worker | 2017-10-02
              d | w4 | case-worker | 2017-09-01
        """,
    )
    assert _agrees(Book.of((Chapter(title="t", limits=(_SOON,), measures=(measure,)),))) == [True, True]


def test_a_clock_may_need_a_date_function_in_its_condition_alone() -> None:
    """What the condition looks up is joined with the rest."""
    clock = Clock(
        key="reply",
        title="t",
        over="referrals",
        where="acknowledged_date < days_after(referral_date, 30)",
        starts="referral_date",
        stops="acknowledged_date",
        limit="due-soon",
        source=_SOURCE,
    )
    measure = count(
        key="replies",
        title="t",
        says="s",
        over="clock:reply",
        basis=Stock("clock_start", "clock_closes"),
        source=_SOURCE,
        example="""2017-09: 1
            referrals: person | referral_date | acknowledged_date
              a | 2017-08-01 | 2017-08-30
              b | 2017-08-01 | 2017-08-31
              c | 2017-08-01 |
        """,
    )
    assert _agrees(Book.of((Chapter(title="t", limits=(_SOON,), clocks=(clock,), measures=(measure,)),))) == [True]


def test_a_cycle_says_where_the_one_before_began() -> None:
    """So that the last event can be judged late while the next is not due."""
    cycles = Cycles(key="seen", subject="cp_plans", events="visits", dated="visit_date")
    clock = Clock(
        key="seen", title="t", over="seen", starts="cycle_date", stops="next_date", closes="until_date",
        limit="due-soon", source=_SOURCE,
    )  # fmt: skip
    measure = share(
        key="last-visit-after-ten-days",
        title="t",
        says="s",
        over="clock:seen",
        basis=Stock("clock_start", "clock_until"),
        met="days(previous_date, cycle_date) > 10",
        source=_SOURCE,
        # a was first visited after eleven days, b after ten, c never.
        example="""2017-09: 1 of 3
            cp_plans: person | start_date
              a | 2017-09-01
              b | 2017-09-01
              c | 2017-09-01
            visits: person | kind | visit_date
              a | cp | 2017-09-12
              b | cp | 2017-09-11
        """,
    )
    assert _agrees(
        Book.of((Chapter(title="t", limits=(_SOON,), cycles=(cycles,), clocks=(clock,), measures=(measure,)),))
    ) == [True]
