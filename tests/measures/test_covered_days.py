"""What a figure of a quarter counts may begin long before the quarter, and its readings know it."""

from goldenthread.calendar import parse_period
from goldenthread.measures.definitions import book
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason
from goldenthread.measures.reading import Direction, change, house_scheme, point_of, subject_of
from goldenthread.measures.run.windows import covered

LAST, BEFORE, YEAR_AGO = (parse_period(text) for text in ("2016-17-Q4", "2016-17-Q3", "2015-16-Q4"))


def test_a_year_to_date_has_no_arrow_within_its_year() -> None:
    """Children adopted by March are those adopted by December and more."""
    measure = book().measure("children-adopted")
    assert covered(measure, LAST).label == "ytd..2017-03"
    points = []
    for period, value in ((LAST, 28.0), (BEFORE, 17.0), (YEAR_AGO, 12.0)):
        figure = Figure(
            measure.key, measure.title, period, "", (), value, None, value, measure.unit, Reason.VALUE, 0, 1, "x"
        )
        points.append(point_of(figure, covered(measure, period)))
    subject = subject_of(figure, measure.polarity)
    ways = [change(subject, points[0], point, house_scheme().options).direction for point in points[1:]]
    assert ways == [Direction.NOT_APPLICABLE, Direction.IMPROVING]


def test_the_days_of_every_measure_end_with_its_period() -> None:
    """And begin with it or before."""
    shipped = book()
    days = {key: covered(shipped.measure(key), LAST) for key in shipped.measures}
    assert len({one.label for one in days.values()}) > 1
    assert [key for key, one in days.items() if one.end != LAST.end or one.start > LAST.start] == []
