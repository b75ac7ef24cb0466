"""The clocks of one child: what is overdue comes first, and each clock has its days and its status."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.charts.geometry import check, texts
from tests.reports.charts.given import NAMES

from goldenthread.borough.runs import STATUSES
from goldenthread.reports.charts.timeline import Run, Status, status_cell, timeline
from goldenthread.reports.charts.timeline_events import Event

TODAY = date(2017, 7, 10)
RUNS = (
    Run("Assessment", date(2017, 3, 1), date(2017, 5, 5), date(2017, 5, 20), Status.LATE),
    Run("Conference", date(2017, 4, 2), date(2017, 4, 24), date(2017, 4, 20), Status.IN_TIME),
    Run("Visit", date(2017, 6, 1), date(2017, 6, 15), None, Status.OVERDUE),
    Run("Health check", date(2017, 4, 20), None, None, Status.CANNOT_COMPUTE),
)
EVENTS = (
    Event("Protection", "Section 47 enquiry", date(2017, 4, 1), date(2017, 4, 15)),
    Event("Visits", "Statutory visit", date(2017, 5, 2)),
    Event("Visits", "Statutory visit", date(2017, 6, 1)),
    Event("Protection", "Child protection plan", date(2015, 1, 1), lasting=True),
)
DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@st.composite
def _runs(draw: st.DrawFn) -> Run:
    start = draw(DAYS)
    stop = draw(st.none() | st.integers(0, 4000).map(lambda days: start + timedelta(days=days)))
    return Run(draw(NAMES), start, draw(st.none() | DAYS), stop, draw(st.sampled_from(Status)))


def test_the_title_counts_by_status_what_needs_somebody_first() -> None:
    """And the sentence tells the clocks in the same order."""
    chart = timeline("Clocks", RUNS, TODAY)
    assert chart.title == "Clocks: 1 overdue, 1 done late, 1 done in time and 1 cannot be computed"
    assert chart.sentence.startswith("At 10 July 2017: 1 overdue")
    assert chart.sentence.index("Visit: began 1 June 2017, due 15 June 2017, not ended") < chart.sentence.index(
        "Assess"
    )
    check(chart)


def test_every_status_has_a_word_and_a_shape_of_its_own() -> None:
    """As trackers call them."""
    assert {status.value for status in Status} == set(STATUSES)
    shown = [status_cell(status).text for status in Status]
    assert len({text[0] for text in shown}) == len({text[1:] for text in shown}) == len(Status)


def test_today_and_what_the_marks_mean_stand_on_the_picture() -> None:
    """Only the marks that are there."""
    words = texts(timeline("Clocks", RUNS, TODAY).svg)
    assert {"today, 10 July 2017", "due", "ended", "past its due day"} <= set(words)
    plain = texts(timeline("Clocks", RUNS[3:], TODAY).svg)
    assert not {"due", "ended", "past its due day"} & set(plain)


def test_the_table_has_every_day() -> None:
    """A clock without a due date says so; one that has not ended is blank."""
    rows = timeline("Clocks", RUNS, TODAY).table.rows
    assert [cell.text for cell in rows[2]] == ["Visit", "1 June 2017", "15 June 2017", "", "■ overdue"]
    assert [cell.text for cell in rows[3][2:4]] == ["[z]", ""]


def test_a_clock_is_past_its_due_day_only_where_its_bar_is() -> None:
    """One that is due tomorrow is not late because another clock reaches further."""
    ahead = Run("Review", date(2017, 6, 1), TODAY + timedelta(days=1), None, Status.DUE_SOON)
    later = Run("Health check", date(2017, 4, 20), TODAY + timedelta(days=90), None, Status.NOT_YET_DUE)
    assert "past its due day" not in texts(timeline("Clocks", (ahead, later), TODAY).svg)


def test_events_stand_beneath_the_clocks_by_group_and_in_the_table() -> None:
    """A row for each group, a key for a day and for what lasted; each event keeps its own days in the table."""
    chart = timeline("Clocks and events", RUNS, TODAY, events=EVENTS, since=date(2017, 3, 1))
    shown = texts(chart.svg)
    assert {"What happened", "Protection", "Visits", "2 events", "happened", "lasted"} <= set(shown)
    assert "Beneath stand 4 events since 1 January 2015: 2 of Protection, 2 of Visits." in chart.sentence
    rows = [[cell.text for cell in row] for row in chart.table.rows[len(RUNS) :]]
    assert rows[0] == ["Visits: Statutory visit", "1 June 2017", "[z]", "", "happened"]
    assert rows[-1] == ["Protection: Child protection plan", "1 January 2015", "[z]", "", "lasts"]
    assert rows[2][3] == "15 April 2017"
    check(chart)


def test_what_began_long_ago_does_not_press_the_rest_together() -> None:
    """It is drawn from the first day that is shown."""
    near = timeline("Clocks", RUNS, TODAY, events=EVENTS, since=date(2017, 3, 1)).svg
    assert "2015" not in " ".join(texts(near))
    assert "2015" in " ".join(texts(timeline("Clocks", RUNS, TODAY, events=EVENTS).svg))


def test_an_event_does_not_run_backwards() -> None:
    """Such a record is a finding, not a picture."""
    with pytest.raises(ValueError, match="ends on 2017-01-01 before it begins on 2017-01-02"):
        Event("Care", "Placement", date(2017, 1, 2), date(2017, 1, 1))


def test_no_clock_is_said() -> None:
    """A child may have none yet."""
    chart = timeline("Clocks", (), TODAY)
    assert chart.title == "Clocks: no clock has begun"
    check(chart)


def test_a_clock_does_not_run_backwards() -> None:
    """Such a record is a finding, not a picture."""
    with pytest.raises(ValueError, match="ends on 2017-01-01 before it begins on 2017-01-02"):
        Run("Visit", date(2017, 1, 2), None, date(2017, 1, 1), Status.IN_TIME)


@st.composite
def _events(draw: st.DrawFn) -> Event:
    first = draw(DAYS)
    last = draw(st.none() | st.integers(0, 4000).map(lambda days: first + timedelta(days=days)))
    return Event(draw(NAMES), draw(NAMES), first, last, last is None and draw(st.booleans()))


@settings(max_examples=60, deadline=None)
@given(
    runs=st.lists(_runs(), max_size=12),
    events=st.lists(_events(), max_size=12),
    today=DAYS,
    since=st.none() | DAYS,
    subject=NAMES,
)
def test_words_keep_apart_and_stay_in_the_picture(
    runs: list[Run], events: list[Event], today: date, since: date | None, subject: str
) -> None:
    """A day or forty years."""
    check(timeline(subject, runs, today, events=events, since=since))


@pytest.mark.parametrize("days", [0, 1, 10, 40, 62, 63, 200, 400, 1000, 5000, 40000])
def test_the_line_of_time_is_marked_at_any_length(days: int) -> None:
    """At least one name stands above it."""
    start = date(1930, 6, 15)
    chart = timeline("Clocks", [Run("a", start, None, None, Status.NOT_YET_DUE)], start + timedelta(days=days))
    check(chart)
    assert len(texts(chart.svg)) >= 4
