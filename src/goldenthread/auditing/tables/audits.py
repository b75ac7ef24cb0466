"""Audits done elsewhere, from a table of one row an audit: every row is checked, and all faults are told at once.

They are taken as they were done: a judgement without evidence is let in, since nobody can mend it now, but not a person
who graded their own case, nor a second grade by the first grader.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib.resources import files as package_files
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from goldenthread.auditing.clocks import due_back
from goldenthread.auditing.model import Audit, Case, Feedback, Grade, Grading, Judgement, Kind, Settled
from goldenthread.auditing.tables.grids import Grid, Line, grid_of
from goldenthread.measures.entries import files
from goldenthread.records.codes.quality import AUDIT_GRADE
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT = 1
ELSEWHERE = "elsewhere"
_UNGRADED = "not-graded"
_DOMAIN, _EVIDENCE = "domain_", "evidence_"
_DAYS = ("%Y-%m-%d", "%d/%m/%Y")
#: What a spreadsheet may add to a day.
_MIDNIGHT = " 00:00:00"
_Choice = TypeVar("_Choice", bound=Enum)


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, what it holds, whether every row needs it, and other headings that are understood."""

    name: str
    means: str
    needed: bool
    also: tuple[str, ...]


@cache
def columns() -> tuple[Column, ...]:
    """The columns that are understood; raises InputRefused with every problem of the file."""
    problems: list[Problem] = []
    found = []
    for _, file in files((package_files("goldenthread.auditing.tables"),), problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        for entry in file.tables("column"):
            found.append(
                Column(entry.text("name"), entry.text("means"), entry.yes("needed", False), entry.lines("also"))
            )
            entry.done()
        file.done()
    refuse_if_any(problems)
    return tuple(found)


def read_audits(path: Path) -> tuple[Audit, ...]:
    """The audits of a CSV file or a workbook's first sheet, in its order; raises InputRefused with every fault by its row."""
    return tuple(audit for _, audit in read_rows(path))


def read_rows(path: Path) -> tuple[tuple[str, Audit], ...]:
    """The same with the place of each in words, so that what is wrong with it elsewhere can be told by its row."""
    problems: list[Problem] = []
    grid = grid_of(path)
    names = _names(grid, problems)
    refuse_if_any(problems)
    rows = [_Row(line, {names[one]: said for one, said in line.cells.items()}, problems) for line in grid.lines]
    found = [row.audit() for row in rows]
    for key, count in Counter(audit.key for audit in found).items():
        if count > 1 and key:
            problems.append(Problem(path.name, f"the audit {key!r} is there {count} times", "Keep one row of it."))
    refuse_if_any(problems)
    return tuple((line.where, audit) for line, audit in zip(grid.lines, found, strict=True))


def _names(grid: Grid, problems: list[Problem]) -> dict[str, str]:
    """The name of the column under each heading."""
    known = {heading: column.name for column in columns() for heading in (column.name, *column.also)}
    found: dict[str, str] = {}
    for heading in grid.headings:
        if heading not in known and not heading.startswith((_DOMAIN, _EVIDENCE)):
            mend = f"The columns are {', '.join(column.name for column in columns())}, domain_NAME and evidence_NAME."
            problems.append(Problem(grid.where, f"there is no column {heading!r}", mend))
        name = known.get(heading, heading)
        if name in found.values():
            problems.append(Problem(grid.where, f"{heading!r} is a second column {name!r}", "Remove one of them."))
        found[heading] = name
    for column in columns():
        if column.needed and column.name not in found.values():
            problems.append(Problem(grid.where, f"the column {column.name} is missing", f"Add it: {column.means}."))
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    cells: Mapping[str, str]
    problems: list[Problem]

    def audit(self) -> Audit:
        for column in columns():
            if column.needed and not self._said(column.name):
                self._wrong(f"{column.name} is blank", f"Write it: {column.means}.")
        line = tuple(one.strip() for one in self._said("line").split(";") if one.strip())
        case = Case(self._said("case"), self._said("worker"), line, self._said("team"))
        kind = self._choice("kind", Kind, Kind.REGULAR)
        auditor, allocated = self._said("auditor"), self._day("allocated") or date.min
        due = self._day("due") or (due_back(allocated) if allocated != date.min else allocated)
        first = self._grading(kind, auditor, "returned", "grade", domains=True)
        moderator = self._said("moderator")
        second = self._grading(kind, moderator, "moderated", "second_grade", domains=False)
        for who, act in ((auditor, "audited"), (moderator, "moderated")):
            if who and case.is_own(who):
                self._wrong(f"{who} {act} their own case or line", "See who it was; such a grade cannot be counted.")
        if moderator and moderator == auditor:
            self._wrong(f"{auditor} is the moderator too", "A second grade is another person's.")
        if second and not (first and moderator):
            self._wrong("a second grade stands without a first one or a moderator", "Add what is missing.")
        re_audit_of = self._said("re_audit_of")
        if (kind is Kind.RE_AUDIT) is not bool(re_audit_of):
            self._wrong("a re-audit, and no other kind, names the audit before it", "Mend kind or re_audit_of.")
        cancelled = self._said("cancelled")
        if cancelled and first:
            self._wrong("it is cancelled and graded", "Leave one of them out.")
        settled = self._settled(moderator, first, second)
        self._in_order(("allocated", "returned", "moderated", "settled"))
        self._in_order(("returned", "told"))
        self._in_order(("returned", "written"))
        self._in_order(("returned", "closed"))
        if self._said("closed") and (first is None or cancelled):
            self._wrong("it is closed and was not graded", "Leave closed blank, or say when it was graded.")
        return Audit(
            self._said("audit"), kind, case, self._said("tool") or ELSEWHERE, self._version(), auditor, allocated, due,
            first, moderator, (), second, settled, self._feedback(auditor), re_audit_of=re_audit_of, closed=self._day("closed"),
            cancelled=cancelled,
        )  # fmt: skip

    def _grading(self, kind: Kind, by: str, when: str, what: str, domains: bool) -> Grading | None:
        on, overall = self._day(when), self._grade(what)
        if self._said(when) and kind.graded and not self._said(what):
            self._wrong(f"{when} has a day and {what} is blank", "Give the grade, or take the day away.")
        if kind.graded and AUDIT_GRADE.resolve(self._said(what)).code == _UNGRADED:
            self._wrong(f"{what} says that a {kind.value} audit was not graded", "Give the grade, or another kind.")
        if self._said(what) and not self._said(when):
            self._wrong(f"{what} is given and {when} is blank", "Give the day.")
        judged = [
            Judgement(name.removeprefix(_DOMAIN), self._grade(name), self._said(_EVIDENCE + name.removeprefix(_DOMAIN)))
            for name, said in self.cells.items()
            if domains and name.startswith(_DOMAIN) and said
        ]
        if judged and on is None and not self._said(when):
            self._wrong(f"domains are graded and {when} is blank", "Give the day.")
        return Grading(by, on, tuple(judged), overall, self._said("summary") if domains else "") if on else None

    def _settled(self, by: str, first: Grading | None, second: Grading | None) -> Settled | None:
        grade, on, why = self._grade("settled_grade"), self._day("settled"), self._said("settled_why")
        if not any(self._said(name) for name in ("settled_grade", "settled", "settled_why")):
            return None
        if not (first and second) or first.overall == second.overall:
            self._wrong("a grade is settled where no two differ", "Leave it out.")
        if grade and on and why:
            return Settled(grade, by, on, why)
        self._wrong("a settled grade needs settled_grade, settled and settled_why", "Give all three.")
        return None

    def _feedback(self, by: str) -> tuple[Feedback, ...]:
        days = ((self._day("told"), True), (self._day("written"), False))
        return tuple(Feedback(by, on, face, "told elsewhere") for on, face in days if on)

    def _in_order(self, names: tuple[str, ...]) -> None:
        held = [(name, on) for name in names if (on := _day_of(self._said(name)))]
        for (earlier, one), (later, two) in pairwise(held):
            if two < one:
                self._wrong(f"{later} ({two}) lies before {earlier} ({one})", "Mend the days.")

    def _said(self, name: str) -> str:
        return self.cells.get(name, "")

    def _day(self, name: str) -> date | None:
        said = self._said(name)
        found = _day_of(said)
        if said and found is None:
            self._wrong(f"{name} {said!r} is no day", "Write it as 2025-03-31.")
        return found

    def _grade(self, name: str) -> Grade | None:
        said = self._said(name)
        code = AUDIT_GRADE.resolve(said).code if said else None
        if said and code is None:
            self._wrong(f"{name} {said!r} is no grade", f"Use {', '.join(grade.value for grade in Grade)}.")
        return next((grade for grade in Grade if grade.value == code), None)

    def _choice(self, name: str, kind: type[_Choice], default: _Choice) -> _Choice:
        said = "-".join(self._said(name).casefold().split())
        found = next((one for one in kind if one.value == said), None)
        if said and found is None:
            self._wrong(f"{name} {said!r} is not known", f"Use {', '.join(str(one.value) for one in kind)}.")
        return found or default

    def _version(self) -> int:
        said = self._said("version") or "0"
        if not (said.isascii() and said.isdigit()):
            self._wrong(f"version {said!r} is no whole number", "Write it in figures.")
            return 0
        return int(said)

    def _wrong(self, what: str, mend: str) -> None:
        self.problems.append(Problem(self.line.where, what, mend))


def _day_of(said: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(said.removesuffix(_MIDNIGHT), form).date()
        except ValueError:
            continue
    return None
