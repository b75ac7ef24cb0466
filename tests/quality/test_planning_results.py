"""What a sample tells of its list: weights, parts put together, and what cannot be told."""

from dataclasses import replace
from random import Random

import pytest
from tests.auditing.made import CASE, DAY, audit_of, graded

from goldenthread.auditing.model import Audit, Grade
from goldenthread.auditing.sampling.draws import Design, Draw, Replaced, Why, draw
from goldenthread.auditing.sampling.frames import freeze
from goldenthread.auditing.sampling.shares import Sharing
from goldenthread.quality.planning_results import results_of, results_table

FRAME = freeze("cases", DAY, [(f"C{n:03}", {"part": "A" if n < 90 else "B"}) for n in range(100)])
EQUAL = draw(FRAME, "seed", Design(10, by=("part",), sharing=Sharing.EQUAL))


def _graded(kept: Draw, but: int = 0) -> list[Audit]:
    """Audits of a sample: good in part A and inadequate in part B, of which so many are not graded."""
    found, left = [], but
    for pick in kept.picks:
        if pick.replaced is not None:
            continue
        case = replace(CASE, key=pick.key)
        if pick.stratum == ("B",) and left:
            found.append(audit_of(f"A{pick.key}", case=case))
            left -= 1
        else:
            found.append(graded(f"A{pick.key}", Grade.GOOD if pick.stratum == ("A",) else Grade.INADEQUATE, case))
    return found


def test_each_case_stands_for_as_many_as_its_chance_says() -> None:
    """Half of the sample is good, and nine tenths of the list."""
    found = results_of(EQUAL, _graded(EQUAL))
    good = found.told[0]
    assert (good.name, good.plain.count, good.plain.n) == ("Good or better", 5, 10)
    assert good.weighted is not None
    assert good.weighted.value == pytest.approx(0.9)
    assert good.effect is not None
    assert (found.why, found.together) == ("", ())
    assert len(results_table(found).rows) == 5


def test_parts_of_which_no_error_can_be_told_are_put_together() -> None:
    """With one graded case of the small part, both count as one, and those graded stand for all."""
    found = results_of(EQUAL, _graded(EQUAL, but=4))
    assert found.together == ("B", "A")
    assert found.told[0].weighted is not None
    # Five cases of weight 18 are good, one of weight 2 is not.
    assert found.told[0].weighted.value == pytest.approx(90 / 92)
    three = results_of(EQUAL, _graded(EQUAL, but=2))
    assert three.together == ()
    assert three.told[0].weighted is not None
    assert three.told[0].weighted.value == pytest.approx(0.9)


def test_what_should_not_have_been_listed_is_estimated_out() -> None:
    """Two of seven cases looked at of part B were no cases: the part counts for less."""
    gone = [Replaced(pick.key, Why.OUT_OF_SCOPE, "closed") for pick in EQUAL.picks if pick.stratum == ("B",)][:2]
    mended = draw(FRAME, "seed", EQUAL.design, (), gone)
    found = results_of(mended, _graded(mended))
    assert found.told[0].weighted is not None
    assert found.told[0].weighted.value == pytest.approx(90 / (90 + 10 * 5 / 7))


def test_what_cannot_be_told_is_said() -> None:
    """Nothing graded, and one graded case alone."""
    nothing = results_of(EQUAL, [])
    assert (nothing.graded, nothing.told[0].weighted) == (0, None)
    one = draw(FRAME, "seed", Design(1))
    alone = results_of(one, _graded(one))
    assert "only one audit" in alone.why.casefold()
    assert alone.told[0].effect is None
    cancelled = [replace(audit, cancelled="moved") for audit in _graded(EQUAL)]
    assert results_of(EQUAL, cancelled).graded == 0


@pytest.mark.generative
@pytest.mark.parametrize(
    ("sharing", "n", "ungraded", "least"),
    [(Sharing.PROPORTIONAL, 20, 0, 0.93), (Sharing.PROPORTIONAL, 40, 10, 0.92), (Sharing.EQUAL, 20, 0, 0.87)],
)
def test_the_estimate_covers_the_list_by_simulation(sharing: Sharing, n: int, ungraded: int, least: float) -> None:
    """Of many lists of four unlike parts, with some audits not graded; equal shares of small parts bear least."""
    random = Random(5)
    graded_so = {True: graded("A", Grade.GOOD), False: graded("A", Grade.INADEQUATE)}
    hits, times = 0, 400
    for time in range(times):
        cases = {
            f"{part}{number}": (part, random.random() < share)
            for part, size, share in (("A", 150, 0.6), ("B", 60, 0.3), ("C", 30, 0.8), ("D", 8, 0.5))
            for number in range(size)
        }
        frame = freeze("cases", DAY, [(key, {"part": part}) for key, (part, _) in cases.items()])
        kept = draw(frame, str(time), Design(n, by=("part",), sharing=sharing))
        looked = random.sample(kept.sample, len(kept.sample) - ungraded)
        audits = [replace(graded_so[cases[key][1]], key=key, case=replace(CASE, key=key)) for key in looked]
        estimate = results_of(kept, audits).told[0].weighted
        assert estimate is not None
        hits += sum(good for _, good in cases.values()) / len(cases) in estimate.interval
    assert hits / times >= least
