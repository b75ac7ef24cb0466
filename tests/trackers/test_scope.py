"""Nobody sees a child beyond their scope on any page, in any file or feed, and what is not theirs is not there."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.trackers.looking import everybody, refs_on, seen_by, strangers_on

from goldenthread.accounts.viewer import Viewer
from goldenthread.serving.due import due
from goldenthread.serving.due_rows import DueFilter
from goldenthread.serving.opening import Served
from goldenthread.trackers.reading import journal

Sign = Callable[[str], Client]
ROLES = (
    "practitioner",
    "personal adviser",
    "reviewing officer",
    "team manager",
    "head of service",
    "director",
    "analyst",
)
LISTS = (
    "/due/", "/due/everything/", "/due/everything/?status=overdue&sort=worst", "/due/everything/?within=28&page=2",
    "/due/siblings/", "/due/said/",
)  # fmt: skip
_TOKENS = re.compile(rb'(name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*")')


@pytest.mark.parametrize("role", ROLES)
def test_lists_show_nobody_beyond_the_scope(
    role: str, client_as: Sign, viewer_as: Callable[[str], Viewer], served: Served
) -> None:
    """Neither by reference nor by key nor by identifier; and they do show those whom the reader may see."""
    client, scope = client_as(role), viewer_as(role).scope("a test")
    shown: set[str] = set()
    for path in LISTS:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert not strangers_on(answer.content, served, scope), path
        shown |= refs_on(answer.content)
    assert shown


@pytest.mark.parametrize("role", ROLES)
def test_files_hold_nobody_beyond_the_scope(
    role: str, client_as: Sign, fresh: Callable[[Client], Client], viewer_as: Callable[[str], Viewer], served: Served
) -> None:
    """Both kinds hold the same rows: those that the tracker says are shown."""
    client, scope = fresh(client_as(role)), viewer_as(role).scope("a test")
    expected = due(served, scope, journal(), DueFilter()).shown
    text = client.get("/due/export/?form=csv").content
    assert not strangers_on(text, served, scope)
    assert len(text.decode("utf-8-sig").splitlines()) - 1 == expected
    book = client.get("/due/export/?form=xlsx").content
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_name("Table").to_python()
    assert len(rows) - 1 == expected
    assert not strangers_on(repr(rows).encode(), served, scope)


@pytest.mark.parametrize("role", ROLES)
def test_records_of_others_are_not_there(
    role: str, client_as: Sign, viewer_as: Callable[[str], Viewer], served: Served
) -> None:
    """Byte for byte what is said of a child that nobody ever recorded, at each address about a child."""
    client, scope = client_as(role), viewer_as(role).scope("a test")
    may = seen_by(served, scope)
    others = [ref for key, (ref, _) in everybody(served).items() if key not in may][:5]
    nobody = "a" * 20
    for end in ("", "say/none/"):
        missing = client.get(f"/child/{nobody}/{end}")
        assert missing.status_code == 404
        for ref in others:
            answer = client.get(f"/child/{ref}/{end}")
            assert answer.status_code == 404
            assert _TOKENS.sub(b"", answer.content) == _TOKENS.sub(b"", missing.content)
    assert others or scope.all_children


@pytest.mark.parametrize("role", ROLES)
def test_records_name_only_brothers_and_sisters_whom_the_reader_may_see(
    role: str, client_as: Sign, viewer_as: Callable[[str], Viewer], served: Served
) -> None:
    """The pages of twenty children, each with whoever stands on it."""
    client, scope = client_as(role), viewer_as(role).scope("a test")
    people, opened = everybody(served), 0
    for key in sorted(seen_by(served, scope))[:20]:
        answer = client.get(f"/child/{people[key][0]}/")
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert not strangers_on(answer.content, served, scope)
        opened += 1
    assert opened


@pytest.mark.parametrize("role", ["auditor", "inspector", "lead member", "administrator", "partner agency"])
def test_who_has_no_trackers_is_told_that_there_are_none(role: str, client_as: Sign) -> None:
    """Lists, files, supervision and feeds alike."""
    client = client_as(role)
    for path in (*LISTS, "/due/export/?form=csv", "/supervision/", "/calendar/", "/calendar/make/"):
        assert client.get(path).status_code == 404, path


def test_a_case_sampled_for_an_auditor_is_opened_without_a_name(
    client_as: Sign, viewer_as: Callable[[str], Viewer], served: Served, words_of: Callable[..., str]
) -> None:
    """By its identifier only, with no way to say anything of it."""
    (key, *_) = sorted(seen_by(served, viewer_as("auditor").scope("a test")))
    ref, child = everybody(served)[key]
    answer = client_as("auditor").get(f"/child/{ref}/")
    assert words_of(answer).startswith(f"Child {child} Identifier {child}")
    assert b"/say/" not in answer.content


def test_a_file_needs_a_fresh_sign_in(client_as: Sign, fresh: Callable[[Client], Client]) -> None:
    """A sign-in of this morning is not enough."""
    client = client_as("team manager")
    session = client.session
    session["fresh_at"] = 0
    session.save()
    answer = client.get("/due/export/?form=csv")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/again/")
    assert fresh(client).get("/due/export/?form=csv").status_code == 200
    assert client.get("/due/export/?form=pdf").status_code == 404


def test_the_tracker_of_a_clock_squares_with_its_indicator(client_as: Sign, words_of: Callable[..., str]) -> None:
    """The line beneath says both, and counts whom the reader may not see."""
    words = words_of(client_as("practitioner").get("/due/by/cin-visit/"))
    found = re.search(r"overdue here (\d+) = indicator (\d+); (\d+) = (\d+) shown \+ (\d+) that you may not see", words)
    assert found is not None
    here, indicator, total, shown, hidden = map(int, found.groups())
    assert here == indicator
    assert total == shown + hidden
    assert hidden > 0


def test_there_is_no_tracker_of_no_clock(client_as: Sign) -> None:
    """An address of nothing is not there."""
    assert client_as("director").get("/due/by/no-such-clock/").status_code == 404


def test_reading_a_list_is_journalled_with_whom_it_showed(
    client_as: Sign, journal_entries: Callable[[], list[dict[str, object]]], served: Served
) -> None:
    """By key, and every one of them."""
    answer = client_as("practitioner").get("/due/everything/")
    people = everybody(served)
    told = [entry["about"] for entry in journal_entries() if entry["action"] == "tracker"]
    keys = {key for about in told for key in about["persons"]}  # type: ignore[index,call-overload]
    assert {people[key][0] for key in keys} == refs_on(answer.content)
