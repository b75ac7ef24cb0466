"""Why a measure is read, or not: the rules by name, of those figures that the role reads."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from goldenthread.access.areas import AREAS
from goldenthread.access.policy import RULES

As = Callable[[str], Client]
Words = Callable[[Any], str]
KEY = "assessments-in-45-working-days"


@pytest.mark.parametrize("role", sorted(RULES))
def test_which_rule_opens_a_measure(role: str, client_as: As, words_of: Words) -> None:
    """For whom its figures are made, by what they may be broken down, and whose children stand behind them."""
    said = words_of(client_as(role).get("/why/", {"measure": KEY}))
    if role not in AREAS["figures"].roles:
        assert f"The role {role} may not enter (rule figures)" in said
        assert "45 working days" not in said
        return
    assert "45 working days" in said
    assert f"The role {role} may enter (rule figures)" in said
    assert "rule rows" in said
    assert ("Of the children behind it you see" in said) == (role in AREAS["rows"].roles)
    assert ("Not by team" in said) == (
        role in ("elected member", "lead member", "board chair", "board member", "clerk")
    )


def test_a_measure_that_is_not_there(client_as: As, words_of: Words) -> None:
    """It is said, and nothing else of it."""
    assert "There is no such measure in the book." in words_of(client_as("director").get("/why/", {"measure": "no"}))
    assert "There is no such measure in the book." not in words_of(client_as("director").get("/why/"))
