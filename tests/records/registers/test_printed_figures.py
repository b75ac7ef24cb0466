"""Numbers as people print them: read exactly, kept as said, or refused with the mend."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.records.printed_figures import Form, PrintedFigure, Told, Unreadable, from_kept, read_printed
from goldenthread.reports.cells import SHORTHAND


@pytest.mark.parametrize(
    ("text", "form", "kept"),
    [
        ("5,700", "money", "5700"),
        ("£5.7m", "money", "5.7m"),
        ("£250k", "money", "250k"),
        ("1.2 million", "money", "1.2m"),
        ("(3,874)", "money", "-3874"),
        ("-£465", "money", "-465"),
        ("£-465", "money", "-465"),
        ("\u2212465", "money", "-465"),
        ("(£1.5m)", "money", "-1.5m"),
        ("+351", "money", "351"),
        ("44.0%", "percent", "44.0"),
        ("44", "percent", "44"),
        (".2", "percent", "0.2"),
        ("-70.1 %", "percent", "-70.1"),
        ("0", "count", "0"),
        ("58.5", "fte", "58.5"),
        ("N/A", "count", "[z]"),
        ("not recorded", "money", "[x]"),
        ("Not  yet due", "percent", "[n]"),
        ("awaited", "count", "[a]"),
        ("c", "count", "[c]"),
        ("[u]", "percent", "[u]"),
    ],
)
def test_a_figure_is_kept_as_it_was_said(text: str, form: Form, kept: str) -> None:
    """Sign, places and letter stay; what is no number keeps its reason."""
    found = read_printed(text, form)
    assert isinstance(found, PrintedFigure)
    assert found.kept == kept
    assert from_kept(kept) == found


@pytest.mark.parametrize(
    ("text", "form", "mend"),
    [
        ("-", "money", "Write 0 or N/A"),
        ("\u2013", "count", "Write 0 or N/A"),
        ("44%", "count", "without %"),
        ("£5", "count", "without £"),
        ("5k", "count", "in full"),
        ("12 of 20", "count", "one number in each column"),
        ("12/20", "percent", "one number in each column"),
        ("10 to 20", "fte", "one number in each column"),
        ("<6", "count", "Write c"),
        ("1,23", "money", "1,234"),
        ("1,2345", "count", "1,234"),
        ("(5", "money", "(3,874)"),
        ("5)", "money", "(3,874)"),
        ("(-5)", "money", "Leave one"),
        ("-5", "count", "Correct it"),
        ("1.5", "count", "how many"),
        ("#DIV/0!", "percent", "formula"),
        ("about six", "count", "Write it as"),
        ("1e5", "money", "Write it as"),
        ("NaN", "money", "Write it as"),
    ],
)
def test_what_cannot_be_read_says_how_to_mend_it(text: str, form: Form, mend: str) -> None:
    """No number is made of a dash, a bound, two numbers or another unit."""
    found = read_printed(text, form)
    assert isinstance(found, Unreadable)
    assert mend in found.mend


def test_shorthand_is_that_of_papers() -> None:
    """A cell's reason is printed as it is kept."""
    assert {told.value for told in Told} == set(SHORTHAND.values())


def test_amounts_are_known_to_their_last_place() -> None:
    """£5.7m may be 50,000 out either way, and 5,700 in £000 no more than 500."""
    millions, thousands = from_kept("5.7m"), from_kept("5700")
    assert millions.times(1_000) == thousands.times(1_000) == Decimal(5_700_000)
    assert millions.step(1_000) == 100_000
    assert thousands.step(1_000) == 1_000
    assert from_kept("[z]").times() is None


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False))
def test_money_survives_being_printed(number: Decimal) -> None:
    """With thousands apart and brackets round a negative, as accountants print it."""
    text = f"({abs(number):,})" if number < 0 else f"{number:,}"
    found = read_printed(text, "money")
    assert isinstance(found, PrintedFigure)
    assert found.number == number
    assert from_kept(found.kept) == found


@given(st.text(max_size=30), st.sampled_from(["count", "fte", "percent", "money"]))
def test_any_text_is_answered(text: str, form: Form) -> None:
    """Never an exception; what is read reads back."""
    found = read_printed(text.strip(), form)
    if isinstance(found, PrintedFigure):
        assert from_kept(found.kept) == found
    else:
        assert found.what
        assert found.mend


@pytest.mark.parametrize("text", ["", "5.7 m", "[y]", "+5", "1,000", "5b"])
def test_only_what_was_kept_is_read_back(text: str) -> None:
    """A text that no figure gives is a fault, not a guess."""
    with pytest.raises(ValueError, match="not a kept figure"):
        from_kept(text)
