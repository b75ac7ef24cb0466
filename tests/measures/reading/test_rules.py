"""Rating rules: what colours, what does not, and the arithmetic in words."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measures.reading.made import COUNT, DAYS, PERCENT, months, target

from goldenthread.calendar import parse_period
from goldenthread.measures.kinds import Polarity, Reason, Unit
from goldenthread.measures.reading import (
    Colour,
    Compared,
    Grades,
    NoRating,
    Point,
    Rating,
    Subject,
    Target,
    load_rules,
    rate,
    rate_grades,
    rule_of,
)
from goldenthread.measures.reading.rules.grades import moved
from goldenthread.measures.reading.rules.model import Moved, RuleKind
from goldenthread.records.errors import InputRefused, WrongUse

RULES = load_rules()
THIS, BEFORE = months(2)[1], months(2)[0]
MIX = ("good", "requires improvement", "inadequate")


def _rate(key: str, subject: Subject, point: Point, aim: Target | None, **against: Point) -> Rating:
    return rate(RULES[key], subject, point, Compared(aim, **against))


def _share(met: int, of: int) -> Point:
    return Point(THIS, 100 * met / of, met, of)


@pytest.mark.parametrize(
    ("met", "colour"), [(95, Colour.GREEN), (94, Colour.GREEN_AMBER), (86, Colour.GREEN_AMBER), (85, Colour.RED)]
)
def test_four_colours_turn_at_their_edges(met: int, colour: Colour) -> None:
    """A target met exactly is green; ten points short is red."""
    assert _rate("four-colour-points", PERCENT, _share(met, 100), target("95")).colour is colour


def test_an_edge_is_exact_where_floating_point_is_not() -> None:
    """84.5% of 200 is met by 169, and 29% of 100 by 29, though 100 * 0.29 is 28.999999999999996."""
    point = Point(THIS, 0.29 * 100, 29, 100)
    assert point.value != 29
    assert _rate("four-colour-points", PERCENT, point, target("29")).colour is Colour.GREEN
    assert _rate("four-colour-points", PERCENT, _share(169, 200), target("84.5")).colour is Colour.GREEN


def test_everything_but_percentages_is_measured_by_share_of_target() -> None:
    """Two children short of ten are a fifth of the target."""
    days = Point(THIS, 460.0, 4600.0, 10.0)
    rating = _rate("four-colour-points", DAYS, days, target(high="426"))
    assert (rating.colour, rating.says) == (
        Colour.GREEN_AMBER,
        "460.0 days against at most 426 days: missed by 8.0% of the target",
    )


def test_the_arithmetic_tells_a_near_miss_from_a_hit() -> None:
    """A value a hair short of the edge is not printed as if it were on it."""
    rating = _rate("four-colour-points", PERCENT, _share(85001, 100_000), target("95"))
    assert rating.colour is Colour.GREEN_AMBER
    assert "missed by 9.999 percentage points" in rating.says


@pytest.mark.parametrize(
    ("subject", "point", "aim", "reason"),
    [
        (PERCENT, Point(THIS, None, reason=Reason.HIDDEN), "95", NoRating.NO_VALUE),
        (replace(PERCENT, polarity=Polarity.NONE), _share(50, 100), "95", NoRating.MONITOR),
        (PERCENT, _share(50, 100), None, NoRating.NO_TARGET),
        (replace(PERCENT, polarity=Polarity.LOWER), _share(50, 100), "95", NoRating.WRONG_TARGET),
        (PERCENT, _share(8, 9), "95", NoRating.SMALL),
        (COUNT, Point(THIS, 8.0), "10", NoRating.SMALL),
        (PERCENT, Point(THIS, 88.0), "95", NoRating.UNKNOWN_N),
    ],
)
def test_no_colour_has_its_reason(subject: Subject, point: Point, aim: str | None, reason: NoRating) -> None:
    """Hidden, monitored, untargeted, contrary, few and unknown are six things."""
    rating = _rate("four-colour-points", subject, point, None if aim is None else target(aim))
    assert (rating.colour, rating.reason) == (None, reason)
    assert rating.says


def test_ten_cases_are_enough() -> None:
    """The floor itself is rated."""
    assert _rate("four-colour-points", PERCENT, _share(10, 10), target("95")).colour is Colour.GREEN


def test_where_there_should_be_none_a_single_case_is_red() -> None:
    """The floor for small numbers does not hide an unallocated child."""
    unallocated = replace(COUNT, polarity=Polarity.LOWER)
    none, one = (_rate("four-colour-points", unallocated, Point(THIS, n), target(high="0")) for n in (0.0, 1.0))
    assert (none.colour, one.colour) == (Colour.GREEN, Colour.RED)


@pytest.mark.parametrize(
    ("value", "edges", "until", "word"),
    [
        (12.0, ("40", None), None, "not rated"),
        (41.0, ("40", None), None, "green"),
        (12.0, (None, "40"), None, "not rated"),
        (48.0, (None, "40"), None, "red"),
        (12.0, ("12", None), date(2016, 9, 30), "green"),
    ],
)
def test_a_total_to_date_waits_for_what_is_still_open(
    value: float, edges: tuple[str | None, str | None], until: date | None, word: str
) -> None:
    """Half a year is held against a whole year's target only where more can no longer change the answer."""
    subject = replace(COUNT, polarity=Polarity.HIGHER if edges[0] else Polarity.LOWER)
    aim = replace(target(*edges), until=until)
    half, whole = (Point(parse_period(text), value) for text in ("ytd..2016-09", "ytd..2017-03"))
    rating = _rate("four-colour-points", subject, half, aim)
    assert rating.word == word
    if word == "not rated":
        assert rating.reason is NoRating.RUNNING_TOTAL
        assert _rate("four-colour-points", subject, whole, aim).colour is not None


