"""The findings as plain text: by file, the surest first, then one line of what was checked."""

from collections.abc import Iterator

from goldenthread.scrutiny.engine import Report
from goldenthread.scrutiny.findings import Finding, Level
from goldenthread.scrutiny.sheets import Paper
from goldenthread.scrutiny.told.counts import checked

_HEADED = {
    Level.CONTRADICTION: "Contradictions",
    Level.UNIT: "Units and labels",
    Level.QUESTION: "Questions",
    Level.NOTE: "Notes",
}


def as_text(report: Report, paper: Paper, level: Level) -> str:
    """What a reader sees; where every figure agrees, only what was checked."""
    lines: list[str] = []
    found = report.at_or_above(level)
    for file in dict.fromkeys(finding.place.file for finding in found):
        lines += _file(file, [finding for finding in found if finding.place.file == file])
    return "\n".join((*lines, *_checked(report, paper))) + "\n"


def _file(file: str, findings: list[Finding]) -> Iterator[str]:
    yield file
    for level in Level:
        of_level = [finding for finding in findings if finding.level is level]
        if of_level:
            yield f"\n  {_HEADED[level]} ({len(of_level)})"
        for finding in of_level:
            place = finding.place
            table = f"{place.table}, " if place.table else ""
            column = f", {place.column}" if place.column else ""
            yield f"\n  {table}row {place.row}{column}: {finding.published}"
            yield f"    {finding.message}"
            yield f"    {finding.arithmetic}"
            yield f"    {finding.mend}. [{finding.relation}]"
    yield ""


def _checked(report: Report, paper: Paper) -> Iterator[str]:
    tables = len(paper.sheets)
    rows = sum(len(sheet.grid.lines) for sheet in paper)
    said = f"Checked {_many(tables, 'table')} ({_many(rows, 'row')})"
    parts = [
        f"{title.casefold()} {agreed + not_agreed:,}"
        for title, agreed, not_agreed, _ in checked(report)
        if agreed + not_agreed
    ]
    if not parts:
        yield f"{said}: nothing in it could be compared."
        return
    wrong = sum(not_agreed for _, _, not_agreed, _ in checked(report))
    unsure = sum(cannot for *_, cannot in checked(report))
    verdict = "they agree" if not wrong else f"{wrong:,} do not agree"
    doubt = f"; {unsure:,} could not be told" if unsure else ""
    yield f"{said}: {'; '.join(parts)}: {verdict}{doubt}."


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
