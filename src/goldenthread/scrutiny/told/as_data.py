"""The findings as JSON: one object with its schema, what was checked, and a flat list."""

from collections.abc import Mapping, Sequence
from typing import Final

from goldenthread.scrutiny.engine import Report
from goldenthread.scrutiny.findings import Finding, Level, Place, Verdict
from goldenthread.scrutiny.sheets import Paper

SCHEMA: Final = "goldenthread-scrutiny-1"


def as_data(report: Report, paper: Paper, level: Level, notes: Sequence[str] = ()) -> Mapping[str, object]:
    """What `goldenthread scrutinise --format json` prints: findings at the level or above it."""
    return {
        "schema": SCHEMA,
        "checked": {
            "today": paper.today.isoformat(),
            "level": level.value,
            "tables": [
                {
                    "file": sheet.grid.file,
                    "table": sheet.grid.table,
                    "heading_row": sheet.grid.heading_row,
                    "rows": len(sheet.grid.lines),
                }
                for sheet in paper
            ],
            "paragraphs": len(paper.paragraphs),
            "relations": {
                key: {verdict.value: counts[verdict] for verdict in Verdict} for key, counts in report.checked.items()
            },
            "notes": list(notes),
        },
        "findings": [_finding(finding) for finding in report.at_or_above(level)],
    }


def _finding(finding: Finding) -> Mapping[str, object]:
    return {
        **_place(finding.place),
        "relation": finding.relation,
        "level": finding.level.value,
        "published": finding.published,
        "expected": finding.expected,
        "arithmetic": finding.arithmetic,
        "message": finding.message,
        "mend": finding.mend,
        "also": [_place(place) for place in finding.also],
    }


def _place(place: Place) -> Mapping[str, object]:
    return {"file": place.file, "table": place.table, "row": place.row, "column": place.column}
