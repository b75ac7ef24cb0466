"""Public papers stand beside one another: what one hides, no later one tells, however it asks."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.papers.ledger.world import ALIKE, PUBLIC, REPEATED, SO_FAR, STARTED, Council, Data, months

from goldenthread.calendar import financial_quarter, financial_year, month, rolling_months
from goldenthread.measures.disclosure.cells import Role
from goldenthread.measures.figures import Figure
from goldenthread.measures.kinds import Reason
from goldenthread.papers.ledger.attack import attack
from goldenthread.papers.ledger.released import Ledger

TEAM, AGE = ("team",), ("age",)
APRIL, MAY, JUNE = months(3)
QUARTER = financial_quarter(2024, 1)


def data(snapshot: str, *rows: tuple[int, ...]) -> Data:
    """A data version of months from April by team, all of one age."""
    counts = {
        (when, f"t{team}", "a0"): number
        for when, row in zip(months(len(rows)), rows, strict=True)
        for team, number in enumerate(row)
    }
    return Data(snapshot, counts)


def hidden(printed: dict[tuple[str, str, str, tuple[str, ...]], Figure]) -> set[tuple[str, tuple[str, ...]]]:
    """Period and group of what a paper hides."""
    return {(key[1], key[3]) for key, one in printed.items() if one.reason is Reason.HIDDEN}


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """One that has released nothing."""
    return Council(tmp_path)


def test_a_breakdown_of_a_later_paper_cannot_be_subtracted(council: Council) -> None:
    """One paper prints all and two teams; the next may not print the third, or else the fourth, of 3, is told."""
    first = data("s1", (3, 20, 30, 40))
    council.paper(first, (STARTED, [APRIL], (TEAM,)))
    assert council.attacked() == ()
    second = council.paper(first, (STARTED, [APRIL], (TEAM, AGE)))
    assert {("2024-04", ("t0",)), ("2024-04", ("t1",))} <= hidden(second)
    assert council.attacked() == ()


def test_what_was_hidden_stays_hidden_in_another_data_version(council: Council) -> None:
    """A team that was 3 is 9 after late entries: its own paper would say so, and every earlier one be solved."""
    council.paper(data("s1", (3, 20, 30)), (STARTED, [APRIL], (TEAM,)))
    later = council.paper(data("s2", (9, 20, 30)), (STARTED, [APRIL], (TEAM,)))
    assert hidden(later) == {("2024-04", ("t0",)), ("2024-04", ("t1",))}
    assert later[STARTED, "2024-04", "", ()].value == 59
    assert council.attacked() == ()


def test_what_was_told_is_not_hidden_to_protect_another(council: Council) -> None:
    """The total and the large team are known; a new breakdown hides what is new instead."""
    first = Data(
        "s1", {(APRIL, "t0", "a0"): 40, (APRIL, "t1", "a0"): 3, (APRIL, "t1", "a1"): 30, (APRIL, "t0", "a1"): 9}
    )
    council.paper(first, (STARTED, [APRIL], (TEAM,)))
    second = council.paper(first, (STARTED, [APRIL], (("team", "age"), AGE)))
    assert {key[3] for key, one in second.items() if one.reason is Reason.HIDDEN} >= {("t1", "a0")}
    assert {key[3] for key, one in second.items() if one.reason is Reason.VALUE and key[2] == "team"} == set()
    assert council.attacked() == ()


def test_a_quarter_cannot_tell_the_month_that_was_hidden(council: Council) -> None:
    """Two months of a quarter are out and the third, of 2, is hidden: the quarter's paper must not print its total."""
    version = data("s1", (20,), (30,), (2,))
    for when in (APRIL, MAY, JUNE):
        council.paper(version, (STARTED, [when], ()))
    quarterly = council.paper(version, (STARTED, [QUARTER], ()))
    assert hidden(quarterly) == {("2024-25-Q1", ())}
    assert council.attacked() == ()


def test_the_year_to_date_is_the_same_count_under_another_name(council: Council) -> None:
    """April and May are out, June's 2 are hidden: plans started this year, another measure, may not be told for June."""
    version = data("s1", (20,), (30,), (2,))
    council.paper(version, (STARTED, [APRIL, MAY, JUNE], ()))
    later = council.paper(version, (SO_FAR, [MAY, JUNE], ()))
    assert hidden(later) == {("2024-06", ())}
    assert council.attacked() == ()


def test_years_that_roll_cannot_be_subtracted(council: Council) -> None:
    """Two years to the ends of neighbouring months differ by the two months at their ends."""
    rows = [(20,)] * 12 + [(3,)]
    version = data("s1", *rows)
    whole = months(13)
    council.paper(version, (STARTED, whole, ()))
    windows = [rolling_months(12, whole[11].end), rolling_months(12, whole[12].end)]
    for window in windows:
        council.paper(version, (STARTED, [window], ()))
    assert council.attacked() == ()
    told = council.ledger.told("E1")
    assert [one.shown for one in told if one.period == windows[1].label] == [False]


