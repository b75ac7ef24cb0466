"""JSON columns give their flags and factors whole, cut off or badly made, and never a word of comment."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.records.importers.ssd.outcomes import factors_of, flags_of

FLAGS = {"NEW_REFERRAL_FLAG": "Y", "NFA_FLAG": "N", "ADVICE_FLAG": ""}


@pytest.mark.parametrize(
    ("text", "flags", "broken"),
    [
        ('{"NFA_FLAG": "Y", "ADVICE_FLAG": "N"}', {"NFA_FLAG": "Y", "ADVICE_FLAG": "N"}, False),
        ('{"OUTCOME_NFA_FLAG": "y"}', {"NFA_FLAG": "Y"}, False),
        ('{"NFA_FLAG": true, "ADVICE_FLAG": "0"}', {"NFA_FLAG": "Y", "ADVICE_FLAG": "N"}, False),
        ('[{"NFA_FLAG": "Y"}]', {"NFA_FLAG": "Y"}, False),
        ('{"NFA_FLAG": "", "NUMBER_OF_OUTCOMES": 1, "COMMENTS": "Y"}', {"COMMENTS": "Y"}, False),
        ('{"NFA_FLAG": "Y", "COMMENTS": "she said "no" and', {"NFA_FLAG": "Y"}, True),
        ('{"NFA_FLAG": "N", "ADVICE_FLAG": "Y", "CO', {"NFA_FLAG": "N", "ADVICE_FLAG": "Y"}, True),
        ('{"NFA_FLAG": "Y', {}, True),
        ("Adoption", {}, True),
        ("null", {}, False),
        ("[]", {}, True),
    ],
)
def test_flags_are_read(text: str, flags: dict[str, str], broken: bool) -> None:
    """Only yes and no are taken, under one name whatever the extract calls them."""
    assert flags_of(text) == (flags, broken)


@pytest.mark.parametrize(
    ("text", "factors", "broken"),
    [
        ('["1A", "3B", "1A"]', ["1A", "3B"], False),
        ('{"1A": "Yes", "2B": "No", "20": "Y"}', ["1A", "20"], False),
        ('[{"factor": "4B"}, {"factor": "21"}]', ["4B", "21"], False),
        ("[]", [], False),
        ("null", [], False),
        ('["1A", "3B", "16', ["1A", "3B"], True),
        ('{"1B", "2B"}', ["1B", "2B"], True),
        ('["the child was seen to be"]', [], True),
        ('["ZZ"]', ["ZZ"], False),
    ],
)
def test_factors_are_read(text: str, factors: list[str], broken: bool) -> None:
    """Lists of codes and tables of codes with yes and no, whole or cut off."""
    assert factors_of(text) == (factors, broken)


@given(st.integers(0, 400), st.text(max_size=80))
def test_a_text_cut_off_anywhere_gives_only_flags_that_are_true(cut: int, comment: str) -> None:
    """However the text is cut and whatever the comment holds, no flag before it is misread and no word gets through."""
    text = json.dumps({**FLAGS, "COMMENTS": comment})[:cut]
    flags, _ = flags_of(text)
    for name, value in flags.items():
        assert value in ("Y", "N")
        assert name not in FLAGS or FLAGS[name] == value


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Any text at all is read or found broken."""
    flags, broken = flags_of(text)
    codes, odd = factors_of(text)
    assert set(flags.values()) <= {"Y", "N"}
    assert all(len(code) <= 8 for code in codes)
    assert {broken, odd} <= {True, False}
