"""School terms as data: a council's table, its faults and its neighbours."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.calendar import NoSuchPeriod, OutsideCoverage, Period, PeriodKind, SchoolTerm, SchoolTerms, TableError

TERMS = SchoolTerms.illustration()
HEADER = "school_year,term,start,end,known_from,source\n"


def written(folder: Path, rows: str) -> Path:
    path = folder / "terms.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def test_the_illustration_says_that_it_is_one() -> None:
    """Three terms a year for every year of the calendar, none of them a real council's."""
    assert len(TERMS.in_force()) == 3 * 21
    assert all("not the dates of any council" in term.source for term in TERMS.supplied)
    assert [period.label for period in TERMS.periods()][:2] == ["term:2010-11-autumn", "term:2010-11-spring"]


def test_a_day_is_in_a_term_or_in_a_holiday_or_not_known() -> None:
    """A holiday is None; a year without terms is refused."""
    autumn = TERMS.on(date(2016, 10, 3))
    assert autumn is not None
    assert (autumn.label, autumn.kind) == ("term:2016-17-autumn", PeriodKind.SCHOOL_TERM)
    assert TERMS.on(date(2016, 12, 25)) is None
    assert TERMS.covers(date(2017, 8, 31))
    with pytest.raises(OutsideCoverage, match="no school terms"):
        TERMS.on(date(2032, 1, 15))


def test_neighbours_come_from_the_table() -> None:
    """The term before the spring is the autumn, and a year before it last year's spring."""
    spring = TERMS.named("term:2016-17-spring")
    assert TERMS.previous(spring).label == "term:2016-17-autumn"
    assert TERMS.following(TERMS.following(spring)).label == "term:2017-18-autumn"
    assert TERMS.same_term_last_year(spring).label == "term:2015-16-spring"


def test_neighbours_that_are_not_held_are_refused() -> None:
    """The first term has none before it, nor a year before; a period does not know by itself."""
    first = TERMS.named("term:2010-11-autumn")
    for ask in (
        TERMS.previous,
        TERMS.same_term_last_year,
        Period.previous,
        Period.following,
        Period.same_period_last_year,
    ):
        with pytest.raises(NoSuchPeriod):
            ask(first)
    with pytest.raises(NoSuchPeriod, match="that term"):
        TERMS.previous(Period(date(2016, 9, 1), date(2016, 12, 1), PeriodKind.SCHOOL_TERM, "term:2016-17-autumn"))
    with pytest.raises(NoSuchPeriod, match="Add that year"):
        TERMS.named("term:2031-32-autumn")


def test_the_newest_dates_of_a_term_are_in_force_and_the_old_can_be_had_back(tmp_path: Path) -> None:
    """A council that changes a term adds a line; the calendar of before is still known."""
    terms = SchoolTerms.from_csv(
        written(
            tmp_path,
            "2016-17,Autumn,2016-09-05,2016-12-16,2016-01-01,Council\n"
            "2016/17,autumn,2016-08-29,2016-12-09,2016-06-01,Council\n",
        )
    )
    assert [term.start for term in terms.in_force()] == [date(2016, 8, 29)]
    assert [term.start for term in terms.as_known_on(date(2016, 5, 1)).in_force()] == [date(2016, 9, 5)]


def test_every_fault_of_a_table_is_told_with_its_line(tmp_path: Path) -> None:
    """Wrong years, names, dates, overlaps and repeats in one pass."""
    path = written(
        tmp_path,
        "2016-18,autumn,2016-09-05,2016-12-16,2016-01-01,Council\n"
        "2016-17,Term 1!,2016-09-05,2016-12-16,2016-01-01,Council\n"
        "2016-17,spring,2017-01-03,2017-03-31,2016-01-01,\n"
        "2016-17,summer,2017-04-18,2018-07-21,2016-01-01,Council\n"
        "2017-18,autumn,2017-09-04,2017-12-22,2016-01-01,Council\n"
        "2017-18,spring,2017-12-20,2018-03-23,2016-01-01,Council\n"
        "2017-18,spring,2018-01-03,2018-03-23,2016-01-01,Council\n"
        "2018-19,autumn,4 September 2018,2018-12-21,2016-01-01,Council\n",
    )
    with pytest.raises(TableError) as told:
        SchoolTerms.from_csv(path)
    assert [fault.line for fault in told.value.faults] == [2, 3, 4, 5, 6, 8, 9]
    assert "write 2018-09-04" in str(told.value)


def test_terms_made_in_code_are_held_to_the_same_rules() -> None:
    """Overlapping terms are refused with the place of the later."""
    autumn = SchoolTerm(2016, "autumn", date(2016, 9, 5), date(2016, 12, 16), date(2016, 1, 1), "A test")
    spring = SchoolTerm(2016, "spring", date(2016, 12, 16), date(2017, 3, 31), date(2016, 1, 1), "A test")
    with pytest.raises(TableError, match="overlap") as told:
        SchoolTerms.of([autumn, spring])
    assert told.value.faults[0].line == 2
    assert SchoolTerms.of([autumn]).in_force() == [autumn]
