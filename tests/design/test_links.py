"""Links from room to room."""

import pytest

from goldenthread.design import links


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_PLACES", {})


def test_a_place_that_no_room_has_is_no_link() -> None:
    """The page prints words instead."""
    assert links.link("child", ref="x") is None


def test_a_room_says_where_its_places_are() -> None:
    """With what the place is given."""
    links.register("child", lambda ref: f"/child/{ref}/")
    assert links.link("child", ref="abc") == "/child/abc/"


def test_two_rooms_do_not_have_one_place() -> None:
    """A link that depends on which room was read last would lead somewhere else tomorrow."""
    links.register("child", lambda ref: "/one/")
    with pytest.raises(ValueError, match="two rooms"):
        links.register("child", lambda ref: "/two/")


def test_a_kind_that_nobody_named_is_a_mistake() -> None:
    """Misspelt kinds are found when they are read."""
    with pytest.raises(KeyError):
        links.link("chidl")
    with pytest.raises(KeyError):
        links.register("chidl", lambda: "")
