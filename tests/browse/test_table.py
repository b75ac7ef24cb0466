"""Each page that there is says in which states it is looked at; a new page fails here until somebody says."""

import tomllib
from collections import Counter

from tests.browse.table import KINDS, WORLDS, first_of, named, table, unseen
from tests.pages.test_pages import NOT_PAGES
from tests.web.sweeping import addresses

from goldenthread.access.policy import RULES
from goldenthread.web.statement.results import results

#: States may be written before the browser looks at them again: this share of them at most.
PENDING = 0.25


def test_every_page_says_which_states_it_has() -> None:
    """And what only receives a form or sends a file is no page."""
    told = tomllib.loads(NOT_PAGES.read_text(encoding="utf-8"))
    none = {name for kind in ("sent", "files") for name in told[kind]["names"]}
    there = {one.name for one in addresses()} - none
    assert sorted(there - named() - unseen()) == [], "say in states.toml in which states these are looked at"
    assert sorted((named() | unseen()) - there) == [], "these are no pages any more"
    assert not named() & unseen()


def test_each_state_is_told_in_full() -> None:
    """With a kind, a role and a world that there are, and none of them twice."""
    states = table()
    assert {one.kind for one in states} <= set(KINDS)
    assert {one.role for one in states} <= {"", *RULES}
    assert {one.world for one in states} <= set(WORLDS)
    assert all(one.send is not None for one in states if one.kind == "error")
    twice = Counter((one.name, one.kind, one.role, one.at, one.world, str(one.told)) for one in states)
    assert [state for state, number in twice.items() if number > 1] == []


def test_each_page_that_asks_has_a_form_that_was_refused() -> None:
    """Lists, figures and forms are looked at in the states that can go wrong."""
    kinds = Counter(one.kind for one in table())
    assert kinds["error"] >= 25
    assert kinds["empty"] >= 15
    assert kinds["hidden"] >= 5
    assert len(first_of(table())) == len({one.name for one in table()})


def test_the_statement_is_of_these_states() -> None:
    """What came with this version was found by make browse, in states that there are, and of nearly all of them."""
    looked = Counter((one.name, one.state) for one in results().pages)
    there = Counter((one.name, KINDS[one.kind]) for one in table())
    assert not looked - there
    assert (there - looked).total() < there.total() * PENDING
