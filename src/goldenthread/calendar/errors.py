"""Errors of the calendar floor, each of which says where, what is wrong and how to mend it.

CalendarError
├── NotADate              a date was expected and something else came
├── OutsideCoverage       the bank holidays of that day are not held
├── ImpossibleCount       a working-day sum that its counting rule cannot answer
├── BeforeBirth           an age was asked for before the date of birth
├── MixedClocks           two times of which only one knows its time zone
├── NoFallBack            a limit in hours with no stated rule for a date without a time
├── PeriodError
│   ├── UnknownPeriod     a period that cannot be read
│   ├── AmbiguousPeriod   a period that can be read in two ways
│   └── NoSuchPeriod      a period that does not exist or cannot be divided as asked
└── TableError            faults in a table that a council supplied, all of them at once
"""

from dataclasses import dataclass


class CalendarError(Exception):
    """Any error of the calendar floor: `where` it was met, `what` is wrong, and how to `mend` it."""

    def __init__(self, where: str, what: str, mend: str) -> None:
        self.where = where
        self.what = what
        self.mend = mend
        super().__init__(f"{where}: {what} {mend}")


class NotADate(CalendarError):
    """A plain date was expected and something else was given."""

    @classmethod
    def of(cls, where: str, value: object) -> "NotADate":
        """Compose the words for a value that is not a plain date."""
        return cls(
            where,
            f"a date is needed, but {value!r} is a {type(value).__name__}.",
            "Give a datetime.date; take .date() of a date-time first, in local time.",
        )


class OutsideCoverage(CalendarError):
    """The answer depends on a day whose bank holidays are not held, so there is no right answer."""


class ImpossibleCount(CalendarError):
    """A working-day sum was asked for that its counting rule cannot answer."""


class BeforeBirth(CalendarError):
    """An age was asked for at a date before the date of birth."""


class MixedClocks(CalendarError):
    """Two times cannot be compared because only one of them knows its time zone."""


class NoFallBack(CalendarError):
    """A limit in hours was applied to a date without a time, and no rule says what that means."""


class PeriodError(CalendarError):
    """A reporting period cannot be read, does not exist or cannot be divided as asked."""


class UnknownPeriod(PeriodError):
    """The text is not a period in the grammar that the command line uses."""


class AmbiguousPeriod(PeriodError):
    """The text is a month and a financial year at once, and guessing could give a wrong figure."""


class NoSuchPeriod(PeriodError):
    """The period has no such neighbour or part."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one line of a supplied table; `line` 0 speaks of the whole table."""

    line: int
    what: str
    mend: str


class TableError(CalendarError):
    """A supplied table was refused; `faults` holds every fault found, in the order of the lines."""

    def __init__(self, where: str, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        lines = "".join(
            f"\n  {f'line {fault.line}' if fault.line else 'the table'}: {fault.what} {fault.mend}" for fault in faults
        )
        super().__init__(where, f"{count}; nothing was taken from it.", f"Mend each and read it again.{lines}")
