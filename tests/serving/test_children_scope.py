"""Whoever reads, no function gives a child whom the records would not: the records' own rule is the truth."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.serving.children_served import Full, Remembered, borough, everybody, opened, shared_folder

from goldenthread.access.audience import Audience
from goldenthread.access.errors import LogFailed, NotAllowed
from goldenthread.access.scope import Scope
from goldenthread.measures.run.figures import Asker
from goldenthread.records.errors import WrongUse
from goldenthread.records.store.reading import persons_seen
from goldenthread.serving.children import ReasonNeeded, child, children, find_child
from goldenthread.serving.due import clocks, due, due_soon, everything_due, sibling_groups
from goldenthread.serving.due_rows import SORTS, STATUSES, DueFilter
from goldenthread.serving.names import names_of
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import visible_of
from goldenthread.serving.staff import supervision_page, team_page, workers


@dataclass(frozen=True)
class World:
    """What there is to choose scopes from."""

    served: Served
    records: Asker
    people: dict[str, str]
    restricted: frozenset[str]
    teams: tuple[str, ...]
    workers: tuple[str, ...]

    def truth(self, scope: Scope) -> set[str]:
        """Whom the scope may see by the records."""
        return persons_seen(self.records.connection, scope)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The borough, opened, and its records beside it."""
    served, session = opened(borough(shared_folder(tmp_path_factory)))
    asked = served.connection().execute

    def column(sql: str) -> tuple[str, ...]:
        return tuple(row[0] for row in asked(sql).fetchall())

    with session.asker() as records:
        yield World(
            served,
            records,
            dict(asked("select person_key, ref from person").fetchall()),
            frozenset(column("select person_key from person where restricted = 1")),
            column(
                "select distinct team_id from involvement where end_date is null and team_id is not null order by 1"
            ),
            column("select distinct worker_id from involvement where end_date is null order by 1"),
        )


def scopes(world: World) -> st.SearchStrategy[Scope]:
    """Scopes of every shape: of all, of some teams, workers and people, with some grants or all."""
    some_people = st.frozensets(st.sampled_from(sorted(world.people)), max_size=6)
    grants = st.frozensets(st.sampled_from(sorted(world.restricted)), max_size=4)
    few = st.builds(
        Scope,
        st.just("someone"),
        st.sampled_from(["team manager", "practitioner", "auditor", "analyst"]),
        st.just("tests"),
        person_keys=some_people,
        team_ids=st.frozensets(st.sampled_from([*world.teams, "no-such-team"]), max_size=3),
        worker_ids=st.frozensets(st.sampled_from(world.workers), max_size=4),
        may_read_restricted=st.booleans(),
        restricted_keys=grants,
    )
    every = st.builds(
        lambda may, keys: replace(
            Scope.everything("someone", "tests", role="director", restricted=may), restricted_keys=keys
        ),
        st.booleans(),
        grants,
    )
    return few | every


def filters(world: World) -> st.SearchStrategy[DueFilter]:
    """What may be asked of trackers."""
    keys = [key for (key,) in world.served.connection().execute("select distinct clock from due")]
    return st.builds(
        DueFilter,
        clock=st.sampled_from(["", "", *keys]),
        team=st.sampled_from(["", *world.teams]),
        status=st.lists(st.sampled_from(STATUSES), unique=True, max_size=3).map(tuple),
        within_days=st.none() | st.integers(-30, 60),
        sort=st.sampled_from(sorted(SORTS)),
        beside=st.booleans(),
        limit=st.just(10_000),
    )


@pytest.fixture(scope="module")
def made(world: World) -> World:
    """The same, having checked that there is something to find."""
    assert len(world.people) > 100
    assert len(world.restricted) > 10
    assert len(world.teams) > 3
    return world


@settings(max_examples=40)
@given(data=st.data())
def test_the_condition_is_the_records_own_rule(made: World, data: st.DataObject) -> None:
    """Of all people, exactly those whom the records would show."""
    scope = data.draw(scopes(made))
    assert visible_of(made.served, scope, made.people) == made.truth(scope)


