"""Measures: what is counted, what meets, over which time, by what it can be broken down, and the example that proves it."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.relations import At, Tally

#: Dimensions that every measure about people can be broken down by.
PEOPLE: Final = ("team", "worker", "age", "sex", "ethnicity", "disability", "locality")
#: Dimensions of measures about staff and services.
TEAMS: Final = ("team",)


class Stat(Enum):
    """What is made of the rows."""

    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"
    MEDIAN = "median"
    P90 = "90th percentile"
    SUM = "sum"
    RATE = "rate"
    MIX = "mix"
    RATIO = "ratio"


#: Made of values: rows are counted, never different children or families.
VALUED: Final = (Stat.MEAN, Stat.MEDIAN, Stat.P90, Stat.SUM)


class Counts(Enum):
    """Whether rows, different children or different families (sibling groups) are counted."""

    ROWS = "rows"
    CHILDREN = "children"
    FAMILIES = "families"


class Window(Enum):
    """Which days a flow looks at, for a period that is asked about."""

    PERIOD = "in the period"
    YEAR_TO_DATE = "from 1 April to the end of the period"
    MONTHS_3 = "in the three months to the end of the period"
    MONTHS_6 = "in the six months to the end of the period"
    MONTHS_12 = "in the twelve months to the end of the period"
    MONTHS_36 = "in the three years to the end of the period"


@dataclass(frozen=True, slots=True)
class Flow:
    """Events whose date ``dated`` lies in the window."""

    dated: str
    window: Window = Window.PERIOD


@dataclass(frozen=True, slots=True)
class Stock:
    """Rows open at the end of the period: ``since`` has come and ``until`` (never null) has not."""

    since: str = "start_date"
    until: str = "until_date"


class Denominator(Enum):
    """The three denominators of "% in timescale": a clock's measure always names its own."""

    COMPLETED = "completed in the period"
    OPEN = "open at the end of the period"
    DUE = "due in the period"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an outcome mix: its code, its label and the condition by which a row is in it (the first that holds)."""

    code: str
    label: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One definition. Make one with `count`, `share`, `duration`, `rate`, `mix` or `ratio`, or from a clock.

    ``over``       a table of records, a relation, or ``clock:key`` for the rows of a clock.
    ``where``      which rows count (the denominator); empty for all.
    ``met``        which of them meet (the numerator of a share).
    ``value``      SQL for the number that a mean, median, 90th percentile or sum is made of.
    ``parts``      of a mix; whatever is in none of them is "not recorded", so that the parts add up to the whole.
    ``numerator``, ``denominator``  keys of the two counts (or sums) of a ratio; ``per`` multiplies it.
    ``codes``      official codes ("LAIT 304", "B1 FS/C22", "5.1 #6", "5.3 …", "SSDA903 …", "Ofsted list 4").
    ``needs``      tables, or ``table.column``, without which the figure is "not recorded" rather than 0; empty means
                   every table it reads. Of "one or another" either will do.
    ``unseen``     what it cannot see, in plain words.
    ``beside``     keys of measures that must be shown with it (open and overdue beside completed in time).
    ``running``    the value can only grow within the year, so an earlier quarter is no comparator.
    ``example``    the text table that is its test (see `examples`).
    """

    key: str
    title: str
    says: str
    stat: Stat
    over: str
    basis: Flow | Stock
    source: Source
    example: str
    chapter: str = ""
    where: str = ""
    met: str = ""
    value: str = ""
    parts: tuple[Part, ...] = ()
    numerator: str = ""
    denominator: str = ""
    counts: Counts = Counts.ROWS
    at: tuple[At, ...] = ()
    tallies: tuple[Tally, ...] = ()
    unit: Unit = Unit.COUNT
    polarity: Polarity = Polarity.NONE
    places: int = 0
    per: int = 1
    population: str = ""
    breakdowns: tuple[str, ...] = PEOPLE
    codes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unseen: str = ""
    beside: tuple[str, ...] = ()
    counting: Denominator | None = None
    running: bool = False
    version: int = 1

    @property
    def clock_key(self) -> str:
        """The key of the clock whose rows it counts; empty when it counts other rows."""
        return self.over.removeprefix("clock:") if self.over.startswith("clock:") else ""
