"""A rate names its population, and the population its vintage."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures.typed import PopulationTable, load_population
from goldenthread.measures.typed.invented import invented_population
from goldenthread.measures.typed.population import ages_of, shipped
from goldenthread.records.errors import InputRefused, WrongUse

HEAD = "authority,name,year,band,ethnicity,population,vintage,source,licence"


def _file(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


def test_the_shipped_table_gives_england_exactly() -> None:
    """The mid-2024 estimate is the one under DfE's rates of 2025."""
    table = PopulationTable.open()
    found = table.population("england", 2024)
    assert (found.population, found.vintage, found.note) == (12_183_016, "mid-2024", "")
    assert table.for_rate("england", date(2025, 3, 31)) == found
    assert table.population("302", 2024).population == 93_851
    assert len({row.authority for row in shipped()}) == 13


@pytest.mark.parametrize(("end", "year"), [((2017, 3, 31), 2016), ((2017, 4, 1), 2017), ((2017, 11, 30), 2017)])
def test_a_rate_is_over_the_estimate_of_the_year_before_the_census_year_ends(
    end: tuple[int, int, int], year: int
) -> None:
    """The year to 31 March 2018 is over mid-2017, whichever of its months is asked for."""
    assert PopulationTable.open().for_rate("302", date(*end)).year == year


def test_another_year_stands_in_and_says_so() -> None:
    """A rate of 2026 is over the latest estimate held, never silently; a year before all has none."""
    found = PopulationTable.open().for_rate("302", date(2027, 3, 31))
    assert found.year == 2024
    assert found.note == "over the mid-2024 estimate, since that of mid-2026 is not held"
    with pytest.raises(WrongUse, match="mid-2009"):
        PopulationTable.open().for_rate("302", date(2010, 3, 31))
    with pytest.raises(WrongUse, match="Nothing is held"):
        PopulationTable.open().population("999", 2017)


def test_a_councils_own_table_holds_beside_the_shipped_one(tmp_path: Path) -> None:
    """A later vintage answers unless another is named; bands are added up from single years; ethnicity stays apart."""
    rows = [f"302,Barnet,2016,{age},,{1000 + age},mid-2016,ONS,OGL" for age in range(10, 18)]
    rows += ["302,Barnet,2016,0-17,,91000,mid-2016,ONS,OGL", "302,Barnet,2016,0-17,Asian,21000,mid-2016,ONS,OGL"]
    assert load_population(_file(tmp_path / "p.csv", *rows), tmp_path, "Ann") == 10
    table = PopulationTable.open(tmp_path)
    assert table.population("302", 2016).population == 91_000
    assert table.population("302", 2016, vintage="mid-2024").vintage == "mid-2024"
    assert table.population("302", 2016, ethnicity="Asian").population == 21_000
    assert table.population("302", 2016, "10-17").population == sum(range(1010, 1018))
    with pytest.raises(WrongUse, match="ages 9-17"):
        table.population("302", 2016, "9-17")


def test_every_fault_of_a_table_is_told(tmp_path: Path) -> None:
    """Years, numbers, bands, blanks and repeats, in one pass."""
    rows = [
        "302,Barnet,20l6,0-17,,91000,mid-2016,ONS,OGL",
        '302,Barnet,2016,0-17,,"91,000",mid-2016,ONS,OGL',
        "302,Barnet,2017,17-0,,91000,mid-2016,ONS,OGL",
        "302,Barnet,2018,0-17,,91000,,ONS,OGL",
        "302,Barnet,2019,0-17,,91000,mid-2016,ONS,OGL",
        "302,Barnet,2019,0-17,,91500,mid-2016,ONS,OGL",
    ]
    with pytest.raises(InputRefused) as caught:
        load_population(_file(tmp_path / "p.csv", *rows), tmp_path / "home", "Ann")
    told = [str(one) for one in caught.value.problems]
    assert [
        next(word for word in ("'20l6'", "'91,000'", "'17-0'", "blank: vintage", "line 6 too") if word in one)
        for one in told
    ]
    assert len(told) == 5
    assert not (tmp_path / "home").exists()


@given(st.integers(1, 20_000), st.integers(1, 5))
def test_an_invented_population_adds_up(children: int, years: int) -> None:
    """Ages 0 to 17 come to 19 residents for each child in the first year, and no age is less than nothing."""
    rows = invented_population(children, tuple(range(2015, 2015 + years)))
    first = PopulationTable(rows).population("999", 2015, "0-17")
    assert first.population == 19 * children
    assert min(row.population for row in rows) >= 0
    assert [ages_of(row.band) is not None for row in rows] == [True] * len(rows)