def test_a_share_cannot_tell_the_count_that_another_measure_hid(council: Council) -> None:
    """A team's 20 were hidden beside another's 3: a share out of those 20 tells as much."""
    counts = {(APRIL, f"t{team}", "a0"): number for team, number in enumerate((3, 20, 30))}
    version = Data("s1", counts, {(APRIL, "t1", "a0"): 8, (APRIL, "t2", "a0"): 12})
    assert ALIKE.count(STARTED, Role.NUMERATOR) == ALIKE.count(REPEATED, Role.DENOMINATOR) != ""
    council.paper(version, (STARTED, [APRIL], (TEAM,)))
    share = council.paper(version, (REPEATED, [APRIL], (TEAM,)))
    assert share[REPEATED, "2024-04", "team", ("t1",)].denominator is None
    assert council.attacked() == ()


def test_what_is_known_already_is_said(council: Council) -> None:
    """When papers that nobody held together give a number away, a later one cannot mend it and says so."""
    version = data("s1", (20,), (30,), (2,))
    other = Council(Path("never"))
    council.paper(version, (STARTED, [APRIL, MAY, JUNE], ()))
    other.paper(version, (STARTED, [QUARTER], ()))
    council.ledger = Ledger((*council.ledger.releases, *other.ledger.releases), "")
    council.paper(version, (STARTED, [JUNE], (TEAM,)))
    assert any("2024-06-01" in one and "released already" in one for one in council.warnings)


def test_papers_of_other_audiences_and_other_figures_are_left_alone(council: Council) -> None:
    """What has nothing small and nothing hidden is printed as it is."""
    version = data("s1", (20, 30), (25, 35))
    for when in (APRIL, MAY):
        printed = council.paper(version, (STARTED, [when], (TEAM, AGE)))
        assert hidden(printed) == set()


COUNTS = st.one_of(st.integers(0, 9), st.integers(0, 40))


@given(st.lists(st.lists(COUNTS, min_size=3, max_size=3), min_size=4, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_reader_of_many_papers_finds_a_hidden_count(tmp_path: Path, rows: list[list[int]], chance: Random) -> None:
    """Papers of months, quarters, years to date and teams, from data that are revised, in any order."""
    council = Council(tmp_path)
    version = data("s0", *map(tuple, rows))
    whole = months(len(rows))
    asks = [
        *((STARTED, [when], (TEAM,)) for when in whole),
        *((STARTED, list(pair), ()) for pair in pairwise(whole)),
        (STARTED, [QUARTER], (TEAM,)),
        (SO_FAR, [whole[1], whole[-1]], ()),
    ]
    decided: dict[tuple[object, ...], bool] = {}
    for number, place in enumerate(chance.sample(range(len(asks)), len(asks))):
        if chance.random() < 0.4:
            moved = {cell: max(0, value + chance.choice((-2, 0, 0, 0, 3))) for cell, value in version.counts.items()}
            version = replace(version, snapshot=f"s{number}", counts=moved)
        council.paper(version, asks[place])
        for one in council.ledger.releases[-1].told:
            assert one.shown <= decided.get(one.identity, True)
            decided[one.identity] = one.shown
            assert not one.shown or not PUBLIC.small(float(one.numerator))
    assert [one for one in council.attacked() if one.high <= PUBLIC.threshold] == []
    if len({one.snapshot for one in council.ledger.told("E1")}) == 1:
        assert council.attacked() == ()
        assert council.warnings == []


def test_the_attack_finds_what_unguarded_papers_tell() -> None:
    """The same papers decided each by itself are seen through, so the silence above means something."""
    folder = Path("never")
    version = data("s1", (20,), (30,), (2,))
    alone = [Council(folder) for _ in range(2)]
    alone[0].paper(version, (STARTED, [APRIL, MAY, JUNE], ()))
    alone[1].paper(version, (STARTED, [QUARTER], ()))
    told = [one for council in alone for one in council.ledger.told("E1")]
    assert [(one.low, one.high) for one in attack(told, PUBLIC, ALIKE)] == [(2, 2)]


def test_half_a_year_of_papers_with_teams_and_windows_is_safe(tmp_path: Path) -> None:
    """Six monthly papers, two quarterly ones, the years to date and a year, with late entries all along."""
    chance = Random(4)
    whole = months(6)
    council = Council(tmp_path)
    counts = {(when, f"t{team}", "a0"): chance.choice((2, 7, 12, 20)) for when in whole for team in range(3)}
    for number, when in enumerate(whole):
        seen = {place: value for place, value in counts.items() if place[0].end <= when.end}
        late = {place: value - 1 if place[0] == when and value > 6 else value for place, value in seen.items()}
        version = Data(f"s{number}", late)
        council.paper(version, (STARTED, [when], (TEAM,)), (SO_FAR, [when], ()))
        if number % 3 == 2:
            council.paper(version, (STARTED, [financial_quarter(2024, number // 3 + 1)], (TEAM,)))
    council.paper(Data("end", counts), (STARTED, [financial_year(2024), month(2024, 9)], (TEAM,)))
    assert council.attacked() == ()
