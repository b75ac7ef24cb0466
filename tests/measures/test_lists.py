"""The child-level lists: whose rows they have, counted again in plain Python, and that the importer takes them back."""

import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import python_calamine
from tests.roundtrip.stored import stored

from goldenthread.access.errors import LogFailed, NotAllowed
from goldenthread.access.log import AccessLog
from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.borough.plan import Plan
from goldenthread.borough.simulate import simulate
from goldenthread.calendar import add_months, age_at, month
from goldenthread.measures.definitions import book
from goldenthread.measures.kinds import Reason
from goldenthread.measures.lists.counts import count_lists
from goldenthread.measures.lists.language import OfstedList
from goldenthread.measures.lists.make import MadeList, make_lists
from goldenthread.measures.lists.standing import LISTS
from goldenthread.measures.lists.workbook import ABOUT, NOT_FILLED, write_lists
from goldenthread.measures.run.session import Session, no_population, open_session
from goldenthread.records.errors import WrongUse
from goldenthread.records.importers.annex_a import IMPORTER
from goldenthread.records.importers.annex_a.spec import SPECIFICATION
from goldenthread.records.importers.language import Options
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest
from goldenthread.records.store.machinery import usual
from goldenthread.records.store.store import Store
from goldenthread.records.tables import TABLES

FAULTS = {"late-recording": 0.1, "duplicates": 0.02}
PLAN = Plan(children=260, years=4, seed=12, as_at=date(2025, 9, 30))
DAYS = (date(2025, 9, 30), date(2025, 2, 28), date(2024, 6, 17))
Rows = list[dict[str, Any]]
Tables = Mapping[str, Rows]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a borough in which children are adopted, from the dataset and from lists: only those name adopters."""
    folder = tmp_path_factory.mktemp("listed")
    stored(simulate(PLAN), folder, FAULTS, ("ssd", "annex-a", "local"))
    return folder / "store"


def opened(root: Path, day: date, scope: Scope | None = None) -> Session:
    """A session on the store as at a day."""
    return open_session(root, scope or Scope.everything("tests", "lists"), book(), no_population, day)


@pytest.fixture(scope="module")
def made_on(root: Path) -> Mapping[date, tuple[MadeList, ...]]:
    """The lists as at each day."""
    return {day: make_lists(opened(root, day), access_log(root)) for day in DAYS}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def asked(
    request: pytest.FixtureRequest, root: Path, made_on: Mapping[date, tuple[MadeList, ...]]
) -> tuple[Session, tuple[MadeList, ...], Tables]:
    """The lists as at a day, and the records as they stood then."""
    session = opened(root, request.param)
    made = made_on[session.as_at]
    connection = session.snapshot.connect(session.scope, session.as_at)
    tables = {name: connection.execute(f'select * from "{name}"').to_arrow_table().to_pylist() for name in TABLES}
    connection.close()
    return session, made, tables


def _since(day: date, months: int) -> date:
    return add_months(day + timedelta(days=1), -months)


def _within(day: date | None, since: date, until: date) -> bool:
    return day is not None and since <= day <= until


def _contacts(tables: Tables, day: date, since: date) -> int:
    return sum(_within(row["contact_date"], since, day) for row in tables["contacts"])


def _early_help(tables: Tables, day: date, since: date) -> int:
    return sum(
        (row["start_date"] is not None and (row["end_date"] is None or row["end_date"] > day))
        or _within(row["start_date"], since, day)
        or _within(row["assessed_date"], since, day)
        for row in tables["early_help"]
    )  # fmt: skip


def _referrals(tables: Tables, day: date, since: date) -> int:
    return sum(_within(row["referral_date"], since, day) for row in tables["referrals"])


def _assessments(tables: Tables, day: date, since: date) -> int:
    done = [row["authorised_date"] for row in tables["assessments"]]
    return sum(day_done is None or _within(day_done, since, day) for day_done in done)


def _enquiries(tables: Tables, day: date, since: date) -> int:
    return sum(row["end_date"] is None or _within(row["start_date"], since, day) for row in tables["s47_enquiries"])


def _in_need(tables: Tables, day: date, since: date) -> int:
    people = {row["person_key"]: row for row in tables["people"]}
    cared = {row["person_key"] for row in tables["care_periods"] if not row["end_date"] and not row["short_breaks"]}
    leavers = {row["person_key"] for row in tables["care_leavers"]}
    held: dict[str, Rows] = {}
    for row in tables["referrals"]:
        if not row["no_further_action"] and (row["close_date"] is None or _within(row["close_date"], since, day)):
            held.setdefault(row["person_key"], []).append(row)
    found = 0
    for person, rows in held.items():
        first = min(rows, key=lambda row: (row["close_date"] is not None, -row["referral_date"].toordinal()))
        born = people[person]["birth_date"] if person in people else None
        grown = born is not None and age_at(born, day) >= 18
        found += first["close_reason"] != "RC8" and not (person in leavers and person not in cared and grown)
    return found


def _children(rows: Rows, since: date, day: date) -> int:
    """Different children with a row that is open or that ended in the window."""
    return len({row["person_key"] for row in rows if row["end_date"] is None or _within(row["end_date"], since, day)})


def _protection(tables: Tables, day: date, since: date) -> int:
    return _children([row for row in tables["cp_plans"] if not row["other_authority_plan"]], since, day)


def _in_care(tables: Tables, day: date, since: date) -> int:
    return _children([row for row in tables["care_periods"] if not row["short_breaks"]], since, day)


def _leavers(tables: Tables, day: date, since: date) -> int:
    latest: dict[str, dict[str, Any]] = {}
    order = sorted(
        tables["care_leavers"], key=lambda r: (r["record_date"], r["eligibility"] is not None, r["event_key"])
    )
    for row in order:
        latest[row["person_key"]] = row
    return sum(row["eligibility"] != "none" and row["in_touch"] != "DIED" for row in latest.values())


def _adoption(tables: Tables, day: date, since: date) -> int:
    def on_it(row: dict[str, Any]) -> bool:
        waiting = row["decision_date"] is not None and row["order_date"] is None and row["reversed_date"] is None
        return waiting or _within(row["order_date"], since, day) or _within(row["reversed_date"], since, day)

    return len({row["person_key"] for row in tables["adoptions"] if on_it(row)})


def _adopters(tables: Tables, day: date, since: date) -> int:
    found = 0
    for row in tables["adopters"]:
        outs = [out for out in (row["order_date"], row["left_date"]) if out is not None]
        begun = (
            row["enquiry_date"] or row["stage_one_start_date"] or row["stage_two_start_date"] or row["approved_date"]
        )
        found += _within(min(outs), since, day) if outs else begun is not None
    return found


PLAIN: tuple[Callable[[Tables, date, date], int], ...] = (
    _contacts, _early_help, _referrals, _assessments, _enquiries, _in_need, _protection, _in_care, _leavers, _adoption,
    _adopters,
)  # fmt: skip


@pytest.mark.parametrize("number", range(1, 12))
def test_a_list_has_the_rows_that_a_plain_count_finds(
    number: int, asked: tuple[Session, tuple[MadeList, ...], Tables]
) -> None:
    """Counted from the records by Python alone, from the words of Ofsted's guidance."""
    session, made, tables = asked
    one = made[number - 1]
    months = 12 if number in (10, 11) else 6
    assert one.spec.number == number
    assert len(one.rows) == PLAIN[number - 1](tables, session.as_at, _since(session.as_at, months))


