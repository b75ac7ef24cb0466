"""Trackers and figures of every clock square with one another, and figures by team with the whole."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from tests.calendar.bank_holiday_dates import BY_YEAR

from goldenthread.access.of_store import access_log
from goldenthread.calendar import Period, month, parse_period
from goldenthread.measures.compile.statements import rows_statement
from goldenthread.measures.definitions import book
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import Counts, Denominator, Measure, Stat
from goldenthread.measures.run.counting import Engine, observe
from goldenthread.measures.run.rows import OPEN, open_runs, rows_behind, tracker
from goldenthread.measures.run.session import Session

BOOK = book()
CLOCKS = sorted(BOOK.clocks)
PERIODS: tuple[Period, ...] = (*(month(2025, number) for number in range(5, 10)), parse_period("2025-26-Q1"))
_NEVER = date(9999, 12, 31)

Row = dict[str, Any]


@dataclass(frozen=True)
class Proof:
    """What was counted: figures by measure and period, the runs of each clock, and their statuses by period."""

    figures: Mapping[tuple[str, int], tuple[float, float]]
    runs: Mapping[str, Sequence[Row]]
    statuses: Mapping[tuple[str, int], Counter[str]]

    def of(self, kind: str, clock: str, period: int) -> tuple[float, float]:
        """Numerator and denominator; nothing counted is nought of nought."""
        return self.figures.get((f"{kind}-{clock}", period), (0.0, 0.0))


def _of(clock: Clock) -> tuple[Measure, ...]:
    """The three measures "in time" of a clock, and its overdue, made on the fly."""
    said = {"title": "", "says": "", "example": ""}
    shares = (in_time(clock, kind, key=f"{kind.name.lower()}-{clock.key}", **said) for kind in Denominator)
    return *shares, overdue(clock, key=f"overdue-{clock.key}", **said)


@pytest.fixture(scope="module")
def proof(session: Session) -> Proof:
    """Everything counted for every clock of the book in a few passes."""
    measures = {kind.name.lower(): {} for kind in Denominator} | {"overdue": {}}
    for key in CLOCKS:
        for one in _of(BOOK.clock(key)):
            measures[one.key.partition("-")[0]][key] = one
    every = [one for held in measures.values() for one in held.values()]
    with session.asker() as asker:
        table = observe(asker.connection, BOOK, every, PERIODS, session.as_at, lambda _: ())
        figures = {
            (row["key"], row["period_id"]): (row["numerator"] or 0.0, row["denominator"] or 0.0)
            for row in table.to_pylist()
        }
        engine = Engine(asker.connection, BOOK, PERIODS, session.as_at)
        asked = {("due", key): measures["due"][key] for key in CLOCKS}
        asked |= {("open", key): open_runs(session, key) for key in CLOCKS}
        statements = {place: rows_statement(BOOK, one) for place, one in asked.items()}
        engine.prepare(statements.values(), asked.values())
        engine.relations(statements.values())
        runs, statuses = {}, {}
        for key in CLOCKS:
            name = f"clock_{key.replace('-', '_')}"
            text = f"select columns(c -> c like 'clock_%') from \"{name}\""
            runs[key] = asker.connection.execute(text).to_arrow_table().to_pylist()
        for (kind, key), statement in statements.items():
            text = f"select period_id, status, count(*) from ({statement.body}) group by all"
            for period, status, number in asker.connection.execute(text).fetchall():
                statuses.setdefault((f"{kind}-{key}", period), Counter())[status] = number
    return Proof(figures, runs, statuses)


def _known(runs: Sequence[Row], day: date) -> list[Row]:
    """The runs that can be computed, as they stood on a day: what had not happened is not there."""
    found = []
    for run in runs:
        if not run["clock_known"] or run["clock_start"] > day:
            continue
        stop = run["clock_stop"]
        done = stop is not None and stop <= day
        found.append(
            {
                "stop": stop if done else None,
                "in_time": bool(run["clock_in_time"]) if done else None,
                "due": run["clock_due"],
                "closes": run["clock_closes"],
                "over": (stop or run["clock_closes"]) <= day,
            }
        )
    return found


@pytest.mark.parametrize("key", CLOCKS)
def test_what_is_open_and_not_in_time_is_overdue(key: str, proof: Proof) -> None:
    """Of the runs open at a period's end, those not in time are the overdue ones, counted one by one as well."""
    for number, period in enumerate(PERIODS):
        held = [run for run in _known(proof.runs[key], period.end) if not run["over"]]
        late = sum(run["due"] < period.end for run in held)
        met, base = proof.of("open", key, number)
        assert (base, base - met) == (len(held), late), period
        assert proof.of("overdue", key, number)[0] == late, period


