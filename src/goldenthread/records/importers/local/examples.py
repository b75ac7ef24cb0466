"""An example file of each schema: invented rows that show how cells are written."""

import csv
import io
from datetime import date, timedelta

from goldenthread.records.codes import code_set
from goldenthread.records.importers.language import Field, Sheet
from goldenthread.records.importers.local.schemas import SCHEMAS, field_name
from goldenthread.records.tables import TABLES

_ROWS = 3
_FIRST = date(2025, 4, 7)
#: Ids and short texts that read better than a made-up one.
_SAID = {
    "child_id": ("C1001", "C1002", "C1003"),
    "worker_id": ("W12", "W15", "W18"),
    "supervisor_id": ("W3", "W3", "W4"),
    "manager_id": ("W3", "W3", "W4"),
    "auditor_id": ("W21", "W22", "W21"),
    "team_id": ("T1", "T2", "T3"),
    "parent_team_id": ("S1", "S1", "S2"),
    "from_team_id": ("T1", "T1", "T2"),
    "to_team_id": ("T2", "T3", "T3"),
    "team_name": ("Assessment 1", "Assessment 2", "Children in care"),
    "service": ("Social work", "Social work", "Corporate parenting"),
    "job_title": ("Social worker", "Team manager", "Social worker"),
    "name": ("Ada Example", "Bea Example", "Cy Example"),
    "forename": ("Ada", "Bea", "Cy"),
    "surname": ("Example", "Example", "Example"),
    "id_value": ("A100000000001", "A100000000002", "A100000000003"),
    "term": ("2024/25 summer", "2024/25 summer", "2025/26 autumn"),
    "theme": ("neglect", "", "transition to adulthood"),
    "course": ("safeguarding-3", "court-skills", "safeguarding-3"),
    "question": ("listened-to", "knows-worker", "listened-to"),
    "topic": ("communication", "decision", "communication"),
    "organisation": ("Primary school", "Family hub", "Health visiting"),
    "ward": ("Ward A", "Ward B", "Ward A"),
    "locality": ("North", "South", "North"),
    "id_kind": ("upn", "upn", "nhs-number"),
}
_NUMBERS = {
    "fte": ("1", "0.8", "0.6"),
    "score": ("4", "5", "3"),
    "days_lost": ("2", "0.5", "10"),
    "weekly_cost": ("850", "5200.50", "1200"),
    "original": ("1250000", "1250000", "400000"),
    "revised": ("1300000", "1300000", "400000"),
    "actual": ("310000", "415000.25", "90000"),
    "forecast": ("1342000", "1355000", "395000"),
}
#: Days that come before the event itself.
_BEFORE = ("requested_date", "referred_date", "placed_date", "arrived_date", "advertised_date")
_MONTH_ENDS = ("2025-04-30", "2025-05-31", "2025-06-30")


def example_text(sheet: Sheet) -> str:
    """A small CSV file of a schema: three rows, of which the last leaves blank what it may."""
    fields = [item for item in sheet.fields if item.name != "id_kind" or sheet.name == "person_links"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([item.name for item in fields])
    for n in range(_ROWS):
        writer.writerow([_cell(sheet, item, place, n) for place, item in enumerate(fields)])
    return out.getvalue()


def _cell(sheet: Sheet, item: Field, place: int, row: int) -> str:
    table = TABLES[sheet.name]
    keys = {"child_id", "id", table.event_date, *table.natural}
    if row == _ROWS - 1 and not item.required and item.name not in keys:
        return ""
    if item.name in _SAID:
        return _SAID[item.name][row]
    if item.name in _NUMBERS:
        return _NUMBERS[item.name][row]
    day = _FIRST + timedelta(days=7 * row + _days_after(sheet, item, place))
    if item.name == "month_end_date":
        return _MONTH_ENDS[row]
    if item.kind == "date":
        return day.isoformat()
    if item.kind == "datetime":
        return f"{day.isoformat()} 10:30:00"
    if item.kind == "code":
        codes = code_set(item.codes).codes
        return codes[row % len(codes)].code
    if item.kind == "boolean":
        return ("yes", "no")[row % 2]
    if item.kind == "id":
        return _own_id(sheet, item, row)
    return str(row + 1) if item.kind in ("integer", "number") else item.name.replace("_", " ")


def _days_after(sheet: Sheet, item: Field, place: int) -> int:
    """Later columns hold later days, so that what follows comes after what it follows."""
    if item.name in (TABLES[sheet.name].event_date, "held_at", "received_at"):
        return 0
    return -3 if item.name in _BEFORE else min(place, 12)


def _own_id(sheet: Sheet, item: Field, row: int) -> str:
    """An id that starts with the initials of what it identifies, so that references in other files lead to it."""
    refers = next((column.refers for column in TABLES[sheet.name].columns if field_name(column) == item.name), "")
    what = refers or (sheet.name if item.name == "id" else item.name.removesuffix("_id").removesuffix("_number"))
    return f"{''.join(part[:2] for part in what.split('_')).upper()}{row + 1}"


def examples() -> dict[str, str]:
    """Every example by file name."""
    return {f"{name}.csv": example_text(sheet) for name, sheet in SCHEMAS.items()}
