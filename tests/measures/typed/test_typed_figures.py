"""Typed figures are read strictly, kept for ever and read back as known at any moment."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from goldenthread.measures.kinds import Reason, Unit
from goldenthread.measures.typed import history, load_typed, template, typed_figures, typed_loads
from goldenthread.measures.typed.sheet import COLUMNS, read_sheet
from goldenthread.records.errors import InputRefused, Problem, StoreDamaged, WrongUse

HEAD = "key,title,period,by age,numerator,denominator,value,unit,source,who,when,note"
MAY, JUNE, JULY = (datetime(2018, number, 2, 9, tzinfo=UTC) for number in (5, 6, 7))


def row(
    numbers: str, *, key: str = "take-up", period: str = "2017-18", age: str = "", unit: str = "percent", rest: str = ""
) -> str:
    """One row of a file of typed figures."""
    return f"{key},Take-up,{period},{age},{numbers},{unit},Headcount,A. Example,2018-04-20,{rest}"


def sheet(path: Path, *rows: str, head: str = HEAD) -> Path:
    """Write a file of typed figures."""
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def problems_of(path: Path) -> list[str]:
    """What is wrong with a file."""
    found: list[Problem] = []
    assert read_sheet(path, date(2018, 5, 2), found) is None
    return [str(one) for one in found]


def test_the_template_loads_as_it_is(tmp_path: Path) -> None:
    """What a council starts from is right, and its reasons come back as reasons."""
    path = tmp_path / "template.csv"
    path.write_text(template(), encoding="utf-8")
    assert load_typed(path, tmp_path / "home", "Ann").added == 6
    found = {(one.key, one.group): one for one in typed_figures(tmp_path / "home")}
    take_up = found["two-year-old-places", ()]
    assert (take_up.numerator, take_up.denominator, take_up.unit, take_up.places) == (908, 1524, Unit.PERCENT, 1)
    assert take_up.value == pytest.approx(59.58005)
    assert take_up.note == "Early years headcount; given by B. Example on 2017-04-20; invented"
    assert found["survey-listened-to", ()].reason is Reason.NOT_RECORDED
    assert found["social-workers-headcount", ("25 to 34",)].value == 48
    assert found["social-workers-headcount", ("25 to 34",)].breakdown == "age"
    assert found["first-time-entrants", ()].value == 226
    assert set(template().splitlines()[0].split(",")) - {"by age", "by ethnicity"} == set(COLUMNS)


def test_a_correction_adds_a_row_and_the_past_stays(tmp_path: Path) -> None:
    """As known in May is as it was said in May; withdrawn means that nothing is said any more."""
    home = tmp_path / "home"
    first = load_typed(sheet(tmp_path / "a.csv", row("8,10,"), row("3,9,", age="2")), home, "Ann", MAY)
    second = load_typed(sheet(tmp_path / "b.csv", row("9,10,"), row("3,9,", age="2")), home, "Bob", JUNE)
    third = load_typed(sheet(tmp_path / "c.csv", row(",,withdrawn", age="2")), home, "Ann", JULY)
    assert (first.added, first.corrected, first.unchanged) == (2, 0, 0)
    assert (second.added, second.corrected, second.unchanged) == (0, 1, 1)
    assert (third.withdrawn, third.added) == (1, 0)
    assert [one.value for one in typed_figures(home, known_at=MAY)] == [80, pytest.approx(33.3333, abs=1e-3)]
    assert [one.value for one in typed_figures(home, known_at=JUNE)] == [90, pytest.approx(33.3333, abs=1e-3)]
    (now,) = typed_figures(home)
    assert (now.value, now.snapshot) == (90, second.snapshot)
    assert typed_figures(home, keys=["other"]) == ()
    said = history(home, ("take-up", "2017-18", "", (), ""))
    assert [(load.loaded_by, kept.numerator) for load, kept in said] == [("Ann", 8), ("Bob", 9)]


def test_a_file_that_says_nothing_new_is_not_stored(tmp_path: Path) -> None:
    """Loading the same again changes nothing; going back to an older number is a correction."""
    home = tmp_path / "home"
    one, other = sheet(tmp_path / "a.csv", row("8,10,")), sheet(tmp_path / "b.csv", row("9,10,"))
    load_typed(one, home, "Ann", MAY)
    assert load_typed(one, home, "Ann", MAY).unchanged == 1
    assert len(typed_loads(home)) == 1
    load_typed(other, home, "Ann", JUNE)
    assert load_typed(one, home, "Ann", JULY).corrected == 1
    assert [figure.value for figure in typed_figures(home)] == [80]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (row("11,10,"), "more than the denominator"),
        (row("8,10,81"), "is not what 8 and 10 give"),
        (row("8,10,80.1"), "is not what"),
        (row(",,101"), "more than 100 per cent"),
        (row("-1,10,"), "less than nothing"),
        (row("8,,"), "needs one"),
        (row("0,0,"), "share of nothing"),
        (row(",,"), "gives no value"),
        (row('"1,200",2000,'), "'1,200' is not a number"),
        (row("8,10,n/a"), "'n/a' is not a number"),
        (row("8,10,not-recorded"), "although the value is not-recorded"),
        (row("2.5,,", unit="count"), "not a whole number"),
        (row("2,5,", unit="count"), "is of nothing"),
        (row("2,,3", unit="count"), "is not what 2"),
        (row("8,10,", unit="per cent"), "Did you mean 'percent'"),
        (row("8,10,", period="last winter"), "period"),
        (row("8,10,", key="Take up"), "is not a key"),
        (row("8,10,").replace("2018-04-20", "20/04/2018"), "is not a day"),
        (row("8,10,").replace("2018-04-20", "2018-06-20"), "has not come yet"),
        (row("8,10,").replace("Headcount", ""), "source"),
        (row("8,10,").replace("A. Example", " "), "who"),
    ],
)
def test_what_cannot_be_is_refused_by_line_and_column(tmp_path: Path, line: str, words: str) -> None:
    """Each kind of fault is one problem, on the line where it stands."""
    found = problems_of(sheet(tmp_path / "a.csv", row("1,2,", age="1"), line))
    assert len(found) == 1
    assert words in found[0]
    assert "a.csv, line 3" in found[0]


@pytest.mark.parametrize("value", ["79.5", "79.6", "80", "79.55"])
def test_a_value_may_be_rounded_but_not_wrong(tmp_path: Path, value: str) -> None:
    """175 of 220 is 79.545…: 79.5 and 80 are roundings of it, 79.6 and 79.55 only the latter."""
    path = sheet(tmp_path / "a.csv", row(f"175,220,{value}"))
    if value == "79.6":
        assert "is not what" in problems_of(path)[0]
    else:
        load_typed(path, tmp_path / "home", "Ann", MAY)
        (figure,) = typed_figures(tmp_path / "home")
        assert figure.value == pytest.approx(79.54545)
        assert figure.places == len(value.partition(".")[2])


def test_every_problem_of_a_file_is_told_in_one_pass(tmp_path: Path) -> None:
    """Rows that repeat or contradict one another are told with those that are wrong by themselves."""
    found = problems_of(
        sheet(
            tmp_path / "a.csv",
            row("8,10,"),
            row("9,10,"),
            row("11,10,", age="1"),
            row("3,,", age="2", unit="count"),
            row("8,10,", age="3").replace("Take-up", "Another title"),
        )
    )
    assert len(found) == 4
    assert "line 4" in found[0]
    assert "stands on line 2 too" in found[1]
    assert "'count' here and 'percent'" in found[2]
    assert "'Another title' here" in found[3]


def test_wrong_columns_and_encodings_are_said(tmp_path: Path) -> None:
    """A heading that is nearly right is pointed to; a file in another encoding is not guessed."""
    found = problems_of(sheet(tmp_path / "a.csv", row("8,10,"), head=HEAD.replace("numerator", "numerater")))
    assert any("Did you mean 'numerator'" in one for one in found)
    assert any("lacks the column numerator" in one for one in found)
    (tmp_path / "b.csv").write_bytes((HEAD + "\n" + row("8,10,", rest="caf\xe9") + "\n").encode("cp1252"))
    assert "not in UTF-8" in problems_of(tmp_path / "b.csv")[0]


def test_a_load_names_a_person_and_goes_forward_in_time(tmp_path: Path) -> None:
    """Nobody loads in the past, and a refused file leaves nothing behind."""
    path, home = sheet(tmp_path / "a.csv", row("8,10,")), tmp_path / "home"
    with pytest.raises(WrongUse, match="who"):
        load_typed(path, home, " ", MAY)
    load_typed(path, home, "Ann", JUNE)
    with pytest.raises(WrongUse, match="order of time"):
        load_typed(sheet(tmp_path / "b.csv", row("9,10,")), home, "Ann", MAY)
    with pytest.raises(InputRefused):
        load_typed(sheet(tmp_path / "c.csv", row("11,10,")), tmp_path / "other", "Ann", MAY)
    assert not (tmp_path / "other").exists()


def test_a_damaged_load_is_not_read(tmp_path: Path) -> None:
    """A stored file that was altered is named."""
    load_typed(sheet(tmp_path / "a.csv", row("8,10,")), tmp_path, "Ann", MAY)
    (tmp_path / "typed" / "000001.parquet").write_bytes(b"altered")
    with pytest.raises(StoreDamaged, match=r"000001\.parquet"):
        typed_figures(tmp_path)
