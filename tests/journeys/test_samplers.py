"""Who looks at sampled cases: exactly those that a grant names, each opening journalled, and figures beside them."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.journeys.walking import follows, opens
from tests.trackers.looking import refs_on

ROLES = ("auditor", "inspector")
As = Callable[[str], Client]


@pytest.mark.parametrize("role", ROLES)
def test_a_sampled_case_is_opened_and_no_other(
    role: str, client_as: As, journal_entries: Callable[[], list[dict[str, object]]]
) -> None:
    """Given ten cases named by a grant, when one is opened, then it is read and journalled; another's is not there."""
    # Given
    client = client_as(role)
    first = opens(client, "/")
    sampled = refs_on(first.content)
    assert len(sampled) == first.number(r"(\d+) cases are named to you") == 10
    # When
    record = follows(client, first, next(way for way in first.ways if re.fullmatch(r"\d{6}", way)))
    # Then
    assert "What happened" in record.words
    (opened,) = [one for one in journal_entries() if one["action"] == "child"]
    assert opened["role"] == role
    others = refs_on(opens(client_as("director"), "/due/everything/").content) - sampled
    assert [opens(client, f"/child/{ref}/").status for ref in sorted(others)[:5]] == [404] * 5
    assert opens(client, "/due/everything/").status == 404


@pytest.mark.parametrize("role", ROLES)
def test_figures_stand_beside_the_cases(role: str, client_as: As) -> None:
    """Given a measure, when the children behind it are asked for, then only sampled ones are shown, and it says so."""
    client = client_as(role)
    measure = opens(client, "/figures/care-visits-up-to-date/")
    behind = follows(client, measure, "The children behind this figure")
    total = behind.number(r"(\d+) = \d+ shown")
    shown = behind.number(r"= (\d+) shown")
    assert shown < total
    assert refs_on(behind.content) <= refs_on(opens(client, "/").content)
