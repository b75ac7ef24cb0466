"""Planted faults are found in the right cell, and clean tables are left in peace."""

import random
from collections import Counter
from pathlib import Path

import pytest
from tests.scrutiny.planted.catalogue import PLAIN, REAL, Case, cases, clean_papers, layouts
from tests.scrutiny.planted.claims import broken
from tests.scrutiny.planted.judge import ALL_CLEAN, report, run_cases, run_clean
from tests.scrutiny.planted.printing import HIDDEN, MISSING, ROUNDINGS, any_style
from tests.scrutiny.planted.real_dashboard import says_of
from tests.scrutiny.planted.sheets import Paper

LEAST_FOUND = 0.95
LEAST_CASES = 240
FEWEST_SIGNS = 5
EACH_DAY = range(0, ALL_CLEAN, 8)


def _broken(papers: list[Paper]) -> list[str]:
    return [text for paper in papers for table in paper.tables for text in broken(table.claims)]


def test_the_set_is_large_and_mostly_in_real_layouts() -> None:
    """At least 240 faults, half of them and of the tables in layouts that councils publish."""
    kinds = Counter(case.kind for case in cases())
    assert sum(kinds.values()) >= LEAST_CASES
    assert kinds[REAL] >= kinds[PLAIN]
    assert len({case.name for case in cases()}) == len(cases())
    homes = Counter(home.kind for home in layouts().values())
    assert homes[REAL] >= homes[PLAIN]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_one_fault_is_planted_in_a_clean_table(case: Case) -> None:
    """Plain arithmetic on the print finds nothing in the clean table, and the fault changes it."""
    before, _ = case.made(planted=False)
    after, blamed = case.made(planted=True)
    assert not _broken(before)
    assert blamed
    assert [_shown(paper) for paper in before] != [_shown(paper) for paper in after]
    if case.arithmetic:
        assert _broken(after)


def _shown(paper: Paper) -> list[list[list[str]]]:
    return [list(table.shown()) for table in paper.tables]


@pytest.mark.parametrize("seed", range(0, ALL_CLEAN, 5))
def test_a_clean_table_keeps_its_own_arithmetic(seed: int) -> None:
    """However it is rounded and whatever is hidden, some truth gives the printed figures."""
    assert not _broken(clean_papers(seed)[2])


def test_clean_tables_are_printed_in_every_way() -> None:
    """Each rounding, base of rounding, sign for what is hidden and sign for what is missing stands in many tables."""
    styles = [any_style(random.Random(f"style {seed}")) for seed in range(ALL_CLEAN)]
    assert {style.rounding for style in styles} == set(ROUNDINGS)
    assert {style.base for style in styles} == {1, 5, 10}
    texts = Counter(
        cell.strip()
        for seed in range(ALL_CLEAN)
        for paper in clean_papers(seed)[2]
        for table in paper.tables
        for row in table.rows
        for cell in row.cells
    )
    assert min(texts[sign] for sign in (*HIDDEN, *MISSING)) >= FEWEST_SIGNS


@pytest.mark.parametrize("seed", range(20))
def test_ratings_of_the_dashboard_follow_from_its_print(seed: int) -> None:
    """The builder's ratings are worked again from what is printed."""
    case = [case for case in cases() if case.layout == "dashboard"][seed]
    papers, _ = case.made(planted=False)
    assert not broken(says_of(papers[0].tables[0]))


def test_a_case_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    """The set does not depend on the day or the order."""
    for place, case in enumerate(cases()[::25]):
        first, second = tmp_path / f"{place}a", tmp_path / f"{place}b"
        first.mkdir()
        second.mkdir()
        once, again = case.write(first, planted=True), case.write(second, planted=True)
        assert once.places == again.places
        if case.form == "csv":
            assert [path.read_bytes() for path in once.files] == [path.read_bytes() for path in again.files]


@pytest.mark.slow
@pytest.mark.parametrize("kind", [REAL, PLAIN])
def test_faults_are_found_in_the_right_cell(kind: str) -> None:
    """At least 95% of each half, told apart, and no question or worse of the same tables without their faults."""
    verdicts = run_cases(case for case in cases() if case.kind == kind)
    good = sum(verdict.good for verdict in verdicts)
    spoken = [verdict for verdict in verdicts if verdict.false_alarms]
    assert good >= LEAST_FOUND * len(verdicts), report(verdicts, {}, 0, listed=True)
    assert not spoken, report(verdicts, {}, 0, listed=True)


def test_clean_tables_are_left_in_peace() -> None:
    """Some of every layout, in every way of rounding and hiding."""
    assert run_clean(EACH_DAY) == {}


@pytest.mark.generative
def test_a_thousand_clean_tables_are_left_in_peace() -> None:
    """All of them."""
    assert run_clean(range(ALL_CLEAN)) == {}
