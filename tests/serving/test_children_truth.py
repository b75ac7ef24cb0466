"""What is served is what the records and the figures say: trackers, indicators, pages of children, caseloads, references."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.serving.children_served import BOOK, Remembered, borough, everybody, opened, shared_folder

from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.access.log import AccessLog
from goldenthread.access.scope import Scope
from goldenthread.calendar import Period, PeriodKind, month
from goldenthread.measures.language.making import overdue
from goldenthread.measures.run.all_runs import overdue_measure
from goldenthread.measures.run.counting import observe
from goldenthread.measures.run.rows import OPEN, tracker
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import StoreDamaged, WrongUse
from goldenthread.serving.child_rows import age
from goldenthread.serving.children import child, children_behind
from goldenthread.serving.due import clocks, due
from goldenthread.serving.due_part import BESIDE
from goldenthread.serving.due_rows import STATUSES, DueFilter
from goldenthread.serving.happenings import HAPPENINGS
from goldenthread.serving.opening import Served
from goldenthread.serving.parts import PARTS
from goldenthread.serving.refs import LENGTH, refs_of
from goldenthread.serving.staff import service_page, services, supervision_page, team_page, teams, teams_of_service

_ALL = 100_000


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The borough's store."""
    return borough(shared_folder(tmp_path_factory))


@pytest.fixture(scope="module")
def served(root: Path) -> Served:
    """The borough made ready."""
    return opened(root)[0]


@pytest.fixture(scope="module")
def session(root: Path) -> Session:
    """Its records."""
    return opened(root)[1]


@pytest.fixture(scope="module")
def indicators(session: Session) -> dict[str, float]:
    """How many runs of each clock are overdue, by the engine of figures: the whole, and ``clock@team``."""
    made = {key: overdue(one, key=f"o-{key}", title="", says="", example="") for key, one in BOOK.clocks.items()}
    measures = {one.key: one for key in made if (one := overdue_measure(BOOK, BOOK.clock(key)) or made[key])}
    day = Period(session.as_at, session.as_at, PeriodKind.RANGE, "day")
    with session.asker() as asker:
        by = {key: (("team",),) if BOOK.subject(one.over) == "person" else () for key, one in measures.items()}
        table = observe(asker.connection, BOOK, list(measures.values()), [day], session.as_at, lambda one: by[one.key])
    return {
        measures[row["key"]].clock_key + (f"@{row['group']}" if row["breakdown"] else ""): row["numerator"]
        for row in table.to_pylist()
    }


@pytest.mark.parametrize("key", sorted(BOOK.clocks))
def test_what_a_tracker_counts_is_the_indicator(key: str, served: Served, indicators: dict[str, float]) -> None:
    """For every clock, of the whole and of each team, and the proof line says so; what is not recorded is no empty list."""
    found = due(served, everybody(), Remembered(), DueFilter(clock=key, limit=_ALL))
    if found.lacking:
        assert found.lacking.startswith("not recorded: ")
        assert found.proof == found.lacking
        return
    said = Counter(row.status for row in found.rows)
    assert said["overdue"] == indicators.get(key, 0)
    assert found.proof.startswith(f"overdue here {said['overdue']} = indicator {said['overdue']};")
    for team in {row.team for row in found.rows if row.team}:
        part = due(served, everybody(), Remembered(), DueFilter(clock=key, team=team, limit=_ALL))
        number = sum(row.status == "overdue" for row in part.rows)
        assert number == indicators.get(f"{key}@{team}", 0)
        assert part.proof.startswith(f"overdue here {number} = indicator {number};")
    assert all((row.days_over or 0) >= 0 and (row.status != "overdue" or row.due < served.as_at) for row in found.rows)


@pytest.mark.parametrize("key", ["cp-visit", "supervision", "assessment", "drift", "recruitment"])
def test_a_tracker_is_the_one_that_is_counted_live(key: str, served: Served, session: Session, tmp_path: Path) -> None:
    """Row by row."""
    live = tracker(session, AccessLog(tmp_path / "log", b"k" * 32), key)
    found = due(served, everybody(), Remembered(), DueFilter(clock=key, sort="clock", limit=_ALL))
    names = ("event_key", "due_date", "status", "days_over", "team", "worker")
    kept = [(row.event_key, row.due, row.status, row.days_over, row.team, row.worker) for row in found.rows]
    assert kept == [
        tuple(row.get(name) or (None if name in ("days_over", "due_date") else "") for name in names)
        for row in live.shown
    ]
    assert STATUSES == OPEN


def test_some_clocks_run_and_some_are_not_recorded(served: Served) -> None:
    """What squares does not square for want of runs."""
    found = clocks(served, everybody())
    assert len(found) == len(BOOK.clocks)
    assert sum(one.total > 0 for one in found) > 20
    assert any(one.lacking for one in found)
    assert all(not one.total for one in found if one.lacking)
    assert sum(one.overdue_total for one in found) > 20
    assert set(BESIDE) <= set(BOOK.clocks)
    assert set(BESIDE.values()) <= set(BOOK.clocks) - set(BESIDE)


