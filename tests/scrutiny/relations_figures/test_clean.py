"""On tables without a fault the relations between figures compare much and ask nothing."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scrutiny.relations_figures.clean import Row, gradings, indicators, printed, totals
from tests.scrutiny.relations_papers.tables import RULES

from goldenthread.scrutiny.engine import scrutinise
from goldenthread.scrutiny.examples import paper_of
from goldenthread.scrutiny.findings import Finding, Level, Verdict
from goldenthread.scrutiny.relation import Example
from goldenthread.scrutiny.sheets import Paper


def asked(*tables: str) -> tuple[Finding, ...]:
    """What the whole engine finds that is more than a note."""
    paper = paper_of(Example("", "\n\n".join(tables), ()))
    return scrutinise(Paper(paper.sheets, date(2018, 1, 31)), RULES).at_or_above(Level.QUESTION)


@settings(max_examples=150)
@given(indicators())
def test_a_clean_table_of_indicators_is_silent(rows: list[Row]) -> None:
    """Whatever way it rounds, signs and hides."""
    assert asked(printed(rows)) == ()


@settings(max_examples=100)
@given(totals())
def test_clean_totals_are_silent(text: str) -> None:
    """Exact, or each figure rounded to 5 or 10 by itself, with small counts hidden."""
    assert asked(text) == ()


@settings(max_examples=100)
@given(gradings())
def test_clean_gradings_are_silent(text: str) -> None:
    """Percentages that add to 99 or 101 by rounding."""
    assert asked(text) == ()


@settings(max_examples=50)
@given(indicators(hidden=False), st.data())
def test_fewer_columns_are_no_fault(rows: list[Row], data: st.DataObject) -> None:
    """A table may print any of its columns, in any order."""
    heads = [head for head in rows[0].cells if head != "label"]
    some = data.draw(st.lists(st.sampled_from(heads), unique=True))
    assert asked(printed(rows, ("label", *some))) == ()


def test_silence_is_not_idleness() -> None:
    """A clean table is compared: changes, shares, directions and ratings are each looked at."""
    rows = "\n".join(
        f"Measure {number} | percent | bigger | {40 + number} | 100 | {40 + number}% | 30% | +{10 + number}% | Improving | 35% | G"
        for number in range(5)
    )
    text = f"label|unit|polarity|numerator|denominator|latest|previous|change|direction|target|rating\n{rows}"
    paper = paper_of(Example("", text.replace("|", " | "), ()))
    report = scrutinise(Paper(paper.sheets, date(2018, 1, 31)), RULES)
    compared = {key: counts[Verdict.AGREES] for key, counts in report.checked.items()}
    for key in ("change", "value-of-parts", "direction-polarity", "rating-target"):
        assert compared[key] == 5
