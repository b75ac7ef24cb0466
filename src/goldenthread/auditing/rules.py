"""How soon things are due in an audit, and when a team is looked at whole, as data with meaning and source."""

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files as package_files

from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class PracticeRules:
    """What each whole number is stands in ``rules.toml`` and in `practice_entries`; frozen."""

    return_days: int
    moderate_days: int
    feedback_days: int
    re_audit_days: int
    concern_hours: int
    cluster_count: int
    cluster_percent: int
    cluster_days: int


@dataclass(frozen=True, slots=True)
class PracticeRule:
    """One number as a page shows it."""

    name: str
    value: int
    meaning: str
    source: str
    confirmed: bool


_NAMES = tuple(item.name for item in fields(PracticeRules))


def practice_rules(*folders: Folder) -> PracticeRules:
    """The package's numbers, with those that a council's folders set otherwise.

    Raises InputRefused with every problem of every file.
    """
    return PracticeRules(**{name: rule.value for name, rule in (_read(folders) if folders else _shipped()).items()})


def practice_entries(*folders: Folder) -> tuple[PracticeRule, ...]:
    """Every number with its meaning and source, in the order of the file; refuses as `practice_rules` does."""
    return tuple(_read(folders).values())


@cache
def _shipped() -> dict[str, PracticeRule]:
    return _read(())


def _read(folders: tuple[Folder, ...]) -> dict[str, PracticeRule]:
    problems: list[Problem] = []
    found: dict[str, PracticeRule] = {}
    for _, file in files((package_files("goldenthread.auditing"), *folders), problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        for entry in file.tables("rule"):
            _one(entry, found)
        file.done()
    problems += [Problem("rules of audits", f"{name} is missing", "Add it.") for name in _NAMES if name not in found]
    refuse_if_any(problems)
    return found


def _one(entry: Entry, found: dict[str, PracticeRule]) -> None:
    name, value = entry.text("name"), entry.whole("value")
    before = found.get(name)
    unsaid = None if name in _NAMES else ""  # a misspelt name is told of once, not for its meaning too
    meaning = entry.text("meaning", before.meaning if before else unsaid)
    source, confirmed = entry.text("source"), entry.yes("confirmed", True)
    entry.done()
    if name not in _NAMES:
        entry.wrong(f"there is no rule {name!r}", f"Use one of {', '.join(_NAMES)}.")
    elif value < 1:
        entry.wrong(f"{name} = {value} gives no time and no count", "Write a whole number from 1.")
    else:
        found[name] = PracticeRule(name, value, meaning, source, confirmed)
