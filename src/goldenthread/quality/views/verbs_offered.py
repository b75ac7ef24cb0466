"""What the forms of verbs offer to choose from."""

from collections.abc import Iterable
from datetime import date

from goldenthread.auditing.model import Audit
from goldenthread.quality.actions.begin import case_today
from goldenthread.quality.people import names_of, people_who_audit
from goldenthread.quality.reading import served_now

Choices = tuple[tuple[str, str], ...]


def owners(audit: Audit, today: date) -> Choices:
    """Who may be given an action: the worker, those who manage the case now or did when it was given out, the auditor."""
    held = case_today(served_now(), audit.case.key, today)
    now_ = (held.worker, *held.line) if held is not None else ()
    return _named((audit.case.worker, *now_, *audit.case.line, audit.auditor))


def moderators(audit: Audit, today: date) -> Choices:
    """Who may be asked for a second grade, as far as can be told before they are: the verb looks at the rest."""
    never = {audit.auditor, audit.moderator, audit.case.worker, *audit.case.line, *audit.stood_down}
    return tuple((who, words) for who, words in people_who_audit(today) if who not in never)


def _named(people: Iterable[str]) -> Choices:
    wanted = tuple(dict.fromkeys(one for one in people if one))
    names = names_of(wanted)
    return tuple((one, names[one] if names[one] == one else f"{names[one]} ({one})") for one in wanted)
