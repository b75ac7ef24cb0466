"""Figures that are served are those that are counted, and nobody is served what is hidden from them."""

import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from goldenthread.access.errors import NotAllowed
from goldenthread.access.scope import Scope
from goldenthread.calendar import parse_period
from goldenthread.measures.disclosure import policies
from goldenthread.measures.kinds import Audience
from goldenthread.measures.run.opened import home_reader, home_session, own_book
from goldenthread.measures.run.session import Session
from goldenthread.papers.words import counted_words, value_cell
from goldenthread.records.store.store import Store
from goldenthread.serving import build as building
from goldenthread.serving.build import build
from goldenthread.serving.dashboard import dashboard
from goldenthread.serving.editions import editions, may_break_down
from goldenthread.serving.exporting import COLUMNS, export_rows, guarded_text
from goldenthread.serving.extent import READ_MONTHS, extent_of
from goldenthread.serving.figures import FigureRow, catalogue, entries, period_of, periods, teams_told
from goldenthread.serving.measure_page import measure_page
from goldenthread.serving.opening import Served, let_go, open_served
from goldenthread.serving.parts import PARTS
from goldenthread.serving.restating import restatements, why_restated
from goldenthread.serving.team_figures import team_figures

DIRECTOR = Scope.everything("director", "performance", role="director")
BOARD = Scope.figures_only("member", "board")
PRACTITIONER = Scope.children_of("worker", "cases", role="practitioner", workers=("w1",))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with one target of the council's own."""
    found = tmp_path_factory.mktemp("served-home")
    targets = found / "settings" / "targets"
    targets.mkdir(parents=True)
    (targets / "ours.toml").write_text(
        'format = 1\n[[target]]\nmeasure = "recorded-late"\nfrom = "2025-26"\nat_most = 10\nset_by = "the board"\nset_on = 2025-04-01\n',
        encoding="utf-8",
    )
    return found


@pytest.fixture(scope="module")
def served(in_common: Path, store_root: Path, home: Path) -> Iterator[Served]:
    """The borough's figures served, without the other parts; built once for all processes of a run."""
    snapshot = Store.open(store_root).current()
    place = snapshot.layout.served(snapshot.id)
    built = in_common / place.name
    with FileLock(in_common / "served.lock"):
        if not built.exists():
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(building, "PARTS", tuple(part for part in PARTS if part.name == "figures"))
                build(store_root, home)
            shutil.copy2(place, built)
    shutil.copy2(built, place)
    yield open_served(store_root)
    let_go()
    place.unlink()


@pytest.fixture(scope="module")
def session(store_root: Path, home: Path) -> Session:
    """The same borough as the command line opens it."""
    return home_session(store_root, Scope.everything("tests", "measures"), home, own_book(home)[0])


def _figures_in(value: object) -> Iterator[FigureRow]:
    """Every figure anywhere in what a function gave."""
    if isinstance(value, FigureRow):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _figures_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _figures_in(one)


def test_every_measure_is_served_as_it_is_counted(served: Served, session: Session, home: Path) -> None:
    """Value, counts, rating, direction, signal: the same as the command gives, for every measure of the book."""
    period = parse_period(period_of(served).label)
    read = home_reader(home).read(session, list(session.book.measures), [period], [("team",), ("age",), ("worker",)])
    found = {
        (row[0], row[3], row[5], row[6]): row[7:10]
        for row in export_rows(served, DIRECTOR, Audience.MANAGEMENT, period=period.label).rows
    }
    rows = {(one.figure.key, one.figure.part): one for one in dashboard(served, DIRECTOR, Audience.MANAGEMENT).rows}
    compared = 0
    for one in read:
        figure = one.figure
        if figure.breakdown and not figure.group:
            continue  # not broken down so
        place = (figure.key, guarded_text(figure.part), figure.breakdown, guarded_text(" | ".join(figure.group)))
        counts = (figure.numerator, figure.denominator, figure.value)
        assert [one is None for one in found[place]] == [one is None for one in counts], place
        for mine, theirs in zip(found[place], counts, strict=True):  # sums of pence are added in no stated order
            assert mine is None or mine == pytest.approx(theirs, rel=1e-12), place
        compared += 1
        if figure.breakdown:
            continue
        row = rows[figure.key, figure.part]
        assert (row.figure.shown, row.figure.counted) == (value_cell(figure).text, counted_words(figure))
        assert row.figure.reason == figure.reason.value
        assert row.signal == one.signal
        if one.reading is not None:
            assert row.rating == one.reading.rating.shown
            assert row.rating_says == one.reading.rating.says
            if row.previous is not None and row.previous.direction:
                assert row.previous.direction == one.reading.previous.direction.value
    assert compared > 3 * len(session.book.measures)