def test_a_list_adds_up_from_what_its_measures_count(asked: tuple[Session, tuple[MadeList, ...], Tables]) -> None:
    """Rows are what the measures count, less each reason that the sheet About gives."""
    session, made, _ = asked
    with session.asker() as asker:
        keys = sorted({key for one in made for key in one.spec.members})
        figures = asker.figures(keys, list({one.window.label: one.window for one in made}.values()))
    values = {(one.key, one.period.label): one.value for one in figures if one.reason is Reason.VALUE}
    for one in made:
        assert len(one.rows) == one.counted - one.same_child - sum(one.left_out.values()) - one.unseen
        said = [values.get((key, one.window.label)) or 0 for key in one.spec.members]
        assert max(said) <= one.counted <= sum(said) + one.same_child, one.name


def test_open_and_ended_are_told_apart_as_figures_tell_them(
    asked: tuple[Session, tuple[MadeList, ...], Tables],
) -> None:
    """Of lists 7 and 8 the rows without an end are the children of the headline figures of that day."""
    session, made, _ = asked
    for number, field, key in ((7, "plan_end_date", "cp-plans-open"), (8, "ceased_date", "looked-after-children")):
        one = made[number - 1]
        place = [fill.field for fill in one.spec.columns].index(field)
        with session.asker() as asker:
            (figure,) = asker.figures([key], [one.window])
        assert sum(row[place] is None for row in one.rows) == figure.value


def test_every_list_has_rows_in_some_of_the_cases(made_on: Mapping[date, tuple[MadeList, ...]]) -> None:
    """So that what agrees does not agree for want of rows."""
    most = [max(len(made[number].rows) for made in made_on.values()) for number in range(11)]
    assert all(most), most


