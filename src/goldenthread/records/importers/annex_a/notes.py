"""What a person reading the lists would notice at once, beyond single cells that cannot be read."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.findings import MASK, Findings
from goldenthread.records.importers.annex_a.fields import UNBORN_AGE
from goldenthread.records.importers.annex_a.spec import LATEST_ONLY, shown
from goldenthread.records.importers.landing import RawSheet
from goldenthread.records.importers.language import DateOrder, FileFacts, Sheet
from goldenthread.records.importers.parse import ParseContext, parse
from goldenthread.records.limits import limit

_SOURCE = "annex-a"
_DAYS_IN_YEAR = 365.2425
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


def note_people(
    findings: Findings,
    lists: Mapping[str, tuple[Sheet, pa.Table, FileFacts]],
    as_at: date,
    dates: DateOrder,
    birth_months: bool,
) -> None:
    """Compare the age column with the birth date at ``as_at``, and the birth dates of a child across the lists."""
    births: dict[str, dict[date, tuple[str, int, str]]] = {}
    for name, (sheet, cells, facts) in lists.items():
        wanted = ("child_id", "date_of_birth", "age")
        if not {"child_id", "date_of_birth"} <= set(cells.column_names):
            continue
        part = Sheet(name, tuple(field for field in sheet.fields if field.name in wanted))
        typed = parse(part, cells, ParseContext(_SOURCE, None, dates)).table
        columns = [typed[column].to_pylist() for column in (*wanted, "_row")]
        blank = cells["date_of_birth"].is_null().to_pylist()
        for child, born, age, row, undated in zip(*columns, blank, strict=True):
            if undated and age is not None and age >= 0:
                _note_undated(findings, name, facts, age, row, child)
            if child and born:
                births.setdefault(child, {}).setdefault(born, (name, row, facts.name))
            if born and age is not None and not birth_months:
                _note_age(findings, name, facts, as_at, born, age, row, child)
    for child, days in births.items():
        if len(days) > 1 and not birth_months:
            places = ", ".join(f"{shown(name)} row {row}" for name, row, _ in days.values())
            name, row, file = list(days.values())[-1]
            findings.add(
                "birth-date-differs",
                "error",
                f"The lists give {len(days)} different birth dates for one child: {places}",
                "Correct the birth date where it is wrong; the one of the later stage of the child's journey is used",
                source=_SOURCE,
                file=file,
                sheet=name,
                row=row,
                column="date_of_birth",
                value=MASK,
                child_id=child,
            )


def _note_undated(findings: Findings, name: str, facts: FileFacts, age: float, row: int, child: str | None) -> None:
    """An age without a birth date: for the unborn (-1) that is as it should be."""
    where = {
        "source": _SOURCE,
        "file": facts.name,
        "sheet": name,
        "row": row,
        "column": "date_of_birth",
        "child_id": child,
    }
    what = f"No date of birth, though the list gives an age ({age:.1f})"
    findings.add("birth-date-missing", "query", what, "Give the date of birth; an age alone is not used", **where)


def _note_age(
    findings: Findings, name: str, facts: FileFacts, as_at: date, born: date, age: float, row: int, child: str | None
) -> None:
    real = (as_at - born).days / _DAYS_IN_YEAR
    unborn = age == UNBORN_AGE
    if unborn and real < 0:
        return
    if unborn:
        what = f"Age {UNBORN_AGE} says unborn, and the date of birth is not after {as_at:%d/%m/%Y}"
        mend = "Give the age, or the expected date of birth"
    elif abs(age - real) > limit("age-difference-years"):
        what = f"Age {age:g} does not agree with the date of birth at {as_at:%d/%m/%Y}"
        mend = "Check the date of birth, and that the lists were made for the date given with --as-at"
    else:
        return
    findings.add(
        "age-disagrees",
        "query",
        what,
        mend,
        source=_SOURCE,
        file=facts.name,
        sheet=name,
        row=row,
        column="age",
        value=f"{age:g}",
        child_id=child,
    )
