"""A paper held against itself, and what was published elsewhere held against its rows, before it is frozen."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from goldenthread.records.errors import Problem
from goldenthread.scrutiny.engine import Report, scrutinise
from goldenthread.scrutiny.findings import Finding, Level, Verdict
from goldenthread.scrutiny.reading import read_paper
from goldenthread.scrutiny.reading.blocks import Known, joined, paper_of
from goldenthread.scrutiny.relations import relations
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules, load_rules
from goldenthread.scrutiny.sheets import Paper

#: What findings call the paper that is being built.
FILE: Final = "This paper"
#: Where an answer to a finding stands among the commentary: this, the relation, and what the row is called.
ANSWERS: Final = "scrutiny"
#: The folder of the home folder that holds tables published elsewhere, a folder for each period.
PUBLISHED: Final = "published"
#: From this level on the build says what does not agree; a contradiction stops it until it is answered.
TOLD: Final = Level.QUESTION
_LONGEST: Final = 40
#: The relation that holds counts by rating and direction against the list that they count.
_COUNTS: Final = "statuses"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding in the paper's own tables, and the place of commentary at which it is answered."""

    finding: Finding
    place: str

    @property
    def where(self) -> str:
        """The table, row and column that it is about."""
        at = self.finding.place
        return f"{at.table}, row {at.row}, {at.column}"

    @property
    def what(self) -> str:
        """What does not agree, with its arithmetic."""
        return f"{self.finding.message} ({self.finding.arithmetic})"


@dataclass(frozen=True, slots=True)
class Published:
    """A file that was published elsewhere, and what came of holding it against itself and against the paper's rows."""

    name: str
    report: Report


@dataclass(frozen=True, slots=True)
class Checked:
    """What scrutiny found in the tables of a paper, and in what was published elsewhere of the same period."""

    report: Report
    doubts: tuple[Doubt, ...] = ()
    published: tuple[Published, ...] = ()

    def unanswered(self, answered: Collection[str]) -> tuple[Problem, ...]:
        """A problem for every contradiction at whose place nobody has written."""
        return tuple(
            Problem(
                doubt.where,
                doubt.what,
                f"{doubt.finding.mend}; or answer it in commentary at {doubt.place!r}",
            )
            for doubt in self.doubts
            if doubt.finding.level is Level.CONTRADICTION and doubt.place not in answered
        )


def check(tables: Sequence[Known], today: date, published: Path | None = None) -> Checked:
    """Hold the tables against each other, and each file of a folder of published tables against the rows of the paper.

    A summary of the paper's own takes no part in the second: what was published is held against rows, not against what
    counts them. Raises `InputRefused` for files that cannot be read.
    """
    own, nothing = paper_of(tables, FILE, today), Paper((), today)
    report = _report(tables, nothing)
    doubts = tuple(Doubt(one, _place(one, own)) for one in report.at_or_above(TOLD))
    paths = sorted(path for path in published.iterdir() if path.is_file()) if published and published.is_dir() else []
    if not paths:
        return Checked(report, doubts)
    rows = [known for known in tables if not known.summary]
    alone = _report(rows, nothing)
    return Checked(report, doubts, tuple(_against(rows, alone, path, today) for path in paths))


def published_folder(home: Path, label: str) -> Path:
    """Where a home folder keeps what was published of a period."""
    return home / PUBLISHED / label


def _against(rows: Sequence[Known], alone: Report, path: Path, today: date) -> Published:
    """One file beside the rows, less what the rows say alone: only what concerns the file is left."""
    read = read_paper([path], _rules(), today).paper
    report = _report(rows, read)
    files = {sheet.grid.file for sheet in read.sheets} | {one.file for one in read.paragraphs}
    findings = tuple(
        one for one in report.findings if one.place.file in files or any(also.file in files for also in one.also)
    )
    return Published(path.name, Report(findings, _less(report.checked, alone.checked)))


def _report(tables: Sequence[Known], beside: Paper) -> Report:
    """The tables with others beside them; where counts are held against lists, a list printed in parts is one list."""

    def paper(known: Sequence[Known]) -> Paper:
        own = paper_of(known, FILE, beside.today)
        return Paper((*own.sheets, *beside.sheets), beside.today, beside.paragraphs)

    counting = [relation for relation in relations() if relation.key == _COUNTS]
    others = [relation for relation in relations() if relation.key != _COUNTS]
    first = scrutinise(paper(tables), _rules(), others)
    second = scrutinise(paper(joined(tables)), _rules(), counting)
    return Report((*first.findings, *second.findings), {**first.checked, **second.checked})


def _less(
    whole: Mapping[str, Mapping[Verdict, int]], part: Mapping[str, Mapping[Verdict, int]]
) -> Mapping[str, Mapping[Verdict, int]]:
    """How often each relation was asked beyond what it is asked of a part."""
    left = {
        key: {verdict: max(0, count - part.get(key, {}).get(verdict, 0)) for verdict, count in counts.items()}
        for key, counts in whole.items()
    }
    return {key: counts for key, counts in left.items() if any(counts.values())}


def _place(finding: Finding, paper: Paper) -> str:
    """Where a finding is answered: ``scrutiny/risk-residual/fs019``."""
    at = finding.place
    for sheet in paper:
        if sheet.grid.table == at.table:
            for row in sheet.rows:
                if row.line.number == at.row:
                    return f"{ANSWERS}/{finding.relation}/{_slug(row.text(Role.ID) or row.label)}"
    return f"{ANSWERS}/{finding.relation}/{_slug(at.table)}"


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", words.casefold()))[:_LONGEST].rstrip("-")


@cache
def _rules() -> Rules:
    return load_rules()
