"""Whether birth dates and ages of the lists agree with one another and with the day that the lists show."""

from collections.abc import Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.findings import MASK, Findings
from goldenthread.records.importers.annex_a.fields import UNBORN_AGE
from goldenthread.records.importers.annex_a.spec import shown
from goldenthread.records.importers.language import DateOrder, FileFacts, Sheet
from goldenthread.records.importers.parse import ParseContext, parse
from goldenthread.records.limits import limit

_DAYS_IN_YEAR = 365.2425


def note_people(
    findings: Findings,
    lists: Mapping[str, tuple[Sheet, pa.Table, FileFacts]],
    as_at: date,
    dates: DateOrder,
    birth_months: bool,
) -> None:
    """Compare the age column with the birth date at ``as_at``, and the birth dates of a child across the lists.

    With birth dates kept as months (``birth_months``) neither can be judged, and only a missing date is said.
    """
    parts = [_people(name, cells) for name, (_, cells, _) in lists.items() if set(cells.column_names) >= _NEEDED]
    if not parts:
        return
    people = _typed(pa.concat_tables(parts), next(iter(lists.values()))[0], dates)
    files = {name: facts.name for name, (_, _, facts) in lists.items()}
    _note_undated(findings, files, people)
    if not birth_months:
        _note_ages(findings, files, people, as_at)
        _note_differences(findings, files, people)


_NEEDED = frozenset({"child_id", "date_of_birth"})


def _people(name: str, cells: pa.Table) -> pa.Table:
    """Columns child, list and row, and the texts of birth date and age."""
    rows = cells.num_rows
    age = cells["age"] if "age" in cells.column_names else pa.nulls(rows, pa.string())
    which = pa.repeat(pa.scalar(name, pa.string()), rows)
    child = pc.utf8_trim_whitespace(cells["child_id"])
    columns = {
        "child": child,
        "list": which,
        "_row": cells["_row"],
        "date_of_birth": cells["date_of_birth"],
        "age": age,
    }
    return pa.table({**columns, "_file": cells["_file"]})


def _typed(people: pa.Table, sheet: Sheet, dates: DateOrder) -> pa.Table:
    """The same people of all lists with born and age read; what cannot be read is a finding of parsing, not of this."""
    part = Sheet("people", (sheet.field("date_of_birth"), sheet.field("age")), persons=())
    typed = parse(part, people, ParseContext("annex-a", None, dates)).table
    columns = {
        "child": people["child"],
        "list": people["list"],
        "row": people["_row"],
        "born": typed["date_of_birth"],
        "age": typed["age"],
    }
    return pa.table({**columns, "undated": pc.is_null(people["date_of_birth"])})


def _note_undated(findings: Findings, files: Mapping[str, str], people: pa.Table) -> None:
    """An age without a birth date: for the unborn (-1) that is as it should be."""
    for person in people.filter(pc.and_(people["undated"], pc.greater_equal(people["age"], 0))).to_pylist():
        findings.add(
            "birth-date-missing",
            "query",
            f"No date of birth, though the list gives an age ({person['age']:.1f})",
            "Give the date of birth; an age alone is not used",
            **_where(files, person, "date_of_birth"),
        )


def _note_ages(findings: Findings, files: Mapping[str, str], people: pa.Table, as_at: date) -> None:
    days = pc.subtract(as_at.toordinal() - date(1970, 1, 1).toordinal(), people["born"].cast(pa.int32()))
    real = pc.divide(days.cast(pa.float64()), _DAYS_IN_YEAR)
    unborn = pc.equal(people["age"], UNBORN_AGE)
    far = pc.greater(pc.abs(pc.subtract(people["age"], real)), limit("age-difference-years"))
    wrong = pc.if_else(unborn, pc.greater_equal(real, 0.0), far)
    for person in people.filter(pc.fill_null(wrong, False)).to_pylist():
        age = person["age"]
        if age == UNBORN_AGE:
            what = f"Age {UNBORN_AGE} says unborn, and the date of birth is not after {as_at:%d/%m/%Y}"
            mend = "Give the age, or the expected date of birth"
        else:
            what = f"Age {age:g} does not agree with the date of birth at {as_at:%d/%m/%Y}"
            mend = "Check the date of birth, and that the lists were made for the date given with --as-at"
        findings.add("age-disagrees", "query", what, mend, value=f"{age:g}", **_where(files, person, "age"))


def _note_differences(findings: Findings, files: Mapping[str, str], people: pa.Table) -> None:
    known = people.filter(pc.and_(pc.is_valid(people["child"]), pc.is_valid(people["born"])))
    counts = known.group_by("child").aggregate([("born", "count_distinct")])
    children = counts["child"].filter(pc.greater(counts["born_count_distinct"], 1))
    rows: dict[str, dict[date, dict[str, str | int]]] = {}
    for person in known.filter(pc.is_in(known["child"], children)).to_pylist():
        rows.setdefault(person["child"], {}).setdefault(person["born"], person)
    for days in rows.values():
        places = ", ".join(f"{shown(str(person['list']))} row {person['row']}" for person in days.values())
        last = list(days.values())[-1]
        findings.add(
            "birth-date-differs",
            "error",
            f"The lists give {len(days)} different birth dates for one child: {places}",
            "Correct the birth date where it is wrong; the one of the later stage of the child's journey is used",
            value=MASK,
            **_where(files, last, "date_of_birth"),
        )


def _where(files: Mapping[str, str], person: Mapping[str, object], column: str) -> dict[str, object]:
    name = str(person["list"])
    place = {"source": "annex-a", "file": files[name], "sheet": name, "column": column}
    return {**place, "row": person["row"], "child_id": person["child"]}
