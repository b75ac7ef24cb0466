"""The risk matrix: counts by place, and bands as word, shape and colour."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.charts.geometry import SVG, check, drawn, texts
from tests.reports.charts.given import NAMES

from goldenthread.reports.cells import Tone
from goldenthread.reports.charts.matrix import Band, risk_matrix

BANDS = (
    Band("Low", 1, 3, Tone.GREEN, "circle"),
    Band("Low-medium", 4, 6, Tone.GREEN_AMBER, "half circle"),
    Band("Medium-high", 8, 12, Tone.AMBER, "triangle"),
    Band("High", 15, 25, Tone.RED, "square"),
)
IMPACTS = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")
LIKELIHOODS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
#: The matrix of Barnet's Family Services, quarter 4 of 2016-17: twenty risks, as published.
PUBLISHED = {(4, 2): 2, (4, 3): 4, (4, 4): 2, (3, 2): 3, (3, 3): 7, (3, 4): 2}


def test_the_published_matrix_gives_the_published_bands() -> None:
    """Two high (10%), fifteen medium-high (75%), three low-medium (15%)."""
    chart = risk_matrix("Risks", PUBLISHED, IMPACTS, LIKELIHOODS, BANDS)
    assert chart.title == "Risks: 20 risks, 2 high, 15 medium-high, 3 low-medium and 0 low"
    assert chart.sentence.startswith("Highest score first: 2 with impact 4 (Major) and likelihood 4 (Likely), ")
    check(chart)


def test_the_table_is_the_matrix_with_the_highest_impact_on_top() -> None:
    """And a note of what the bands are."""
    table = risk_matrix("Risks", PUBLISHED, IMPACTS, LIKELIHOODS, BANDS).table
    assert [cell.text for cell in table.rows[1]] == ["4 Major", "0", "2", "4", "2", "0"]
    assert {column.group for column in table.columns[1:]} == {"Likelihood"}
    assert table.notes[0].endswith("Low 1 to 3, Low-medium 4 to 6, Medium-high 8 to 12 and High 15 to 25.")


def test_a_cell_has_the_word_and_the_shape_of_its_band() -> None:
    """Twenty-five of each, whatever their colour."""
    svg = risk_matrix("Risks", PUBLISHED, IMPACTS, LIKELIHOODS, BANDS).svg
    words = texts(svg)
    assert [words.count(band.word) for band in BANDS] == [5, 7, 7, 6]
    assert len(drawn(svg).findall(f"{SVG}circle")) == 5 + 7


def test_no_risk_is_said() -> None:
    """An empty register is not a broken one."""
    chart = risk_matrix("Risks", {}, IMPACTS, LIKELIHOODS, BANDS)
    assert chart.title == "Risks: 0 risks, 0 high, 0 medium-high, 0 low-medium and 0 low"
    check(chart)


@pytest.mark.parametrize(
    ("counts", "bands", "fault"),
    [
        ({(6, 1): 1}, BANDS, "outside 5 by 5"),
        ({(0, 1): 1}, BANDS, "outside 5 by 5"),
        ({(1, 1): -1}, BANDS, "hold -1 risks"),
        ({}, BANDS[1:], "the score 1 lies in one band, not in none"),
        ({}, (*BANDS, Band("Odd", 25, 25, Tone.RED, "square")), "not in High and Odd"),
    ],
)
def test_what_fits_no_grid_or_band_is_refused(
    counts: dict[tuple[int, int], int], bands: tuple[Band, ...], fault: str
) -> None:
    """The bands must hold every score once."""
    with pytest.raises(ValueError, match=fault):
        risk_matrix("Risks", counts, IMPACTS, LIKELIHOODS, bands)


def test_a_band_that_holds_nothing_is_refused() -> None:
    """And one without a shape."""
    with pytest.raises(ValueError, match="runs from 3 to 1"):
        Band("Low", 3, 1, Tone.GREEN, "circle")
    with pytest.raises(ValueError, match="has no shape 'star'"):
        Band("Low", 1, 3, Tone.GREEN, "star")


@settings(max_examples=60, deadline=None)
@given(
    counts=st.dictionaries(st.tuples(st.integers(1, 5), st.integers(1, 5)), st.integers(0, 10**6)),
    names=st.lists(NAMES, min_size=10, max_size=10),
    word=NAMES,
)
def test_words_keep_apart_and_stay_in_the_picture(
    counts: dict[tuple[int, int], int], names: list[str], word: str
) -> None:
    """Whatever impacts, likelihoods and bands are called."""
    check(risk_matrix("Risks", counts, names[:5], names[5:], [Band(word, 1, 25, Tone.RED, "square")]))
