"""What returns laid one on the other show to be wrong."""

from pathlib import Path

import pytest
from tests.records.importers.ssda903.returns import Stack, episode, stack, write

from goldenthread.records.findings import SCHEMA
from goldenthread.records.importers.ssda903.reconcile import ALL_RULES

Row = tuple[str, str, str, str]

#: Rule: by child, the episodes (start, reason, end, reason) of a single return, and the children that it finds.
SINGLE: dict[str, tuple[dict[str, list[Row]], list[str]]] = {
    "142": (
        {"a": [("01/05/2023", "S", "", ""), ("01/08/2023", "P", "", "")], "b": [("01/05/2023", "S", "", "")]},
        ["a"],
    ),
    "501": (
        {
            "c": [("01/05/2023", "S", "09/09/2023", "X1"), ("01/09/2023", "P", "", "")],
            "d": [("01/05/2023", "S", "01/09/2023", "X1"), ("01/09/2023", "P", "", "")],
        },
        ["c"],
    ),
    "388": (
        {
            "e": [("01/05/2023", "S", "01/09/2023", "X1"), ("04/09/2023", "P", "", "")],
            "f": [("01/05/2023", "S", "01/09/2023", "E4A"), ("01/09/2023", "P", "", "")],
            "g": [("01/05/2023", "S", "01/09/2023", "X1")],
            "h": [("01/05/2023", "S", "01/09/2023", "X1"), ("01/09/2023", "P", "", "")],
            "i": [("01/05/2023", "S", "01/09/2023", "E4A"), ("02/10/2023", "S", "", "")],
        },
        # An overlap is also a continuation on another day.
        ["c", "e", "f", "g"],
    ),
    "357": (
        {"j": [("01/05/2023", "P", "", "")], "k": [("01/05/2023", "S", "", "")]},
        ["j"],
    ),
    "history-missing": (
        {"l": [("01/05/2020", "P", "", "")], "m": [("01/05/2020", "S", "", "")]},
        ["l"],
    ),
    "start-within-care": (
        {
            "n": [("01/05/2023", "S", "01/09/2023", "X1"), ("01/09/2023", "S", "", "")],
            "o": [("01/05/2023", "S", "01/09/2023", "X1"), ("01/09/2023", "L", "", "")],
        },
        ["n"],
    ),
    "care-resumes-without-start": (
        {
            "p": [("01/05/2023", "S", "01/09/2023", "E4A"), ("09/12/2023", "P", "", "")],
            "q": [("01/05/2023", "S", "01/09/2023", "E4A"), ("09/12/2023", "S", "", "")],
        },
        ["p"],
    ),
}  # fmt: skip

_OPEN: Row = ("01/05/2022", "S", "", "")
_LEFT: Row = ("01/05/2022", "S", "09/09/2022", "E4A")

#: The same for two years' returns that must follow one on the other.
DOUBLE: dict[str, tuple[dict[str, tuple[list[Row], list[Row]]], list[str]]] = {
    "502": (
        {
            "a": ([_OPEN], [("03/05/2022", "S", "", "")]),
            "b": ([_OPEN], [_OPEN]),
            "c": ([_LEFT], [("09/12/2023", "S", "", "")]),
        },
        ["a"],
    ),
    "open-then-absent": (
        {"d": ([_OPEN], []), "e": ([_LEFT], []), "f": ([_OPEN], [("01/05/2022", "S", "01/09/2023", "E4A")])},
        ["d"],
    ),
}


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    """One return with the children of every single case."""
    rows = [
        episode(child, *row) for children, _ in SINGLE.values() for child, given in children.items() for row in given
    ]
    return stack(write(tmp_path_factory.mktemp("single") / "2024", episodes=rows))


@pytest.fixture(scope="module")
def double(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    """Two returns with the children of every double case."""
    folder = tmp_path_factory.mktemp("double")
    pairs = [(child, years) for children, _ in DOUBLE.values() for child, years in children.items()]
    for place, year in enumerate(("2023", "2024")):
        write(folder / year, episodes=[episode(child, *row) for child, years in pairs for row in years[place]])
    return stack(folder / "2023", folder / "2024")


@pytest.mark.parametrize("rule", SINGLE)
def test_a_rule_finds_what_breaks_it_and_nothing_else(single: Stack, rule: str) -> None:
    """Each rule has children who break it and children who do not."""
    assert [child for code, child in single.rules() if code == rule] == SINGLE[rule][1]


@pytest.mark.parametrize("rule", DOUBLE)
def test_a_rule_on_two_years_finds_what_breaks_it_and_nothing_else(double: Stack, rule: str) -> None:
    """Each rule has children who break it and children who do not."""
    assert [child for code, child in double.rules() if code == rule] == DOUBLE[rule][1]


def test_every_rule_has_its_case() -> None:
    """A rule without an example would be a claim."""
    assert {rule.code for rule in ALL_RULES} == {*SINGLE, *DOUBLE}
    assert all(rule.source and rule.mend for rule in ALL_RULES)


def test_a_finding_says_which_row_of_which_file(tmp_path: Path) -> None:
    """The newest return that holds the episode is named, with the file and the row."""
    write(tmp_path / "2023", episodes=[episode("1", *_OPEN)])
    write(tmp_path / "2024", episodes=[episode("9", "01/05/2023"), episode("1", "03/05/2022")])
    found = stack(tmp_path / "2023", tmp_path / "2024")
    assert found.stacked.schema.names == SCHEMA.names
    (finding,) = [item for item in found.stacked.to_pylist() if item["rule"] == "502"]
    assert (finding["source"], finding["file"], finding["sheet"], finding["row"]) == (
        "ssda903/2023",
        "episodes.csv",
        "episodes",
        2,
    )
    assert finding["message"] == (
        "The return of 2023 ended with this episode open, but the first episode in that of 2024 began on 2022-05-03"
    )
    assert (finding["table"], finding["child_id"]) == ("care_episodes", "1")


def test_a_year_left_out_is_found(tmp_path: Path) -> None:
    """What began and ended in a year that nobody loaded is lost, and that is said."""
    write(tmp_path / "2022", episodes=[episode("1", "01/05/2021")])
    write(tmp_path / "2024", episodes=[episode("1", "01/05/2021"), episode("2", "01/05/2023")])
    found = stack(tmp_path / "2022", tmp_path / "2024")
    assert [(item["rule"], item["source"]) for item in found.stacked.to_pylist()] == [
        ("return-missing", "ssda903/2023")
    ]


def test_true_histories_give_no_findings(tmp_path: Path) -> None:
    """Children who stay, leave and come back over four years pass in silence."""
    write(
        tmp_path / "2021", episodes=[episode("1", "01/05/2020"), episode("2", "01/05/2020", "S", "03/03/2021", "E4A")]
    )
    write(
        tmp_path / "2022",
        episodes=[episode("1", "01/05/2020", "S", "01/04/2021", "X1"), episode("1", "01/04/2021", "L", ls="E1")],
    )
    write(
        tmp_path / "2023",
        episodes=[episode("1", "01/04/2021", "L", "31/03/2023", "E11", ls="E1"), episode("2", "09/09/2022")],
    )
    write(tmp_path / "2024", episodes=[episode("2", "09/09/2022", "S", "31/03/2024", "E4A")])
    found = stack(*[tmp_path / str(year) for year in range(2021, 2025)])
    assert found.rules() == []
    assert found.findings.num_rows == 0
