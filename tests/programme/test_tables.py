"""A programme written as files and read back, and every way in which files may be wrong."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.programme.samples import PROGRAMME

from goldenthread.programme.boards import Governance
from goldenthread.programme.keeping import as_json, from_json
from goldenthread.programme.promises import Action
from goldenthread.programme.tables import (
    SHEETS,
    Programme,
    as_files,
    as_rows,
    as_workbook,
    of_boards,
    of_plan,
    read_programme,
    write_programme,
)
from goldenthread.records.errors import InputRefused, WrongUse

Change = Callable[[list[dict[str, str]]], object]


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    """The sample's files."""
    return as_files(PROGRAMME)


def refused(folder: Path, files: dict[str, bytes], **changed: bytes | None) -> list[str]:
    """What is said of the files with some changed; a file of None is left out."""
    for name, data in {**files, **{f"{name}.csv": data for name, data in changed.items()}}.items():
        if data is not None:
            (folder / name).write_bytes(data)
    with pytest.raises(InputRefused) as caught:
        read_programme(folder)
    return [str(problem) for problem in caught.value.problems]


def edited(data: bytes, change: Change) -> bytes:
    """A file with its rows changed."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    headings = list(rows[0])
    change(rows)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, headings)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def test_a_folder_reads_back_the_same(tmp_path: Path) -> None:
    """Every field of every kind of row."""
    write_programme(PROGRAMME, tmp_path / "folder")
    assert read_programme(tmp_path / "folder") == PROGRAMME


def test_a_workbook_reads_back_the_same(tmp_path: Path) -> None:
    """The same, with days as real days."""
    write_programme(PROGRAMME, tmp_path / "book.xlsx")
    assert read_programme(tmp_path / "book.xlsx") == PROGRAMME


def test_the_sample_holds_a_row_of_every_sheet() -> None:
    """Or reading back would say nothing of it."""
    assert [name for name, rows in as_rows(PROGRAMME).items() if not rows] == []
    assert len(SHEETS) == 37


def test_every_field_has_a_column_or_a_sheet() -> None:
    """A field that is added to a value and not to its file would be lost in silence."""
    for sheet in SHEETS.values():
        if is_dataclass(sheet.make):
            inner = {one.attribute for one in SHEETS.values() if one.parent == sheet.name}
            held = {column.called for column in sheet.columns} | inner
            if sheet.name == "plan":
                held |= {one.attribute for one in of_plan.SHEETS if one.attribute and not one.parent}
            assert held == {one.name for one in fields(sheet.make)}, sheet.name
    whole = {one.attribute for one in of_boards.SHEETS if not one.parent}
    assert whole == {one.name for one in fields(Governance)}


def test_json_reads_back_the_same() -> None:
    """And the same programme is the same bytes."""
    kept = as_json(PROGRAMME)
    assert from_json(kept) == PROGRAMME
    assert as_json(from_json(kept)) == kept


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"form": 2, "programme": {}}', b'{"form": 1, "programme": {}}', b'{"form": 1}', b"\xff"],
)
def test_what_is_no_kept_programme_is_refused(data: bytes) -> None:
    """One clear error, whatever it is."""
    with pytest.raises(InputRefused, match="not a programme as it is kept"):
        from_json(data)


def test_what_was_kept_before_a_field_was_added_still_reads() -> None:
    """A frozen paper outlives the program that froze it; a field that nobody knows is refused."""
    kept = json.loads(as_json(PROGRAMME))
    del kept["programme"]["governance"]["visits"]
    found = from_json(json.dumps(kept).encode())
    assert found == replace(PROGRAMME, governance=replace(PROGRAMME.governance, visits=()))
    kept["programme"]["plan"]["mood"] = "good"
    with pytest.raises(InputRefused, match="mood should or should not stand where Plan is kept"):
        from_json(json.dumps(kept).encode())


def test_another_type_in_json_is_refused() -> None:
    """A number where words are kept is not taken for words."""
    with pytest.raises(InputRefused, match="stands where str is kept"):
        from_json(as_json(PROGRAMME).replace(b'"printed": "1(i)"', b'"printed": 1'))


def test_rows_of_an_action_are_put_in_order_of_their_days(tmp_path: Path, written: dict[str, bytes]) -> None:
    """Whoever sorted the file by another column loses nothing."""
    turned = edited(written["ratings.csv"], lambda rows: rows.reverse())
    for name, data in {**written, "ratings.csv": turned}.items():
        (tmp_path / name).write_bytes(data)
    assert read_programme(tmp_path) == PROGRAMME


def test_two_of_one_day_are_told_apart(tmp_path: Path) -> None:
    """Who rates twice in a day, hands over and is covered, or closes again: the second is written as the second."""
    letters = PROGRAMME.plan.actions[1]
    again = replace(letters.closures[0], checks=letters.closures[0].checks[:1], reopened_on=None, reopened_because="")
    twice = replace(
        letters,
        claims=(*letters.claims, replace(letters.claims[0], rating="A")),
        owned=(*letters.owned, replace(letters.owned[0], cover="amy")),
        closures=(*letters.closures, again),
    )
    actions = (PROGRAMME.plan.actions[0], twice, *PROGRAMME.plan.actions[2:])
    changed = replace(PROGRAMME, plan=replace(PROGRAMME.plan, actions=actions))
    files = as_files(changed)
    assert b"letters,2025-02-28,A,amy,,2\n" in files["ratings.csv"]
    turned = {
        "ratings.csv": edited(files["ratings.csv"], lambda rows: rows.reverse()),
        "checks.csv": edited(files["checks.csv"], lambda rows: rows.reverse()),
    }
    for name, data in {**files, **turned}.items():
        (tmp_path / name).write_bytes(data)
    assert read_programme(tmp_path) == changed


def test_initials_are_taken_for_the_one_they_fit(tmp_path: Path, written: dict[str, bytes]) -> None:
    """A key is what is kept."""
    typed = edited(written["ratings.csv"], lambda rows: rows[0].update(by="AB"))
    for name, data in {**written, "ratings.csv": typed}.items():
        (tmp_path / name).write_bytes(data)
    assert read_programme(tmp_path) == PROGRAMME


def test_initials_of_several_are_refused_with_the_candidates(tmp_path: Path, written: dict[str, bytes]) -> None:
    """Nobody is guessed."""
    typed = edited(written["ownership.csv"], lambda rows: rows[0].update(owners="KM;AB"))
    (said,) = refused(tmp_path, written, ownership=typed)
    assert said.startswith("ownership.csv, row 2, column owners: 'KM' fits several people")
    assert "km-1 (Communications); km-2 (Chief operating officer)" in said


def test_a_key_that_is_anothers_initials_is_refused(tmp_path: Path, written: dict[str, bytes]) -> None:
    """It would be read two ways."""
    typed = edited(written["people.csv"], lambda rows: rows[4].update(key="KM"))
    said = refused(tmp_path, written, people=typed)
    assert any("'KM' is also the initials of km-1" in one for one in said)


WRONG = {
    "unknown theme": ("actions", 0, {"theme": "practise"}, "row 2, column theme: 'practise' is in no row of themes"),
    "two keys": ("actions", 1, {"key": "visits"}, "row 3: key visits stands already in actions.csv, row 2"),
    "a key with a slash": ("recommendations", 1, {"key": "peer/1"}, "'peer/1' holds a space or a mark that no key may"),
    "no key": ("themes", 0, {"key": ""}, "themes.csv, row 2, column key: is blank"),
    "two claims of a day": ("ratings", 1, {"on": "2025-02-01"}, "action visits, on 2025-02-01 stands already"),
    "another scheme": (
        "plan",
        0,
        {"scheme": "traffic"},
        "'traffic' is no scheme of delivery ratings. Write one of plan",
    ),
    "another rating": ("ratings", 0, {"rating": "Z"}, "'Z' is no rating of the scheme brag. Write one of B, R, A, G"),
    "slip from elsewhere": ("slips", 0, {"was": "2025-02"}, "moved from February 2025, but March 2025 was due then"),
    "slip to nowhere": ("slips", 0, {"now": "2025-03", "now_kind": "month"}, "March 2025 is what was due before"),
    "no such action": ("updates", 0, {"action": "visit"}, "action visit is in no row of actions. Write 'visits'"),
    "no such closure": ("checks", 0, {"closed_on": "2025-02-27"}, "closed_on 2025-02-27 is in no row of closures"),
    "agreed before": ("closures", 0, {"agreed_on": "2025-02-01"}, "agreed on 2025-02-01, before 2025-02-28 under on"),
    "agreed with oneself": ("closures", 0, {"agreed_by": "amy"}, "agreed_by: is who said it"),
    "evidence not there": ("closures", 0, {"evidence": "e9"}, "'e9' is no evidence of letters"),
    "no day": ("updates", 0, {"on": "yesterday"}, "'yesterday' is not a day"),
    "no such day": ("updates", 0, {"on": "2025-02-30"}, "'2025-02-30' is not a day"),
    "day or month": ("actions", 0, {"due": "2025-03-01", "due_kind": ""}, "may be the day or the whole month"),
    "no kind": ("actions", 0, {"due_kind": "weekly"}, "'weekly' is no kind of due"),
    "a day without an end": ("actions", 0, {"due_kind": "ongoing"}, "'2025-03' is a day beside the kind 'ongoing'"),
    "no due": ("actions", 0, {"due": "", "due_kind": ""}, "actions.csv, row 2, column due: is blank"),
    "no number": ("points", 0, {"number": "one"}, "'one' is not a whole number"),
    "no choice": ("points", 0, {"kind": "fixed"}, "Write one of fix, change, see"),
    "no yes": ("boards", 0, {"public": "perhaps"}, "'perhaps' is neither yes nor no"),
    "no hash": ("evidence", 0, {"sha256": "abc"}, "is no SHA-256"),
    "itself": ("actions", 1, {"depends_on": "letters"}, "an action cannot wait for itself"),
    "own cover": ("people", 1, {"covered_by": "bilal"}, "nobody covers for themselves"),
    "split to one": ("mapped", 1, {"now": "visits"}, "split, with 1 actions of now"),
    "dropped by nobody": ("mapped", 2, {"decision": ""}, "dropped without a decision"),
    "a version of itself": ("plan", 0, {"before": "2"}, "version 2 does not come after 2"),
    "another theme's part": ("actions", 2, {"subtheme": "practice-a"}, "is part of 'practice', not of 'leadership'"),
    "seen without a day": ("checks", 1, {"holds": "yes"}, "what was seen and when do not stand together"),
    "meeting elsewhere": ("minutes", 0, {"meeting": "board-4"}, "meeting board-4 is in no row of meetings"),
    "request elsewhere": ("request_steps", 1, {"request": "r2"}, "request r2 is in no row of requests"),
    "left before": ("members", 0, {"until": "2024-12-31"}, "over on 2024-12-31, before 2025-01-01"),
}


@pytest.mark.parametrize(("sheet", "row", "cells", "says"), WRONG.values(), ids=list(WRONG))
def test_what_cannot_be_so_is_refused_by_file_and_row(
    tmp_path: Path, written: dict[str, bytes], sheet: str, row: int, cells: dict[str, str], says: str
) -> None:
    """Each with its row and how to mend it."""
    said = refused(tmp_path, written, **{sheet: edited(written[f"{sheet}.csv"], lambda rows: rows[row].update(cells))})
    assert any(says in one for one in said), said


def test_everything_wrong_is_told_in_one_pass(tmp_path: Path, written: dict[str, bytes]) -> None:
    """Nobody loads a file ten times to find ten faults."""
    actions = edited(written["actions.csv"], lambda rows: [row.update(theme="x", began_on="soon") for row in rows])
    ratings = edited(written["ratings.csv"], lambda rows: rows[2].update(rating="Z"))
    assert len(refused(tmp_path, written, actions=actions, ratings=ratings, themes=None)) >= 9


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("actions", None, "actions is missing"),
        ("action", b"key\n1\n", "Is it actions?"),
        ("themes", b"", "the file is empty"),
        ("themes", b"key,printed,title,lead\n1,1,x,\n", "has no column 'lead'. Is it leads?"),
        ("themes", b"key,printed\n1,1\n", "the column title is missing"),
        ("themes", b"key,printed,title\n1,1\n", "2 cells where the header has 3"),
        ("themes", b'key,printed,title\n1,1,"open\n', "quotation mark that is not closed"),
        ("themes", "key,printed,title\n1,1,Café\n".encode("cp1252"), "not text in utf-8"),
        ("themes", b"key,printed,title\n1,1,\x00\n", "a byte of zero"),
        ("plan", b"plan,title,version,from_on,scheme\n", "holds no plan"),
        ("plan", b"plan,title,version,from_on,scheme\na,A,1,2025-01-01,brag\nb,B,1,2025-01-01,brag\n", "second plan"),
    ],
)
def test_files_that_are_none_are_refused(
    tmp_path: Path, written: dict[str, bytes], name: str, data: bytes | None, says: str
) -> None:
    """Missing, empty, cut short, of another name or in another writing."""
    said = refused(tmp_path, written, **{name: data})
    assert any(says in one for one in said), said


def test_what_is_not_there_and_what_is_no_workbook_are_refused(tmp_path: Path) -> None:
    """A folder, a workbook, or nothing else."""
    with pytest.raises(InputRefused, match="this is not there"):
        read_programme(tmp_path / "nowhere")
    (tmp_path / "plan.docx").write_bytes(b"x")
    with pytest.raises(InputRefused, match="no workbook"):
        read_programme(tmp_path / "plan.docx")
    (tmp_path / "plan.xlsx").write_bytes(b"PK nothing")
    with pytest.raises(InputRefused, match="workbook"):
        read_programme(tmp_path / "plan.xlsx")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputRefused, match="plan is missing"):
        read_programme(tmp_path / "empty")


def test_what_a_spreadsheet_makes_of_days_is_understood(tmp_path: Path, written: dict[str, bytes]) -> None:
    """31/03/2018 and Mar-18 come back where 2018-03-31 and 2018-03 were typed."""
    slips = edited(written["slips.csv"], lambda rows: rows[0].update(was="Mar-25", now="30/06/2025", on="20/03/2025"))
    actions = edited(written["actions.csv"], lambda rows: rows[0].update(due="01/03/2025"))
    for name, data in {**written, "slips.csv": slips, "actions.csv": actions}.items():
        (tmp_path / name).write_bytes(data)
    assert read_programme(tmp_path) == PROGRAMME


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Neither a file nor a folder that holds something."""
    write_programme(PROGRAMME, tmp_path / "book.xlsx")
    with pytest.raises(WrongUse, match="there already"):
        write_programme(PROGRAMME, tmp_path / "book.xlsx")
    with pytest.raises(WrongUse, match="holds something already"):
        write_programme(PROGRAMME, tmp_path)


