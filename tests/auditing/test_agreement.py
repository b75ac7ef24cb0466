"""Agreement is told as the textbooks tell it."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from goldenthread.auditing.statistics.agreement import Weights, agreement, agreement_weights, kappa, sign_test
from goldenthread.auditing.statistics.calibration import Level, alpha, exercise, fleiss_kappa
from goldenthread.auditing.statistics.rules import load_rules
from goldenthread.records.errors import WrongUse

SCALE = ("outstanding", "good", "requires improvement", "inadequate")


def _cells(rows: list[list[int]]) -> Mapping[tuple[int, int], int]:
    return {(i, j): count for i, row in enumerate(rows) for j, count in enumerate(row) if count}


def test_kappa_is_that_of_fleiss_levin_and_paik() -> None:
    """Statistical Methods for Rates and Proportions, 3rd edition, table 18.1: 0.68, standard error 0.087."""
    found = kappa(_cells([[75, 1, 4], [5, 4, 1], [0, 0, 10]]), agreement_weights(3, Weights.NONE), Weights.NONE)
    assert found.value == pytest.approx(0.23 / 0.34)
    assert found.error == pytest.approx(0.088, abs=0.001)
    assert found.interval is not None
    assert found.bootstrap is not None
    assert found.interval.low == pytest.approx(found.bootstrap.low, abs=0.06)
    assert found.interval.high == pytest.approx(found.bootstrap.high, abs=0.06)


def test_weighted_kappa_is_cohens() -> None:
    """Psychological Bulletin 70 (1968) 213-220: 0.348 with his weights of disagreement, 0.492 without."""
    cells = _cells([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    apart = [[0, 1, 3], [1, 0, 6], [3, 6, 0]]
    weighted = kappa(cells, [[1 - cell / 6 for cell in row] for row in apart], Weights.LINEAR)
    plain = kappa(cells, agreement_weights(3, Weights.NONE), Weights.NONE)
    assert weighted.value == pytest.approx(0.348, abs=0.0005)
    assert plain.value == pytest.approx(0.492, abs=0.0005)


def test_of_two_grades_every_weight_gives_one_kappa() -> None:
    """There is only one way to differ."""
    cells = _cells([[20, 5], [10, 15]])
    found = [kappa(cells, agreement_weights(2, weights), weights) for weights in Weights]
    assert [one.value for one in found] == pytest.approx([0.4] * 3)


def test_fleiss_kappa_is_that_of_its_worked_example() -> None:
    """Fourteen graders, ten cases, five grades, after Fleiss (Psychological Bulletin 76, 1971): 0.210."""
    rows = """0 0 0 0 14/0 2 6 4 2/0 0 3 5 6/0 3 9 2 0/2 2 8 1 1/7 7 0 0 0/3 2 6 3 0/2 5 3 2 2/6 5 2 1 0/0 2 2 3 7"""
    counts = [[int(cell) for cell in row.split()] for row in rows.split("/")]
    assert fleiss_kappa(counts) == pytest.approx(0.210, abs=0.0005)
    with pytest.raises(WrongUse):
        fleiss_kappa([[2, 0], [1, 0]])
    with pytest.raises(WrongUse):
        fleiss_kappa([[2, 0], [2, 0]])


def test_alpha_is_krippendorffs() -> None:
    """Computing Krippendorff's Alpha-Reliability (2011), example C: 0.743, 0.815 and 0.849 with missing grades."""
    graders = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    units = [[int(one[i]) - 1 for one in graders if one[i] != "."] for i in range(12)]
    assert alpha(units, 5, Level.NOMINAL) == pytest.approx(0.743, abs=0.0005)
    assert alpha(units, 5, Level.ORDINAL) == pytest.approx(0.815, abs=0.0005)
    assert alpha(units, 5, Level.INTERVAL) == pytest.approx(0.849, abs=0.0005)
    assert alpha([[1], [2]], 5) is None
    assert alpha([[1, 1], [1, 1]], 5) is None


def test_which_way_two_grades_differ() -> None:
    """Above nought means that the first grade was the better one."""
    pairs = [("good", "requires improvement")] * 8 + [("good", "good")] * 10 + [("inadequate", "good")]
    found = agreement(pairs, SCALE)
    assert (found.direction.higher, found.direction.lower, found.direction.same) == (8, 1, 10)
    assert found.direction.mean == pytest.approx((8 - 2) / 19)
    assert found.direction.chance == pytest.approx(20 / 512)
    assert (found.same.count, found.within_one.count, found.n) == (10, 18, 19)
    assert found.table["good", "requires improvement"] == 8
    assert sign_test(0, 0) == 1
    assert sign_test(3, 3) == 1


def test_too_few_or_all_alike_have_no_kappa() -> None:
    """With the reason, and without an error."""
    few = agreement([("good", "good")] * 3, SCALE)
    assert few.linear.value is None
    assert few.linear.why == "3 audits were graded twice; kappa is told from 10"
    alike = agreement([("good", "good")] * 30, SCALE)
    assert alike.quadratic.value is None
    assert "chance" in alike.quadratic.why
    assert agreement([], SCALE).same.value is None
    for pairs, scale in (([("good", "god")], SCALE), ([], ("good", "good")), ([], ("good",))):
        with pytest.raises(WrongUse):
            agreement(pairs, scale)


def test_the_interval_of_weighted_kappa_covers_what_it_says() -> None:
    """Of 60 audits graded twice with a known table, about 95 in 100 intervals hold the true linear kappa."""
    dice = Random(11)
    table = [[2, 3, 0, 0], [2, 20, 8, 0], [0, 6, 30, 6], [0, 0, 6, 17]]
    cells = _cells(table)
    weights = agreement_weights(4, Weights.LINEAR)
    rules = replace(load_rules(), resamples=1)
    true = kappa(cells, weights, Weights.LINEAR, rules).value
    keys, counts = list(cells), list(cells.values())
    held = 0
    for _ in range(2000):
        drawn: dict[tuple[int, int], int] = {}
        for key in dice.choices(keys, counts, k=60):
            drawn[key] = drawn.get(key, 0) + 1
        found = kappa(drawn, weights, Weights.LINEAR, rules)
        held += found.interval is not None and true is not None and true in found.interval
    assert abs(held / 2000 - 0.95) < 0.02


def test_a_calibration_exercise() -> None:
    """Who is more lenient than the others on the same cases, and what is left out."""
    gradings = {
        f"case {i}": {"A": "good", "B": "requires improvement", "C": "requires improvement"} for i in range(6)
    } | {"case 8": {"A": "inadequate", "B": "inadequate"}, "case 9": {"A": "good"}}
    found = exercise(gradings, SCALE)
    assert (found.cases, found.alone, found.gradings) == (7, ("case 9",), 20)
    assert found.alpha is not None
    assert found.bootstrap is not None
    assert [one.name for one in found.graders] == ["A", "B", "C"]
    assert found.graders[0].mean == pytest.approx(6 / 7)
    assert found.spread["case 1"] == {"outstanding": 0, "good": 1, "requires improvement": 2, "inadequate": 0}
    assert exercise({}, SCALE).why
    with pytest.raises(WrongUse):
        exercise({"case": {"A": "fine"}}, SCALE)