def test_a_target_of_the_council_is_read_and_told(served: Served) -> None:
    """The target, its rating and its history stand on the measure's page."""
    page = measure_page(served, DIRECTOR, Audience.MANAGEMENT, "recorded-late")
    assert page.rows[0].target == "at most 10%"
    assert page.rows[0].colour
    assert [(one.set_by, one.since) for one in page.targets][-1] == ("the board", "2025-04-01")


def test_chart_and_verdict_say_the_same(served: Served) -> None:
    """The sentence of a chart never calls a value ordinary that the dashboard calls a signal."""
    charted = 0
    for row in dashboard(served, DIRECTOR, Audience.MANAGEMENT).rows:
        if row.signal in ("improvement", "concern", "special cause", "common cause"):
            chart = measure_page(served, DIRECTOR, Audience.MANAGEMENT, row.figure.key).chart
            assert chart is not None
            assert ("ordinary variation around" in chart.sentence) == (row.signal == "common cause"), row.title
            assert "style=" not in chart.svg
            charted += 1
    assert charted > 20


def test_nothing_small_reaches_a_board(served: Served, session: Session) -> None:
    """On every page, team and export a hidden figure has no number, and no share rests on a count from 1 to 5."""
    policy = policies()[Audience.BOARD]
    given: list[FigureRow] = []
    for one in entries(served):
        given += _figures_in(measure_page(served, BOARD, Audience.BOARD, one.key))
    for period in periods(served):
        if period.read:
            given += _figures_in(dashboard(served, BOARD, Audience.BOARD, period=period.label))
    programme = Scope.figures_only("tests", "figures", role="programme manager")
    for team in teams_told(served):
        given += _figures_in(dashboard(served, programme, Audience.AGGREGATE, team=team.team))
        with pytest.raises(NotAllowed):
            dashboard(served, BOARD, Audience.BOARD, team=team.team)
    given += _figures_in(team_figures(served, programme, Audience.AGGREGATE))
    with pytest.raises(NotAllowed):
        team_figures(served, BOARD, Audience.BOARD)
    assert any(one.hidden for one in given)
    for figure in given:
        assert not {"worker", "auditor", "supervisor"} & set(figure.breakdown.split("*"))
        if figure.hidden:
            assert (figure.numerator, figure.value, figure.counted) == (None, None, "")
        elif figure.reason == "" and figure.key in session.book.measures:
            unit = session.book.measures[figure.key].unit.value
            if unit in ("count", "percent"):
                assert not policy.small(figure.numerator or 0), figure
            if unit == "percent":
                assert not policy.small((figure.denominator or 0) - (figure.numerator or 0)), figure
    told = {(one.key, one.part, one.breakdown, one.group, one.period) for one in given if one.hidden}
    at = {name: place for place, name in enumerate(COLUMNS)}
    for row in export_rows(served, BOARD, Audience.BOARD).rows:
        assert row[at["breakdown"]] not in ("worker", "auditor", "supervisor", "team")
        if row[at["reason"]] == "hidden":
            assert row[at["value"]] is None
            assert row[at["denominator"]] is None
            assert row[at["numerator"]] is None
        group = tuple(str(row[at["group"]]).split(" | ")) if row[at["breakdown"]] else ()
        place = tuple(row[at[name]] for name in ("key", "part", "breakdown"))
        if (*place, group, row[at["period"]]) in told:
            assert row[at["reason"]] == "hidden"


def test_what_a_board_is_told_is_true(served: Served) -> None:
    """What is not hidden is the number that managers see."""
    ours = {row[:7]: row[9] for row in export_rows(served, DIRECTOR, Audience.MANAGEMENT).rows}
    shown = 0
    for row in export_rows(served, BOARD, Audience.BOARD).rows:
        if row[9] is not None:
            assert ours[row[:7]] == row[9]
            shown += 1
    assert shown > 1000


