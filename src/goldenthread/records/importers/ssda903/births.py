"""Birth dates and sex are kept once: in the header, and elsewhere only for a child whom the header leaves out."""

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.codes import code_set
from goldenthread.records.findings import MASK, Findings
from goldenthread.records.importers.dates import read_date, read_month
from goldenthread.records.importers.language import DateOrder
from goldenthread.records.importers.readers import tidy

#: What the header says of a child and other modules repeat.
REPEATED = ("dob", "sex")


def keep_once(
    cells: dict[str, pa.Table], dates: DateOrder, findings: Findings, files: dict[str, str]
) -> dict[str, pa.Table]:
    """Blank the birth date and sex that modules repeat for children of the header, after comparing them.

    Adds a finding for each child who is in a module and not in the header (once, where first met), and for each row
    whose birth date or sex is not the header's.
    """
    header = cells["header"]
    known = _ids(header["child"])
    births = _whole(header["dob"])
    sexes = _whole(header["sex"]) if "sex" in header.column_names else pa.nulls(header.num_rows, pa.string())
    kept = {"header": header}
    absent: set[str] = set()
    for module in sorted(set(cells) - {"header"}):
        table = cells[module]
        if table.num_rows:
            place = pc.index_in(_ids(table["child"]), value_set=known)
            _note_absent(module, table, place, absent, findings, files)
            if "dob" in table.column_names:
                _note_different(module, table, births.take(place), dates, findings, files)
            if "sex" in table.column_names:
                _note_other_sex(module, table, sexes.take(place), findings, files)
            for name in REPEATED:
                if name in table.column_names:
                    blanked = pc.if_else(pc.is_valid(place), pa.scalar(None, pa.string()), table[name])
                    table = table.set_column(table.column_names.index(name), name, blanked)
        kept[module] = table
    return {module: kept[module] for module in cells}


def _ids(column: pa.ChunkedArray) -> pa.Array:
    """Identifiers as they are compared: without blanks around, and without the point that a spreadsheet adds."""
    return pc.replace_substring_regex(pc.utf8_trim_whitespace(_whole(column)), r"^(\d+)\.0+$", r"\1")


def _whole(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _note_absent(
    module: str, table: pa.Table, place: pa.Array, absent: set[str], findings: Findings, files: dict[str, str]
) -> None:
    missing = pc.and_(pc.is_null(place), pc.is_valid(table["child"]))
    ids, rows = _ids(table["child"]), _whole(table["_row"])
    for at in pc.indices_nonzero(missing).to_pylist():
        child = ids[at].as_py()
        if child in absent:
            continue
        absent.add(child)
        findings.add(
            "child-not-in-header", "error", f"The child is in {module} and not in the header",
            "Add the child to the header, or take the rows out", file=files.get(module), sheet=module,
            row=rows[at].as_py(), column="child", child_id=child, table="people",
        )  # fmt: skip


def _note_different(
    module: str, table: pa.Table, births: pa.Array, dates: DateOrder, findings: Findings, files: dict[str, str]
) -> None:
    given = _whole(table["dob"])
    unlike = pc.fill_null(pc.not_equal(given, births), False)
    ids, rows = _ids(table["child"]), _whole(table["_row"])
    for at in pc.indices_nonzero(unlike).to_pylist():
        here, there = _day(given[at].as_py(), dates), _day(births[at].as_py(), dates)
        if here is None:
            # Parsing will not see it, since it is not kept.
            findings.add(
                "unreadable-date", "error", f"The birth date in {module} is not a date; the one in the header was used",
                "Correct the cell, or say with --dates how dates are written", file=files.get(module), sheet=module,
                row=rows[at].as_py(), column="dob", value=MASK, child_id=ids[at].as_py(), table="people",
            )  # fmt: skip
            continue
        if there is None or here == there:
            continue
        findings.add(
            "birth-date-differs", "error", f"The birth date in {module} is not the one in the header, which was used",
            "Correct it in the case system and export the return again", file=files.get(module), sheet=module,
            row=rows[at].as_py(), column="dob", value=MASK, child_id=ids[at].as_py(), table="people",
        )  # fmt: skip


def _note_other_sex(module: str, table: pa.Table, sexes: pa.Array, findings: Findings, files: dict[str, str]) -> None:
    """A finding for each row of a child of the header whose sex is none, or is another than the header's."""
    given, codes = _whole(table["sex"]), code_set("sex")
    unlike = pc.fill_null(pc.not_equal(given, sexes), False)
    ids, rows = _ids(table["child"]), _whole(table["_row"])
    for at in pc.indices_nonzero(unlike).to_pylist():
        text = given[at].as_py()
        here, there = (codes.resolve(tidy(one)).code for one in (text, sexes[at].as_py()))
        if not tidy(text) or (here is not None and (there is None or here == there)):
            continue
        rule, what = (
            ("unknown-code", f"The sex in {module} is no code of {codes.title.lower()}; the one in the header was used")
            if here is None
            else ("sex-differs", f"The sex in {module} is not the one in the header, which was used")
        )
        findings.add(
            rule, "error", what, "Correct it in the case system and export the return again", file=files.get(module),
            sheet=module, row=rows[at].as_py(), column="sex", value=tidy(text), child_id=ids[at].as_py(),
            table="people",
        )  # fmt: skip


def _day(text: str, dates: DateOrder) -> date | None:
    return read_date(text.strip(), dates) or read_month(text.strip())