def test_an_earlier_date_tells_nothing_that_came_later(asked: tuple[Session, tuple[MadeList, ...], Tables]) -> None:
    """No date on any list lies after its day, whatever the records hold by now."""
    session, made, _ = asked
    for one in made:
        late = [cell for row in one.rows for cell in row if isinstance(cell, date) and cell > session.as_at]
        assert not late, one.name


@pytest.mark.parametrize("one", LISTS, ids=lambda one: f"list-{one.number}")
def test_every_column_that_ofsted_asks_for_is_there_and_explained(one: OfstedList) -> None:
    """Each field of the list that the importer knows stands once, and says how it is filled or why it is not."""
    fields = [field.name for field in SPECIFICATION.at(None)[f"list_{one.number}"].fields]
    assert sorted(fill.field for fill in one.columns) == sorted(fields)
    for fill in one.columns:
        assert bool(fill.sql) is not bool(fill.cannot), fill.field
        assert fill.told(one.table) or fill.cannot, fill.field


def test_the_workbook_is_taken_back_by_the_importer(
    root: Path, made_on: Mapping[date, tuple[MadeList, ...]], tmp_path: Path
) -> None:
    """Every list is recognised, with the same rows, no column unknown or missing, no code unknown and nothing refused."""
    session = opened(root, DAYS[0])
    made = made_on[session.as_at]
    path = tmp_path / "lists.xlsx"
    write_lists(path, session, made)
    (source,) = IMPORTER.claims(path)
    landing = IMPORTER.read(source, Options(as_at=session.as_at, authority="999"))
    assert {name: cells.num_rows for name, cells in landing.cells.items()} == {
        f"list_{one.spec.number}": len(one.rows) for one in made
    }
    load([path], tmp_path / "again", LoadRequest(authority="999", as_at=session.as_at), usual())
    snapshot = Store.open(tmp_path / "again").current()
    assert snapshot is not None
    assert snapshot.manifest.rows["cp_plans"] == len(made[6].rows)
    findings = [one for one in snapshot.findings().to_pylist() if one["sheet"]]
    assert {one["severity"] for one in findings} <= {"query"}
    about_the_file = {"column-blank", "list-empty", "sheet-not-read"}
    assert {one["rule"] for one in findings} <= about_the_file
    assert {one["sheet"] for one in findings if one["rule"] == "sheet-not-read"} == {ABOUT, NOT_FILLED}


def test_the_sheets_hold_real_dates_and_numbers_under_a_frozen_head(
    root: Path, made_on: Mapping[date, tuple[MadeList, ...]], tmp_path: Path
) -> None:
    """In Ofsted's order, with About and Not filled after them."""
    session = opened(root, DAYS[0])
    made = made_on[session.as_at]
    path = tmp_path / "lists.xlsx"
    write_lists(path, session, made)
    with path.open("rb") as file:
        held = python_calamine.CalamineWorkbook.from_filelike(file)
        assert held.sheet_names == [f"List {number}" for number in range(1, 12)] + [ABOUT, NOT_FILLED]
        for one in made:
            head, *rows = held.get_sheet_by_name(one.name).to_python(skip_empty_area=False)
            assert head == [column.heading for column in one.columns]
            for row, cells in zip(rows, one.rows, strict=True):
                assert [None if cell == "" else cell for cell in row] == list(cells)
        blanks = held.get_sheet_by_name(NOT_FILLED).to_python()
        assert [
            "List 8",
            "Placement postcode",
            "no postcode is kept: distance and area were made of it when loaded",
        ] in blanks
        about = {row[0]: row[1] for row in held.get_sheet_by_name(ABOUT).to_python()}
        assert about["As at"] == session.as_at
        assert about["Snapshot"] == session.snapshot.id

    with zipfile.ZipFile(path) as parts:
        for number in range(1, 12):
            assert b'ySplit="1"' in parts.read(f"xl/worksheets/sheet{number}.xml")


def test_no_text_is_taken_for_a_formula(
    root: Path, made_on: Mapping[date, tuple[MadeList, ...]], tmp_path: Path
) -> None:
    """A team called =1+1 stays a text that a spreadsheet shows."""
    session = opened(root, DAYS[0])
    first = made_on[session.as_at][0]
    rows = (("=1+1", *first.rows[0][1:]), ("@x", *first.rows[0][1:]))
    bad = MadeList(first.spec, first.window, first.limit, first.columns, rows, 2, 0, {}, 0, {})
    write_lists(tmp_path / "bad.xlsx", session, [bad])
    with (tmp_path / "bad.xlsx").open("rb") as file:
        sheet = python_calamine.CalamineWorkbook.from_filelike(file).get_sheet_by_name("List 1").to_python()
    assert [row[0] for row in sheet[1:]] == ["'=1+1", "'@x"]