def test_a_range_counts_both_ways() -> None:
    """Too few cases are outside the range as much as too many."""
    load = Subject("load", "Caseload", Unit.RATIO, Polarity.IN_RANGE)
    found = [
        _rate("range", load, Point(THIS, value, value * 10, 10.0), target("12", "16")).colour
        for value in (12.0, 16.0, 11.0, 17.0, 18.0)
    ]
    assert found == [Colour.GREEN, Colour.GREEN, Colour.AMBER, Colour.AMBER, Colour.RED]


def test_percent_of_target_reads_both_polarities() -> None:
    """Where lower is better the target is taken as a share of the value."""
    high = _rate("percent-of-target", PERCENT, _share(81, 100), target("90"))
    low = _rate("percent-of-target", DAYS, Point(THIS, 50.0, 500.0, 10.0), target(high="40"))
    assert (high.colour, low.colour) == (Colour.AMBER, Colour.RED)
    assert "90% of the target reached" in high.says
    assert "80% of the target reached" in low.says


def test_a_rule_is_silent_outside_its_dates() -> None:
    """Three colours began in April 2017."""
    early = _rate("three-colour", PERCENT, _share(50, 100), target("95"))
    assert early.reason is NoRating.NOT_IN_FORCE
    late = Point(months(14)[13], 90.0, 90, 100)
    assert _rate("three-colour", PERCENT, late, target("95")).colour is Colour.AMBER


def test_a_baseline_stands_before_the_period_before() -> None:
    """Fallen since last month, and green because above the baseline."""
    point, before, base = _share(69, 100), Point(BEFORE, 73.0, 73, 100), Point(BEFORE, 33.0, 33, 100)
    assert _rate("against-baseline", PERCENT, point, None, previous=before, baseline=base).colour is Colour.GREEN
    assert _rate("against-baseline", PERCENT, point, None, previous=before).colour is Colour.RED
    assert _rate("against-baseline", PERCENT, point, None).reason is NoRating.NO_COMPARATOR
    assert _rate("against-baseline", PERCENT, point, None, baseline=point).reason is NoRating.NO_CHANGE


def test_a_rating_keeps_what_made_it() -> None:
    """Rule, version and shape go with the colour."""
    rating = _rate("four-colour-points", PERCENT, _share(96, 100), target("95"))
    assert (rating.rule, rating.version, rating.shown) == ("four-colour-points", 1, "● green")
    assert len({colour.mark for colour in Colour}) == len(Colour)


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_better_value_never_has_a_worse_colour(a: int, b: int) -> None:
    """Whatever the rule of a target."""
    order = [Colour.GREEN, Colour.GREEN_AMBER, Colour.AMBER, Colour.RED_AMBER, Colour.RED]
    worse, better = sorted((a, b))
    for rule in RULES.values():
        if rule.kind in (RuleKind.TOLERANCE, RuleKind.ATTAINMENT) and rule.source.since is None:
            colours = [rate(rule, PERCENT, _share(met, 100), Compared(target("60"))).colour for met in (better, worse)]
            assert order.index(colours[0] or Colour.RED) <= order.index(colours[1] or Colour.RED)


