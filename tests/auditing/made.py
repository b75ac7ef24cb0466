"""An audit made up for tests."""

from datetime import date

from goldenthread.auditing import states
from goldenthread.auditing.model import Audit, Case, Grade, Grading, Judgement, Kind
from goldenthread.auditing.tools.reading import tool_of

DAY = date(2025, 3, 3)
CASE = Case("C1", "worker", ("manager", "head"), "North")


def audit_of(key: str = "A1", auditor: str = "ann", case: Case = CASE, kind: Kind = Kind.REGULAR) -> Audit:
    """An audit just allocated."""
    return states.allocate(key, kind, case, tool_of("protection", 1), auditor, DAY, DAY)


def grading_of(audit: Audit, by: str, grade: Grade, on: date = DAY) -> Grading:
    """The same grade in every domain."""
    names = tool_of(audit.tool, audit.version).keys
    return Grading(by, on, tuple(Judgement(name, grade, "as read") for name in names), grade, "in all")


def graded(key: str, grade: Grade, case: Case = CASE, on: date = DAY) -> Audit:
    """An audit with its first grades."""
    audit = audit_of(key, case=case)
    return states.grade(audit, tool_of(audit.tool, audit.version), grading_of(audit, "ann", grade, on))
