"""The commands about measures: what they print in each form, and what they refuse."""

import csv
import io
import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import python_calamine
from icalendar import Calendar
from tests.cli.measured import AS_AT, KEY, as_json, asked, loaded, written

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.cli.commands import comparing, measuring, tracking
from goldenthread.measures.comparators.rank import NO_QUARTILE, Rank
from goldenthread.measures.definitions import book

PERIODS = "2025-04..2025-09"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the dataset of a very small borough."""
    folder = tmp_path_factory.mktemp("measured")
    return loaded(written(folder / "files"), folder / "store")


def test_a_figure_is_the_same_in_every_form(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON, CSV and workbook hold the same columns and numbers; the table is to read."""
    question = ("measure", KEY, "contacts", "--store", store, "--period", PERIODS, "--by", "team,age")
    rows = as_json(capsys, *question)
    assert tuple(rows[0]) == measuring.COLUMNS
    code, out, _ = asked(capsys, *question, "--format", "csv")
    assert code == 0
    told = list(csv.DictReader(io.StringIO(out)))
    assert [row["numerator"] for row in told] == [
        "" if row["numerator"] is None else str(row["numerator"]) for row in rows
    ]
    assert tuple(told[0]) == measuring.COLUMNS
    path = tmp_path / "figures.xlsx"
    code, _, err = asked(capsys, *question, "--format", "xlsx", "--out", path)
    assert (code, f"Wrote {path}" in err) == (0, True)
    with path.open("rb") as file:
        head, *cells = python_calamine.CalamineWorkbook.from_filelike(file).get_sheet_by_name("Figures").to_python()
    assert head == [name.replace("_", " ") for name in measuring.COLUMNS]
    place = {name: at for at, name in enumerate(measuring.COLUMNS)}
    for row, cell in zip(rows, cells, strict=True):
        for name in ("numerator", "denominator", "value"):
            assert (cell[place[name]] or None) == (row[name] or None)
            assert cell[place[name]] == "" or isinstance(cell[place[name]], float)
        assert cell[place["period_start"]] == date.fromisoformat(row["period_start"])
    code, out, _ = asked(capsys, *question)
    assert code == 0
    assert "Contacts" in out
    assert "%" in out


