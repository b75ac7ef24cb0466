"""Lists that narrow, sort and turn pages by links."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.design.listing import Choices, address, filter_bar, page_of, pages, sorted_column

TEAMS = Choices("team", "Team", (("t1", "Assessment & review"), ("t2", "Assessment 2")))


def _asked(href: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(href).query).items()}


def test_choosing_keeps_what_else_was_asked_and_begins_at_the_first_page() -> None:
    """The page of another list would show nothing."""
    bar = filter_bar("/due/", {"clock": "visit", "page": "4", "team": "t2"}, (TEAMS,))
    links = bar.filters[0].choices
    assert [(link.text, link.current) for link in links] == [
        ("All", False),
        ("Assessment & review", False),
        ("Assessment 2", True),
    ]
    assert _asked(links[0].href) == {"clock": "visit"}
    assert _asked(links[1].href) == {"clock": "visit", "team": "t1"}
    assert [link.text for link in bar.active] == ["Team: Assessment 2"]
    assert _asked(bar.clear) == {"clock": "visit"}


def test_a_filter_that_is_unknown_is_still_said_to_be_in_force() -> None:
    """An old link must not show an empty list without saying why."""
    bar = filter_bar("/due/", {"team": "gone"}, (TEAMS,))
    assert bar.active[0].text == "Team: gone"
    assert filter_bar("/due/", {}, (TEAMS,)).clear == ""
    assert filter_bar("/due/", {}, (Choices("team", "Team", ()),)).filters == ()


def test_a_heading_sorts_up_then_down() -> None:
    """And says which way it is sorted now."""
    column = sorted_column("/due/", {}, "Days", "days", numeric=True)
    assert (column.order, _asked(column.sort)) == ("", {"sort": "days"})
    column = sorted_column("/due/", {"sort": "days"}, "Days", "days")
    assert (column.order, _asked(column.sort)) == ("ascending", {"sort": "-days"})
    column = sorted_column("/due/", {"sort": "-days"}, "Days", "days")
    assert (column.order, _asked(column.sort)) == ("descending", {"sort": "days"})


def test_pages_name_the_ends_and_the_neighbours() -> None:
    """A gap stands where pages are left out."""
    found = pages("/due/", {"page": "5"}, 1000, 100)
    assert [link.text if link else "…" for link in found.pages] == ["1", "…", "4", "5", "6", "…", "10"]
    assert found.says == "Showing 401 to 500 of 1,000"
    assert (_asked(found.previous), _asked(found.following)) == ({"page": "4"}, {"page": "6"})
    assert pages("/due/", {}, 100, 100).pages == ()
    assert pages("/due/", {}, 0, 100).says == "Nothing to show"


@given(st.text(max_size=15), st.integers(0, 5000), st.integers(1, 200))
def test_any_page_asked_for_is_one_that_there_is(said: str, total: int, size: int) -> None:
    """Whatever stands in the address."""
    number = page_of({"page": said}, total, size)
    assert 1 <= number <= max(1, -(-total // size))


def test_an_address_without_anything_asked_is_the_bare_path() -> None:
    """Words are encoded."""
    assert address("/due/", {"team": "", "page": "2"}) == "/due/"
    assert address("/due/", {}, team="a&b c") == "/due/?team=a%26b+c"
