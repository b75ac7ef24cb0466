"""The numbers by which figures are set beside a claim, as data with meaning and source; a council may set its own."""

from dataclasses import dataclass, fields
from functools import cache

from goldenthread.calendar import PeriodKind
from goldenthread.measures.entries import Folder
from goldenthread.measures.numbers import Number, read_numbers

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


_NAMES = tuple(item.name for item in fields(Numbers))


def load_numbers(*folders: Folder) -> Numbers:
    """The package's numbers, with those that a council's folders set otherwise.

    Raises InputRefused with every problem of every file.
    """
    return _numbers(_read(folders)) if folders else _shipped()


@cache
def _shipped() -> Numbers:
    return _numbers(_read(()))


def number_entries(*folders: Folder) -> tuple[Number, ...]:
    """Every number with its meaning and source, in the order of the file; refuses as `load_numbers` does."""
    return tuple(_read(folders).values())


def _read(folders: tuple[Folder, ...]) -> dict[str, Number]:
    return read_numbers("goldenthread.programme.shown", folders, _NAMES, "numbers of what is shown", table="number")


def _numbers(found: dict[str, Number]) -> Numbers:
    return Numbers(**{name: int(found[name].value) for name in _NAMES})
