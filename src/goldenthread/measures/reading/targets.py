"""Targets by measure and period, single or a range, with who set them, when, and from which period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files as package_files

from goldenthread.calendar import Period
from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.measures.kinds import Unit
from goldenthread.measures.reading.points import bare, printed
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Target:
    """What was aimed at: at least ``low``, at most ``high``, or between the two; frozen.

    It holds for every period that ends on or after ``since`` starts and, where ``until`` is given, by the day that
    ``until`` ends. ``layer`` is the number of the folder it came from: a council's own stands above a shipped one.
    """

    measure: str
    low: Decimal | None
    high: Decimal | None
    since: date
    set_by: str
    set_on: date
    until: date | None = None
    source: str = ""
    note: str = ""
    layer: int = 0

    def holds(self, period: Period) -> bool:
        """Whether this target is for the period."""
        return self.since <= period.end and (self.until is None or period.end <= self.until)

    def missed_by(self, value: Fraction) -> tuple[Fraction, Fraction]:
        """How far a value lies outside the target (0 where it meets it), and the edge that was missed or is nearest."""
        edges = [(Fraction(edge) - value, edge) for edge in (self.low,) if edge is not None]
        edges += [(value - Fraction(edge), edge) for edge in (self.high,) if edge is not None]
        short, edge = max(edges)
        return max(short, Fraction(0)), Fraction(edge)

    def words(self, unit: Unit) -> str:
        """The target as printed: at least 95%, at most 426 days, 12 to 16."""
        if self.low is not None and self.high is not None:
            return f"{bare(self.low, _places(self.low))} to {printed(self.high, unit, _places(self.high))}"
        edge = self.low if self.low is not None else self.high
        if edge is None:
            raise ValueError("a target has at least one edge")
        return f"{'at least' if self.high is None else 'at most'} {printed(edge, unit, _places(edge))}"


@dataclass(frozen=True, slots=True)
class Targets:
    """Every target ever set, in the order of files; none is overwritten, so that the history can be shown."""

    held: tuple[Target, ...]

    def target(self, measure: str, period: Period, known_at: date | None = None) -> Target | None:
        """The target of a measure for a period, as known at a date (None: as known now), or None where there is none.

        Of those that hold, the council's own before a shipped one, then the one from the latest period, then the one
        set last.
        """
        holding = [item for item in self.history(measure, known_at) if item.holds(period)]
        return max(holding, key=lambda item: (item.layer, item.since, item.set_on), default=None)

    def history(self, measure: str, known_at: date | None = None) -> tuple[Target, ...]:
        """Every target of a measure, the oldest decision first."""
        found = [item for item in self.held if item.measure == measure]
        return tuple(
            sorted(
                (item for item in found if known_at is None or item.set_on <= known_at),
                key=lambda item: (item.set_on, item.since, item.layer),
            )
        )


def shipped_targets() -> Folder:
    """The folder of national thresholds that comes with the package."""
    return package_files("goldenthread.measures.reading") / "shipped_targets"


def load_targets(*folders: Folder) -> Targets:
    """Targets of the package and of the folders given, a later folder standing above an earlier one.

    A file holds ``format = 1`` and tables ``[[target]]`` of ``measure``, ``from`` (a period), one or both of
    ``at_least`` and ``at_most``, ``set_by``, ``set_on``, and where they help ``until``, ``source`` and ``note``.
    Raises InputRefused with every problem of every file.
    """
    problems: list[Problem] = []
    found: list[Target] = []
    for layer, file in files((shipped_targets(), *folders), problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        found += [item for item in (_target(entry, layer) for entry in file.tables("target")) if item is not None]
        file.done()
    problems += _twice(found)
    refuse_if_any(problems)
    return Targets(tuple(found))


def _target(entry: Entry, layer: int) -> Target | None:
    before = len(entry.problems)
    measure, since, until = entry.text("measure"), entry.period("from"), entry.period("until")
    low, high = entry.number("at_least"), entry.number("at_most")
    set_by, set_on = entry.text("set_by"), entry.day("set_on")
    source, note = entry.text("source", ""), entry.text("note", "")
    entry.done()
    if since is None and not entry.has("from"):
        entry.wrong("from is missing", 'Write from = "2016-17" or another period.')
    if low is None and high is None and not (entry.has("at_least") or entry.has("at_most")):
        entry.wrong("there is no target in it", "Write at_least, at_most, or both for a range.")
    if low is not None and high is not None and low > high:
        entry.wrong(f"at_least {low} is above at_most {high}", "Put the lower number in at_least.")
    if since is not None and until is not None and until.end < since.start:
        entry.wrong("until ends before from starts", "Put the earlier period in from.")
    if since is None or len(entry.problems) > before:
        return None
    ends = until.end if until is not None else None
    return Target(measure, low, high, since.start, set_by, set_on, ends, source, note, layer)


def _twice(found: Iterable[Target]) -> list[Problem]:
    """Two targets of one measure, period, day and folder: nobody could say which holds."""
    seen: set[tuple[str, date, date, int]] = set()
    problems = []
    for item in found:
        key = (item.measure, item.since, item.set_on, item.layer)
        if key in seen:
            what = f"two targets from {item.since} were set on {item.set_on}"
            problems.append(Problem(f"targets of {item.measure}", what, "Keep one, or date the later decision."))
        seen.add(key)
    return problems


def _places(number: Decimal) -> int:
    """The decimals that a number is written with."""
    return max(0, -int(number.as_tuple().exponent))
