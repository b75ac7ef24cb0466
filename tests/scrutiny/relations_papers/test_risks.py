"""Risks: scores, residual levels, the matrix and counts of risks, on clean registers and with one figure changed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scrutiny.relations_papers.tables import agreed, cells, findings, table, verdicts

HEADINGS = ("id", "inherent impact", "inherent likelihood", "residual impact", "residual likelihood", "score")
level = st.integers(1, 5)


@st.composite
def registers(draw: st.DrawFn) -> list[list[int | str]]:
    """Risks whose controls do not raise them, with the right score."""
    rows: list[list[int | str]] = []
    for number in range(draw(st.integers(3, 12))):
        impact, likelihood = draw(level), draw(level)
        after, left = draw(st.integers(1, impact)), draw(st.integers(1, likelihood))
        rows.append([f"R{number}", impact, likelihood, after, left, after * left])
    return rows


@given(registers())
def test_a_clean_register_is_left_alone(rows: list[list[int | str]]) -> None:
    """No score and no level is asked about, and every row was looked at."""
    text = table(HEADINGS, rows)
    assert findings("risk-score", text) == ()
    assert findings("risk-residual", text) == ()
    assert agreed("risk-score", text) >= len(rows)


@given(registers(), st.data())
def test_a_wrong_score_is_named(rows: list[list[int | str]], data: st.DataObject) -> None:
    """A score changed by any amount is found where it stands; its levels are then no evidence."""
    place = data.draw(st.integers(0, len(rows) - 1))
    right = int(rows[place][5])
    rows[place][5] = data.draw(st.integers(1, 25).filter(lambda score: score != right))
    text = table(HEADINGS, rows)
    assert cells(findings("risk-score", text)) == [f"{place + 2} score"]
    assert findings("risk-residual", text) == ()


@given(registers(), st.data())
def test_a_risk_raised_by_its_controls_is_named(rows: list[list[int | str]], data: st.DataObject) -> None:
    """A residual likelihood above the inherent one, its score following, is asked about once."""
    place = data.draw(st.integers(0, len(rows) - 1))
    rows[place][2] = data.draw(st.integers(1, 4))
    rows[place][4] = data.draw(st.integers(int(rows[place][2]) + 1, 5))
    rows[place][5] = int(rows[place][3]) * int(rows[place][4])
    text = table(HEADINGS, rows)
    assert cells(findings("risk-residual", text)) == [f"{place + 2} residual likelihood"]
    assert findings("risk-score", text) == ()


@pytest.mark.parametrize(
    "rows",
    [
        [("R1", "4 (Major)", "3 - Possible", "12 Medium High"), ("R2", "Major", "Almost Certain", "20")],
        [("R1", "10", "8", "80"), ("R2", "7", "3", "21"), ("R3", "2", "9", "18")],
        [("R1", "4", "3", "7"), ("R2", "5", "5", "10"), ("R3", "2", "1", "3")],
        [("R1", "4", "3", "High"), ("R2", "N/A", "", "")],
        [("R1", "4", "3", "C"), ("R2", "2", "2", "A"), ("R3", "5", "1", "B")],
        [("R1", "4", "3", "17"), ("R2", "2", "2", "9"), ("R3", "5", "1", "21"), ("R4", "5", "4", "20")],
    ],
    ids=["words", "scale of ten", "sum", "band", "letters", "own way"],
)
def test_other_ways_of_scoring_are_left_alone(rows: list[tuple[str, ...]]) -> None:
    """Levels in words, larger scales, added levels, bands and tables with a way of their own."""
    assert findings("risk-score", table(("id", "impact", "likelihood", "score"), rows)) == ()


def test_a_level_off_the_scale_is_named_with_its_score() -> None:
    """7 × 4 is not 16; 4 × 4 would be, and 7 is off the scale: one finding, at the impact."""
    rows = [("R1", 7, 4, 16), ("R2", 2, 2, 4), ("R3", 5, 3, 15)]
    (found,) = findings("risk-score", table(("id", "impact", "likelihood", "score"), rows))
    assert (cells([found]), found.expected) == (["2 impact"], "4")


def _matrix(risks: Counter[tuple[int, int]]) -> str:
    rows = [
        (impact, likelihood, risks[impact, likelihood] or "")
        for impact in range(5, 0, -1)
        for likelihood in range(1, 6)
    ]
    return table(("impact", "likelihood", "count"), rows)


def _register(places: list[tuple[int, int]]) -> str:
    return table(
        ("id", "impact", "likelihood", "score"),
        [(f"R{number}", impact, likelihood, impact * likelihood) for number, (impact, likelihood) in enumerate(places)],
    )


risks = st.lists(st.tuples(level, level), min_size=2, max_size=25)


@given(risks, st.sampled_from([1, 4, 8, 12]))
def test_a_matrix_of_the_listed_risks_is_left_alone(places: list[tuple[int, int]], least: int) -> None:
    """Whether the register lists every risk or only those from a score up."""
    listed = [place for place in places if place[0] * place[1] >= least]
    assert findings("risk-matrix", _matrix(Counter(places)), _register(listed or places)) == ()


@given(risks, st.data())
def test_a_cell_with_too_few_risks_is_named(places: list[tuple[int, int]], data: st.DataObject) -> None:
    """A cell that holds one less than the register lists for it."""
    where = data.draw(st.sampled_from(places))
    held = Counter(places)
    held[where] -= 1
    row = (5 - where[0]) * 5 + where[1] + 1
    found = findings("risk-matrix", _matrix(held), _register(places))
    assert f"{row} count" in cells(found)


def test_a_matrix_turned_about_reads_the_same() -> None:
    """Impact across and likelihood down, by words."""
    headings = ("likelihood", *(f"count ({word})" for word in ("Minor", "Moderate", "Major")))
    text = table(headings, [("Possible", "", 1, 4), ("Unlikely", "", 3, 2), ("Rare", 0, 0, 0)])
    listed = _register([(4, 3)] * 4 + [(4, 2)] * 2 + [(3, 3)] + [(3, 2)] * 3)
    assert findings("risk-matrix", text, listed) == ()
    assert cells(findings("risk-matrix", text, _register([(4, 3)] * 5))) == ["2 count (Major)"]


def test_two_registers_leave_the_matrix_alone() -> None:
    """Nobody can tell to which of them it belongs."""
    assert verdicts("risk-matrix", _matrix(Counter([(4, 4)])), _register([(4, 3)]), _register([(4, 4)])) == [
        "cannot tell"
    ]


SUMMARY = ("group", "label", "count")
MATRIX = Counter({(4, 2): 2, (4, 3): 4, (4, 4): 2, (3, 2): 3, (3, 3): 7, (3, 4): 2})


COUNTS = {
    "Low": 0,
    "Medium low": 3,
    "Medium high": 15,
    "High": 2,
    "Rated 12+": 8,
    "Rated 16": 2,
    "Rated higher than 16": 0,
    "Total risks": 20,
    "Reduced/Same": 18,
    "Increased": 0,
    "New": 2,
}


def _counts(**changed: int) -> str:
    return table(SUMMARY, [("Risks", name, changed.get(name, count)) for name, count in COUNTS.items()])


def test_counts_of_the_matrix_are_left_alone() -> None:
    """Bands, scores, the total and directions."""
    assert findings("risk-counts", _counts(), _matrix(MATRIX)) == ()
    assert agreed("risk-counts", _counts(), _matrix(MATRIX)) == 9


@pytest.mark.parametrize("name", ["Medium low", "High", "Rated 12+", "Rated 16", "Rated higher than 16", "Total risks"])
def test_a_count_that_is_not_the_matrix_s_is_named(name: str) -> None:
    """One count at a time."""
    found = findings("risk-counts", _counts(**{name: 5}), _matrix(MATRIX))
    assert cells(found)[0] == f"{2 + list(COUNTS).index(name)} count"


def test_bands_that_are_cut_otherwise_are_left_alone() -> None:
    """Two counts that move between bands may be another council's bands."""
    assert findings("risk-counts", _counts(**{"Medium low": 5, "Medium high": 13}), _matrix(MATRIX)) == ()


def test_directions_make_up_all_risks() -> None:
    """18, 0 and 3 are not 20."""
    assert len(findings("risk-counts", _counts(New=3), _matrix(MATRIX))) == 1


def test_a_matrix_is_of_the_residual_risks_unless_it_is_not() -> None:
    """Only where every cell fits the inherent risks, and more of them, are these what it counts."""
    rows = [("R1", 5, 5, 4, 4, 16), ("R2", 5, 4, 4, 3, 12), ("R3", 5, 4, 3, 3, 9)]
    assert findings("risk-matrix", _matrix(Counter([(4, 4), (4, 3), (3, 3)])), table(HEADINGS, rows)) == ()
    assert findings("risk-matrix", _matrix(Counter([(5, 5), (5, 4), (5, 4)])), table(HEADINGS, rows)) == ()
    assert findings("risk-matrix", _matrix(Counter([(4, 4), (4, 3), (4, 2)])), table(HEADINGS, rows)) != ()