def test_groups_are_those_of_the_periods_asked_for(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A team that only months before the one asked for knew is not printed, and groups add up to the whole."""
    rows = as_json(
        capsys, "measure", "contacts", "assessments-completed", "--store", store, "--period", "2025-09", "--by", "team"
    )
    for key in ("contacts", "assessments-completed"):
        held = [row for row in rows if row["key"] == key]
        teams = [row["numerator"] for row in held if row["breakdown"] == "team"]
        assert all(teams), key
        assert sum(teams) == next(row["numerator"] for row in held if not row["breakdown"])


def test_every_measure_can_be_asked_at_once(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each of the book is there, with a value or the reason why there is none."""
    rows = as_json(capsys, "measure", "--store", store, "--period", "2025-09")
    assert {row["key"] for row in rows} == set(book().measures)
    assert all((row["value"] is None) is bool(row["reason"]) for row in rows)


def test_a_council_rates_by_its_own_rules(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of settings with a rule and a scheme that names it is used in place of the package's."""
    reading = files("goldenthread.measures.reading")
    rule = (reading / "rules" / "three-colour.toml").read_text(encoding="utf-8")
    scheme = (reading / "schemes" / "house.toml").read_text(encoding="utf-8")
    for folder, name, text in (
        ("rules", "ours.toml", rule.replace('"three-colour"', '"ours"', 1)),
        ("schemes", "house.toml", scheme.replace('\nrule = "four-colour-points"', '\nrule = "ours"', 1)),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text, encoding="utf-8")
    (row,) = as_json(capsys, "measure", KEY, "--store", store, "--period", "2025-09", "--settings", tmp_path)
    assert row["rule"].startswith("ours v")


def test_rows_behind_a_figure_are_its_numerator_and_denominator(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each names its file and row; those that meet and those that do not are all."""
    (figure,) = as_json(capsys, "measure", KEY, "--store", store, "--period", "2025-09")
    question = ("rows", KEY, "--store", store, "--period", "2025-09")
    every = as_json(capsys, *question)
    met = as_json(capsys, *question, "--met", "yes")
    assert (len(met), len(every)) == (figure["numerator"], figure["denominator"])
    assert all(":" in row["sources"] for row in every)
    code, out, err = asked(capsys, *question, "--format", "csv")
    assert code == 0
    assert out.splitlines()[0] == ",".join(tracking._ALL_ROWS)
    assert f"{len(every)} = {len(every)} shown + 0 that you may not see" in err
    assert asked(capsys, *question)[0] == 0


def test_a_tracker_is_listed_and_written_as_a_calendar(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Most overdue first, a due date an event, never written over a file."""
    path = tmp_path / "due.ics"
    question = ("tracker", "assessment", "--store", store, "--as-at", AS_AT)
    rows = as_json(capsys, *question, "--ics", path)
    dues = [row["due_date"] for row in rows]
    assert rows
    assert dues == sorted(dues)
    assert all((row["days_over"] or 0) > 0 for row in rows if row["status"] == "overdue")
    assert all(row["days_over"] is None for row in rows if row["status"] != "overdue")
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert sorted(event["DTSTART"].dt.isoformat() for event in events) == dues
    assert all(str(event["CLASS"]) == "PRIVATE" for event in events)
    code, _, err = asked(capsys, *question, "--ics", path)
    assert (code, "the file is there already" in err) == (2, True)
    only = as_json(capsys, *question, "--status", "not-yet-due", "--team", rows[0]["team"])
    assert {(row["status"], row["team"]) for row in only} <= {("not-yet-due", rows[0]["team"])}
    code, out, _ = asked(capsys, *question, "--format", "csv")
    assert (code, out.splitlines()[0]) == (0, ",".join(tracking._TRACKER))
    assert "child id" in asked(capsys, *question)[1]


def test_the_book_is_listed_and_explained(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every measure by chapter; one in full, and worked on a store."""
    rows = as_json(capsys, "list")
    assert [row["key"] for row in rows] == list(book().measures)
    code, out, _ = asked(capsys, "list", "--chapter", "contact")
    assert (code, "contacts-repeated" in out, "looked-after-children" in out) == (0, True, False)
    assert asked(capsys, "list", "--format", "csv")[1].splitlines()[0].startswith("chapter,key,title,unit,better,when")
    facts = as_json(capsys, "explain", KEY)
    assert facts["key"] == KEY
    assert facts["limits"][0]["limit"] == "45 working days"
    assert "select" in facts["sql"].lower()
    code, out, _ = asked(capsys, "explain", KEY, "--store", store, "--period", "2025-09")
    assert code == 0
    for word in ("Fed by", "Harmed by", "Example", "SQL", "On this store, 2025-09", "Rows: "):
        assert word in out


def test_a_chart_is_drawn_with_its_sentence(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The picture is SVG, the sentence ends the story, and no file is written over."""
    path = tmp_path / "chart.svg"
    code, out, _ = asked(capsys, "chart", "contacts", "--store", store, "--out", path, "--period", "2024-10..2025-09")
    assert code == 0
    assert path.read_text(encoding="utf-8").lstrip().startswith("<svg")
    assert out.startswith("Contacts")
    code, _, err = asked(capsys, "chart", "contacts", "--store", store, "--out", path)
    assert (code, "the file is there already" in err) == (2, True)


def test_published_figures_are_loaded_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped tables once, and again without doubles; among too few there is no rank."""
    home = tmp_path / "home"
    first = as_json(capsys, "comparators", "load", "--shipped", "--home", home)
    again = as_json(capsys, "comparators", "load", "--shipped", "--home", home)
    assert all(row["cells"] for row in first)
    assert [row["again"] for row in first] == [False] * len(first)
    assert [row["again"] for row in again] == [True] * len(again)
    code, out, err = asked(
        capsys, "compare", "dfe-rereferrals-percent", "--authority", "302", "--home", home, "--format", "csv"
    )
    assert code == 0
    places = [row["place"] for row in csv.DictReader(io.StringIO(out))]
    assert places[:3] == ["own", "England", "region"]
    assert sum(place.startswith("neighbour") for place in places) == 10
    assert "too few for a rank" in err
    assert asked(capsys, "compare", "dfe-rereferrals-percent", "--home", home)[0] == 2
    assert asked(capsys, "comparators", "load", "--home", home)[0] == 2


@pytest.mark.parametrize(
    ("rank", "quartile", "said"),
    [
        (Rank(13, 153, 0, True, {}), "A", "13th of 153; quartile A"),
        (
            Rank(1, 150, 2, True, {"c": 2, "u": 1}),
            "A",
            "1st of 150, shared with 2 others; 3 left out, whose figure is not given; quartile A",
        ),
        (Rank(102, 153, 1, False, {}), NO_QUARTILE, "102nd of 153, from the highest, shared with 1 other; No quartile"),
        (Rank(111, 153, 0, True, {}), "C", "111th of 153; quartile C"),
        (Rank(23, 153, 0, True, {}), "A", "23rd of 153; quartile A"),
    ],
)
def test_a_rank_is_told_in_words(rank: Rank, quartile: str, said: str) -> None:
    """As a reader says it."""
    assert comparing.standing(rank, quartile) == said


def test_reads_of_children_are_in_the_log_and_a_change_is_found(
    tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log verifies; one altered entry is named and gives exit code 1."""
    log = access_log(store)
    number, _ = log.head()
    as_json(capsys, "rows", KEY, "--store", store, "--period", "2025-09", "--purpose", "a test")
    code, out, _ = asked(capsys, "log", "verify", "--store", store)
    assert (code, out.startswith(f"{number + 1} entries")) == (0, True)
    whole = log.path.read_bytes()
    entry = json.loads(whole.splitlines()[-1])
    assert (entry["action"], entry["purpose"], entry["about"]["measure"]) == ("rows", "a test", KEY)
    log.path.write_bytes(whole.replace(b'"a test"', b'"no test"'))
    code, _, err = asked(capsys, "log", "verify", "--store", store)
    log.path.write_bytes(whole)
    assert (code, f"entry {number + 1} of the log of reads was altered" in err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("measure", "assesments-overdue", "--period", "2025-09"), "Did you mean assessments-overdue"),
        (("measure", "contacts", "--period", "2025-13"), "is not a period"),
        (("measure", "contacts", "--period", "2025-09..2025-04"), "comes before"),
        (("measure", "contacts", "--period", "2025-04..2025-26-Q1"), "Give two months, quarters or years"),
        (("measure", "contacts", "--period", "2025-09", "--as-at", "2025-10-01"), "later than the snapshot"),
        (("measure", "contacts", "--period", "2025-09", "--as-at", "yesterday"), "is not a day"),
        (
            ("measure", "contacts", "--period", "2025-09", "--snapshot", "abc", "--known-at", "2025-10-01"),
            "Give one of them",
        ),
        (("measure", "contacts", "--period", "2025-09", "--format", "xlsx"), "Give --out FILE.xlsx"),
        (("rows", "referrals-per-100-contacts", "--period", "2025-09"), "Ask for "),
        (("rows", "contacts", "--period", "2025-09", "--met", "yes"), "Leave it out"),
        (("tracker", "asessment", "--as-at", AS_AT), "Did you mean assessment"),
        (("tracker", "assessment", "--as-at", "2025-10-01"), "later than the snapshot"),
        (("tracker", "assessment", "--as-at", AS_AT, "--status", "late"), "there is no status late"),
        (("explain", "contacts", "--period", ""), "a store and a period go together"),
        (("lists", "--as-at", "2025-10-01", "--out", "new.xlsx"), "later than the snapshot"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_its_remedy(
    arguments: tuple[str, ...], said: str, store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    """Exit code 2, one line that says what and how to mend it, and nothing on standard output."""
    monkeypatch.chdir(tmp_path)
    where = () if arguments[0] == "explain" else ("--store", store)
    code, out, err = asked(capsys, *arguments, *where)
    assert (code, out) == (2, "")
    assert said in err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "arguments",
    [
        ("rows", KEY, "--period", "2025-09"),
        ("tracker", "assessment", "--as-at", AS_AT),
        ("lists", "--as-at", AS_AT, "--out", "new.xlsx"),
        ("measure", "contacts", "--period", "2025-09"),
        ("chart", "contacts", "--out", "new.svg"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_role_that_may_not_is_refused(
    arguments: tuple[str, ...],
    store: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """An elected member reads figures for boards and the public, and no rows; nothing is logged or written."""
    everything = Scope.everything

    def member(viewer: str, purpose: str, **given: object) -> Scope:
        return everything(viewer, purpose, role="elected member")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Scope, "everything", member)
    before = access_log(store).head()
    code, out, err = asked(capsys, *arguments, "--store", store)
    assert (code, out) == (2, "")
    assert "'elected member'" in err
    assert access_log(store).head() == before
    assert not list(tmp_path.iterdir())


def test_the_lists_are_written_and_counted(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Eleven lines, each with its sum; a file that is there stays."""
    path = tmp_path / "lists.xlsx"
    question = ("lists", "--store", store, "--as-at", AS_AT, "--out", path)
    rows = as_json(capsys, *question)
    assert [row["list"] for row in rows] == list(range(1, 12))
    assert all(row["rows"] == row["counted"] - row["same_child"] - row["left_out"] - row["not_seen"] for row in rows)
    before = path.read_bytes()
    code, _, err = asked(capsys, *question)
    assert (code, "the file is there already" in err, path.read_bytes() == before) == (2, True, True)
