"""Every address for every role: who may not enter is told what they would be told of a page that is not there."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from tests.pages.furnished import load_furnished
from tests.web.crawling import Crawl
from tests.web.papers import client_of
from tests.web.sweeping import addresses, plain

from goldenthread.access.areas import AREAS, can_enter
from goldenthread.access.policy import RULES
from goldenthread.accounts.doors import OPEN, OWN
from goldenthread.accounts.models import Post

TABLE = Path(__file__).with_name("doors.toml")
MISSING = "/there-is-no-such-page/"
#: Of a page that may be entered: shown, sent on, only by another method, told what is wrong with what was sent, not ready.
ANSWERS = {200, 302, 400, 405, 422, 503}

#: The rooms of the plan and the boards: name of address and area.
PROMISES = {one.name: one.area for one in addresses() if one.room in ("plan", "governance")}
#: Who is led to nearly every page of them, and who may enter the rooms but not all that is in them.
KEEPERS = ("clerk", "programme manager", "head of service")
OUTSIDERS = ("elected member", "board member", "partner agency")


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


@pytest.fixture
def promises(home: Path) -> Iterator[dict[str, str]]:
    """A plan and boards that are full; an address of each of their pages, by name."""
    with transaction.atomic():
        load_furnished()
        found: dict[str, str] = {}
        for role in KEEPERS:
            crawl = Crawl(client_of(role, fresh=True), alike=1, posts=False, within=frozenset(PROMISES))
            for asked, answer in crawl.walk("/plan/", "/boards/", "/ledger/", "/inspections/", "/reporting/"):
                if answer.status_code == 200:
                    found.setdefault(asked.name, asked.address)
        yield found
        transaction.set_rollback(True)


def test_what_is_there_is_not_there_for_others(promises: dict[str, str]) -> None:
    """A page of the plan or a board that a keeper is led to is, for who may not open it, as one that there is none of."""
    assert len(promises) > 50
    wrong = []
    for role in sorted(RULES):
        client = client_of(role)
        missing = plain(client.get(MISSING).content)
        for name, address in promises.items():
            shut = not can_enter(role, PROMISES[name])
            if shut or role in OUTSIDERS:
                answer = client.get(address)
                gone = answer.status_code == 404 and plain(answer.content) == missing
                if not gone and (shut or answer.status_code not in ANSWERS):
                    wrong.append(f"{role}: {address} {answer.status_code}")
    assert not wrong
