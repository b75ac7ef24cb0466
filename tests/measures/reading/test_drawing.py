"""What all charts share: axes of round steps, labels that keep apart, words that fit."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures.reading.drawing import apart, axis, breadth, fitted, lines, opening

NUMBERS = st.floats(-1e12, 1e12, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-6)


@pytest.mark.parametrize(
    ("numbers", "low", "high", "step"),
    [
        ([0, 100], 0, 100, 25),
        ([5], 0, 6, 2),
        ([-4], -4, 0, 1),
        ([0, 0], 0, 1, 0.25),
        ([95, 97], 95, 97, 0.5),
        ([20, 90], 0, 100, 20),
    ],
)
def test_an_axis_has_round_steps(numbers: list[float], low: float, high: float, step: float) -> None:
    """And begins at nought where the values are near it, or where all are alike."""
    found = axis(numbers)
    assert (found.low, found.high, found.step) == (low, high, step)


@given(numbers=st.lists(NUMBERS, min_size=1, max_size=20))
def test_an_axis_holds_every_number(numbers: list[float]) -> None:
    """Within its ends, with few marks."""
    found = axis(numbers)
    assert all(-1e-6 <= found.share(number) <= 1 + 1e-6 for number in numbers)
    assert 2 <= len(found.ticks) <= 7
    assert axis(numbers, from_zero=True).low <= 0 <= axis(numbers, from_zero=True).high


@given(places=st.lists(st.floats(0, 100), max_size=8))
def test_labels_keep_apart_and_within(places: list[float]) -> None:
    """In their order, where there is room for all."""
    found = apart(places, 10, 0, 100)
    assert all(b - a >= 10 - 1e-6 for a, b in pairwise(sorted(found)))
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in found)
    order = sorted(range(len(places)), key=lambda i: (places[i], i))
    assert [found[i] for i in order] == sorted(found)


@given(words=st.text(max_size=60), room=st.floats(20, 200), bold=st.booleans())
def test_words_are_fitted(words: str, room: float, bold: bool) -> None:
    """On one line or on two, never wider than the room."""
    assert breadth(fitted(words, room, 12, bold), 12, bold) <= room
    found = lines(words, room, 12, 2, bold)
    assert 1 <= len(found) <= 2
    assert all(breadth(line, 12, bold) <= room for line in found)


def test_words_that_fit_are_left_alone() -> None:
    """And those that do not end with an ellipsis."""
    assert fitted("Head of Service", 200, 12) == "Head of Service"
    assert lines("Head of Service", 60, 12, 2) == ["Head of", "Service"]
    assert lines("Head of Service for Care", 60, 12, 2) == ["Head of", "Service…"]


def test_capitals_and_bold_letters_are_wider() -> None:
    """As in the type that is used."""
    assert breadth("iii", 10) < breadth("WWW", 10)
    assert breadth("iii", 10) < breadth("iii", 10, bold=True)
    assert breadth("é", 10) == breadth("e", 10)


def test_a_picture_names_itself() -> None:
    """Escaped, whatever the title holds."""
    text = "\n".join(opening(10, 20, 'a"b', "<T>", "&", top=5))
    assert 'viewBox="0 5 10 15"' in text
    assert "&lt;T&gt;" in text
    assert "&amp;" in text
