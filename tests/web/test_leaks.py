"""No child is to be found by who may not see them: every link, form, file and error of each role is searched."""

import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from tests.pages.furnished import load_furnished
from tests.web.bodies import text_of
from tests.web.crawling import Crawl
from tests.web.known import Child, children, days, found
from tests.web.papers import released
from tests.web.sweeping import addresses, plain

from goldenthread.access.areas import can_enter
from goldenthread.access.policy import RULES
from goldenthread.access.scope import Scope
from goldenthread.accounts.posts import viewer_for
from goldenthread.records.store.store import Store

Signed = Callable[[str], Client]
AGGREGATE = sorted(role for role, rule in RULES.items() if not rule.rows)
OF_THEIR_OWN = ("practitioner", "front door", "team manager", "auditor")
#: The one finding whose purpose is to name a second record: who can mend it must know both, unless it is restricted.
TWICE = re.compile(r"has the same sex as child (\d+)")
#: What an address may be asked to look for, by the names that our pages give it.
ASKS = ("q", "search", "child", "person", "key", "ref", "team", "worker", "period", "next")
#: Fewer pages than this would mean that the crawl was kept out somewhere.
FEWEST = 12
#: The rooms of the improvement plan and its boards, with where a walk through them begins.
PROMISES = frozenset(one.name for one in addresses() if one.room in ("plan", "governance"))
BEGIN = (
    "/plan/",
    "/plan/mine/",
    "/plan/asked/",
    "/boards/",
    "/ledger/",
    "/inspections/",
    "/reporting/",
    "/conditions/",
)
#: So many requests go to them at most: every page of theirs, and the form of nearly each.
MOST = 90
#: Pages of those rooms that a walk must have come to, with the area that opens each.
MET = {"plan-action": "plan", "plan-question": "guard", "board": "boards", "meeting": "boards", "request": "ledger"}


@pytest.fixture(scope="module")
def papers(home: Path) -> Iterator[str]:
    """A final paper that everybody may read lies there, with its files; its name."""
    yield released(home)[1]
    shutil.rmtree(home / "papers", ignore_errors=True)


@pytest.fixture(scope="module")
def programme(home: Path, papers: str) -> Iterator[None]:
    """A plan in every state with figures set beside it, and boards that every role reads which may."""
    with transaction.atomic():
        load_furnished(papers)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def everybody(home: Path) -> tuple[Child, ...]:
    """Every child that is recorded."""
    known = children(home)
    assert len(known) > 400
    assert all(child.names for child in known)
    return known


def _fresh(client: Client) -> Client:
    """The same client, its sign-in as fresh as exports ask for."""
    session = client.session
    session["fresh_at"] = time.time()
    session.save()
    return client


def _open_to(role: str) -> list[str]:
    """Pages without parts that a role may enter: where a walk begins."""
    open_ = (one for one in addresses() if not one.parts and (not one.guarded or can_enter(role, one.area)))
    return ["/", *(one.path for one in open_)]


def _leaks(
    crawl: Crawl, starts: Sequence[str], marks: frozenset[str], born: frozenset[Any], secret: frozenset[str]
) -> list[str]:
    """Where a walk met one of these words or days, or was led to what is not there."""
    wrong, let_in = [], 0
    for asked, answer in crawl.walk(*starts):
        text = text_of(answer)
        told = set(TWICE.findall(text)) - secret
        # What an earlier step of the walk threw away is gone, and the pages that led to it with it.
        if answer.status_code == 404 and asked in crawl.led and crawl.client.get(crawl.led[asked]).status_code == 200:
            wrong.append(f"{crawl.led[asked]} leads to {asked.address}, which is not there")
        let_in += answer.status_code == 200
        wrong += [f"{asked.method} {asked.address}: {one}" for one in sorted(found(text, marks - told))[:3]]
        wrong += [
            f"{asked.method} {asked.address}: born {one}" for one in sorted(days(text) & born if born else ())[:3]
        ]
    assert let_in >= FEWEST
    return wrong


@pytest.mark.parametrize("role", AGGREGATE)
def test_who_reads_figures_meets_no_child(
    role: str, client_as: Signed, everybody: tuple[Child, ...], papers: None
) -> None:
    """No number, name, school number, reference or birth date of any child, wherever links and forms lead."""
    marks = frozenset().union(*(child.marks for child in everybody))
    # A month's first and last days end and begin periods; on other days nothing but a birth is told.
    born = frozenset(child.born for child in everybody if 1 < child.born.day < 28)
    assert len(born) > 300
    assert not _leaks(Crawl(_fresh(client_as(role))), _open_to(role), marks, born, marks)


