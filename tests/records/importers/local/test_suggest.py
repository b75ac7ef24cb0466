"""A first mapping is guessed from headings and cells, says how sure it is, and asks about the rest."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.records.importers.local.lists import land, load, rows, workbook, write

from goldenthread.records.errors import WrongUse
from goldenthread.records.importers.local.mapping import parse_mapping
from goldenthread.records.importers.local.suggest import map_new, suggest

SUPERVISION = (
    "Mosaic ID,Child name,Date of Supervision,Supervision type,Supervised by,Date entered,Notes",
    "100234,Zed Example,03/04/2025,1:1,Bea Boss,15/04/2025,long words here",
    "100235,Yan Example,13/04/2025,Group,Bea Boss,15/04/2025,long words here",
)


def test_a_councils_own_list_is_matched_and_loads(tmp_path: Path) -> None:
    """Headings of other words, dates in British order and a name where an id belongs: all at the first go."""
    path = write(tmp_path / "Supervision log.csv", *SUPERVISION)
    out, made = map_new(path)
    assert (made.table, made.complete) == ("supervisions", True)
    assert {guess.field: guess.heading for guess in made.guesses} == {
        "child_id": "Mosaic ID", "supervision_date": "Date of Supervision", "kind": "Supervision type",
        "supervisor_id": "Supervised by", "recorded_at": "Date entered",
    }  # fmt: skip
    assert set(made.left_out) == {"Child name", "Notes"}
    assert parse_mapping(made.text, out.name).dates == "dmy"
    engine, _ = load(land(path))
    assert rows(engine, "select supervision_date, kind from supervisions order by 1") == [
        (date(2025, 4, 3), "personal"),
        (date(2025, 4, 13), "group"),
    ]


def test_every_guess_says_how_sure_it_is(tmp_path: Path) -> None:
    """Who checks the mapping sees which lines to look at."""
    text = suggest(write(tmp_path / "Supervision log.csv", *SUPERVISION)).text
    assert 'child_id = "Mosaic ID" # likely (95%)' in text
    assert 'left_out = ["Child name", "Notes"]' in text


def test_what_is_not_sure_is_left_as_a_comment_with_the_candidates(tmp_path: Path) -> None:
    """Without somebody to ask, nothing is decided: a code that is none, and a column that is needed."""
    path = write(
        tmp_path / "supervision.csv", "Number of child,Supervision date,Type", "1,2025-04-03,Zzz", "2,2025-04-04,Zzz"
    )
    made = suggest(path, "supervisions")
    assert '# ? "Zzz" = ' in made.text
    assert made.complete is ("child_id" in {guess.field for guess in made.guesses})
    unclear = suggest(write(tmp_path / "supervision2.csv", "Whatever,Supervision date", "1,2025-04-03"), "supervisions")
    assert not unclear.complete
    assert "# ? child_id = none of the headings is like it (needed)" in unclear.text


def test_the_person_is_asked_about_what_is_not_sure(tmp_path: Path) -> None:
    """Each question has its possible answers; what was answered stands in the mapping without a question mark."""
    asked: list[str] = []

    def ask(question: str, answers: Sequence[str], likely: str) -> str:
        asked.append(question)
        return "group" if "Zzz" in question else likely

    path = write(tmp_path / "supervisions.csv", "child_id,supervision_date,kind", "1,2025-04-03,Zzz")
    made = suggest(path, ask=ask)
    assert asked == ["What does 'Zzz' mean in kind?"]
    assert 'Zzz = "group"' in made.text
    assert parse_mapping(made.text, "m.toml").codes == {"kind": {"Zzz": "group"}}


def test_dates_that_could_be_either_order_are_said_to_be(tmp_path: Path) -> None:
    """Day first is taken, and the line says that it was not proved."""
    text = suggest(write(tmp_path / "core groups.csv", "Child ID,Meeting date", "1,03/04/2025")).text
    assert 'order = "dmy" # ?' in text
    assert (
        'order = "mdy"\n' in suggest(write(tmp_path / "core group.csv", "Child ID,Meeting date", "1,03/24/2025")).text
    )


def test_agencies_in_columns_are_found(tmp_path: Path) -> None:
    """A strategy discussion with a column an agency becomes its rows of attendance."""
    path = write(
        tmp_path / "Strategy meetings.csv", "Person ID,Strategy discussion date,Police attended,Health attended,Outcome",
        "1,2025-04-03,Y,N,NFA",
    )  # fmt: skip
    mapping = parse_mapping(suggest(path).text, "m.toml")
    assert mapping.attendance == {"police": "Police attended", "health": "Health attended"}


def test_titles_above_the_headings_of_a_workbook_are_found(tmp_path: Path) -> None:
    """The mapping names the sheet where there are several and the row of the headings."""
    table = [
        ["Core groups, May"],
        ["Run on 1 June"],
        ["Child ID", "Meeting date", "Held"],
        ["1", date(2025, 5, 1), "Y"],
        ["2", date(2025, 5, 2), "N"],
    ]
    path = workbook(tmp_path / "core groups.xlsx", {"Guide": [["Read me"]], "May": table})
    mapping = parse_mapping(suggest(path).text, "m.toml")
    assert (mapping.sheet, mapping.header_row, mapping.table) == ("May", 3, "core_groups")
    map_new(path)
    engine, found = load(land(path))
    assert found == []
    assert rows(engine, "select count(*) filter (held) from core_groups") == [(1,)]


def test_a_list_by_pupil_number_is_recognised(tmp_path: Path) -> None:
    """The heading says what the child's column holds."""
    made = suggest(write(tmp_path / "peps.csv", "UPN,PEP meeting date", "A100000000001,2025-05-01"))
    assert parse_mapping(made.text, "m.toml").id_kind == "upn"


def test_a_mapping_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """Somebody may have corrected it."""
    path = write(tmp_path / "core groups.csv", "Child ID,Meeting date", "1,2025-04-03")
    out, _ = map_new(path)
    before = out.read_text(encoding="utf-8")
    with pytest.raises(WrongUse, match="is there already"):
        map_new(path)
    assert out.read_text(encoding="utf-8") == before
    with pytest.raises(WrongUse, match="Did you mean core_groups"):
        suggest(path, "core_group")


@pytest.mark.parametrize("heading", ['a "quoted" one', "with # and = signs", "line\nbreak", "back\\slash", "Zoë’s"])
def test_any_heading_makes_a_mapping_that_can_be_read(heading: str, tmp_path: Path) -> None:
    """Whatever characters stand in a heading or a cell."""
    table = [["Child ID", "Meeting date", heading, "Outcome"], ["1", "2025-04-03", "x", heading]]
    made = suggest(workbook(tmp_path / "core groups.xlsx", {"One": table}), "core_groups")
    assert parse_mapping(made.text, "m.toml").left_out == (heading,)
