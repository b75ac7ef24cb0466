"""The table of coverage: every official code is fed by a definition or has a reason why not."""

from goldenthread.measures.definitions import book
from goldenthread.measures.definitions.coverage import REGISTERS, coverage, register, unregistered
from goldenthread.measures.definitions.not_covered import NOT_COVERED
from goldenthread.measures.language.measures import Measure

BOOK = book()
TABLE = coverage(BOOK)


def test_every_code_is_fed_or_has_a_reason_and_never_both() -> None:
    """A code with neither is forgotten; a code with both has a reason that is no longer true."""
    wrong = [one.code for one in TABLE if one.is_fed == bool(one.reason)]
    assert wrong == []


def test_reasons_are_given_for_codes_of_the_register_only() -> None:
    """A reason for a code that is not there would never be read."""
    assert set(NOT_COVERED) <= set(register())
    assert all(len(reason) > 20 for reason in NOT_COVERED.values())


def test_definitions_carry_no_code_that_the_register_lacks() -> None:
    """A slip of the pen in a code would leave the right one unfed or feed nothing."""
    assert unregistered(BOOK) == ()


def test_every_register_has_its_rows() -> None:
    """The registers are those of the clocks, the papers, the department's and the regional definitions."""
    held = {kind: sum(one.kind == title for one in TABLE) for kind, title in REGISTERS.items()}
    assert held == {"clock": 101, "report": 33, "dashboard": 29, "progress": 21, "dfe": 45, "regional": 31}


def test_every_clock_is_counted_by_a_measure() -> None:
    """A clock that no measure reads would have a tracker and no figure beside it."""
    read = {one.clock_key for one in BOOK.measures.values()}
    assert sorted(set(BOOK.clocks) - read) == []


def _subject(measure: Measure) -> tuple[object, ...]:
    """What makes a definition one of its own: its window, band or breakdown set aside."""
    return (measure.stat, measure.over, measure.where, measure.met, measure.value, measure.parts, measure.numerator)


def test_the_book_holds_150_definitions_and_more() -> None:
    """Definitions that differ only in their window are counted once."""
    assert len({_subject(one) for one in BOOK.measures.values()}) >= 150
