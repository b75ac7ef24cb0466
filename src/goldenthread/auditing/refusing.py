"""What an audit refuses, in the words of its states: a blank, a day before an earlier one, one's own case."""

from collections.abc import Iterable
from datetime import date

from goldenthread.auditing.model import Audit, Case
from goldenthread.records.errors import Problem, WrongUse


def not_own(key: str, case: Case, person: str, act: str) -> list[Problem]:
    """Refuse nobody, who works the case, and who manages it."""
    if not person.strip():
        return [Problem(f"the audit {key}", f"nobody is named to {act} it", "Name a person.")]
    if case.is_own(person):
        what = f"{case.key} is {person}'s own case or lies in their line"
        return [Problem(f"the audit {key}", what, f"Ask somebody outside the line to {act} it.")]
    return []


def not_before(key: str, later: str, on: date, earlier: str, since: date) -> list[Problem]:
    """Refuse a day that lies before an earlier one, each with what it is the day of."""
    if on >= since:
        return []
    return [Problem(f"the audit {key}", f"{later} on {on}, before {earlier} on {since}", "Mend the day.")]


def said(key: str, words: dict[str, str]) -> list[Problem]:
    """Refuse what is blank, by its name."""
    return [
        Problem(f"the audit {key}", f"{name} is blank", "Write it.") for name, said in words.items() if not said.strip()
    ]


def problem(audit: Audit, what: str, mend: str) -> Problem:
    """What is wrong with an audit, and how to mend it."""
    return Problem(f"the audit {audit.key}", what, mend)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise WrongUse with every problem, or do nothing where there is none."""
    found = tuple(problems)
    if found:
        raise WrongUse(*found)