@pytest.mark.parametrize("key", CLOCKS)
def test_what_was_completed_was_in_time_or_late(key: str, proof: Proof) -> None:
    """Runs stopped in the period: in time and late together are all of them."""
    for number, period in enumerate(PERIODS):
        done = [run for run in _known(proof.runs[key], period.end) if run["stop"] and run["stop"] >= period.start]
        in_time_, late = sum(run["in_time"] for run in done), sum(not run["in_time"] for run in done)
        met, base = proof.of("completed", key, number)
        assert (met, base - met) == (in_time_, late), period
        if BOOK.clock(key).moments is None:
            assert late == sum(run["stop"] > run["due"] for run in done)


@pytest.mark.parametrize("key", CLOCKS)
def test_what_was_due_and_not_met_is_late_or_still_undone(key: str, proof: Proof) -> None:
    """Runs due in the period that did not meet were done late, or were not done by its end: due that day, or overdue."""
    for number, period in enumerate(PERIODS):
        due = [run for run in _known(proof.runs[key], period.end) if period.start <= run["due"] <= period.end]
        late = sum(run["in_time"] is False and (run["closes"] or _NEVER) > run["due"] for run in due)
        undone = sum(run["stop"] is None and (run["closes"] or _NEVER) > run["due"] for run in due)
        on_the_last_day = sum(run["stop"] is None and run["due"] == period.end for run in due)
        met, base = proof.of("due", key, number)
        assert (met, base - met) == (sum(run["in_time"] is True for run in due), late + undone), period
        said = proof.statuses.get((f"due-{key}", number), Counter())
        assert (said["in-time"], said["late"]) == (met, late), period
        assert said["overdue"] + said["closed-before-done"] + said["due-soon"] == undone, period
        assert said["due-soon"] <= on_the_last_day, period


@pytest.mark.parametrize("key", CLOCKS)
def test_the_tracker_s_statuses_add_up_to_what_is_open(key: str, proof: Proof) -> None:
    """Overdue runs of the tracker are the figure of overdue runs, and the others those that are still in time."""
    for number, period in enumerate(PERIODS):
        said = proof.statuses.get((f"open-{key}", number), Counter())
        met, base = proof.of("open", key, number)
        assert set(said) <= set(OPEN), period
        assert said["overdue"] == base - met, period
        assert said["due-soon"] + said["not-yet-due"] == met, period


def test_clocks_run_in_the_borough(proof: Proof) -> None:
    """What squares does not square for want of runs: of most clocks some are open, and some were completed late."""
    ran = [key for key in CLOCKS if proof.runs[key]]
    late = [key for key in CLOCKS for number in range(len(PERIODS)) if proof.of("overdue", key, number)[0]]
    assert len(ran) > len(CLOCKS) / 2
    assert len(set(late)) >= 8


@pytest.mark.parametrize("key", ["assessment", "care-visit", "referral-decision"])
def test_a_tracker_asked_for_squares_with_figures_and_records(key: str, session: Session, proof: Proof) -> None:
    """As a worker gets it, by status and by team, with the sum that proves it."""
    log = access_log(session.store.root)
    last = len(PERIODS) - 2
    assert PERIODS[last].end == session.as_at
    whole = tracker(session, log, key)
    assert Counter(row["status"] for row in whole.shown) == +proof.statuses.get((f"open-{key}", last), Counter())
    assert whole.proof == f"{whole.total} = {len(whole.shown)} shown + 0 that you may not see"
    by_team = Counter(row["team"] for row in whole.shown)
    for team, number in by_team.items():
        assert len(tracker(session, log, key, team=team).shown) == number
    over = tracker(session, log, key, statuses=["overdue"])
    assert len(over.shown) == proof.of("overdue", key, last)[0]
    assert all(row["due_date"] < session.as_at and row["days_over"] >= 0 for row in over.shown)


