"""Reading and printing periods in the grammar of the command line."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.calendar import (
    GRAMMAR,
    AmbiguousPeriod,
    NoSuchPeriod,
    Period,
    PeriodKind,
    SchoolTerms,
    UnknownPeriod,
    parse_period,
    period_of,
    period_range,
    rolling_days,
    rolling_months,
    spelled,
    year_to_date,
)

TERMS = SchoolTerms.illustration()
DATES = st.dates(date(2000, 1, 1), date(2035, 12, 31))
FIXED_BY_A_DAY = [
    PeriodKind.DAY,
    PeriodKind.WEEK,
    PeriodKind.MONTH,
    PeriodKind.CALENDAR_QUARTER,
    PeriodKind.FINANCIAL_QUARTER,
    PeriodKind.CALENDAR_YEAR,
    PeriodKind.FINANCIAL_YEAR,
    PeriodKind.SCHOOL_YEAR,
]


def whole_month_range(one: date, other: date) -> Period:
    return period_range(min(one, other).replace(day=1), period_of(PeriodKind.MONTH, max(one, other)).end)


ANY_PERIOD = st.one_of(
    st.builds(period_of, st.sampled_from(FIXED_BY_A_DAY), DATES),
    st.builds(year_to_date, DATES),
    st.builds(rolling_months, st.integers(1, 60), DATES),
    st.builds(rolling_days, st.integers(1, 800), DATES),
    st.builds(lambda start, days: period_range(start, start + timedelta(days)), DATES, st.integers(0, 900)),
    st.builds(whole_month_range, DATES, DATES),
    st.sampled_from(list(TERMS.periods())),
)


@given(ANY_PERIOD)
def test_what_is_printed_reads_back(period: Period) -> None:
    """The unambiguous spelling of any period is read as that period, and its label too when the kind is said."""
    assert parse_period(spelled(period), terms=TERMS) == period
    if period.kind is not PeriodKind.RANGE:
        assert parse_period(period.label, period.kind, TERMS) == period


@pytest.mark.parametrize(("example", "meaning"), GRAMMAR)
def test_every_example_of_the_grammar_is_read(example: str, meaning: str) -> None:
    """The examples that errors print are periods."""
    assert meaning
    assert parse_period(example, terms=TERMS).length >= 1


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("2017-11", "2017-11", PeriodKind.MONTH),
        ("2016-17", "2016-17", PeriodKind.FINANCIAL_YEAR),
        (" 2016/17 ", "2016-17", PeriodKind.FINANCIAL_YEAR),
        ("2010/11", "2010-11", PeriodKind.FINANCIAL_YEAR),
        ("month:2010-11", "2010-11", PeriodKind.MONTH),
        ("2016-17-q4", "2016-17-Q4", PeriodKind.FINANCIAL_QUARTER),
        ("2010-11-Q4", "2010-11-Q4", PeriodKind.FINANCIAL_QUARTER),
        ("1999-00", "1999-00", PeriodKind.FINANCIAL_YEAR),
        ("2017", "2017", PeriodKind.CALENDAR_YEAR),
        ("2017-w45", "2017-W45", PeriodKind.WEEK),
        ("2017-01..2017-11", "2017-01..2017-11", PeriodKind.RANGE),
        ("2015-16 .. 2016-17", "2015-04..2017-03", PeriodKind.RANGE),
        ("2010-11..2011-03", "2010-11..2011-03", PeriodKind.RANGE),
        ("2010-11..2012-13", "2010-04..2013-03", PeriodKind.RANGE),
        ("2016-17-Q3..2016-17-Q4", "2016-10..2017-03", PeriodKind.RANGE),
        ("12M..2017-11-30", "12m..2017-11", PeriodKind.ROLLING_MONTHS),
        ("ytd..2010-11", "ytd..2010-11", PeriodKind.YEAR_TO_DATE),
        ("TERM:2016/17-autumn", "term:2016-17-autumn", PeriodKind.SCHOOL_TERM),
    ],
)
def test_periods_as_people_write_them(text: str, label: str, kind: PeriodKind) -> None:
    """Case, blanks and the slash of financial years are taken as meant."""
    period = parse_period(text, terms=TERMS)
    assert (period.label, period.kind) == (label, kind)


@pytest.mark.parametrize("text", ["2010-11", "2011-12", "2009-10", "2001-02"])
def test_a_month_that_could_be_a_year_is_asked_about(text: str) -> None:
    """Guessing could give a wrong figure in silence, so both spellings are offered; a stated kind settles it."""
    with pytest.raises(
        AmbiguousPeriod, match=f"month:{text} for the month or {text.replace('-', '/')} for the"
    ) as told:
        parse_period(text)
    assert told.value.where == text
    assert parse_period(text, PeriodKind.MONTH).length < 32
    assert parse_period(text, PeriodKind.FINANCIAL_YEAR).length > 364


def test_a_range_that_could_be_months_or_years_is_asked_about() -> None:
    """The longer spellings both read back."""
    with pytest.raises(AmbiguousPeriod, match=r"2010-11-01\.\.2011-12-31 .* 2010/11\.\.2011/12"):
        parse_period("2010-11..2011-12")
    assert parse_period("2010-11-01..2011-12-31").label == "2010-11..2011-12"
    assert parse_period("2010/11..2011/12").label == "2010-04..2012-03"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2016-2017", "2016-17"),
        ("2016/2017", "2016-17"),
        ("FY2016-17", "2016-17"),
        ("2010-2011", "2010/11"),
        ("2016-18", "2016-17"),
        ("2017-13", "2017-18"),
        ("2017-4", "2017-04"),
        ("2017/11", "2017-11"),
        ("201711", "2017-11"),
        ("11/2017", "2017-11"),
        ("11/2010", "month:2010-11"),
        ("Nov 2017", "2017-11"),
        ("november 2017", "2017-11"),
        ("Q4 2016-17", "2016-17-Q4"),
        ("2016-17 Q4", "2016-17-Q4"),
        ("Q1 2017", "2017-Q1"),
        ("30/11/2017", "2017-11-30"),
        ("2017-02-30", "2017-02-28"),
        ("2016\u201317", "2016-17"),
    ],
)
def test_a_wrong_spelling_is_met_with_the_right_one(text: str, meant: str) -> None:
    """The commonest ways of writing a period get a suggestion that reads."""
    with pytest.raises(UnknownPeriod, match="Did you mean") as told:
        parse_period(text)
    assert told.value.mend == f"Did you mean {meant}?"


@pytest.mark.parametrize(
    "text", ["", "soon", "2017-Q5", "17-11", "..", "2017-11..", "0001", "9999-12", "2017-11..soon"]
)
def test_what_is_no_period_gets_the_grammar(text: str) -> None:
    """Where nothing near is found the error shows how periods are written."""
    with pytest.raises(UnknownPeriod, match="2016-17-Q4"):
        parse_period(text)


def test_ranges_and_windows_that_make_no_sense_are_refused() -> None:
    """Mixed kinds, a window that ends at a year, a range that runs backwards, an empty window."""
    with pytest.raises(UnknownPeriod, match="different kinds"):
        parse_period("2017-01..2016-17-Q4")
    with pytest.raises(UnknownPeriod, match="cannot end at"):
        parse_period("12m..2016-17")
    for text in ("2017-11..2017-01", "0m..2017-11", "0d..2017-11-30", "2017-W53"):
        with pytest.raises(NoSuchPeriod):
            parse_period(text)


def test_another_kind_than_the_one_wanted_is_refused() -> None:
    """Asked for a month, a year is not taken, and the error shows how a month is written."""
    with pytest.raises(UnknownPeriod, match="a financial year, not a month") as told:
        parse_period("2016-17", PeriodKind.MONTH)
    assert "2017-11" in told.value.mend


def test_a_school_term_needs_the_table_of_terms() -> None:
    """Without terms there is no answer; with them an unknown name gets the names of its year."""
    with pytest.raises(NoSuchPeriod, match="no table"):
        parse_period("term:2016-17-autumn")
    with pytest.raises(NoSuchPeriod, match="term:2016-17-spring"):
        parse_period("term:2016-17-winter", terms=TERMS)


@given(st.text(alphabet="0123456789-/.qwmdytfshol: ", max_size=24))
def test_any_text_is_a_period_or_a_clear_error(text: str) -> None:
    """Nothing crashes the reader."""
    try:
        assert parse_period(text, terms=TERMS).length >= 1
    except (UnknownPeriod, AmbiguousPeriod, NoSuchPeriod) as told:
        assert told.mend  # noqa: PT017
