"""The review of a whole frozen list."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.auditing.made import DAY, audit_of, graded

from goldenthread.auditing.cohorts import progress
from goldenthread.auditing.model import Audit, Case, Grade, Kind
from goldenthread.auditing.sampling.frames import freeze
from goldenthread.auditing.states import cancel
from goldenthread.records.errors import WrongUse

FRAME = freeze("care plans", DAY, [(f"C{n}", {}) for n in range(5)])


def _of(audit: Audit, key: str) -> Audit:
    return replace(audit, kind=Kind.COHORT_REVIEW, case=Case(key, "worker", ("manager",), "North"))


def test_every_case_stands_in_one_place() -> None:
    """Done, open and late, cancelled with its reason, and given to nobody."""
    reviews = [
        _of(graded("A0", Grade.GOOD), "C0"),
        _of(graded("A1", Grade.INADEQUATE), "C1"),
        _of(audit_of("A2"), "C2"),
        _of(cancel(audit_of("A3"), "adopted"), "C3"),
    ]
    found = progress(FRAME, reviews, DAY + timedelta(days=1))
    assert (found.done, found.open, found.late, found.nobody) == (("C0", "C1"), ("C2",), ("C2",), ("C4",))
    assert (found.cancelled, found.inadequate, found.size) == ((("C3", "adopted"),), ("C1",), 5)
    assert progress(FRAME, reviews, DAY - timedelta(days=1)).nobody == ("C0", "C1", "C2", "C3", "C4")
    again = progress(FRAME, [*reviews, _of(audit_of("A4"), "C3")], DAY)
    assert (again.open, again.cancelled, again.late) == (("C2", "C3"), (), ())


def test_what_is_no_review_of_the_list_is_refused() -> None:
    """All at once."""
    with pytest.raises(WrongUse) as refused:
        progress(FRAME, [audit_of("A1"), _of(audit_of("A2"), "C2"), _of(audit_of("A3"), "C2")], DAY)
    told = str(refused.value)
    assert all(words in told for words in ("regular audit", "2 reviews"))
    with pytest.raises(WrongUse, match="not of the list"):
        progress(FRAME, [_of(audit_of("A1"), "C9")], DAY)
