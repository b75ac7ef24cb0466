"""Counts beside their percentages: every rounding of clean ones is left alone, and what no rounding gives is named."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.scrutiny.relations_papers.tables import agreed, cells, findings, shown, table, verdicts

HEADINGS = ("label", "sublabel", "count", "share of total")


@st.composite
def blocks(draw: st.DrawFn, least: int = 2) -> list[tuple[str, int, str]]:
    """The parts of one total with their percentages, rounded one way or the other to 0 or 1 places."""
    counts = draw(st.lists(st.integers(0, 120), min_size=least, max_size=6).filter(any))
    places, even = draw(st.integers(0, 1)), draw(st.booleans())
    sign = draw(st.sampled_from(["", "%"]))
    return [
        (f"part {n}", count, shown(Fraction(100 * count, sum(counts)), places, even) + sign)
        for n, count in enumerate(counts)
    ]


@given(st.lists(blocks(), min_size=1, max_size=3))
def test_clean_blocks_are_left_alone(held: list[list[tuple[str, int, str]]]) -> None:
    """One below another, under headings of their own."""
    rows = [(f"block {number}", *part) for number, parts in enumerate(held) for part in parts]
    assert findings("count-percent", table(HEADINGS, rows)) == ()
    assert agreed("count-percent", table(HEADINGS, rows)) == len(rows)


@given(blocks(), blocks())
def test_two_totals_under_one_heading_are_left_alone(
    one: list[tuple[str, int, str]], other: list[tuple[str, int, str]]
) -> None:
    """Ratings and directions of the same indicators have totals of their own."""
    assert findings("count-percent", table(HEADINGS, [("block", *part) for part in one + other])) == ()


@given(blocks(least=4), st.data())
def test_a_percentage_that_no_rounding_gives_is_named(parts: list[tuple[str, int, str]], data: st.DataObject) -> None:
    """Moved by three points and more, where the other parts do not make a whole of their own."""
    whole = sum(count for _, count, _ in parts)
    large = [n for n, (_, count, _) in enumerate(parts) if count * 10 > whole]
    assume(len(large) > 3)
    place = data.draw(st.sampled_from(large))
    name, count, percent = parts[place]
    moved = Fraction(percent.removesuffix("%")) + data.draw(st.integers(3, 30))
    parts[place] = (name, count, shown(moved, 1) + "%")
    found = findings("count-percent", table(HEADINGS, [("block", *part) for part in parts]))
    assert [one.place.row for one in found] == [place + 2]


@given(blocks(least=4), st.data())
def test_a_count_that_no_rounding_gives_is_named(parts: list[tuple[str, int, str]], data: st.DataObject) -> None:
    """A count that is out by more than its percentage can hide, the others being right."""
    assume(sum(count > 9 for _, count, _ in parts) > 3)
    place = data.draw(st.sampled_from([n for n, (_, count, _) in enumerate(parts) if count]))
    name, count, percent = parts[place]
    whole = sum(count for _, count, _ in parts)
    parts[place] = (name, count + whole, percent)
    found = findings("count-percent", table(HEADINGS, [("block", *part) for part in parts]))
    assert cells(found) == [f"{place + 2} count"]


def test_one_cell_may_hold_both() -> None:
    """64% (14) and 14 (64%)."""
    for form in ("{1} ({0})", "{0} ({1})"):
        cell = [form.format(count, percent) for count, percent in ((14, "64%"), (4, "18%"), (0, "0%"), (4, "18%"))]
        wide = table(
            ("label", "count (Green)", "count (Amber)", "count (Grey)", "count (Red)"), [("Indicators", *cell)]
        )
        assert verdicts("count-percent", wide) == ["agrees"] * 4
        wrong = wide.replace("64%", "74%")
        assert cells(findings("count-percent", wrong)) == ["2 count (Green)"]


def test_answers_of_which_several_may_be_given_are_left_alone() -> None:
    """Percentages of the asked, which add up to more than 100."""
    rows = [("Friendly", 30, "60%"), ("Helpful", 40, "80%"), ("On time", 25, "50%")]
    assert findings("count-percent", table(("label", "count", "share of total"), rows)) == ()


def test_hidden_counts_tell_nothing() -> None:
    """A hidden part makes the sum of the others no total."""
    rows = [("White", 120, "60%"), ("Black", 60, "30%"), ("Asian", "c", "c"), ("Other", 17, "8%")]
    assert findings("count-percent", table(("label", "count", "share of total"), rows)) == ()


def test_counts_rounded_to_ten_are_left_alone() -> None:
    """Percentages of the unrounded counts, as national statistics print them."""
    counts = [1234, 567, 891, 46, 233, 1018, 77, 345]
    rows = [
        (f"part {n}", round(count, -1), shown(Fraction(100 * count, sum(counts)), 1)) for n, count in enumerate(counts)
    ]
    assert findings("count-percent", table(("label", "count", "share of total"), rows)) == ()


def test_percentages_made_to_add_up_are_only_noted() -> None:
    """A third each, one of them moved so that they make 100."""
    rows = [("a", 5, "33%"), ("b", 5, "33%"), ("c part", 5, "34%")]
    assert findings("count-percent", table(("label", "count", "share of total"), rows)) == ()