@pytest.mark.parametrize("role", sorted(role for role in RULES if can_enter(role, "plan") or can_enter(role, "boards")))
def test_promises_name_no_child_and_lead_to_what_is_there(
    role: str, client_as: Signed, everybody: tuple[Child, ...], programme: None
) -> None:
    """The plan, what the figures ask of it, its boards, meetings and ledger, as each role finds them full."""
    client = _fresh(client_as(role))
    hidden = everybody if role in AGGREGATE else tuple(child for child in everybody if child.restricted)
    marks = frozenset().union(*(child.own for child in hidden))
    assert marks
    crawl = Crawl(client, most=MOST, alike=2, within=PROMISES)
    assert not _leaks(crawl, [one for one in BEGIN if _opens(role, one)], marks, frozenset(), marks)
    met = {name for name, area in MET.items() if can_enter(role, area)}
    assert met <= {name for name in met if crawl.done[f"get {name}"]}


def _opens(role: str, address: str) -> bool:
    return can_enter(role, next(one.area for one in addresses() if one.path == address))


@pytest.mark.parametrize("role", AGGREGATE)
def test_asking_for_a_child_by_number_or_reference_tells_nothing_more(
    role: str, client_as: Signed, everybody: tuple[Child, ...]
) -> None:
    """A page may repeat what was asked, and nothing else of the child."""
    client = client_as(role)
    child = next(one for one in everybody if one.upn)
    wrong = []
    for page in _open_to(role):
        for asked in (child.number, child.ref):
            text = text_of(client.get(page, dict.fromkeys(ASKS, asked)))
            wrong += [f"{page}: {one}" for one in found(text, child.marks - {asked})]
            wrong += [f"{page}: born" for _ in days(text) & {child.born}]
    assert not wrong


def _strangers(client: Client, home: Path, everybody: tuple[Child, ...]) -> list[Child]:
    """Children with whom nobody of the reader's teams, nor the reader, was ever involved, and who are not named to them."""
    viewer = viewer_for(client.get("/account/").wsgi_request)
    assert viewer is not None
    with Store.open(home / "store").current().connect(Scope.everything("tests", "strangers")) as connection:
        rows = connection.execute("select person_key, worker_id, team_id from involvements").fetchall()
    theirs = {key for key, worker, team in rows if worker in viewer.workers or team in viewer.teams} | viewer.named
    return [child for child in everybody if child.key not in theirs]


@pytest.mark.parametrize("role", OF_THEIR_OWN)
def test_who_works_with_children_meets_no_others(
    role: str, client_as: Signed, home: Path, everybody: tuple[Child, ...], papers: None
) -> None:
    """No number, name, school number or reference of a child whom nobody of theirs ever worked with."""
    client = _fresh(client_as(role))
    strangers = _strangers(client, home, everybody)
    assert len(strangers) > 100
    marks = frozenset().union(*(child.own for child in strangers))
    secret = frozenset(child.number for child in everybody if child.restricted)
    marks -= frozenset().union(*(child.own for child in everybody if child not in strangers))
    assert not _leaks(Crawl(client, posts=False), _open_to(role), marks, frozenset(), secret)


@pytest.mark.parametrize("role", OF_THEIR_OWN)
def test_the_page_of_a_stranger_is_not_there(
    role: str, client_as: Signed, home: Path, everybody: tuple[Child, ...]
) -> None:
    """By GET and POST, byte for byte as for a reference that nobody has."""
    client = _fresh(client_as(role))
    strangers = _strangers(client, home, everybody)
    wrong = []
    for one in (one for one in addresses() if "ref" in one.kwargs and can_enter(role, one.area)):
        for ask in (client.get, client.post):
            nobody = _said(ask(one.path), "")
            for child in strangers[:: len(strangers) // 12]:
                answer = ask(one.path.replace(str(one.kwargs["ref"]), child.ref, 1))
                if _said(answer, child.ref) != nobody:
                    wrong.append(f"{one.name}: {answer.status_code}")
    assert not wrong


def _said(answer: Any, ref: str) -> tuple[int, str, bytes]:
    """What an answer says, but for the reference that was asked for."""
    body = plain(answer.content)
    return answer.status_code, answer.headers.get("Location", ""), body.replace(ref.encode(), b"") if ref else body


def test_the_search_finds_children_where_they_may_be_seen(client_as: Signed, everybody: tuple[Child, ...]) -> None:
    """In pages and in files: what finds nothing above would find something."""
    marks = frozenset().union(*(child.marks for child in everybody))
    client = _fresh(client_as("team manager"))
    seen: dict[str, int] = {}
    for asked, answer in Crawl(client, posts=False, alike=2).walk(*_open_to("team manager")):
        seen[asked.name] = max(seen.get(asked.name, 0), len(found(text_of(answer), marks)))
    assert seen["due"] > 3
    assert seen["due-export"] > 3
    assert seen["child"] > 1
    refs = {child.ref: child for child in everybody}
    child = refs[next(iter(found(text_of(client.get("/due/everything/")), refs)))]
    page = text_of(client.get(f"/child/{child.ref}/"))
    assert child.own & found(page, marks | child.own) >= {child.number, " ".join(child.names)}
    assert len(days("on 5 October 2015, 2016-01-09 and 14/02/2017; 2016-13-01 is none")) == 3