@settings(max_examples=40)
@given(data=st.data())
def test_no_reading_gives_anybody_else_and_totals_are_everybody_s(made: World, data: st.DataObject) -> None:
    """Trackers of any kind, lists of children and the log: only whom the records would show; totals as for the director."""
    scope, wanted = data.draw(scopes(made)), data.draw(filters(made))
    truth, log = made.truth(scope), Remembered()
    found = due(made.served, scope, log, wanted)
    whole = due(made.served, everybody(), Remembered(), wanted)
    assert found.total == whole.total == whole.shown
    assert [one.total for one in found.counted] == [one.total for one in whole.counted]
    assert found.shown == sum(one.shown for one in found.counted) == len(found.rows)
    expected = [row for row in whole.rows if not row.person_key or row.person_key in truth]
    assert sorted(row.event_key + row.clock for row in found.rows) == sorted(
        row.event_key + row.clock for row in expected
    )
    groups = sibling_groups(made.served, scope, log, wanted)
    assert sum(len(group.rows) for group in groups) == found.shown
    lists = [
        everything_due(made.served, scope, log).rows,
        due_soon(made.served, scope, log, 14).rows,
        *(group.rows for group in groups),
    ]
    shown = {row.person_key for rows in lists for row in rows if row.person_key}
    shown |= {line.person_key for line in children(made.served, scope, log)}
    assert shown <= truth
    for _, about in log.entries:
        assert set(about["persons"]) <= truth
    assert [one.total for one in clocks(made.served, scope)] == [one.total for one in clocks(made.served, everybody())]


@settings(max_examples=40)
@given(data=st.data())
def test_a_child_s_page_opens_for_who_may_see_the_child_and_for_nobody_else(made: World, data: st.DataObject) -> None:
    """Not there and not yours are one and the same, by reference and by the authority's own id."""
    scope = data.draw(scopes(made))
    truth, log = made.truth(scope), Remembered()
    key = data.draw(st.sampled_from(sorted(made.people)))
    own_id = made.served.connection().execute("select child_id from person where person_key = ?", (key,)).fetchone()[0]
    found = find_child(made.served, scope, log, own_id or "none")
    if key not in truth:
        assert not found
        with pytest.raises(NotAllowed) as absent:
            child(made.served, scope, log, "a" * 20, "a reason")
        with pytest.raises(NotAllowed) as theirs:
            child(made.served, scope, log, made.people[key], "a reason")
        assert str(absent.value) == str(theirs.value)
        return
    page = child(made.served, scope, log, made.people[key], "a reason")
    assert page.line.person_key == key
    assert {one.person_key for one in page.siblings} <= truth
    assert log.entries[-1] == ("child", {"person": key, "snapshot": made.served.snapshot, "because": "a reason"})


def test_a_restricted_record_asks_why(made: World) -> None:
    """Also of somebody with a grant; what they say is in the log, and nothing is logged as opened without it."""
    key = min(made.restricted)
    log = Remembered()
    with pytest.raises(ReasonNeeded, match="restricted"):
        child(made.served, everybody(), log, made.people[key])
    assert not log.entries
    child(made.served, everybody(), log, made.people[key], "asked by the head of service")
    assert log.entries[0][1]["because"] == "asked by the head of service"


def test_grants_open_one_restricted_record_and_no_other(made: World) -> None:
    """A team manager with a grant for one child sees that one of their restricted children."""
    manager = Scope.children_of_teams("m", "tests", made.teams)
    hidden = {row.person_key for row in due(made.served, manager, Remembered(), DueFilter(limit=10_000)).rows}
    assert not hidden & made.restricted
    whole = due(made.served, everybody(), Remembered(), DueFilter(limit=10_000)).rows
    key = next(row.person_key for row in whole if row.person_key in made.restricted & made.truth(
        replace(manager, may_read_restricted=True)))  # fmt: skip
    granted = replace(manager, restricted_keys=frozenset({key}))
    rows = due(made.served, granted, Remembered(), DueFilter(limit=10_000)).rows
    assert {row.person_key for row in rows} & made.restricted == {key}
    assert all(row.restricted == (row.person_key == key) for row in rows)


@pytest.mark.parametrize(
    "role", ["board chair", "elected member", "programme manager", "administrator", "no such role"]
)
def test_roles_that_read_figures_read_no_child(made: World, role: str) -> None:
    """Whatever their scope is said to be."""
    scope = Scope.everything("b", "tests", role=role)
    log = Remembered()
    worker = made.workers[0]
    for read in (
        lambda: due(made.served, scope, log, DueFilter()),
        lambda: clocks(made.served, scope),
        lambda: children(made.served, scope, log),
        lambda: find_child(made.served, scope, log, "1"),
        lambda: child(made.served, scope, log, next(iter(made.people.values()))),
        lambda: supervision_page(made.served, scope, log, worker),
        lambda: names_of(made.served, replace(scope, may_read_names=True), log, made.people),
        lambda: team_page(made.served, scope, Audience.MANAGEMENT, made.teams[0]),
    ):
        with pytest.raises(NotAllowed):
            read()
    assert not log.entries