def test_a_child_s_page_agrees_with_the_trackers(served: Served) -> None:
    """Every run of everybody's, on the tracker and on the page of its child alike."""
    rows = due(served, everybody(), Remembered(), DueFilter(limit=_ALL, beside=True)).rows
    by_child: dict[str, list[object]] = {}
    for row in rows:
        by_child.setdefault(row.ref, []).append(row)
    by_child.pop("", None)
    assert len(by_child) > 30
    for ref, held in by_child.items():
        page = child(served, everybody(), Remembered(), ref, "a reason")
        assert sorted(page.clocks, key=repr) == sorted(held, key=repr)
        assert page.chart.svg.startswith("<svg")
        assert not any(run.status in STATUSES[:3] for run in page.ended)
        assert list(page.events) == sorted(
            page.events, key=lambda one: (str(one.on_date or ""), one.event_key), reverse=True
        )


def test_everything_dated_about_a_child_is_told(served: Served, session: Session) -> None:
    """As many events as there are rows of the tables that are told of; each with the file and row that it was read from."""
    with session.asker() as asker:
        rows = sum(asker.connection.execute(f"select count(*) from {one.table}").fetchone()[0] for one in HAPPENINGS)
    asked = served.connection().execute
    assert asked("select count(*) from event").fetchone()[0] == rows > 1000
    assert asked("select count(*) from event where sources is null or title = ''").fetchone()[0] == 0
    ref = asked("select ref from person join event using (person_key) group by ref order by count(*) desc").fetchone()[
        0
    ]
    page = child(served, everybody(), Remembered(), ref, "a reason")
    assert page.events_total == len(page.events) > 20
    assert all(source.file.endswith(".csv") and source.row > 1 for one in page.events for source in one.sources)
    assert len(child(served, everybody(), Remembered(), ref, "a reason", events=5).events) == 5


def test_siblings_who_may_not_be_seen_are_only_counted(served: Served) -> None:
    """A scope of one child of a family: the others are a number."""
    asked = served.connection().execute
    family, size = asked("select family_id, count(*) from family group by 1 having count(*) > 2").fetchone()
    key, ref = asked(
        "select person_key, ref from person join family using (person_key) where family.family_id = ?", (family,)
    ).fetchone()
    one = Scope.named_children("p", "tests", [key], restricted=True)
    page = child(served, one, Remembered(), ref, "a reason")
    assert (page.siblings, page.others, page.others_said) == ((), size - 1, f"{size - 1} other children")
    whole = child(served, everybody(), Remembered(), ref, "a reason")
    assert (len(whole.siblings), whole.others, whole.others_said) == (size - 1, 0, "")


def test_rows_behind_a_figure_have_references(served: Served, session: Session, tmp_path: Path) -> None:
    """They are as many as the figure says, and each leads to its child."""
    log = AccessLog(tmp_path / "log", b"k" * 32)
    period = month(served.as_at.year, served.as_at.month)
    most, key = max((one.overdue_total, one.indicator) for one in clocks(served, everybody()) if one.indicator)
    assert most > 5
    found = children_behind(served, lambda _: session, everybody(), log, key, period)
    assert found.total == len(found.rows) == most
    assert found.proof == f"{found.total} = {found.total} shown + 0 that you may not see"
    page = child(served, everybody(), Remembered(), found.rows[0].ref, "a reason")
    assert page.line.child_id == found.rows[0].child_id


def _figure(session: Session, key: str, team: str = "") -> float:
    measure = BOOK.measure(key)
    day = Period(session.as_at, session.as_at, PeriodKind.RANGE, "day")
    with session.asker() as asker:
        table = observe(asker.connection, BOOK, [measure], [day], session.as_at, lambda _: (("team",),))
    return next(
        (
            row["numerator"]
            for row in table.to_pylist()
            if row["group"] == team and bool(row["breakdown"]) == bool(team)
        ),
        0,
    )


def test_caseloads_are_those_of_the_book(served: Served, session: Session) -> None:
    """Children held, children held by nobody, and supervision up to date, by the indicators' own count."""
    asked = served.connection().execute
    assert asked("select count(*) from holding").fetchone()[0] == _figure(session, "children-allocated") > 20
    assert asked("select count(*) from unallocated").fetchone()[0] == _figure(session, "children-unallocated")
    pages = [team_page(served, everybody(), Audience.MANAGEMENT, one.team_id) for one in teams(served)]
    assert sum(one.supervised for one in pages) == _figure(session, "supervision-up-to-date")
    for page in pages:
        assert page.supervised == _figure(session, "supervision-up-to-date", page.team.team_id)
        assert page.agency <= page.agency_known <= page.staff
        assert sum(one.caseload.children for one in page.loads) >= page.children