def test_a_distribution_is_one_object() -> None:
    """Inadequate to requires improvement is better, though the middle grade grew."""
    before = Grades.counted(BEFORE, dict(zip(MIX, (2, 6, 12), strict=True)))
    after = Grades.counted(THIS, dict(zip(MIX, (3, 12, 5), strict=True)))
    rating = rate_grades(RULES["audit-grades-moved"], after, before)
    assert rating.colour is Colour.GREEN
    assert rating.says == "good 10% to 15%; requires improvement or better 40% to 75%: better"


def test_crossed_distributions_are_neither_better_nor_worse() -> None:
    """More good and more inadequate is some of each."""
    before = Grades.counted(BEFORE, dict(zip(MIX, (4, 12, 4), strict=True)))
    after = Grades.counted(THIS, dict(zip(MIX, (8, 4, 8), strict=True)))
    assert moved(after, before) is Moved.MIXED
    assert rate_grades(RULES["audit-grades-moved"], after, before).colour is Colour.AMBER


def test_few_audits_are_not_coloured() -> None:
    """Four audits make percentages, not a rating."""
    four = Grades.counted(THIS, dict(zip(MIX, (0, 1, 3), strict=True)))
    assert rate_grades(RULES["audit-grades"], four).reason is NoRating.SMALL
    unknown = Grades.printed(THIS, dict(zip(MIX, (0.0, 25.0, 75.0), strict=True)))
    assert rate_grades(RULES["audit-grades"], unknown).reason is NoRating.UNKNOWN_N
    known = Grades.counted(THIS, dict(zip(MIX, (5, 5, 10), strict=True)))
    assert rate_grades(RULES["audit-grades-moved"], known).reason is NoRating.NO_COMPARATOR


def test_grades_are_rated_by_both_ends() -> None:
    """Many good ones do not make up for inadequate ones."""
    fine = Grades.counted(THIS, dict(zip(MIX, (16, 3, 1), strict=True)))
    split = Grades.counted(THIS, dict(zip(MIX, (16, 0, 4), strict=True)))
    assert rate_grades(RULES["audit-grades"], fine).colour is Colour.GREEN
    assert rate_grades(RULES["audit-grades"], split).colour is Colour.RED


def test_rules_are_not_mixed_up() -> None:
    """A rule about grades does not colour one value, nor the reverse."""
    with pytest.raises(WrongUse):
        rate(RULES["audit-grades"], PERCENT, _share(1, 20), Compared())
    with pytest.raises(WrongUse):
        rate_grades(RULES["range"], Grades.counted(THIS, {"good": 20}), Grades.counted(BEFORE, {"good": 20}))
    with pytest.raises(WrongUse, match="four-colour-points"):
        rule_of(RULES, "four colour")


def test_a_council_replaces_a_rule_by_its_key(tmp_path: Path) -> None:
    """With a new version, which the rating then carries."""
    text = (
        'key = "three-colour"\nname = "Ours"\nversion = 2\nkind = "tolerance"\nsays = "x"\nsource = "Board paper"\n'
        "confirmed = true\nfloor = 5\nneeds_n = true\n[[band]]\ncolour = 'green'\nat_most = 0\n[[band]]\ncolour = 'red'\n"
    )
    (tmp_path / "ours.toml").write_text(text, encoding="utf-8")
    rule = load_rules(tmp_path)["three-colour"]
    assert (rule.version, rule.floor, rule.bands[0].at_most) == (2, 5, Fraction(0))


def test_every_fault_of_a_rule_is_told_at_once(tmp_path: Path) -> None:
    """Bands out of order, an unknown colour, a condition of another kind, a misspelt name."""
    text = (
        'key = "odd"\nname = "Odd"\nversion = 0\nkind = "tolerance"\nsays = "x"\nsource = "y"\nconfirmed = true\n'
        "flore = 10\nfloor = 10\nneeds_n = true\n[[band]]\ncolour = 'mauve'\nat_most = 9\n[[band]]\ncolour = 'red'\n"
        "at_least = 4\n[[band]]\ncolour = 'green'\nat_most = 0\n"
    )
    (tmp_path / "odd.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        load_rules(tmp_path)
    for words in ("'mauve'", "'flore'", "'floor'?", "at_least", "only the last band", "version"):
        assert words in str(refused.value), words


def test_every_shipped_rule_says_where_it_comes_from() -> None:
    """None of these thresholds is printed in a source that binds, so each says so."""
    for rule in RULES.values():
        assert rule.says.endswith(".")
        assert rule.source.says
        assert not rule.source.confirmed
        assert rule.source.until is None or rule.source.until > date(2000, 1, 1)
