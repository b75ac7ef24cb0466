"""Reads rating rules from folders of TOML files, one rule a file, and refuses every fault of all of them at once."""

from fractions import Fraction
from importlib.resources import files as package_files
from itertools import pairwise

from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.measures.kinds import Source
from goldenthread.measures.reading.ratings import Colour
from goldenthread.measures.reading.rules.model import Band, Moved, RatingRule, RuleKind, Shortfall
from goldenthread.records.errors import Problem, WrongUse, refuse_if_any

# Which condition the bands of a kind may carry.
_CONDITIONS = {
    RuleKind.TOLERANCE: {"below", "at_most"},
    RuleKind.ATTAINMENT: {"at_least"},
    RuleKind.BASELINE: {"when"},
    RuleKind.GRADES: {"good_at_least", "worst_at_most"},
    RuleKind.GRADES_MOVED: {"when"},
}
_NUMBERS = ("below", "at_most", "at_least", "good_at_least", "worst_at_most")


def shipped_rules() -> Folder:
    """The folder of rules that comes with the package."""
    return package_files("goldenthread.measures.reading.rules")


def load_rules(*folders: Folder) -> dict[str, RatingRule]:
    """Rating rules by key: the package's and those of the folders given, a later folder replacing a rule of one key.

    Raises InputRefused with every problem of every file.
    """
    problems: list[Problem] = []
    found: dict[str, RatingRule] = {}
    for _, file in files((shipped_rules(), *folders), problems):
        rule = _rule(file)
        if rule is not None:
            found[rule.key] = rule
    refuse_if_any(problems)
    return found


def rule_of(rules: dict[str, RatingRule], key: str) -> RatingRule:
    """The rule of a key; raises WrongUse with the keys there are."""
    if key not in rules:
        raise WrongUse.of(f"rating rule {key!r}", "there is no such rule", f"Use one of {', '.join(sorted(rules))}.")
    return rules[key]


def _rule(entry: Entry) -> RatingRule | None:
    before = len(entry.problems)
    key, name, says = entry.text("key"), entry.text("name"), entry.text("says")
    version, kind = entry.whole("version"), entry.choice("kind", RuleKind)
    source = Source(
        entry.text("source"), entry.day_or_none("since"), entry.day_or_none("until"), entry.yes("confirmed")
    )
    floor, needs_n = entry.whole("floor"), entry.yes("needs_n")
    percent_as = entry.choice("percent_as", Shortfall, Shortfall.POINTS)
    else_previous = entry.yes("else_previous", False)
    bands = [_band(band, kind) for band in entry.tables("band")]
    entry.done()
    if kind is not None:
        _check_bands(entry, kind, bands)
    if version < 1:
        entry.wrong("version is not from 1", "Write version = 1, and one more at every change.")
    if kind is None or percent_as is None or len(entry.problems) > before:
        return None
    return RatingRule(key, name, version, kind, says, source, floor, needs_n, tuple(bands), percent_as, else_previous)


def _band(entry: Entry, kind: RuleKind | None) -> Band:
    colour = entry.choice("colour", Colour)
    when = entry.choice("when", Moved) if entry.has("when") else None
    numbers = {name: entry.number(name) for name in _NUMBERS}
    entry.done()
    allowed = _CONDITIONS[kind] if kind is not None else set(_NUMBERS)
    for name in (entry.taken & entry.cells.keys()) - allowed - {"colour"}:
        entry.wrong(f"{name!r} is no condition of this kind of rule", f"Use {', '.join(sorted(allowed))}.")
    exactly = {name: None if number is None else Fraction(number) for name, number in numbers.items()}
    return Band(colour or Colour.RED, when=when, **exactly)


def _check_bands(entry: Entry, kind: RuleKind, bands: list[Band]) -> None:
    """Bands must answer for every value and each must be reachable."""
    if kind in (RuleKind.BASELINE, RuleKind.GRADES_MOVED):
        answered = [band.when for band in bands]
        if not {Moved.BETTER, Moved.WORSE} <= set(answered) or len(answered) != len(set(answered)) or None in answered:
            entry.wrong("the bands must give better and worse, each once", 'Write when = "better", when = "worse".')
        return
    if not bands or not bands[-1].takes_the_rest or any(band.takes_the_rest for band in bands[:-1]):
        entry.wrong("only the last band takes the rest", "Give every band but the last its condition.")
        return
    edges = [_edge(band) for band in bands[:-1]]
    rising = kind is RuleKind.TOLERANCE
    if any(a > b if rising else a < b for a, b in pairwise(edges)):
        entry.wrong("the bands are not in order from best to worst", "Put the best first.")


def _edge(band: Band) -> Fraction:
    """The number at which a band stops."""
    for edge in (band.below, band.at_most, band.at_least, band.good_at_least):
        if edge is not None:
            return edge
    return Fraction(0)