def test_a_supervision_page_holds_each_child_once(served: Served) -> None:
    """With what is due next, when the child was seen and by whom, from the records."""
    worker = (
        served.connection().execute("select worker_id from holding group by 1 order by count(*) desc, 1").fetchone()[0]
    )
    page = supervision_page(served, everybody(), Remembered(), worker)
    assert len({one.line.ref for one in page.children}) == len(page.children) == page.caseload.children > 2
    assert page.hidden == 0
    assert page.team is not None
    for one in page.children:
        events = child(served, everybody(), Remembered(), one.line.ref, "a reason", events=_ALL).events
        seen = [event.on_date for event in events if event.kind == "Visits" and event.state == "seen"]
        assert one.seen.seen == max(seen, default=None)
        assert all(run.status == "overdue" and not run.beside for run in one.overdue)


def test_named_workers_are_told_of_to_who_manages_them(served: Served) -> None:
    """A manager sees the loads of their own team, and another team's figures without its workers."""
    held = [team for (team,) in served.connection().execute("select distinct team_id from holding order by 1")]
    manager = Scope.children_of_teams("m", "tests", held[:1])
    assert team_page(served, manager, Audience.MANAGEMENT, held[0]).loads
    assert not team_page(served, manager, Audience.MANAGEMENT, held[1]).loads
    assert team_page(served, manager, Audience.MANAGEMENT, held[1]).children
    for audience in (Audience.BOARD, Audience.PUBLIC, Audience.AGGREGATE):
        with pytest.raises(NotAllowed):
            team_page(served, manager, audience, held[0])
    practitioner = Scope.children_of("p", "tests", role="practitioner", teams=held[:1])
    with pytest.raises(NotAllowed):
        team_page(served, practitioner, Audience.MANAGEMENT, held[0])
    with pytest.raises(NotAllowed):
        team_page(served, manager, Audience.MANAGEMENT, "no-such-team")


def test_services_are_made_of_teams(served: Served) -> None:
    """Every team of a service stands in it."""
    for service in services(served):
        page = service_page(served, everybody(), Audience.MANAGEMENT, service)
        assert {one.team.team_id for one in page.teams} <= set(teams_of_service(served, service))
    with pytest.raises(NotAllowed):
        service_page(served, everybody(), Audience.MANAGEMENT, "no such service")


def test_references_are_opaque_and_stay(served: Served, root: Path, tmp_path: Path) -> None:
    """Made with the home folder's key: the same again with it, others without it, and a key cut off is refused."""
    rows = served.connection().execute("select person_key, ref, child_id from person").fetchall()
    refs = refs_of(root.parent / "home")
    assert all(ref == refs.of(key) and len(ref) == LENGTH for key, ref, _ in rows)
    assert len({ref for _, ref, _ in rows}) == len(rows)
    assert refs_of(tmp_path).of(rows[0][0]) != rows[0][1]
    assert refs_of(tmp_path).of(rows[0][0]) == refs_of(tmp_path).of(rows[0][0])
    assert (tmp_path / "refs.key").stat().st_mode & 0o077 == 0
    (tmp_path / "refs.key").write_bytes(b"short")
    with pytest.raises(StoreDamaged, match="cut off"):
        refs_of(tmp_path)


def test_ages_are_said_as_people_say_them() -> None:
    """Worked out by hand."""
    day = date(2026, 9, 30)
    assert age(date(2016, 10, 1), None, None, day) == "9 years"
    assert age(date(2025, 7, 30), None, None, day) == "14 months"
    assert age(date(2026, 8, 30), None, None, day) == "1 month"
    assert age(None, date(2026, 12, 3), None, day) == "unborn, expected 3 December 2026"
    assert age(None, None, None, day) == "age not recorded"
    assert age(date(2010, 5, 1), None, date(2012, 6, 1), day) == "2 years at death"
    assert age(date(2010, 5, 1), None, None, day, whole_month=True) == "about 16 years"


def test_a_session_of_another_snapshot_is_refused(served: Served, session: Session, tmp_path: Path) -> None:
    """The rows would not be those of the page."""
    other = replace(served, meta=replace(served.meta, snapshot="0" * 20))
    log = AccessLog(tmp_path / "log", b"k" * 32)
    with pytest.raises(WrongUse, match="another snapshot"):
        children_behind(other, lambda _: session, everybody(), log, "supervision-overdue", month(2025, 9))


def test_parts_have_tables_of_their_own() -> None:
    """Every part's statements run one after the other on one empty file: no two make a table of the same name."""
    with closing(sqlite3.connect(":memory:")) as target:
        for part in PARTS:
            target.executescript(part.schema)
        assert target.execute("select count(*) from sqlite_master where type = 'table'").fetchone()[0] > len(PARTS)
