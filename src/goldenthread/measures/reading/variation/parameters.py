"""The numbers of control charts as data, each with its meaning and source; a council may set its own with a reason."""

from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files as package_files

from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.records.errors import Problem, refuse_if_any


@dataclass(frozen=True, slots=True)
class Parameters:
    """What decides limits and signals; `parameter_entries` gives the meaning and source of each; frozen."""

    xmr_factor: Fraction
    screen_moving_ranges: bool
    screen_factor: Fraction
    sigmas: Fraction
    range_to_sigma: Fraction
    shift: int
    trend: int
    two_of_three: bool
    outer_part: Fraction
    least_points: int
    trial_below: int
    fix_after: int
    overdispersion_z: Fraction
    sigma_z_error: Fraction


@dataclass(frozen=True, slots=True)
class ParameterEntry:
    """One parameter as a page shows it: ``shown`` is its value as written, ``others`` what is used elsewhere."""

    name: str
    shown: str
    meaning: str
    source: str
    others: str
    confirmed: bool


_KINDS = {item.name: item.type for item in fields(Parameters)}
# The smallest value that still means something.
_LEAST = {"shift": 3, "trend": 3, "least_points": 3, "trial_below": 3, "fix_after": 0}


def load_parameters(*folders: Folder) -> Parameters:
    """The package's parameters, with those that a council's folders set otherwise (``source`` says why).

    Raises InputRefused with every problem of every file.
    """
    return _load(folders)[0] if folders else _shipped()


@cache
def _shipped() -> Parameters:
    """The package's own, read once: a chart is made of them for every group of every measure."""
    return _load(())[0]


def parameter_entries(*folders: Folder) -> tuple[ParameterEntry, ...]:
    """Every parameter with its meaning and source, in the order of the file; refuses as `load_parameters` does."""
    return _load(folders)[1]


def _load(folders: tuple[Folder, ...]) -> tuple[Parameters, tuple[ParameterEntry, ...]]:
    problems: list[Problem] = []
    values: dict[str, object] = {}
    entries: dict[str, ParameterEntry] = {}
    for layer, file in files((package_files("goldenthread.measures.reading.variation"), *folders), problems):
        for entry in file.tables("parameter"):
            _one(entry, values, entries, shipped=layer == 0)
        file.done()
    fixed, least = values.get("fix_after"), values.get("least_points")
    if isinstance(fixed, int) and isinstance(least, int) and 0 < fixed < least:
        problems.append(
            Problem("parameter fix_after", f"{fixed} is under least_points {least}", "Give 0 or more of it.")
        )
    for name in _KINDS.keys() - values.keys():
        problems.append(Problem("parameters", f"{name} is missing", "Add it."))
    refuse_if_any(problems)
    return Parameters(**values), tuple(entries.values())  # type: ignore[arg-type]


def _one(entry: Entry, values: dict[str, object], entries: dict[str, ParameterEntry], shipped: bool) -> None:
    name = entry.text("name")
    source, others = entry.text("source"), entry.text("others", "")
    before = entries.get(name)
    meaning = entry.text("meaning") if before is None else entry.text("meaning", before.meaning)
    confirmed = entry.yes("confirmed", True)
    value = entry.cells.get("value")
    entry.taken.add("value")
    entry.done()
    if name not in _KINDS:
        entry.wrong(f"there is no parameter {name!r}", f"Use one of {', '.join(_KINDS)}.")
        return
    if shipped and before is not None:
        entry.wrong(f"{name} stands there twice", "Keep one.")
    read = _value(name, value)
    if read is None:
        entry.wrong(f"{name} = {value!r} is not what it needs", _needs(name))
        return
    values[name] = read
    shown = {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else str(value)
    entries[name] = ParameterEntry(name, shown, meaning, source, others, confirmed)


def _value(name: str, value: object) -> object:
    """The value in the type of its field, or None where it is of another."""
    kind = _KINDS[name]
    if kind is bool:
        return value if isinstance(value, bool) else None
    if isinstance(value, bool):
        return None
    if kind is int:
        return value if isinstance(value, int) and value >= _LEAST.get(name, 1) else None
    if isinstance(value, str):
        top, _, bottom = value.partition("/")
        plain = top.isdecimal() and bottom.isdecimal() and int(bottom) > 0
        value = Fraction(int(top), int(bottom)) if plain else None
    if isinstance(value, int | Decimal | Fraction) and value > 0:
        return Fraction(value)
    return None


def _needs(name: str) -> str:
    kind = _KINDS[name]
    if kind is bool:
        return "Write true or false."
    if kind is int:
        return f"Write a whole number from {_LEAST.get(name, 1)}."
    return 'Write a number above 0, or "2/3".'
