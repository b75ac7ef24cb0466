"""Audit tools read from their files, every version of each; an audit that was answered is read by its own."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files as package_files

from goldenthread.auditing.model import Grade
from goldenthread.measures.entries import Entry, Folder, files
from goldenthread.records.errors import Problem, WrongUse, refuse_if_any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Domain:
    """One side of practice: what is asked, and by grade the standard that work of this grade meets."""

    key: str
    title: str
    questions: tuple[str, ...]
    standards: tuple[tuple[Grade, str], ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """One version of a tool: for which area of practice, from which day, with which domains."""

    key: str
    version: int
    title: str
    area: str
    since: date
    source: str
    confirmed: bool
    domains: tuple[Domain, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its domains, in order."""
        return tuple(domain.key for domain in self.domains)


def load_tools(*folders: Folder) -> tuple[Tool, ...]:
    """Every version of every tool of the package and of a council's folders, by key and version.

    A domain that several tools share is written once under ``[[domain]]`` of any file, and a tool names it. Raises
    InputRefused with every problem: a domain nobody wrote, a grade without its standard, two tools of one version.
    """
    return _read(folders) if folders else _shipped()


def tool_of(key: str, version: int, tools: tuple[Tool, ...] | None = None) -> Tool:
    """One version of a tool; raises WrongUse for one that is not held."""
    held = load_tools() if tools is None else tools
    for tool in held:
        if (tool.key, tool.version) == (key, version):
            return tool
    known = ", ".join(f"{tool.key} version {tool.version}" for tool in held)
    raise WrongUse.of("the audit tool", f"there is no {key} version {version}", f"Use one of {known}.")


def current(key: str, on: date, tools: tuple[Tool, ...] | None = None) -> Tool:
    """The version of a tool in use on a day; raises WrongUse where none is."""
    held = load_tools() if tools is None else tools
    found = [tool for tool in held if tool.key == key and tool.since <= on]
    if found:
        return max(found, key=lambda tool: (tool.since, tool.version))
    known = ", ".join(sorted({tool.key for tool in held}))
    raise WrongUse.of("the audit tool", f"no version of {key!r} is in use on {on}", f"The tools are {known}.")


@cache
def _shipped() -> tuple[Tool, ...]:
    return _read(())


def _read(folders: tuple[Folder, ...]) -> tuple[Tool, ...]:
    problems: list[Problem] = []
    shared: dict[str, Domain] = {}
    waiting: list[Entry] = []
    for _, file in files((package_files("goldenthread.auditing.tools"), *folders), problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        for entry in file.tables("domain"):
            domain = _domain(entry)
            if domain.key in shared:
                entry.wrong(f"the domain {domain.key!r} is there already", "Give the new wording another key.")
            shared[domain.key] = domain
        waiting += file.tables("tool")
        file.done()
    found: dict[tuple[str, int], Tool] = {}
    for entry in waiting:
        tool = _tool(entry, shared)
        if (tool.key, tool.version) in found:
            entry.wrong(f"{tool.key} version {tool.version} is there already", "Give the new one the next version.")
        found[tool.key, tool.version] = tool
    refuse_if_any(problems)
    return tuple(found[one] for one in sorted(found))


def _domain(entry: Entry) -> Domain:
    key, title, questions = entry.text("key"), entry.text("title"), entry.lines("questions")
    said = entry.words("standards")
    entry.done()
    if not questions:
        entry.wrong("it asks nothing", "Write one question or more.")
    for grade in Grade:
        if not said.get(grade.value, "").strip():
            entry.wrong(f"{grade.value} has no standard", "Say in a sentence what work of this grade is like.")
    for word in said.keys() - {grade.value for grade in Grade}:
        entry.wrong(f"{word!r} is no grade", f"Use {', '.join(grade.value for grade in Grade)}.")
    return Domain(key, title, questions, tuple((grade, said.get(grade.value, "")) for grade in Grade))


def _tool(entry: Entry, shared: dict[str, Domain]) -> Tool:
    names = entry.lines("domains")
    for name in names:
        if name not in shared:
            entry.wrong(f"there is no domain {name!r}", f"Use {', '.join(shared)}, or write it.")
    if not names or len(set(names)) < len(names):
        entry.wrong("its domains are none, or one is there twice", "Name each domain once.")
    tool = Tool(
        entry.text("key"), entry.whole("version"), entry.text("title"), entry.text("area"), entry.day("since"),
        entry.text("source"), entry.yes("confirmed", True), tuple(shared[name] for name in names if name in shared),
    )  # fmt: skip
    entry.done()
    return tool