def test_a_file_that_is_there_stays(root: Path, made_on: Mapping[date, tuple[MadeList, ...]], tmp_path: Path) -> None:
    """Whole or not at all, and never over another."""
    path = tmp_path / "lists.xlsx"
    path.write_text("mine", encoding="utf-8")
    session = opened(root, DAYS[0])
    with pytest.raises(WrongUse, match="there already"):
        write_lists(path, session, made_on[session.as_at])
    assert path.read_text(encoding="utf-8") == "mine"
    assert [item.name for item in tmp_path.iterdir()] == ["lists.xlsx"]


def test_a_reader_of_some_children_is_given_those(root: Path, made_on: Mapping[date, tuple[MadeList, ...]]) -> None:
    """The others are counted and not shown; tables about no child are the same for everybody."""
    whole = made_on[DAYS[0]]
    connection = opened(root, DAYS[0]).snapshot.connect(Scope.everything("tests", "lists"))
    keys = [row[0] for row in connection.execute("select person_key from people order by 1 limit 40").fetchall()]
    connection.close()
    some = make_lists(opened(root, DAYS[0], Scope.named_children("tests", "lists", keys)), access_log(root))
    for one, all_of_it in zip(some, whole, strict=True):
        assert len(one.rows) + one.unseen == len(all_of_it.rows)
        assert set(one.rows) <= set(all_of_it.rows)
    assert 0 < len(some[0].rows) < len(whole[0].rows)
    assert some[10].rows == whole[10].rows


def test_workers_are_identifiers_unless_names_may_be_read(
    root: Path, made_on: Mapping[date, tuple[MadeList, ...]]
) -> None:
    """Where they are, the sheet Not filled says so."""
    one = made_on[DAYS[0]][2]
    place = [fill.field for fill in one.spec.columns].index("allocated_worker")
    assert "identifier" in one.columns[place].blank
    named = make_lists(
        opened(root, DAYS[0], Scope.everything("tests", "lists", names=True)),
        access_log(root),
        lambda key: f"Name of {key}",
    )[2]
    assert not named.columns[place].blank
    assert [row[place] for row in named.rows] == [row[place] and f"Name of {row[place]}" for row in one.rows]


def test_making_lists_is_logged_before_it_is_read(root: Path, tmp_path: Path) -> None:
    """One entry names the day and the snapshot; where it cannot be written nothing is read, and some roles may not ask."""
    log = access_log(root)
    before, _ = log.head()
    session = opened(root, DAYS[0])
    make_lists(session, log)
    entry = json.loads(log.path.read_text(encoding="utf-8").splitlines()[-1])
    assert (entry["number"], entry["action"], entry["about"]["as_at"]) == (before + 1, "lists", "2025-09-30")
    assert entry["about"]["snapshot"] == session.snapshot.id
    with pytest.raises(LogFailed):
        make_lists(session, AccessLog(tmp_path, b"a folder is no file"))
    with pytest.raises(NotAllowed):
        make_lists(opened(root, DAYS[0], Scope.everything("m", "lists", role="elected member")), log)
    assert log.head()[0] == before + 1


def test_a_day_after_the_snapshot_is_refused(root: Path) -> None:
    """Nothing is known of it."""
    with pytest.raises(WrongUse, match="later than the snapshot"):
        opened(root, date(2025, 10, 1))


def test_counts_are_those_of_the_lists(root: Path, made_on: Mapping[date, tuple[MadeList, ...]]) -> None:
    """Each list has as many rows as were counted, and each measure of it is what the engine of figures says month by month."""
    day = DAYS[1]
    session = opened(root, day)
    counted = count_lists(session)
    assert [(one.spec.number, one.rows, one.counted, one.same_child) for one in counted] == [
        (one.spec.number, len(one.rows) + one.unseen, one.counted, one.same_child) for one in made_on[day]
    ]
    assert all(one.rows == one.counted - one.same_child - sum(one.left_out.values()) for one in counted)
    keys = [each.key for one in counted for each in one.measures]
    months = [month(2024, 9 + n) if n < 4 else month(2025, n - 3) for n in range(6)]
    with session.asker() as asker:
        figures = {(one.key, one.period.label): one.numerator for one in asker.figures(keys, months, ())}
    for each in (each for one in counted if one.spec.number <= 8 for each in one.measures):
        labels = ["2025-02"] if each.on_the_day else [one.label for one in months]
        assert {label: each.months.get(label, 0) for label in labels} == {
            label: figures[each.key, label] or 0 for label in labels
        }, each.key


def test_lists_are_counted_whole_or_not_at_all(root: Path) -> None:
    """The count of some children is no count of the list."""
    some = Scope.children_of("tests", "lists", role="team manager", teams=("t",))
    with pytest.raises(ValueError, match="every child"):
        count_lists(opened(root, DAYS[0], some))
