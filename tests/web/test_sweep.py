"""Every address for every role: who may not enter is told what they would be told of a page that is not there."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.web.sweeping import addresses, plain

from goldenthread.access.areas import AREAS, can_enter
from goldenthread.access.policy import RULES
from goldenthread.accounts.doors import OPEN, OWN
from goldenthread.accounts.models import Post

TABLE = Path(__file__).with_name("doors.toml")
MISSING = "/there-is-no-such-page/"
#: Of a page that may be entered: shown, sent on, only by another method, told what is wrong with what was sent, not ready.
ANSWERS = {200, 302, 400, 405, 422, 503}


def _written(table: str = "doors") -> dict[str, str]:
    return dict(tomllib.loads(TABLE.read_text(encoding="utf-8"))[table])


def test_somebody_decided_who_may_enter_each_page() -> None:
    """A new address fails here until it is written down with its area."""
    assert {one.name: one.area for one in addresses()} == _written()


def test_each_area_that_is_written_down_is_one() -> None:
    """And nearly every area has a page: one without would be a rule about nothing."""
    assert set(_written().values()) <= {*AREAS, OPEN, OWN}


def test_the_sweep_is_wide(record_property: Callable[[str, object], None]) -> None:
    """Its size: addresses times roles, for two methods."""
    size = len(addresses()) * len(RULES) * 2
    record_property("sweep", size)
    assert size > 2000


@pytest.mark.parametrize("role", sorted(RULES))
def test_who_may_not_enter_sees_nothing(role: str, client_as: Callable[[str], Client]) -> None:
    """GET and POST alike, byte for byte as for an address that is not there."""
    client = client_as(role)
    missing = plain(client.get(MISSING).content)
    wrong = []
    for one in addresses():
        if not one.guarded or can_enter(role, one.area):
            continue
        for answer in (client.get(one.path), client.post(one.path, {})):
            if answer.status_code != 404 or plain(answer.content) != missing:
                wrong.append(f"{one.name}: {answer.status_code}")
    assert not wrong


@pytest.mark.parametrize("role", sorted(RULES))
def test_who_may_enter_is_answered(role: str, client_as: Callable[[str], Client]) -> None:
    """No page breaks; one whose address names something is asked for something that is not there."""
    client, asks = client_as(role), _written("asks")
    wrong = []
    for one in addresses():
        if one.guarded and not can_enter(role, one.area):
            continue
        if one.name in ("account_logout", "sign-out-everywhere"):
            continue
        status = client.get(one.path).status_code
        if status not in ANSWERS and not (status == 404 and (one.parts or one.name in asks)):
            wrong.append(f"{one.name}: {status}")
    assert not wrong


def test_a_visitor_is_sent_to_sign_in(visitor: Client) -> None:
    """Whatever they ask for, but for pages that are open."""
    wrong = []
    for one in addresses():
        answer = visitor.get(one.path)
        sent = answer.status_code == 302 and "/sign-in/" in answer.headers["Location"]
        told = answer.status_code == 401 and one.name.startswith("api-")
        if one.area != OPEN and not sent and not told:
            wrong.append(f"{one.name}: {answer.status_code}")
    assert not wrong


def test_a_user_without_a_post_sees_only_their_account(client_as: Callable[[str], Client]) -> None:
    """A user whose last post has ended is told nothing."""
    client = client_as("analyst")
    Post.objects.all().delete()
    missing = plain(client.get(MISSING).content)
    wrong = []
    for one in addresses():
        if one.guarded:
            answer = client.get(one.path)
            if answer.status_code != 404 or plain(answer.content) != missing:
                wrong.append(f"{one.name}: {answer.status_code}")
    assert not wrong