def test_another_authority_s_reader_sees_nothing(made: World) -> None:
    """A scope for other records than these is refused before anything is read."""
    scope = Scope.everything("x", "tests", role="director", authorities=["301"])
    with pytest.raises(NotAllowed):
        due(made.served, scope, Remembered(), DueFilter())


def test_what_cannot_be_logged_is_not_shown(made: World) -> None:
    """A full disk stops every reading of a child."""
    scope, full = everybody(), Full()
    ref = next(iter(made.people.values()))
    for read in (
        lambda: due(made.served, scope, full, DueFilter()),
        lambda: children(made.served, scope, full),
        lambda: find_child(made.served, scope, full, "1"),
        lambda: child(made.served, scope, full, ref, "a reason"),
        lambda: supervision_page(made.served, scope, full, workers(made.served)[0].worker_id),
        lambda: names_of(made.served, replace(scope, may_read_names=True), full, made.people),
    ):
        with pytest.raises(LogFailed):
            read()


@settings(max_examples=40)
@given(data=st.data())
def test_a_supervision_page_is_for_the_worker_and_who_manages_them(made: World, data: st.DataObject) -> None:
    """Its children are whom the reader may see, and with those who are hidden all that the worker holds."""
    scope, worker = data.draw(scopes(made)), data.draw(st.sampled_from(made.workers))
    whole = supervision_page(made.served, everybody(), Remembered(), worker) if _holds(made, worker) else None
    try:
        page = supervision_page(made.served, scope, Remembered(), worker)
    except NotAllowed:
        assert worker not in scope.worker_ids or whole is None
        return
    assert whole is not None
    truth = made.truth(scope)
    assert {one.line.person_key for one in page.children} <= truth
    assert len(page.children) + page.hidden == len(whole.children) == whole.caseload.children == page.caseload.children
    assert worker in scope.worker_ids or scope.role in ("team manager", "director", "analyst")


def test_names_are_read_of_whom_the_reader_may_see(made: World) -> None:
    """And only by roles that read names; each reading is in the log with whom it was of."""
    log = Remembered()
    with pytest.raises(NotAllowed, match="not by name"):
        names_of(made.served, everybody(), log, made.people)
    manager = Scope.children_of_teams("m", "tests", made.teams[:1], names=True)
    truth = made.truth(manager)
    found = names_of(made.served, manager, log, made.people)
    assert found
    assert set(found) <= truth
    assert set(log.entries[0][1]["persons"]) == truth
    assert all(name and name == " ".join(name.split()) for name in found.values())
    assert not names_of(made.served, manager, log, islice(sorted(set(made.people) - truth), 5))


def test_wrong_questions_are_told_so(made: World) -> None:
    """A clock, status or order that there is none of is no empty list."""
    for wanted in (DueFilter(clock="no-such"), DueFilter(status=("late",)), DueFilter(sort="luck")):
        with pytest.raises(WrongUse, match="there is no"):
            due(made.served, everybody(), Remembered(), wanted)


def test_a_practitioner_asks_only_for_their_own_work(made: World) -> None:
    """How much of a colleague's work is overdue is a figure about a named worker."""
    own, other = made.workers[:2]
    scope = Scope.children_of("p", "tests", role="practitioner", workers=[own])
    assert due(made.served, scope, Remembered(), DueFilter(worker=own)).total >= 0
    with pytest.raises(NotAllowed):
        due(made.served, scope, Remembered(), DueFilter(worker=other))


def _holds(made: World, worker: str) -> bool:
    known = {one.worker_id for one in workers(made.served)}
    sql = "select 1 from holding where worker_id = ? union select 1 from worker where worker_id = ?"
    return worker in known or made.served.connection().execute(sql, (worker, worker)).fetchone() is not None


def test_no_store_is_left_in_the_served_file(made: World) -> None:
    """The file names no folder of this machine and no name of a child."""
    found = made.served.path.read_bytes()
    assert str(made.served.store_root).encode() not in found
    manager = Scope.everything("d", "tests", role="director", names=True)
    for name in list(names_of(made.served, manager, Remembered(), made.people).values())[:50]:
        assert name.encode() not in found
    assert isinstance(made.served.path, Path)
