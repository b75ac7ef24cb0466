"""The picture of a control chart and its table."""

import re
from datetime import date
from itertools import pairwise

import pytest
from lxml import etree
from tests.measures.reading.made import COUNT, PERCENT, series, shares, target

from goldenthread.measures.kinds import Reason
from goldenthread.measures.reading import Point
from goldenthread.measures.reading.chart import HEIGHT, TABLE_HEADINGS, WIDTH, chart_svg, chart_table
from goldenthread.measures.reading.variation import Chart, Rebase, control_chart, headline, sentence

SVG = "{http://www.w3.org/2000/svg}"
CALM = [19, 21, 19, 21, 19, 21, 19, 21, 19, 21, 19, 21]


def _drawn(chart: Chart, ident: str = "chart", low: str | None = "25") -> etree._Element:
    return etree.fromstring(chart_svg(chart, target(low) if low else None, ident).encode())


def test_the_picture_says_in_words_what_it_shows() -> None:
    """Title and description, named by the picture, escaped."""
    chart = control_chart(COUNT, series([*CALM, 40]))
    root = _drawn(chart, "a<b")
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby") or "").split() == ["a<b-title", "a<b-desc"]
    assert root.findtext(f"{SVG}title") == f"Children adopted: {headline(chart)}"
    assert (root.findtext(f"{SVG}desc") or "").startswith(sentence(chart, target("25")))
    assert "The vertical axis runs from 0 to 40." in (root.findtext(f"{SVG}desc") or "")


def test_the_picture_stands_alone() -> None:
    """No script, no style sheet, nothing fetched."""
    text = chart_svg(control_chart(COUNT, series(CALM)))
    assert not re.search(r"<script|<style|href|url\(|<image|on\w+=", text)


def test_a_signal_differs_by_shape_as_well_as_colour() -> None:
    """Circles are ordinary; a square is better, a diamond is worse, and the key says so."""
    plain, better, worse = (_drawn(control_chart(COUNT, series([*CALM, last]))) for last in (20, 40, 1))
    counts = [len(root.findall(f"{SVG}circle")) for root in (plain, better, worse)]
    assert counts == [13, 12, 12]
    words = ["".join(root.itertext()) for root in (plain, better, worse)]
    assert "better than usual" in words[1]
    assert "worse than usual" in words[2]
    assert "than usual" not in words[0]
    paths = [{p.get("fill"): p.get("d") for p in root.findall(f"{SVG}path")} for root in (better, worse)]
    assert re.sub(r"[\d.-]", "", paths[0]["#28A197"] or "") != re.sub(r"[\d.-]", "", paths[1]["#F46A25"] or "")


def test_every_line_is_labelled_at_its_end() -> None:
    """And no two labels lie on one another or leave the picture."""
    root = _drawn(control_chart(COUNT, series([20, 20.1] * 6)), low="20")
    labels = [t for t in root.findall(f"{SVG}text") if float(t.get("x") or 0) > WIDTH - 120]
    assert {str(label.text).split(" ")[0] for label in labels} == {"latest", "upper", "average", "lower", "target"}
    heights = sorted(float(t.get("y") or 0) for t in labels)
    assert all(b - a >= 13.9 for a, b in pairwise(heights))
    assert heights[-1] < HEIGHT


@pytest.mark.parametrize("values", [[0.0], [5.0, 5.0], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [1e6, 1.2e6], [0.001, 0.002]])
def test_odd_series_are_drawn_within_the_picture(values: list[float]) -> None:
    """One value, equal values, noughts, millions and thousandths."""
    root = _drawn(control_chart(COUNT, series(values)), low=None)
    (line,) = root.findall(f"{SVG}polyline")
    for pair in (line.get("points") or "").split():
        x, y = map(float, pair.split(","))
        assert 0 < x < WIDTH
        assert 0 < y < HEIGHT


def test_new_limits_are_marked_where_they_begin() -> None:
    """So that a step in the limits is not taken for a step in the values."""
    rebase = Rebase("adopted", date(2016, 10, 1), "new team", "Head of service", date(2016, 11, 1))
    root = _drawn(control_chart(COUNT, series(CALM), rebases=[rebase]))
    assert "limits begun anew" in "".join(root.itertext())


def test_the_table_holds_every_period() -> None:
    """Those without a value too, in order of time."""
    points = shares([(61, 100), (66, 110), (52, 90), (57, 95), (63, 105), (44, 70), (98, 100)])
    points[1] = Point(points[1].period, None, reason=Reason.HIDDEN)
    rows = chart_table(control_chart(PERCENT, points))
    assert [row[0] for row in rows] == [point.period.label for point in points]
    assert all(len(row) == len(TABLE_HEADINGS) for row in rows)
    assert rows[1][1] == "hidden"
    assert rows[0][1:4] == ("61.0%", "61", "100")
    assert rows[-1][-1].startswith("outside the limits (high)")


def test_the_same_chart_is_drawn_the_same_twice() -> None:
    """Byte for byte."""
    first, second = (chart_svg(control_chart(COUNT, series(CALM)), target("25")) for _ in range(2))
    assert first == second
