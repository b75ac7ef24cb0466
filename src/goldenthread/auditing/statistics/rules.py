"""The numbers by which audits are told, as data with meaning and source; a council may set its own with a reason."""

from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache

from goldenthread.measures.entries import Folder
from goldenthread.measures.numbers import Number, needs_whole, read_numbers


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


_KINDS = {item.name: item.type for item in fields(Rules)}
#: Shares that lie between nought and one, both left out.
_SHARES = frozenset({"confidence", "power", "naming_confidence"})


def load_rules(*folders: Folder) -> Rules:
    """The package's numbers, with those that a council's folders set otherwise.

    Raises InputRefused with every problem of every file.
    """
    return _rules(_read(folders)) if folders else _shipped()


@cache
def _shipped() -> Rules:
    return _rules(_read(()))


def rule_entries(*folders: Folder) -> tuple[Number, ...]:
    """Every number with its meaning and source, in the order of the file; refuses as `load_rules` does."""
    return tuple(_read(folders).values())


def _read(folders: tuple[Folder, ...]) -> dict[str, Number]:
    return read_numbers("goldenthread.auditing.statistics", folders, tuple(_KINDS), "rules of audits", needs=_needs)


def _rules(found: dict[str, Number]) -> Rules:
    numbers = {
        name: int(found[name].value) if kind is int else float(found[name].value) for name, kind in _KINDS.items()
    }
    return Rules(**numbers)  # type: ignore[arg-type]


def _needs(name: str, value: Decimal) -> str:
    if name in _SHARES:
        return "" if 0 < value < 1 else "Write a number between 0 and 1."
    if _KINDS[name] is float:
        return "" if value > 0 else "Write a number above 0."
    return needs_whole(name, value)
