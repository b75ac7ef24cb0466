"""The bank holidays: every date from 2010 to 2030, and how a council extends them."""

from datetime import date, datetime
from pathlib import Path

import pytest
from tests.calendar.bank_holiday_dates import BY_YEAR

from goldenthread.calendar import (
    BankHolidays,
    HolidayChange,
    Kind,
    NotADate,
    OutsideCoverage,
    TableError,
    Why,
)
from goldenthread.calendar.easter import easter_sunday

STANDARD = BankHolidays.standard()
HEADER = "date,name,kind,source,known_from\n"


def added(day: date, known: date = date(2024, 1, 1), kind: Kind = Kind.ADD) -> HolidayChange:
    return HolidayChange(day, "Extra day", kind, "A test", known)


@pytest.mark.parametrize("year", BY_YEAR)
def test_each_year_has_the_published_dates(year: int) -> None:
    """The rules and the one-off days together give the dates written out by hand."""
    found = [f"{holiday.date:%m-%d}" for holiday in STANDARD if holiday.date.year == year]
    assert " ".join(found) == BY_YEAR[year]


def test_the_years_2010_to_2030_are_held_and_no_others() -> None:
    """A year without a table is refused, never taken to have no holidays."""
    assert {holiday.date.year for holiday in STANDARD} == set(range(2010, 2031)) == set(BY_YEAR)
    assert len(STANDARD) == 173
    for day in (date(2009, 12, 25), date(2031, 1, 1)):
        with pytest.raises(OutsideCoverage, match="2010 to 2030"):
            STANDARD.on(day)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1961, 4, 2),
        (2000, 4, 23),
        (2008, 3, 23),
        (2011, 4, 24),
        (2016, 3, 27),
        (2019, 4, 21),
        (2024, 3, 31),
        (2038, 4, 25),
    ],
)
def test_easter_sunday(year: int, month: int, day: int) -> None:
    """Early, late and ordinary Easters fall where the church keeps them."""
    assert easter_sunday(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("year", "christmas", "boxing"),
    [
        (2010, 27, 28),
        (2011, 27, 26),
        (2016, 27, 26),
        (2020, 25, 28),
        (2021, 27, 28),
        (2022, 27, 26),
        (2027, 27, 28),
        (2028, 25, 26),
    ],
)
def test_christmas_on_a_weekend_is_taken_on_the_days_after(year: int, christmas: int, boxing: int) -> None:
    """A Sunday Christmas is taken on the Tuesday, since Monday is Boxing Day; a Saturday one on the Monday."""
    taken = {holiday.name: holiday for holiday in STANDARD if holiday.date.year == year and holiday.date.month == 12}
    assert taken["Christmas Day"].date.day == christmas
    assert taken["Boxing Day"].date.day == boxing
    assert (taken["Christmas Day"].why is Why.SUBSTITUTE) is (christmas != 25)
    assert (taken["Boxing Day"].why is Why.SUBSTITUTE) is (boxing == 28)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2011, 4, 29), Why.ONE_OFF),
        (date(2012, 6, 4), Why.MOVED),
        (date(2012, 6, 5), Why.ONE_OFF),
        (date(2020, 5, 8), Why.MOVED),
        (date(2022, 6, 2), Why.MOVED),
        (date(2022, 6, 3), Why.ONE_OFF),
        (date(2022, 9, 19), Why.ONE_OFF),
        (date(2023, 5, 8), Why.ONE_OFF),
    ],
)
def test_one_off_and_moved_days_say_why(day: date, why: Why) -> None:
    """Wedding, jubilees, VE Day, funeral and coronation carry their reason, source and day of announcement."""
    holiday = STANDARD.on(day)
    assert holiday is not None
    assert holiday.why is why
    assert holiday.source
    assert holiday.known_from is not None
    assert holiday.known_from < day


@pytest.mark.parametrize("day", [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)])
def test_the_day_that_was_moved_is_a_working_day(day: date) -> None:
    """A moved holiday leaves its usual Monday."""
    assert STANDARD.on(day) is None


def test_as_known_before_the_announcement_the_usual_day_stands() -> None:
    """In May 2019 the early May holiday of 2020 was still the Monday."""
    then = STANDARD.as_known_on(date(2019, 5, 31))
    assert then.on(date(2020, 5, 4)) is not None
    assert then.on(date(2020, 5, 8)) is None
    assert then.on(date(2022, 9, 19)) is None
    assert then.on(date(2012, 6, 5)) is not None
    assert then.version != STANDARD.version
    assert STANDARD.as_known_on(date(2022, 11, 6)).version == STANDARD.version


def test_an_extension_adds_and_removes_without_touching_the_standard_table() -> None:
    """Extending gives a new table; the published one stays as it was."""
    more = STANDARD.extended([added(date(2025, 5, 8)), added(date(2025, 5, 5), kind=Kind.REMOVE)])
    assert more.on(date(2025, 5, 8)) is not None
    assert more.on(date(2025, 5, 5)) is None
    assert STANDARD.on(date(2025, 5, 8)) is None
    assert more.as_known_on(date(2023, 12, 31)).version == STANDARD.version