def _records(session: Session, sql: str) -> list[Any]:
    connection = session.snapshot.connect(session.scope, session.as_at)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_assessments_by_sql_written_for_them_alone(session: Session, proof: Proof) -> None:
    """Forty-five working days from the referral, counted day by day from the records without the book's help."""
    sql = """
        select coalesce(r.referral_date, a.start_date), a.authorised_date
        from assessments as a left join referrals as r on r.event_key = a.referral_key
    """
    holidays = {date.fromisoformat(f"{year}-{day}") for year, days in BY_YEAR.items() for day in days.split()}

    def due(since: date) -> date:
        day, left = since, 45
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5 and day not in holidays
        return day

    held = [(since, due(since), done) for since, done in _records(session, sql) if done is None or done >= since]
    for number, period in enumerate(PERIODS):
        last = period.end
        overdue_then = [1 for since, by, done in held if since <= last and by < last and (done is None or done > last)]
        assert proof.of("overdue", "assessment", number)[0] == len(overdue_then), period
        stopped = [by >= done for _, by, done in held if done is not None and period.start <= done <= last]
        assert proof.of("completed", "assessment", number) == (sum(stopped), len(stopped)), period


def test_plans_over_two_years_by_sql_written_for_them_alone(session: Session, proof: Proof) -> None:
    """Children on a plan for longer than two years, by the records alone."""
    for number, period in enumerate(PERIODS):
        day = f"date '{period.end.isoformat()}'"
        sql = f"""
            select count(*) from cp_plans where not coalesce(other_authority_plan, false) and start_date <= {day}
                and until_date > {day} and date_diff('day', start_date, {day}) > 728
        """
        assert proof.of("overdue", "cp-plan-two-years", number)[0] == _records(session, sql)[0][0], period


TEAMED = [key for key, one in BOOK.measures.items() if "team" in one.breakdowns and one.stat is not Stat.RATIO]


@pytest.fixture(scope="module")
def by_team(session: Session) -> Mapping[tuple[str, str, int, bool], tuple[float, float]]:
    """Numerators and denominators by measure, part and period: of the whole (False) and of all teams together (True)."""
    with session.asker() as asker:
        table = observe(
            asker.connection,
            BOOK,
            [BOOK.measure(key) for key in TEAMED],
            PERIODS,
            session.as_at,
            lambda _: (("team",),),
        )
    found: dict[tuple[str, str, int, bool], tuple[float, float]] = {}
    for row in table.to_pylist():
        place = (row["key"], row["part"], row["period_id"], bool(row["breakdown"]))
        numerator, denominator = found.get(place, (0.0, 0.0))
        found[place] = (numerator + (row["numerator"] or 0.0), denominator + (row["denominator"] or 0.0))
    return found


@pytest.mark.parametrize("key", TEAMED)
def test_figures_by_team_add_up_to_the_whole(
    key: str, by_team: Mapping[tuple[str, str, int, bool], tuple[float, float]]
) -> None:
    """Every row belongs to one team. Where children or families are counted once, one of two teams is in both."""
    measure = BOOK.measure(key)
    places = {(part, period) for name, part, period, _ in by_team if name == key}
    for part, period in places:
        whole = by_team.get((key, part, period, False), (0.0, 0.0))
        teams = by_team.get((key, part, period, True), (0.0, 0.0))
        if measure.counts is Counts.ROWS:
            assert teams == pytest.approx(whole), (part, period)
        else:
            assert teams[0] >= whole[0], (part, period)
            assert teams[1] >= whole[1], (part, period)


def test_the_rows_behind_a_share_are_its_numerator_and_denominator(session: Session) -> None:
    """Those that meet and those that do not, asked for apart, are the figure."""
    log = access_log(session.store.root)
    key, period = "assessments-in-45-working-days", month(2025, 9)
    with session.asker() as asker:
        (figure,) = asker.figures([key], [period])
    yes, no = (rows_behind(session, log, key, period, met) for met in (True, False))
    assert (yes.total, yes.total + no.total) == (figure.numerator, figure.denominator)
