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
from goldenthread.scrutiny.reading.blocks import Known, paper_of
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


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding in the paper's own tables, and the place of commentary at which it is answered."""

    finding: Finding
    place: str


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
                f"{doubt.finding.place.table}, row {doubt.finding.place.row}, {doubt.finding.place.column}",
                f"{doubt.finding.message.rstrip('.')} ({doubt.finding.arithmetic})",
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
    rules = _rules()
    own = paper_of(tables, FILE, today)
    report = scrutinise(own, rules)
    doubts = tuple(Doubt(one, _place(one, own)) for one in report.at_or_above(TOLD))
    paths = sorted(path for path in published.iterdir() if path.is_file()) if published and published.is_dir() else []
    if not paths:
        return Checked(report, doubts)
    rows = paper_of([known for known in tables if not known.summary], FILE, today)
    alone = scrutinise(rows, rules)
    return Checked(report, doubts, tuple(_against(rows, alone, path, rules) for path in paths))


def published_folder(home: Path, label: str) -> Path:
    """Where a home folder keeps what was published of a period."""
    return home / PUBLISHED / label


def _against(rows: Paper, alone: Report, path: Path, rules: Rules) -> Published:
    """One file beside the rows, less what the rows say alone: only what concerns the file is left."""
    read = read_paper([path], rules, rows.today).paper
    report = scrutinise(Paper((*rows.sheets, *read.sheets), rows.today, read.paragraphs), rules)
    files = {sheet.grid.file for sheet in read.sheets} | {one.file for one in read.paragraphs}
    findings = tuple(
        one for one in report.findings if one.place.file in files or any(also.file in files for also in one.also)
    )
    return Published(path.name, Report(findings, _less(report.checked, alone.checked)))


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
                    return f"{ANSWERS}/{finding.relation}/{_slug(row.label)}"
    return f"{ANSWERS}/{finding.relation}/{_slug(at.table)}"


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", words.casefold()))[:_LONGEST].rstrip("-")


@cache
def _rules() -> Rules:
    return load_rules()