def test_lines_typed_into_a_form_are_written(tmp_path: Path) -> None:
    """A page sends two characters for the end of a line, and files keep one."""
    action = replace(PROGRAMME.plan.actions[0], text="One.\r\nTwo.")
    write_programme(replace(PROGRAMME, plan=replace(PROGRAMME.plan, actions=(action,), mapped=())), tmp_path / "a.xlsx")
    assert read_programme(tmp_path / "a.xlsx").plan.actions[0].text == "One.\nTwo."


@pytest.mark.parametrize(
    "field", [{"text": " begins with a space"}, {"partners": ("Health; Police",)}, {"text": "x" * 32_768}, {"text": ""}]
)
def test_what_would_not_read_back_is_not_written(field: dict[str, object]) -> None:
    """Better refused than changed."""

    action: Action = replace(PROGRAMME.plan.actions[0], **field)  # type: ignore[arg-type]
    changed = replace(PROGRAMME, plan=replace(PROGRAMME.plan, actions=(action,)))
    with pytest.raises(WrongUse, match="actions, row 2, column"):
        as_workbook(changed)


def read_or_refused(folder: Path) -> Programme | InputRefused:
    """What comes of a folder; anything else that is raised is a fault."""
    try:
        return read_programme(folder)
    except InputRefused as refused:
        return refused


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(SHEETS)), st.integers(0, 10_000), st.binary(max_size=3), st.integers(0, 3))
def test_damaged_files_are_refused_or_read(
    written: dict[str, bytes], name: str, place: int, put: bytes, taken: int
) -> None:
    """A few bytes changed anywhere: one clear refusal, or a programme that is kept and written like any other."""
    data = written[f"{name}.csv"]
    at = place % (len(data) + 1)
    with TemporaryDirectory() as folder:
        for one, kept in {**written, f"{name}.csv": data[:at] + put + data[at + taken :]}.items():
            (Path(folder) / one).write_bytes(kept)
        found = read_or_refused(Path(folder))
    if isinstance(found, Programme):
        assert from_json(as_json(found)) == found
        assert as_rows(found)
    else:
        assert all(problem.where and problem.mend for problem in found.problems)
