"""What the calendar says of itself: its stated rules, and errors with where, what and mend."""

import pytest

from goldenthread.calendar import RULES, CalendarError, Fault, TableError


def test_every_rule_has_words_and_a_source() -> None:
    """Keys are unique, and what the law leaves open is marked unconfirmed."""
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert all(rule.says.endswith(".") and rule.source for rule in RULES)
    assert {rule.key for rule in RULES if not rule.confirmed} == {"leap-birthday", "days-inclusive", "school-year"}


def test_an_error_says_where_what_and_how_to_mend_it() -> None:
    """The parts can be read apart, and together make the sentence."""
    with pytest.raises(CalendarError) as told:
        raise CalendarError("row 3", "the date is wrong.", "Mend it.")
    assert (told.value.where, told.value.what, told.value.mend) == ("row 3", "the date is wrong.", "Mend it.")
    assert str(told.value) == "row 3: the date is wrong. Mend it."


def test_a_table_error_prints_each_fault_on_a_line() -> None:
    """One fault is one fault; a fault of the whole table has no line."""
    text = str(TableError("more.csv", (Fault(0, "It is empty.", "Fill it."), Fault(3, "Bad.", "Mend."))))
    assert text.splitlines()[1:] == ["  the table: It is empty. Fill it.", "  line 3: Bad. Mend."]
    assert "2 faults" in text
    assert "1 fault;" in str(TableError("more.csv", (Fault(3, "Bad.", "Mend."),)))
