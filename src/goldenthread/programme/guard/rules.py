"""The guard's rules as data: code, title, the question, whom it is asked of, its limits with source, and worked examples."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files as package_files

from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.measures.kinds import Source
from goldenthread.programme.guard.claims import Means
from goldenthread.programme.guard.model import Gap
from goldenthread.records.errors import Problem, WrongUse, refuse_if_any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Limit:
    """One number of a rule: what it counts, and where it comes from."""

    name: str
    value: int
    of: str
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: a few cells that make an action, a day, and whether the rule asks; ``says`` in words what it shows."""

    says: str
    asked: bool
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``question`` has its values in braces, ``asked_of`` the claims that it is asked of, ``family`` its file."""

    code: str
    family: str
    title: str
    question: str
    gap: Gap
    asked_of: tuple[Means, ...]
    limits: Mapping[str, Limit]
    source: Source
    examples: tuple[Example, ...]
    off: bool = False

    def limit(self, name: str) -> int:
        """A number of this rule by its name."""
        return self.limits[name].value


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule in the order of the files, those switched off included."""

    held: tuple[Rule, ...]

    def rule(self, code: str) -> Rule:
        """The rule of a code; raises WrongUse with the codes there are."""
        for rule in self.held:
            if rule.code == code:
                return rule
        known = ", ".join(rule.code for rule in self.held)
        raise WrongUse.of(f"rule of the guard {code!r}", "there is no such rule", f"Use one of {known}.")


def load_rules(*folders: Folder) -> Rules:
    """The package's rules; a council's folder may set another limit, or switch a rule off, each with a ``source``.

    A file of a council holds ``format = 1`` and tables ``[[set]]`` of ``rule``, ``limit`` with ``value``, or ``off = true``,
    and ``source``: who decided it and why. Raises InputRefused with every problem of every file.
    """
    return _load(folders) if folders else _shipped()


@cache
def _shipped() -> Rules:
    return _load(())


def _load(folders: tuple[Folder, ...]) -> Rules:
    problems: list[Problem] = []
    found: dict[str, Rule] = {}
    shipped = package_files("goldenthread.programme.guard") / "rule_files"
    for layer, file in files((shipped, *folders), problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        if layer == 0:
            for entry in file.tables("rule"):
                rule = _rule(entry, file.where.removesuffix(".toml"))
                if rule is not None:
                    found[rule.code] = rule
        else:
            for entry in file.tables("set"):
                _set(entry, found)
        file.done()
    refuse_if_any(problems)
    return Rules(tuple(found.values()))


def _rule(entry: Entry, family: str) -> Rule | None:
    before = len(entry.problems)
    code, title, question = entry.text("code"), entry.text("title"), entry.text("question")
    gap = entry.choice("gap", Gap)
    asked_of = tuple(Means(word) for word in entry.lines("asked_of"))
    source = Source(entry.text("source"), confirmed=entry.yes("confirmed", True))
    limits = [_limit(item) for item in entry.tables("limit")]
    examples = tuple(_example(item) for item in entry.tables("example"))
    entry.done()
    if gap is None or len(entry.problems) > before:
        return None
    return Rule(code, family, title, question, gap, asked_of, {one.name: one for one in limits}, source, examples)


def _limit(entry: Entry) -> Limit:
    found = Limit(
        entry.text("name"), entry.whole("value"), entry.text("of"), entry.text("source"), entry.yes("confirmed", True)
    )
    entry.done()
    return found


def _example(entry: Entry) -> Example:
    says, asked = entry.text("says"), entry.yes("asked")
    return Example(says, asked, {name: cell for name, cell in entry.cells.items() if name not in ("says", "asked")})


def _set(entry: Entry, found: dict[str, Rule]) -> None:
    """What a council sets otherwise, kept in the rule with its source."""
    before = len(entry.problems)
    code, name = entry.text("rule"), entry.text("limit", "")
    off, source = entry.yes("off", False), entry.text("source")
    value = entry.whole("value") if name else 0
    entry.done()
    rule = found.get(code)
    if rule is None:
        entry.wrong(f"there is no rule {code!r}", f"Use one of {', '.join(found)}.")
    elif name and name not in rule.limits:
        entry.wrong(f"{code} has no limit {name!r}", f"Use one of {', '.join(rule.limits) or 'none: it has no limit'}.")
    elif not name and not off:
        entry.wrong("nothing is set", "Give limit and value, or off = true.")
    elif len(entry.problems) == before:
        limits = dict(rule.limits)
        if name:
            limits[name] = Limit(name, value, limits[name].of, source, True)
        found[code] = replace(rule, limits=limits, off=off or rule.off)
