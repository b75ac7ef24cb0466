"""The findings as plain text: by file, the surest first, then one line of what was checked."""

from collections.abc import Iterator

from goldenthread.scrutiny.engine import Report
from goldenthread.scrutiny.findings import Finding, Level
from goldenthread.scrutiny.sheets import Paper
from goldenthread.scrutiny.told.counts import checked, many, of_level


def as_text(report: Report, paper: Paper, level: Level) -> str:
    """What a reader sees; where every figure agrees, only what was checked."""
    lines: list[str] = []
    found = report.at_or_above(level)
    for file in dict.fromkeys(finding.place.file for finding in found):
        lines += _file(file, [finding for finding in found if finding.place.file == file])
    return "\n".join((*lines, _checked(report, paper, level)))


def _file(file: str, findings: list[Finding]) -> Iterator[str]:
    yield file
    for level in Level:
        rows = [finding for finding in findings if finding.level is level]
        if rows:
            yield f"\n  {of_level(level)} ({len(rows):,})"
        for finding in rows:
            place = finding.place
            table = f"{place.table}, " if place.table else ""
            column = f", {place.column}" if place.column else ""
            yield f"\n  {table}row {place.row}{column}: {finding.published or 'blank'}"
            yield f"    {finding.message}"
            yield f"    {finding.arithmetic}"
            yield f"    {finding.mend.rstrip('.')}. [{finding.relation}]"
    yield ""


def _checked(report: Report, paper: Paper, level: Level) -> str:
    rows = sum(len(sheet.grid.lines) for sheet in paper)
    said = f"Checked {many(len(paper.sheets), 'table')} ({many(rows, 'row')})"
    counts = list(checked(report))
    parts = [
        f"{title[:1].lower()}{title[1:]} ({agreed + differ:,})"
        for title, agreed, differ, _ in counts
        if agreed + differ
    ]
    if not parts:
        return f"{said}: nothing in it could be compared."
    unsure = sum(cannot for *_, cannot in counts)
    doubt = f" {many(unsure, 'further figure')} could not be told." if unsure else ""
    below = len(report.findings) - len(report.at_or_above(level))
    less = (
        f" {many(below, 'finding')} below the level asked for {'is' if below == 1 else 'are'} not shown."
        if below
        else ""
    )
    agree = "" if report.findings else ": they agree"
    return f"{said}: {'; '.join(parts)}{agree}.{doubt}{less}"
