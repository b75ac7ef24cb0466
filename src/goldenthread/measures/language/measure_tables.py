"""Makes a measure of one ``[[measure]]`` table of a TOML file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.fields import choice, given, lacking
from goldenthread.measures.language.making import count, duration, in_time, length, mix, overdue, rate, ratio, share
from goldenthread.measures.language.measures import Denominator, Flow, Measure, Stat, Stock, Window

#: What is made of a value of each row, over how many rows.
LENGTHS: Final = (Stat.MEAN, Stat.MEDIAN, Stat.P90)
#: Of each statistic: how it is made, and which fields it needs that the others have no use for.
_STATS: Final[Mapping[Stat, tuple[Callable[..., Measure], tuple[str, ...]]]] = {
    Stat.COUNT: (count, ()),
    Stat.SHARE: (share, ("met",)),
    **dict.fromkeys(LENGTHS, (duration, ("value",))),
    Stat.SUM: (lambda **filled: Measure(stat=Stat.SUM, **filled), ("value",)),
    Stat.RATE: (rate, ()),
    Stat.MIX: (mix, ("parts",)),
    Stat.RATIO: (ratio, ("numerator", "denominator")),
}
_ONLY: Final = frozenset(name for _, names in _STATS.values() for name in names)
#: Read by hand here, or filled in.
_APART: Final = ("stat", "basis", "counting", "chapter", "denominator")


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """A measure as a file says it, where it says it, and the version of the book's own that it replaces, if any."""

    measure: Measure
    where: str
    replaces: int | None


def measure_of(entry: Entry, clocks: Mapping[str, Clock], chapter: str) -> MeasureTable | None:
    """The measure of an entry; None where anything is wrong with it, which is then among the entry's problems."""
    before = len(entry.problems)
    fields = given(entry, Measure, _APART)
    entry.taken.update(("stat", "flow", "window", "stock", "clock", "denominator", "overdue", "replaces"))
    replaces = entry.whole("replaces") if entry.has("replaces") else None
    made = _of_clock(entry, clocks, fields) if entry.has("clock") else _of_rows(entry, fields)
    entry.done()
    if made is None or len(entry.problems) > before:
        return None
    return MeasureTable(made(chapter=chapter, **fields), entry.where, replaces)


_Make = Callable[..., Measure]


def _of_rows(entry: Entry, fields: dict[str, Any]) -> _Make | None:
    stat = _stat(entry)
    if entry.has("overdue"):
        entry.wrong("overdue is said of a clock's measure only", 'Name the clock: clock = "key".')
    if stat is None:
        return None
    make, needed = _STATS[stat]
    if stat is Stat.RATIO:
        if entry.has("denominator"):
            fields["denominator"] = entry.text("denominator")
    elif entry.has("denominator"):
        entry.wrong("denominator is said of a clock's measure, or of a ratio", 'Name the clock: clock = "key".')
    basis = _basis(entry, fields, stat)
    lacking(entry, ("key", "title", "says", "source", "example", *needed), fields)
    for name in sorted(_ONLY & set(fields) - set(needed)):
        entry.wrong(f"{name} has no use in a {stat.value}", f"Leave it out.{_hint(name)}")
    filled = {"basis": basis} if basis is not None else {}
    if make is duration:
        filled["stat"] = stat
    return lambda **given: make(**{**filled, **given})


def _hint(name: str) -> str:
    stats = [stat.value for stat, (_, names) in _STATS.items() if name in names]
    return f" It belongs to: {', '.join(stats)}."


def _basis(entry: Entry, fields: dict[str, Any], stat: Stat) -> Any:
    """Which rows a period counts: events by their date, or rows open at its end."""
    if stat is Stat.RATIO:
        for name in ("flow", "stock", "window", "over"):
            if entry.has(name):
                entry.wrong(f"{name} has no use in a ratio, which divides two measures", "Leave it out.")
        return None
    lacking(entry, ("over",), fields)
    if entry.has("flow") is entry.has("stock"):
        mend = 'Write flow = "some_date", or stock = { since = "start_date", until = "until_date" }.'
        entry.wrong("it says neither, or both, of flow and stock", mend)
        return None
    if entry.has("flow"):
        return Flow(entry.text("flow"), _window(entry) or Window.PERIOD)
    if entry.has("window"):
        entry.wrong("window has no use with a stock, which is counted at the period's end", "Leave it out.")
    inner = entry.table("stock")
    found = given(inner, Stock) if inner is not None else {}
    if inner is not None:
        inner.done()
    return Stock(**found)


def _of_clock(entry: Entry, clocks: Mapping[str, Clock], fields: dict[str, Any]) -> _Make | None:
    key = entry.text("clock")
    clock = clocks.get(key)
    if clock is None:
        near = ", ".join(get_close_matches(key, clocks, 3))
        entry.wrong(f"there is no clock {key!r}", f"Did you mean {near}?" if near else "See goldenthread list.")
    for name in ("flow", "stock", "over", "met"):
        if entry.has(name):
            entry.wrong(f"{name} is given by the clock", 'Leave it out, or write over = "clock:key" and no clock.')
    lacking(entry, ("key", "title", "says", "example"), fields)
    late = entry.has("overdue") and entry.yes("overdue")
    said = [entry.has("denominator"), late, entry.has("stat")]
    if sum(said) != 1:
        mend = 'Write denominator = "completed", "open" or "due"; or overdue = true; or stat = "median".'
        entry.wrong("it must say one of denominator, overdue and stat", mend)
        return None
    window = _window(entry)
    if entry.has("denominator"):
        counting = choice(entry, "denominator", Denominator)
        extra = {"window": window} if window is not None else {}
        return lambda **filled: in_time(clock, counting, **extra, **filled)  # type: ignore[arg-type]
    if window is not None:
        entry.wrong("window is said with a denominator", "Leave it out.")
    if late:
        return lambda **filled: overdue(clock, **filled)  # type: ignore[arg-type]
    stat = _stat(entry)
    if stat is not None and stat not in LENGTHS:
        mend = f'Use {", ".join(one.value for one in LENGTHS)}; for others write over = "clock:{key}" and no clock.'
        entry.wrong(f"stat = {stat.value!r} is not how long a clock's runs took", mend)
    return lambda **filled: length(clock, stat, **filled)  # type: ignore[arg-type]


def _window(entry: Entry) -> Window | None:
    found: Window | None = choice(entry, "window", Window) if entry.has("window") else None
    return found


def _stat(entry: Entry) -> Stat | None:
    found: Stat | None = choice(entry, "stat", Stat)
    return found