def test_a_reading_of_a_hidden_figure_says_nothing(served: Served) -> None:
    """No colour, arrow, signal, spark or reason to worry stands beside what is hidden."""
    hidden = [one for one in dashboard(served, BOARD, Audience.BOARD).rows if one.figure.hidden]
    assert hidden
    for one in hidden:
        assert (one.colour, one.signal, one.comparator, one.quartile, one.weight) == ("", "", "", "", 0)
        assert one.spark[-1] == "hidden"
        for change in (one.previous, one.year):
            assert change is None or change.direction == ""
            assert change is None or not any(map(str.isdigit, change.change))


@pytest.mark.parametrize("audience", [Audience.OWN, Audience.MANAGEMENT])
def test_a_practitioner_is_not_served_what_managers_see(served: Served, audience: Audience) -> None:
    """Figures of a worker's own cases would be counted of those alone: what is served is of everybody."""
    for asked in (
        lambda: dashboard(served, PRACTITIONER, audience),
        lambda: measure_page(served, PRACTITIONER, audience, "recorded-late"),
        lambda: team_figures(served, PRACTITIONER, audience),
        lambda: export_rows(served, PRACTITIONER, audience),
        lambda: restatements(served, served, PRACTITIONER, audience, "recorded-late"),
    ):
        with pytest.raises(NotAllowed):
            asked()


def test_figures_about_named_workers_are_for_managers(served: Served) -> None:
    """A dimension that names a member of staff is asked for in vain by anybody else."""
    assert may_break_down(DIRECTOR, Audience.MANAGEMENT, "worker")
    for scope, audience in ((DIRECTOR, Audience.BOARD), (BOARD, Audience.BOARD), (PRACTITIONER, Audience.AGGREGATE)):
        with pytest.raises(NotAllowed):
            export_rows(served, scope, audience, breakdown="worker")
        page = measure_page(served, scope, audience, "recorded-late")
        assert "worker" in page.withheld
        assert "worker" not in {one.breakdown for one in page.breakdowns}


def test_what_is_not_there_is_told_like_what_is_not_allowed(served: Served) -> None:
    """A measure, period or team of which there is nothing raises the error of what may not be seen."""
    for asked in (
        lambda: measure_page(served, DIRECTOR, Audience.MANAGEMENT, "no-such-measure"),
        lambda: dashboard(served, DIRECTOR, Audience.MANAGEMENT, period="1999-01"),
        lambda: dashboard(served, DIRECTOR, Audience.MANAGEMENT, team="no such team"),
        lambda: team_figures(served, DIRECTOR, Audience.MANAGEMENT, service="no such service"),
    ):
        with pytest.raises(NotAllowed, match="no such"):
            asked()


def test_filters_leave_what_they_say(served: Served) -> None:
    """Every option's count is the number of measures that choosing it leaves."""
    whole = dashboard(served, DIRECTOR, Audience.MANAGEMENT)
    assert whole.measures == whole.total == sum(one.count for one in whole.filters.chapters)
    for name, options in (
        ("chapter", whole.filters.chapters),
        ("rating", whole.filters.ratings),
        ("signal", whole.filters.signals),
    ):
        for option in options:
            left = dashboard(served, DIRECTOR, Audience.MANAGEMENT, **{name: option.value})
            assert left.measures == option.count, (name, option)
            assert left.total == whole.total


def test_worries_stand_first_by_weight(served: Served) -> None:
    """Parts of a mix stay under their measure; without the rule the order is the book's."""
    rows = [one for one in dashboard(served, DIRECTOR, Audience.MANAGEMENT).rows if not one.figure.part]
    weights = [one.weight for one in rows]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] > 0
    assert rows[0].worries
    book = dashboard(served, DIRECTOR, Audience.MANAGEMENT, worries_first=False).rows
    assert [one.entry.place for one in book] == sorted(one.entry.place for one in book)


def test_every_measure_is_in_the_catalogue_once(served: Served, session: Session) -> None:
    """Counted and typed ones, in chapters."""
    keys = [one.key for chapter in catalogue(served) for one in chapter.measures]
    assert sorted(keys) == sorted((*session.book.measures, *session.book.typed))


