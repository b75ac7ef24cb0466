"""The numbers by which audits are told, as data with meaning and source; a council may set its own with a reason."""

from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from importlib.resources import files as package_files

from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Rules:
    """What each number is stands in ``rules.toml`` and in `rule_entries`; frozen."""

    confidence: float
    power: float
    floor: int
    largest_base: int
    resamples: int
    least_pairs: int
    least_seconds: int
    least_pool: int
    naming_confidence: float
    least_leniency: float
    drift_batch: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One number as a page shows it."""

    name: str
    value: Decimal
    meaning: str
    source: str
    confirmed: bool


_KINDS = {item.name: item.type for item in fields(Rules)}
#: Shares that lie between nought and one, both left out.
_SHARES = frozenset({"confidence", "power", "naming_confidence"})


def load_rules(*folders: Folder) -> Rules:
    """The package's numbers, with those that a council's folders set otherwise.

    Raises InputRefused with every problem of every file.
    """
    return _load(folders)[0] if folders else _shipped()


@cache
def _shipped() -> Rules:
    return _load(())[0]


def rule_entries(*folders: Folder) -> tuple[Rule, ...]:
    """Every number with its meaning and source, in the order of the file; refuses as `load_rules` does."""
    return _load(folders)[1]


def _load(folders: tuple[Folder, ...]) -> tuple[Rules, tuple[Rule, ...]]:
    problems: list[Problem] = []
    found: dict[str, Rule] = {}
    for _, file in files((package_files("goldenthread.auditing.statistics"), *folders), problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        for entry in file.tables("rule"):
            _one(entry, found)
        file.done()
    problems += [Problem("rules of audits", f"{name} is missing", "Add it.") for name in _KINDS if name not in found]
    refuse_if_any(problems)
    numbers = {
        name: int(found[name].value) if kind is int else float(found[name].value) for name, kind in _KINDS.items()
    }
    return Rules(**numbers), tuple(found.values())  # type: ignore[arg-type]


def _one(entry: Entry, found: dict[str, Rule]) -> None:
    name, value = entry.text("name"), entry.number("value")
    before = found.get(name)
    meaning = entry.text("meaning") if before is None else entry.text("meaning", before.meaning)
    source, confirmed = entry.text("source"), entry.yes("confirmed", True)
    entry.done()
    if name not in _KINDS:
        entry.wrong(f"there is no rule {name!r}", f"Use one of {', '.join(_KINDS)}.")
    elif value is None or not _fits(name, value):
        entry.wrong(f"{name} = {value} is not what it needs", _needs(name))
    else:
        found[name] = Rule(name, value, meaning, source, confirmed)


def _fits(name: str, value: Decimal) -> bool:
    if name in _SHARES:
        return 0 < value < 1
    return value > 0 if _KINDS[name] is float else value >= 1 and value == value.to_integral_value()


def _needs(name: str) -> str:
    if name in _SHARES:
        return "Write a number between 0 and 1."
    return "Write a number above 0." if _KINDS[name] is float else "Write a whole number from 1."
