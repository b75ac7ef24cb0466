"""The numbers by which figures are set beside a claim, as data with meaning and source; a council may set its own."""

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files as package_files

from goldenthread.calendar import PeriodKind
from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT = 1
_QUARTERS = (PeriodKind.FINANCIAL_QUARTER, PeriodKind.CALENDAR_QUARTER)
_MONTHS = (PeriodKind.MONTH, PeriodKind.WEEK, PeriodKind.DAY)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What each number is stands in ``numbers.toml`` and in `number_entries`; frozen."""

    recent: int
    better_needs: int
    worse_needs: int
    change_from: int
    same_from_months: int
    same_from_quarters: int
    same_from_others: int
    old_months: int
    old_quarters: int
    old_others: int
    show_without_end: int
    unrecorded_fall: int
    left_part: int
    fewer_fall: int
    fewer_fall_slow: int
    fewer_fall_mean: int

    def same_from(self, kind: PeriodKind) -> int:
        """How many values since an action began it takes to say that nothing changed."""
        if kind in _MONTHS:
            return self.same_from_months
        return self.same_from_quarters if kind in _QUARTERS else self.same_from_others

    def old_after(self, kind: PeriodKind) -> int:
        """After how many days since its period ended a value is too old to judge by."""
        if kind in _MONTHS:
            return self.old_months
        return self.old_quarters if kind in _QUARTERS else self.old_others


@dataclass(frozen=True, slots=True)
class Number:
    """One number as a page shows it."""

    name: str
    value: int
    meaning: str
    source: str
    confirmed: bool


_NAMES = tuple(item.name for item in fields(Numbers))


def load_numbers(*folders: Folder) -> Numbers:
    """The package's numbers, with those that a council's folders set otherwise.

    Raises InputRefused with every problem of every file.
    """
    return _load(folders)[0] if folders else _shipped()


@cache
def _shipped() -> Numbers:
    return _load(())[0]


def number_entries(*folders: Folder) -> tuple[Number, ...]:
    """Every number with its meaning and source, in the order of the file; refuses as `load_numbers` does."""
    return _load(folders)[1]


def _load(folders: tuple[Folder, ...]) -> tuple[Numbers, tuple[Number, ...]]:
    problems: list[Problem] = []
    found: dict[str, Number] = {}
    for _, file in files((package_files("goldenthread.programme.shown"), *folders), problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        for entry in file.tables("number"):
            _one(entry, found)
        file.done()
    problems += [
        Problem("numbers of what is shown", f"{name} is missing", "Add it.") for name in _NAMES if name not in found
    ]
    refuse_if_any(problems)
    return Numbers(**{name: found[name].value for name in _NAMES}), tuple(found.values())


def _one(entry: Entry, found: dict[str, Number]) -> None:
    name, value = entry.text("name"), entry.whole("value")
    before = found.get(name)
    meaning = entry.text("meaning") if before is None else entry.text("meaning", before.meaning)
    source, confirmed = entry.text("source"), entry.yes("confirmed", True)
    entry.done()
    if name not in _NAMES:
        entry.wrong(f"there is no number {name!r}", f"Use one of {', '.join(_NAMES)}.")
    elif value < 1:
        entry.wrong(f"{name} = {value} is not what it needs", "Write a whole number from 1.")
    else:
        found[name] = Number(name, value, meaning, source, confirmed)
