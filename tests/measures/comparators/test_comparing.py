"""A figure is put beside others only where they are alike, and its place among them is exact."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.comparators.making import HEAD, neighbours_file, referrals, tidy_file

from goldenthread.calendar import census_year, month, period_range, year_to_date
from goldenthread.measures.comparators import Comparators, Likeness, Measured, load
from goldenthread.measures.comparators.authorities import authorities, authority, codes_in
from goldenthread.measures.comparators.catalogue import Basis, catalogue, read_catalogue
from goldenthread.measures.comparators.guard import judge
from goldenthread.measures.comparators.rank import NO_QUARTILE, mean, median, quartile, rank, rounded
from goldenthread.measures.comparators.symbols import SYMBOLS, reading
from goldenthread.measures.comparators.tidy import year_of
from goldenthread.measures.definitions import book
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.records.errors import WrongUse

RATE = "dfe-rereferrals-percent"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Comparators:
    """A home with one small file of each kind, of two years."""
    folder = tmp_path_factory.mktemp("published")
    rows = [*referrals(2025), *(row for row in referrals(2024) if ",302," not in row)]
    paths = [tidy_file(folder / "a-2025-03.csv", rows), neighbours_file(folder / "neighbours-2025.csv")]
    load(paths, folder / "home", "Ann")
    return Comparators.open(folder / "home")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Comparators:
    """A home with every authority in force in 2025: percentages from 10.0 up, one of them suppressed, two jointly."""
    folder = tmp_path_factory.mktemp("whole")
    codes = sorted({one.code for one in authorities() if one.held_on(census_year(2025).end)} - {"314", "318"})
    rows = [
        f"2025,Reporting year,Local authority,E92000001,England,E1,Somewhere,{code},E0,Place {code},All,9,9,"
        f"{'u' if code == '202' else 10 + place / 10},1"
        for place, code in enumerate(["314 / 318", *codes])
    ]
    rows.append("2025,Reporting year,Local authority,E92000001,England,E1,Somewhere,909,E0,Cumbria,All,z,z,z,z")
    load([tidy_file(folder / "a-2025-03.csv", rows)], folder / "home", "Ann")
    return Comparators.open(folder / "home")


def test_a_published_figure_stands_beside_england_region_and_neighbours(opened: Comparators) -> None:
    """Neighbours without a row or with a symbol are listed, and left out of mean and median."""
    found = opened.compare(RATE, "302")
    assert found.period == "year to 31 March 2025"
    assert (found.own and found.own.text, found.england and found.england.text) == ("15.0", "21.0")
    assert found.region is not None
    assert found.region.name == "London"
    cells = {one.code: one.cell for one in found.neighbours}
    assert cells["304"] is not None
    assert (cells["304"].symbol, cells["304"].value) == ("u", None)
    assert cells["311"] is None
    assert (found.sn_mean, found.sn_median, found.sn_counted) == (20.0, 20.0, 2)
    assert found.model == 2025
    assert found.load is not None
    assert found.load.licence == "Open Government Licence v3.0"


def test_a_joint_row_speaks_for_each_of_its_authorities(opened: Comparators) -> None:
    """Kingston and Richmond report as one, and either finds the row."""
    for code in ("314", "318"):
        own = opened.compare(RATE, code, 2025).own
        assert own is not None
        assert (own.codes, own.joint, own.value) == ("314 / 318", True, 10.0)


def test_ranks_leave_symbols_out_and_count_them(whole: Comparators) -> None:
    """One of low reliability is left out and counted; an abolished authority is neither."""
    found = whole.compare(RATE, "201")
    assert found.rank is not None
    assert (found.rank.place, found.rank.among, found.rank.ties) == (2, 151, 0)
    assert found.rank.best_first
    assert found.rank.left_out == {"u": 1}
    assert found.quartile == "A"
    hidden = whole.compare(RATE, "202")
    assert (hidden.rank, hidden.quartile) == (None, NO_QUARTILE)


def test_our_own_figure_takes_the_place_of_the_published_one(whole: Comparators) -> None:
    """It is ranked at the published rounding, among all the others."""
    ours = Measured("re-referrals", Unit.PERCENT, flow=True, places=1)
    found = whole.compare("re-referrals", "201", census_year(2025), 10.04, measured=ours)
    assert found.verdict.likeness is Likeness.SAME
    assert found.rank is not None
    assert (found.rank.place, found.rank.ties) == (1, 1)
    assert found.published_own is not None
    assert found.published_own.text == "10.1"
    other_way = whole.compare(RATE, "201", 2025, polarity=Polarity.HIGHER)
    assert other_way.rank is not None
    assert (other_way.rank.place, other_way.quartile) == (150, "D")
    none = whole.compare(RATE, "201", 2025, polarity=Polarity.NONE)
    assert none.rank is not None
    assert (none.rank.place, none.rank.best_first, none.quartile) == (150, False, NO_QUARTILE)


def test_too_few_authorities_give_no_rank(opened: Comparators) -> None:
    """A place among six of 153 would mislead."""
    found = opened.compare(RATE, "302")
    assert (found.rank, found.quartile) == (None, NO_QUARTILE)
    assert "too few" in found.verdict.notes[-1]


def test_what_nobody_has_said_to_be_alike_is_refused(opened: Comparators) -> None:
    """No pair, no description of our figure or no file: the comparison holds nothing but the reason."""
    ours = Measured("re-referrals-6m", Unit.PERCENT)
    for found in (
        opened.compare(RATE, "302", 2025, 15.0, measured=ours),
        opened.compare(RATE, "302", 2025, 15.0),
        opened.compare("a-measure-of-our-own", "302"),
        opened.compare("dfe-caseload", "302"),
        opened.compare(RATE, "302", 1999),
    ):
        assert not found.verdict.allowed
        assert found.verdict.refusals
        assert (found.england, found.neighbours, found.rank, found.period) == (None, (), None, "")


def test_the_guard_compares_period_unit_definition_and_population() -> None:
    """Each kind of difference is said, or refused where it alone would make the figure larger or smaller."""
    known = catalogue()
    percent, count, rate = (known.indicator(key) for key in (RATE, "dfe-referrals", "dfe-cla-31-march-rate"))
    assert percent is not None
    assert count is not None
    assert rate is not None
    year, november = census_year(2025), month(2024, 11)
    same = judge(Measured("re-referrals", Unit.PERCENT, year, True), percent, 2025)
    assert (same.likeness, same.differences) == (Likeness.SAME, ())
    shorter = judge(Measured("re-referrals", Unit.PERCENT, november, True), percent, 2025)
    assert shorter.likeness is Likeness.DIFFERENT
    assert "2024-11" in shorter.differences[0]
    assert judge(Measured("referrals", Unit.COUNT, november, True), count, 2025).likeness is Likeness.REFUSED
    ytd = judge(Measured("referrals", Unit.COUNT, year_to_date(november.end), True), count, 2025)
    assert "grows with the length" in ytd.refusals[0]
    earlier = judge(Measured("referrals", Unit.COUNT, census_year(2024), True), count, 2025)
    assert earlier.likeness is Likeness.DIFFERENT
    assert judge(Measured("referrals", Unit.PERCENT, year, True), count, 2025).likeness is Likeness.REFUSED
    stock = Measured("looked-after-rate", Unit.PER_10_000, year, False, 2024, 1)
    assert judge(stock, rate, 2025).likeness is Likeness.SAME
    assert "ranked at 0" in judge(stock, rate, 2025).notes[1]
    old = judge(Measured("looked-after-rate", Unit.PER_10_000, year, False, 2023), rate, 2025)
    assert old.differences == ("ours is over the mid-2023 estimate, the published rate over the mid-2024 estimate",)
    silent = judge(Measured("looked-after-rate", Unit.PER_10_000, november, False), rate, 2025)
    assert len(silent.differences) == 2
    assert (
        judge(Measured("looked-after-rate", Unit.PER_10_000, year, True, 2024), rate, 2025).likeness is Likeness.REFUSED
    )


def test_another_definition_is_shown_with_its_difference() -> None:
    """Repeat plans of open plans are not repeat plans of plans that started."""
    indicator = catalogue().indicator("dfe-cp-second-plans-percent")
    assert indicator is not None
    verdict = judge(Measured("cp-plans-open-repeat-ever", Unit.PERCENT, census_year(2025), True), indicator, 2025)
    assert verdict.likeness is Likeness.DIFFERENT
    assert "plans open" in verdict.differences[0]


def test_a_period_of_ours_finds_the_year_published_by_its_end(opened: Comparators) -> None:
    """The latest year that ends by then answers; a period before all gets the earliest."""
    ours = Measured("re-referrals", Unit.PERCENT, flow=True)
    assert opened.compare("re-referrals", "301", month(2025, 2), 20.0, measured=ours).year == 2024
    assert opened.compare("re-referrals", "301", month(2025, 3), 20.0, measured=ours).year == 2025
    assert opened.compare("re-referrals", "301", month(2019, 3), 20.0, measured=ours).year == 2024


def test_a_column_can_be_asked_by_name_unless_it_holds_several(opened: Comparators) -> None:
    """The looked after file holds three counts in one column."""
    assert opened.compare(("cin-referrals", "rereferral_percent"), "302").indicator is not None
    with pytest.raises(WrongUse, match="several indicators"):
        opened.compare(("cla-number-and-rate", "children_count"), "302")


def test_authorities_hold_between_their_days() -> None:
    """Cumbria ended when two others began, and a changed ONS code is found by its day."""
    day = census_year(2023).end
    assert authority("909", day).became == ("942", "943")
    with pytest.raises(WrongUse, match="942 or 943"):
        authority("909", month(2023, 4).start)
    with pytest.raises(WrongUse, match="no children's services authority"):
        authority("999")
    assert (authority("370", day).ons_code, authority("370").ons_code) == ("E08000016", "E08000038")
    assert codes_in("940 / 941") == ("940", "941")
    in_force = [one for one in authorities() if one.held_on(census_year(2025).end)]
    assert len(in_force) == len({one.code for one in in_force}) == 153


@pytest.mark.parametrize("text", ["1,234", "12%", "n/a", "7.5e3", "-", "C", ".5", "--1", "1 2"])
def test_what_is_neither_number_nor_symbol_is_not_read(text: str) -> None:
    """Nothing is guessed."""
    assert reading(text) is None


def test_symbols_are_not_numbers() -> None:
    """Every symbol has a meaning and no value; zero is a number."""
    for code in SYMBOLS:
        assert reading("" if code == "blank" else code) == (None, code)
    assert reading("0") == (0.0, "")
    assert reading(" -1.50 ") == (-1.5, "")


def test_years_are_read_in_both_forms() -> None:
    """202425 ends in 2025; a year that does not follow is no year."""
    assert [year_of(text) for text in ("2025", "202425", "199900", "202426", "20255")] == [2025, 2025, 2000, None, None]
    assert Basis.YEAR_TO_30_SEPTEMBER.period(2025).length == 365
    day = month(2025, 3).end
    assert Basis.AT_31_MARCH.period(2025) == period_range(day, day)


def test_equal_values_share_the_better_place() -> None:
    """Places run 1, 2, 2, 4 and the quarter is that of the place."""
    values = [Decimal(text) for text in ("1.0", "2.0", "2.0", "4.0")]
    places = [rank(one, [*values[:at], *values[at + 1 :]], Polarity.LOWER, {}) for at, one in enumerate(values)]
    assert [one.place for one in places] == [1, 2, 2, 4]
    assert [quartile(one) for one in places] == ["A", "B", "B", "D"]
    assert rounded(2.45, 1) == Decimal("2.5")
    assert (mean(values), median(values), median(values[:3]), mean([])) == (2.25, 2.0, 2.0, None)


@given(st.lists(st.integers(0, 50), min_size=4, max_size=40, unique=True), st.sampled_from(Polarity))
def test_places_of_different_values_are_one_to_n(values: list[int], polarity: Polarity) -> None:
    """Without ties every place is given once, and each quartile to a quarter."""
    exact = [Decimal(one) for one in values]
    found = [rank(one, [other for other in exact if other != one], polarity, {}) for one in exact]
    assert sorted(one.place for one in found) == list(range(1, len(values) + 1))
    if polarity in (Polarity.HIGHER, Polarity.LOWER):
        sizes = [sum(quartile(one) == letter for one in found) for letter in "ABCD"]
        assert max(sizes) - min(sizes) <= 1


def test_the_catalogue_is_whole() -> None:
    """Keys are unique, columns exist together with their parts, and filters are columns of the file."""
    known = catalogue()
    keys = [one.key for one in known.indicators]
    assert len(keys) == len(set(keys))
    for dataset in known.datasets:
        assert known.recognise([*dataset.recognise, "more"]) == dataset
        for one in dataset.indicators:
            assert set(one.filters) <= set(dataset.filters)
            assert bool(one.population) == (one.unit is Unit.PER_10_000)
    assert known.recognise(HEAD.split(",")) == known.dataset("cin-referrals")
    with pytest.raises(ValueError, match="same definition"):
        read_catalogue(_contradictory())


def test_every_measure_of_the_catalogue_is_in_the_book() -> None:
    """A measure beside which a published figure is shown exists, and is in the same unit."""
    measures = book().measures
    for indicator in catalogue().indicators:
        for pair in indicator.pairs:
            assert measures[pair.measure].unit is indicator.unit, pair.measure


def _contradictory() -> str:
    return """
    [[dataset]]
    key = "a"
    title = "A"
    source = "s"
    licence = "l"
    recognise = ["x"]
    filters = []
    rounding = "none"
    [[dataset.indicator]]
    key = "one"
    column = "x"
    title = "X"
    definition = "x"
    unit = "count"
    places = 0
    basis = "at 31 March"
    polarity = "none"
    measure = [{ key = "m", same = true, differs = "yet it differs" }]
    """
