"""Documents: numbered paragraphs, references, and days with their weekdays."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scrutiny.relations_papers.tables import agreed, findings, table, verdicts

from goldenthread.scrutiny.findings import Finding

REPORT = (
    "Date of meeting: Tuesday 16 January 2018",
    "1.1 This report follows the one of November.",
    "1.2 The themes are set out in paragraph 1.4 and in Appendix 1.",
    "1.3 Table 1 shows the measures; see paragraphs 1.1 to 1.2.",
    "Table 1: Measures",
    "1.4 The Commissioner's view is in paragraph 6.17 of the Commissioner's report.",
    "2.1 Resources are as in paragraph 5.2 of the budget report.",
    "2.2 Nothing else.",
    "Appendix 1 Data dashboard",
)


def _lines(found: Sequence[Finding]) -> list[int]:
    return [one.place.row for one in found]


def test_a_report_in_order_is_left_alone() -> None:
    """Paragraphs, a table and an appendix that are there, and two other documents."""
    assert findings("cross-references", text=REPORT) == ()
    assert agreed("cross-references", text=REPORT) == 13


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        (3, ("paragraph 1.4", "paragraph 1.9"), 3),
        (3, ("Appendix 1", "Appendix 3"), 3),
        (4, ("Table 1 shows", "As Table 2 shows"), 4),
        (6, ("1.4 The", "1.3 The"), 6),
        (6, ("1.4 The", "1.5 The"), 6),
    ],
)
def test_a_number_that_is_missing_or_twice_is_named(line: int, words: tuple[str, str], expected: int) -> None:
    """At the reference or at the paragraph."""
    changed = [text.replace(*words) if number == line else text for number, text in enumerate(REPORT, start=1)]
    assert expected in _lines(findings("cross-references", text=changed))


def test_a_list_of_contents_is_no_second_numbering() -> None:
    """Numbers with page numbers behind them."""
    contents = ["1.1 Introduction ........ 3", "1.2 Themes\t4", "Appendix 1 Data dashboard ..... 9"]
    assert findings("cross-references", text=[*contents, *REPORT]) == ()


def test_text_without_numbers_cannot_be_checked() -> None:
    """A reference into a document that numbers nothing."""
    assert verdicts("cross-references", text=["See paragraph 3.2.", "The end."]) == ["cannot tell"]


@given(
    st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    st.sampled_from(["{0:%A} {0.day} {0:%B} {0.year}", "{0:%a} {0.day} {0:%b} {0.year}"]),
)
def test_a_weekday_is_right_or_named(day: date, form: str) -> None:
    """The right one agrees; the same words with the next day do not."""
    text = form.format(day)
    assert verdicts("named-days", text=[f"The meeting of {text} noted it."]) == ["agrees"]
    wrong = text.replace(f" {day.day} ", f" {day.day - 1 if day.day > 1 else 2} ", 1)
    (found,) = findings("named-days", text=[f"The meeting of {wrong} noted it."])
    assert found.place.row == 1


@pytest.mark.parametrize(
    "text",
    ["on 14-15 November 2017", "12 may be 2 too many", "a rise of 3 March figures", "9.30 May 2017 x", "30 January"],
)
def test_other_numbers_beside_months_are_left_alone(text: str) -> None:
    """Ranges of days, decimals and the verb."""
    assert findings("named-days", text=[text]) == ()


def test_a_day_that_is_not_in_the_calendar_is_named() -> None:
    """In text and in cells, but not in remarks."""
    assert len(findings("named-days", text=["as at 31 November 2017"])) == 1
    assert len(findings("named-days", table(("label", "period"), [("Visits", "as at 29 February 2018")]))) == 1
    assert findings("named-days", table(("label", "remark"), [("Visits", "as at 29 February 2018")])) == ()


def test_a_meeting_does_not_hear_of_a_later_period() -> None:
    """The paper's own day against the latest periods of its tables: one question for all rows."""
    rows = [("Visits", "2018-02", 3), ("Reviews", "2018-02", 4)]
    text = table(("label", "latest period", "latest"), rows)
    assert len(findings("named-days", text, text=["Date of meeting: 16 January 2018"])) == 1
    assert findings("named-days", text, text=["Date of meeting: 16 March 2018"]) == ()
    assert findings("named-days", text) == ()


@pytest.mark.parametrize(
    ("numbers", "row"),
    [
        (("1.1", "1.2", "1.4", "1.9", "1.10", "1.11"), 0),
        (("1.1", "1.2", "1.4", "1.2", "1.9", "1.11"), 5),
        (("1.1", "1.2", "1.94", "1.5", "1.9", "1.11"), 4),
        (("5.1", "5.2", "6.17", "1.1", "1.2", "1.3"), 0),
        (("Findings 4", "Findings 5", "Overview 1", "item 3", "6", "7"), 0),
    ],
)
def test_a_paragraph_out_of_order_is_named(numbers: tuple[str, ...], row: int) -> None:
    """Whether it is too low or too high; another document may begin anew."""
    found = findings("cross-references", table(("paragraph", "label"), [(number, "figure") for number in numbers]))
    assert _lines(found) == ([row] if row else [])
