"""Reads schemes from folders of TOML files and holds them to the rating rules that there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path
from typing import Final

from goldenthread.measures.entries import Entry, Folder, file_of, files
from goldenthread.measures.kinds import Source
from goldenthread.measures.reading.direction import Comparing, Direction, Options, Without
from goldenthread.measures.reading.rules.load import load_rules
from goldenthread.measures.reading.rules.model import RatingRule, RuleKind
from goldenthread.records.errors import Problem, WrongUse, refuse_if_any

#: The scheme in use where no other is chosen, and the file of a folder of settings that chooses one.
HOUSE: Final = "house"
CHOSEN: Final = "scheme.toml"
_FORMAT: Final = 1
_ABOUT_GRADES = (RuleKind.GRADES, RuleKind.GRADES_MOVED)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of reading figures: the rule for single values, for ranges and for grades, exceptions by measure, directions.

    ``by_measure`` names another rule for a measure's key. ``words`` are what the scheme prints for a direction.
    """

    key: str
    name: str
    version: int
    says: str
    source: Source
    rule: RatingRule
    range_rule: RatingRule
    grades_rule: RatingRule
    by_measure: Mapping[str, RatingRule]
    options: Options
    words: Mapping[Direction, str]

    def rule_for(self, measure: str, ranged: bool) -> RatingRule:
        """The rule that colours a measure's single values; ``ranged`` where its target is a range."""
        return self.by_measure.get(measure, self.range_rule if ranged else self.rule)

    def word(self, direction: Direction) -> str:
        """What the scheme prints for a direction."""
        return self.words.get(direction, direction.value)


def load_schemes(*folders: Folder, rules: Mapping[str, RatingRule] | None = None) -> dict[str, Scheme]:
    """Schemes by key: the package's and those of the folders given, a later folder replacing a scheme of one key.

    ``rules`` are the rating rules they may name (None: the package's). Raises InputRefused with every problem.
    """
    known = load_rules() if rules is None else rules
    problems: list[Problem] = []
    found: dict[str, Scheme] = {}
    for _, file in files((package_files("goldenthread.measures.reading.schemes"), *folders), problems):
        scheme = _scheme(file, known)
        if scheme is not None:
            found[scheme.key] = scheme
    refuse_if_any(problems)
    return found


def house_scheme(*folders: Folder) -> Scheme:
    """The scheme in use unless another is named: a council's own file may replace it."""
    return scheme_of(load_schemes(*folders), HOUSE)


def chosen_scheme(settings: Path | None, schemes: Mapping[str, Scheme]) -> Scheme:
    """The scheme that a council's folder of settings chooses in its file ``scheme.toml``; the house's own without one.

    The file holds ``format = 1``, ``scheme`` (a key), and who chose it and when: ``set_by`` and ``set_on``. Raises
    `InputRefused` with every problem of the file, a scheme that is not there among them.
    """
    path = settings / CHOSEN if settings is not None else None
    if path is None or not path.is_file():
        return scheme_of(schemes, HOUSE)
    problems: list[Problem] = []
    key = HOUSE
    entry = file_of(path, problems)
    if entry is not None:
        if entry.whole("format") != _FORMAT:
            entry.wrong("this version reads another format", f"Write format = {_FORMAT}.")
        key = entry.text("scheme")
        entry.text("set_by")
        entry.day("set_on")
        if key and key not in schemes:
            entry.wrong(f"there is no scheme {key!r}", f"Use one of {', '.join(sorted(schemes))}.")
        entry.done()
    refuse_if_any(problems)
    return schemes[key]


def scheme_of(schemes: Mapping[str, Scheme], key: str) -> Scheme:
    """The scheme of a key; raises WrongUse with the keys there are."""
    if key not in schemes:
        raise WrongUse.of(f"scheme {key!r}", "there is no such scheme", f"Use one of {', '.join(sorted(schemes))}.")
    return schemes[key]


def _scheme(entry: Entry, rules: Mapping[str, RatingRule]) -> Scheme | None:
    before = len(entry.problems)
    key, name, says, version = entry.text("key"), entry.text("name"), entry.text("says"), entry.whole("version")
    source = Source(
        entry.text("source"), entry.day_or_none("since"), entry.day_or_none("until"), entry.yes("confirmed")
    )
    named = {kind: _rule(entry, entry.text(kind), rules) for kind in ("rule", "range_rule", "grades_rule")}
    special = {measure: _rule(entry, rule, rules) for measure, rule in entry.words("by_measure").items()}
    comparing = entry.choice("comparing", Comparing)
    without = entry.choice("without", Without)
    floor, totals = entry.whole("floor"), entry.yes("running_totals")
    overlapping = entry.yes("overlapping")
    words = _words(entry)
    entry.done()
    _fits(entry, named)
    held = {measure: rule for measure, rule in special.items() if rule is not None}
    rule, ranged, grades = named["rule"], named["range_rule"], named["grades_rule"]
    if rule is None or ranged is None or grades is None or comparing is None or without is None:
        return None
    if len(entry.problems) > before:
        return None
    options = Options(comparing, floor, totals, overlapping, without)
    return Scheme(key, name, version, says, source, rule, ranged, grades, held, options, words)


def _rule(entry: Entry, key: str, rules: Mapping[str, RatingRule]) -> RatingRule | None:
    if key and key not in rules:
        entry.wrong(f"there is no rating rule {key!r}", f"Use one of {', '.join(sorted(rules))}.")
    return rules.get(key)


def _fits(entry: Entry, named: Mapping[str, RatingRule | None]) -> None:
    """A rule about grades cannot colour single values, nor the reverse."""
    for place, rule in named.items():
        if rule is not None and (rule.kind in _ABOUT_GRADES) != (place == "grades_rule"):
            entry.wrong(
                f"{place} = {rule.key!r} is of the kind {rule.kind.value!r}", "Name a rule of the kind it needs."
            )


def _words(entry: Entry) -> dict[Direction, str]:
    known = {direction.value: direction for direction in Direction}
    said = entry.words("words")
    for name in said.keys() - known.keys():
        entry.wrong(f"there is no direction {name!r}", f"Use {', '.join(known)}.")
    return {known[name]: word for name, word in said.items() if name in known}
