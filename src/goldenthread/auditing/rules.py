"""How soon things are due in an audit, and when a team is looked at whole, as data with meaning and source."""

from dataclasses import dataclass, fields
from functools import cache

from goldenthread.measures.entries import Folder
from goldenthread.measures.numbers import Number, read_numbers


@dataclass(frozen=True, slots=True)
class PracticeRules:
    """What each whole number is stands in ``rules.toml`` and in `practice_entries`; frozen."""

    return_days: int
    moderate_days: int
    feedback_days: int
    re_audit_days: int
    concern_hours: int
    access_days: int
    cluster_count: int
    cluster_percent: int
    cluster_days: int
    cohort_days: int
    theme_days: int
    theme_findings: int
    theme_percent: int
    theme_leads_days: int


_NAMES = tuple(item.name for item in fields(PracticeRules))


def practice_rules(*folders: Folder) -> PracticeRules:
    """The package's numbers, with those that a council's folders set otherwise.

    Raises InputRefused with every problem of every file.
    """
    found = _read(folders) if folders else _shipped()
    return PracticeRules(**{name: int(rule.value) for name, rule in found.items()})


def practice_entries(*folders: Folder) -> tuple[Number, ...]:
    """Every number with its meaning and source, in the order of the file; refuses as `practice_rules` does."""
    return tuple(_read(folders).values())


@cache
def _shipped() -> dict[str, Number]:
    return _read(())


def _read(folders: tuple[Folder, ...]) -> dict[str, Number]:
    return read_numbers("goldenthread.auditing", folders, _NAMES, "rules of audits")
