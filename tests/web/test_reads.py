"""How often pages of the plan and the boards ask the database: as often of much as of little."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils.timezone import localdate
from tests.governance.seated import two_boards
from tests.pages.furnished import load_furnished, next_version
from tests.web.papers import client_of

from goldenthread.accounts.by import By
from goldenthread.governance.loading import load as load_boards
from goldenthread.plan.loading import load as load_plan
from goldenthread.programme.promises import Fate, Mapped

#: Who opens which page; a page asks the database so many times at most.
PAGES = {
    "director": ("/plan/", "/plan/actions/visits/", "/plan/asked/", "/plan/mine/", "/plan/compare/",
                 "/plan/recommendations/", "/plan/recommendations/matrix/", "/plan/recommendations/ofsted-1/"),
    "clerk": ("/boards/", "/board/improvement-board/", "/meeting/board-1/", "/meeting/board-2/", "/ledger/", "/reporting/",
              "/inspections/", "/conditions/"),
}  # fmt: skip
MOST = 60
#: So many times is there what there was once.
MUCH = 30


def _asked(client: Client, page: str) -> int:
    """How many statements a page sends to the database, after it was opened once."""
    statements = []

    def counted(execute: object, sql: str, *rest: object) -> object:
        statements.append(sql)
        return execute(sql, *rest)  # type: ignore[operator]

    assert client.get(page).status_code == 200, page
    with connection.execute_wrapper(counted):
        client.get(page)
    return len(statements)


def _all_asked() -> dict[str, int]:
    return {page: _asked(client_of(role), page) for role, pages in PAGES.items() for page in pages}


def _much() -> None:
    """Many actions, recommendations, meetings and requests besides those that are there."""
    by, today = By("demo.programme-manager", "programme manager"), localdate()
    plan, made = next_version(today), two_boards(today)
    numbers = range(MUCH)
    pattern = next(one for one in plan.actions if one.key == "reports")
    actions = tuple(replace(pattern, key=f"more-{n}", printed=f"9.{n}") for n in numbers)
    said = tuple(replace(plan.recommendations[0], key=f"more-{n}", number=f"9.{n}") for n in numbers)
    kept = tuple(Mapped(one.printed, (one.key,), Fate.KEPT) for one in plan.actions)
    load_plan(
        replace(
            plan, version=4, before=3, mapped=kept, actions=(*plan.actions, *actions),
            recommendations=(*plan.recommendations, *said),
        ),
        by=by,
    )  # fmt: skip
    held, ahead = made.meetings[0], made.meetings[1]
    asked, public = made.requests[0], made.requests[1]
    load_boards(
        replace(
            made,
            meetings=tuple(
                replace(one, key=f"{one.key}-{n}", decisions=tuple(replace(d, key=f"{d.key}-{n}") for d in one.decisions))
                for n in numbers
                for one in (held, ahead)
            ),
            requests=tuple(replace(one, key=f"{one.key}-{n}") for n in numbers for one in (asked, public)),
        ),
        by=by,
    )  # fmt: skip


@pytest.fixture
def undone(home: Path) -> object:
    """What is loaded is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_pages_ask_as_often_of_much_as_of_little(undone: None) -> None:
    """A page that asked once a row would be slow in a council whose plan is long; here it would ask thirty times more."""
    load_furnished()
    little = _all_asked()
    _much()
    much = _all_asked()
    wrong = {page: (little[page], asked) for page, asked in much.items() if asked > min(MOST, little[page] + 2)}
    assert not wrong
