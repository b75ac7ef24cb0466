"""What a person reading the lists would notice at once, beyond single cells that cannot be read."""

from collections import Counter
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.findings import MASK, Findings
from goldenthread.records.importers.annex_a.spec import LATEST_ONLY, shown
from goldenthread.records.importers.landing import RawSheet
from goldenthread.records.importers.language import FileFacts, Sheet

_SOURCE = "annex-a"
#: The shape of a postcode, with whatever blanks a spreadsheet put in it.
_POSTCODE = r"^[\s\xa0]*[A-Z]{1,2}\d[A-Z\d]?[\s\xa0]*\d[A-Z]{2}[\s\xa0]*$"
_SERIAL = r"^\s*[2-6]\d{4}(\.\d+)?\s*$"

#: Columns that may be blank in every row of a good list, since they speak of what happens to some children only.
MAY_BE_BLANK = frozenset(
    {
        "assessment_completion_date",
        "date_of_authorisation",
        "requires_support",
        "conference_unnecessary",
        "date_of_conference",
        "resulted_in_plan",
        "cin_closure_date",
        "reason_for_closure",
        "latest_review_date",
        "plan_end_date",
        "ceased_date",
        "reason_ceased",
        "placement_authority",
        "interview_offered",
        "interview_accepted",
        "placement_order_date",
        "matched_date",
        "placed_date",
        "order_date",
        "reversed_date",
        "reversal_reason",
        "early_placement_date",
        "stage_1_end_date",
        "stage_2_start_date",
        "stage_2_end_date",
        "applied_date",
        "approved_date",
        "children_placed",
        "left_date",
        "left_reason",
    }
)


def note_columns(findings: Findings, sheet: Sheet, cells: pa.Table, facts: FileFacts) -> None:
    """One finding a column for what is wrong with a whole column: day numbers for dates, formulas kept as text."""
    for field in sheet.fields:
        if field.name not in cells.column_names:
            continue
        column = cells[field.name]
        where = {"source": _SOURCE, "file": facts.name, "sheet": sheet.name, "column": field.name}
        if field.kind == "date":
            serials = pc.sum(pc.match_substring_regex(column, _SERIAL)).as_py() or 0
            if serials and serials == len(column) - column.null_count:
                what = f"All {serials:,} dates of {field.name} in {shown(sheet.name)} are a spreadsheet's day numbers, so none is read"
                findings.add("day-numbers", "error", what, "Format the column as a date and export again", **where)
        if field.name not in MAY_BE_BLANK and len(column) and column.null_count == len(column):
            what = f"{shown(sheet.name).capitalize()} has nothing under {field.headings[0]!r} in any of its {len(column):,} rows"
            findings.add(
                "column-blank", "query", what, "Check the export; until then it is 'not recorded', not none", **where
            )
        formulas = pc.starts_with(column, pattern="=")
        number = pc.sum(formulas).as_py() or 0
        if number:
            row = cells["_row"].filter(pc.fill_null(formulas, False))[0].as_py()
            what = f"{number:,} cells of {field.name} in {shown(sheet.name)} hold a formula as text, not its result"
            findings.add(
                "formula-text", "error", what, "Let the spreadsheet work it out, then save the values", row=row, **where
            )


def note_postcodes(findings: Findings, sheet: Sheet, raw: RawSheet, found: Mapping[str, int], facts: FileFacts) -> None:
    """Say which postcodes cannot be one: they are dropped unread, so nothing later could notice."""
    for field in sheet.fields:
        if field.treat != "postcode" or field.name not in found:
            continue
        column = raw.columns[found[field.name]]
        bad = pc.fill_null(pc.invert(pc.match_substring_regex(column, _POSTCODE, ignore_case=True)), False)
        children = (
            raw.columns[found["child_id"]].filter(bad) if "child_id" in found else pa.nulls(pc.sum(bad).as_py() or 0)
        )
        for row, child in zip(raw.rows.filter(bad).to_pylist(), children.to_pylist(), strict=True):
            findings.add(
                "unreadable-postcode",
                "error",
                f"The {field.name.replace('_', ' ')} is not a postcode",
                "Correct it, or leave it blank; without it place and distance are 'not recorded'",
                source=_SOURCE,
                file=facts.name,
                sheet=sheet.name,
                row=row,
                column=field.name,
                value=MASK,
                child_id=child,
            )


def note_rows(findings: Findings, sheet: Sheet, cells: pa.Table, facts: FileFacts) -> None:
    """Say when a list has no rows, and when a list of one row a child has more for some."""
    where = {"source": _SOURCE, "file": facts.name, "sheet": sheet.name}
    if not cells.num_rows:
        what = f"{shown(sheet.name).capitalize()} has headings and no rows"
        findings.add("list-empty", "query", what, "Check that there was nothing to list", **where)
        return
    if sheet.name not in LATEST_ONLY or "child_id" not in cells.column_names:
        return
    children = Counter(child for child in cells["child_id"].to_pylist() if child)
    again = {child for child, rows in children.items() if rows > 1}
    seen: Counter[str] = Counter()
    if not again:
        return
    for child, row in zip(cells["child_id"].to_pylist(), cells["_row"].to_pylist(), strict=True):
        if child in again:
            seen[child] += 1
            if seen[child] == 2:
                what = f"{shown(sheet.name).capitalize()} has {children[child]} rows for one child, and should have the latest only"
                findings.add(
                    "several-rows",
                    "query",
                    what,
                    "Check which row is the latest; all are read",
                    row=row,
                    child_id=child,
                    **where,
                )