def test_a_team_stands_beside_the_others_of_its_service(served: Served) -> None:
    """One row a measure, one figure a team; a team's own dashboard holds the same."""
    team = teams_told(served)[0]
    found = team_figures(served, DIRECTOR, Audience.MANAGEMENT, service=team.service)
    assert team in found.teams
    mine = {
        (one.figure.key, one.figure.part): one
        for one in dashboard(served, DIRECTOR, Audience.MANAGEMENT, team=team.team).rows
    }
    place = found.teams.index(team)
    assert {(one.entry.key, one.part) for one in found.measures} >= set(mine)
    for one in found.measures:
        assert one.rows[place] == mine.get((one.entry.key, one.part))


def test_an_earlier_month_of_a_team_is_told_without_a_reading(served: Served) -> None:
    """Its figures are there for a year; only what is shown first is read."""
    earlier = next(one.label for one in periods(served) if one.read)
    team = teams_told(served)[0].team
    rows = dashboard(served, DIRECTOR, Audience.MANAGEMENT, team=team, period=earlier).rows
    assert rows
    assert {one.figure.period for one in rows} == {earlier}


def test_an_export_names_its_filters_and_no_cell_is_a_formula(served: Served) -> None:
    """Text that begins like a formula has a quotation mark before it."""
    period = period_of(served).label
    found = export_rows(served, DIRECTOR, Audience.MANAGEMENT, period=period, breakdown="whole", chapter="Recording")
    rows = list(found.rows)
    assert dict(found.chosen)["Period"] == period
    assert {row[4] for row in rows} == {period}
    assert {row[2] for row in rows} == {"Recording"}
    assert guarded_text("=1+1") == "'=1+1"
    assert guarded_text("+44") == "'+44"
    assert guarded_text("plain") == "plain"


def test_what_harms_a_measure_and_how_late_it_is_entered(served: Served) -> None:
    """Findings by team for managers; for a board only how many, and nothing of a few."""
    page = measure_page(served, DIRECTOR, Audience.MANAGEMENT, "recorded-late")
    assert page.harms
    assert all(one.number == sum(number for _, number in one.teams) for one in page.harms)
    assert {one.team for one in page.lags} > {""}
    board = measure_page(served, BOARD, Audience.BOARD, "recorded-late")
    assert all(not one.teams and (one.number is None or one.number > 5) for one in board.harms)
    assert {one.team for one in board.lags} == {""}


def test_a_definition_is_told_in_pieces(served: Served) -> None:
    """Facts, feeds, checks, example and SQL, all of the definition itself."""
    told = measure_page(served, DIRECTOR, Audience.MANAGEMENT, "recorded-late").definition
    assert dict(told.facts)["Key"] == "recorded-late, version 1"
    assert "select" in told.sql.lower()
    assert told.feeds
    assert told.example


def test_nothing_was_restated_between_a_snapshot_and_itself(served: Served, home: Path) -> None:
    """Figures are the same, and the bridge adds up without a step; a board is not told the steps."""
    found = restatements(served, served, DIRECTOR, Audience.MANAGEMENT, "recorded-late")
    assert found
    assert not any(one.changed for one in found)
    period = period_of(served).label
    steps = why_restated(served, served, home, DIRECTOR, Audience.MANAGEMENT, "recorded-late", period)
    assert steps.then == steps.now
    assert steps.steps == ()
    with pytest.raises(NotAllowed, match="small counts"):
        why_restated(served, served, home, BOARD, Audience.BOARD, "recorded-late", period)


@pytest.mark.parametrize(
    ("as_at", "first", "number"),
    [(date(2026, 9, 30), "2026-09", READ_MONTHS), (date(2026, 9, 29), "2026-08", READ_MONTHS + 1)],
)
def test_a_month_that_is_not_over_is_not_shown_first(as_at: date, first: str, number: int) -> None:
    """The running month is there, as far as it has gone; pages begin with the last whole one."""
    extent = extent_of(as_at)
    assert (extent.first.label, len(extent.read)) == (first, number)
    assert set(extent.read) <= set(extent.history)


def test_those_from_whom_the_same_is_hidden_share_an_edition() -> None:
    """Every served audience is in one edition, and managers share theirs with nobody."""
    found = editions()
    assert found["management"] == (Audience.MANAGEMENT,)
    every = [one for audiences in found.values() for one in audiences]
    assert len(every) == len(set(every)) == 4
