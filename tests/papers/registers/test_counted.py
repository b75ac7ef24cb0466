"""Registers that count people hide small counts from those who may not see them, and what they are part of with them."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.calendar import parse_period
from goldenthread.measures.disclosure import audit, policies
from goldenthread.measures.kinds import Audience, Reason
from goldenthread.measures.run.beside import guarded
from goldenthread.papers.counts import counted_by
from goldenthread.papers.registers.counted import counting, guarded_rows
from goldenthread.papers.registers.rows import Row, Rows, registered

QUARTER = parse_period("2016-17-Q4")
PUBLIC = policies()[Audience.PUBLIC]


def row(name: str, **cells: str) -> Row:
    """A row of a register: what is not given is blank."""
    values: dict[str, str | int | bool | date | None] = dict.fromkeys(registered(name).names)
    return Row({**values, "period": QUARTER.label, "period_end": QUARTER.end, "row_kind": "row", **cells})


def shown(name: str, *rows: Row, audience: Audience = Audience.PUBLIC) -> Rows:
    """The rows as an audience sees them."""
    return guarded_rows(name, rows, QUARTER, guarded, audience, "s")[0]


def texts(rows: Rows, *names: str) -> list[list[str]]:
    """The cells of some columns."""
    return [[one.text(name) for name in names] for one in rows]


COMPLIMENTS = (
    row("complaints", kind="compliment", service="Early help", count="4"),
    row("complaints", kind="compliment", service="Social care", count="20"),
    row("complaints", kind="compliment", service="Looked after", count="30"),
    row("complaints", kind="compliment", service="All", row_kind="total", count="54"),
)


def test_a_small_count_is_hidden_and_not_told_by_the_total() -> None:
    """54 less 20 and 30 would be 4."""
    assert texts(shown("complaints", *COMPLIMENTS), "count") == [["[c]"], ["[c]"], ["30"], ["54"]]


@pytest.mark.parametrize("audience", [Audience.OWN, Audience.MANAGEMENT])
def test_management_sees_them_as_they_are(audience: Audience) -> None:
    """Nothing is guarded, and nothing is recorded."""
    assert guarded_rows("complaints", COMPLIMENTS, QUARTER, guarded, audience, "s") == (COMPLIMENTS, ())


def test_what_is_left_of_a_count_is_small_too() -> None:
    """22 of 24 answered tells that 2 were not, so how many were answered is hidden, and all that is out of it."""
    one = row(
        "complaints", kind="complaint", count="24", responded="22", responded_in_time="11", upheld="11", not_upheld="11"
    )
    names = ("count", "responded", "responded_in_time")
    assert texts(shown("complaints", one), *names) == [["24", "[c]", "[c]"]]


def test_one_outcome_hidden_takes_another_with_it() -> None:
    """Upheld, partly and not upheld come to how many were answered."""
    one = row(
        "complaints", kind="complaint", count="40", responded="33", upheld="3", partly_upheld="9", not_upheld="21"
    )
    assert texts(shown("complaints", one), "responded", "upheld", "partly_upheld", "not_upheld") == [
        ["33", "[c]", "[c]", "21"]
    ]


def test_what_cannot_be_so_stays_for_scrutiny_to_find() -> None:
    """More answered than received, a grade of none, and what is not recorded: nothing falls over, nothing small is told."""
    odd = row("complaints", kind="complaint", count="10", responded="12", responded_in_time="[x]", upheld="2")
    assert texts(shown("complaints", odd), "count", "responded", "responded_in_time", "upheld") == [
        ["10", "12", "[x]", "[c]"]
    ]
    none = row("audits", kind="regular", domain="Overall", graded="0", good="0", inadequate="0")
    assert texts(shown("audits", none), "graded", "good", "outstanding") == [["0", "0", ""]]


def test_a_register_that_counts_no_people_is_left_alone() -> None:
    """Posts are not children."""
    one = row("posts", role="Manager", establishment_fte="2.0", starters="1")
    assert shown("posts", one) == (one,)
    assert set(counting()) == {"audits", "complaints", "feedback"}


COUNTS = st.fixed_dictionaries(
    {name: st.integers(0, 14) for name in ("late", "unanswered", "upheld", "partly_upheld", "not_upheld")}
)


@given(st.lists(COUNTS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_reader_of_complaints_finds_a_hidden_count(services: list[Mapping[str, int]]) -> None:
    """Services with their total: received, answered, in time and by outcome."""

    def cells(one: Mapping[str, int]) -> dict[str, str]:
        answered = one["upheld"] + one["partly_upheld"] + one["not_upheld"]
        counts = {name: one[name] for name in ("upheld", "partly_upheld", "not_upheld")} | {
            "count": answered + one["unanswered"],
            "responded": answered,
            "responded_in_time": max(0, answered - one["late"]),
        }
        return {name: str(number) for name, number in counts.items()}

    each = [cells(one) for one in services]
    total = {name: str(sum(int(one[name]) for one in each)) for name in each[0]}
    rows = [row("complaints", kind="complaint", service=f"s{at}", **one) for at, one in enumerate(each)]
    rows.append(row("complaints", kind="complaint", service="All", row_kind="total", **total))
    found, figures = guarded_rows("complaints", tuple(rows), QUARTER, guarded, Audience.BOARD, "s")
    assert audit(figures, PUBLIC, same=counted_by) == ()
    for one in found:
        for name in total:
            assert one.text(name) == "[c]" or not PUBLIC.small(int(one.text(name)))
    assert all(one.reason in (Reason.VALUE, Reason.HIDDEN, Reason.NOT_APPLICABLE) for one in figures)