def test_every_impossible_change_is_told_at_once() -> None:
    """Each wrong change is named by its place in the list."""
    with pytest.raises(TableError) as told:
        STANDARD.extended(
            [
                added(date(2025, 12, 25)),
                added(date(2025, 6, 3), kind=Kind.REMOVE),
                added(date(2025, 6, 7)),
                added(date(2040, 6, 7)),
                added(date(2025, 6, 2)),
            ]
        )
    assert [(fault.line, fault.what.split(" ", 1)[1]) for fault in told.value.faults] == [
        (1, "is a bank holiday already (Christmas Day)."),
        (2, "is not a bank holiday, so it cannot be removed."),
        (3, "is a Saturday, which is never a working day."),
        (4, "is outside 2010 to 2030."),
    ]


def test_a_change_that_claims_a_published_day_before_its_announcement_is_the_one_to_mend() -> None:
    """The fault names the supplied line, not the published holiday that it gets in the way of."""
    with pytest.raises(TableError) as told:
        STANDARD.extended([added(date(2024, 6, 3)), added(date(2022, 6, 3), known=date(2020, 1, 1))])
    assert [fault.line for fault in told.value.faults] == [2]


def test_a_csv_extends_the_table(tmp_path: Path) -> None:
    """A file with a byte-order mark, blank lines and columns in another order is read."""
    path = tmp_path / "more.csv"
    text = 'kind,date,name,known_from,source\r\nAdd,2026-06-15,"Thanks, all",2026-01-09,Proclamation\r\n\r\n'
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    holiday = STANDARD.extended_from_csv(path).on(date(2026, 6, 15))
    assert holiday is not None
    assert (holiday.name, holiday.why, holiday.known_from) == ("Thanks, all", Why.SUPPLIED, date(2026, 1, 9))


def test_every_fault_of_a_csv_is_told_with_its_line(tmp_path: Path) -> None:
    """Form and sense are both checked in one pass, and the error prints the lines."""
    path = tmp_path / "more.csv"
    path.write_text(
        HEADER
        + "08/05/2026,Day,add,Source,2026-01-09\n"
        + "2026-06-15,,perhaps,Source,2026-01-09\n"
        + "2026-06-15,Day,add,Source\n"
        + "2026-12-25,Day,add,Source,2026-01-09\n"
        + "2026-02-30,Day,add,Source,soon\n",
        encoding="utf-8",
    )
    with pytest.raises(TableError) as told:
        STANDARD.extended_from_csv(path)
    assert [fault.line for fault in told.value.faults] == [2, 3, 3, 4, 5, 6, 6]
    assert "If 8 May 2026 is meant, write 2026-05-08." in str(told.value)
    assert "more.csv" in str(told.value)
    assert "line 5: 2026-12-25 is a bank holiday already" in str(told.value)


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", 1, "lacks date"),
        (b"date,name\n", 1, "lacks kind"),
        (HEADER.replace("kind", "sort").encode(), 1, "unknown 'sort'"),
        (b"date,name,kind,source,known_from,date\n", 1, "twice"),
        (HEADER.encode() + b"2026-06-15,caf\xe9,add,x,2026-01-01\n", 2, "not UTF-8"),
        (HEADER.encode() + b'2026-06-15,"open,add,x,2026-01-01\n', 2, "not readable CSV"),
    ],
)
def test_a_broken_csv_is_refused(tmp_path: Path, content: bytes, line: int, words: str) -> None:
    """A file that is not such a table is refused as a whole, with the reason."""
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    with pytest.raises(TableError, match=words) as told:
        STANDARD.extended_from_csv(path)
    assert told.value.faults[0].line == line


def test_a_missing_csv_is_refused(tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(TableError, match=r"none\.csv"):
        STANDARD.extended_from_csv(tmp_path / "none.csv")


def test_a_date_time_is_refused() -> None:
    """A date-time would lose its time unseen."""
    with pytest.raises(NotADate, match="date-time"):
        STANDARD.on(datetime(2020, 5, 8, 12))


def test_earlier_years_can_be_asked_for_as_far_as_the_rules_hold() -> None:
    """From 2003 the rules are right without exceptions; before that moved days are not held."""
    early = BankHolidays.standard(2003, 2009)
    assert early.on(date(2004, 12, 27)) is not None
    assert early.on(date(2005, 12, 27)) is not None
    for years in ((2002, 2010), (2012, 2011)):
        with pytest.raises(OutsideCoverage):
            BankHolidays.standard(*years)


def test_the_version_changes_with_the_holidays_and_not_otherwise() -> None:
    """Equal tables have equal versions; one day more gives another."""
    again = BankHolidays.standard(2010, 2030)
    assert again.version == STANDARD.version
    assert STANDARD.extended([added(date(2025, 6, 2))]).version != STANDARD.version
    assert BankHolidays.standard(2010, 2029).version != STANDARD.version
