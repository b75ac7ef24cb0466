"""A list that no longer looks as its mapping says: what changed, and the lines of the mapping that would mend it."""

from collections.abc import Mapping, Sequence
from difflib import unified_diff

import pyarrow as pa
import pyarrow.compute as pc
import tomlkit

from goldenthread.records.codes import code_set
from goldenthread.records.errors import Problem, refuse_if_any
from goldenthread.records.findings import Findings
from goldenthread.records.importers.language import Field, heading_key
from goldenthread.records.importers.local.mapping import ColumnMapping
from goldenthread.records.importers.local.schemas import nearest
from goldenthread.records.importers.readers import NOT_VALUES
from goldenthread.records.limits import limit


def headings_changed(
    mapping: ColumnMapping, text: str, mapping_file: str, list_file: str, headings: Sequence[str]
) -> None:
    """Raise `InputRefused` when headings that the mapping reads are not in the list, each with the nearest that is, and
    the change to the mapping that would mend it; or when one of them stands twice."""
    keys = [heading_key(heading) for heading in headings]
    free = [
        heading for heading in headings if heading_key(heading) not in {heading_key(one) for one in mapping.headings}
    ]
    problems = []
    for section, entries in (("columns", mapping.columns), ("attendance", mapping.attendance)):
        for name, heading in entries.items():
            if keys.count(heading_key(heading)) > 1:
                what = f"the heading {heading!r} stands more than once"
                problems.append(
                    Problem(f"{list_file}, headings", what, "Remove or rename the column that is not wanted")
                )
            elif heading_key(heading) not in keys:
                near = nearest(heading, free) or nearest(name, free)
                what = f"the column {heading!r}, which {mapping_file} reads as {name}, is not there"
                problems.append(
                    Problem(
                        f"{list_file}, headings", what, _mend_heading(text, mapping_file, section, name, near, free)
                    )
                )
    refuse_if_any(problems)


def _mend_heading(text: str, file: str, section: str, name: str, near: Sequence[str], free: Sequence[str]) -> str:
    if not near:
        others = ", ".join(map(repr, free)) or "none"
        return f"Correct {file}, or put the column back. Columns that are not mapped: {others}"
    document = tomlkit.parse(text)
    document[section][name] = near[0]
    return f"If it is now {near[0]!r}, change the mapping:\n{difference(text, tomlkit.dumps(document), file)}"


def difference(before: str, after: str, file: str) -> str:
    """The change from one text of a mapping to another, as a unified diff of the lines that differ."""
    lines = unified_diff(before.rstrip().splitlines(), after.rstrip().splitlines(), file, file, lineterm="", n=0)
    return "\n".join(lines)


def note_new_headings(mapping: ColumnMapping, others: Sequence[str], source: str, file: str, notes: Findings) -> None:
    """A finding for each heading that the mapping neither reads nor leaves out, where it says what it leaves out."""
    if mapping.left_out is None:
        return
    known = {heading_key(heading) for heading in mapping.left_out}
    for heading in others:
        if heading_key(heading) not in known:
            notes.add(
                "heading-new", "query", f"The column {heading!r} was not there when the mapping was made; it is not kept",
                "Map it under [columns], or add it to left_out", source=source, file=file, sheet=mapping.table,
            )  # fmt: skip


def note_unmapped_codes(
    mapping: ColumnMapping,
    text: str,
    mapping_file: str,
    cells: Mapping[str, pa.Table],
    source: str,
    file: str,
    notes: Findings,
) -> None:
    """One finding for each text that stands where a code should and is none, with the line that would map it."""
    for name, sheet in mapping.sheets().items():
        if name not in cells:
            continue
        for item in sheet.fields:
            if item.kind != "code" or item.name not in cells[name].column_names:
                continue
            for said, count in unmapped_texts(item, cells[name][item.name]).items():
                mend = _mend_code(text, mapping_file, item, said)
                what = f"{said!r} is new in {item.name} ({count:,} cells): it is no code and the mapping does not say what it means"
                notes.add(
                    "code-not-mapped",
                    "query",
                    what,
                    mend,
                    source=source,
                    file=file,
                    sheet=name,
                    column=item.name,
                    value=said,
                )


def unmapped_texts(item: Field, texts: pa.ChunkedArray) -> dict[str, int]:
    """The texts of a column that are understood as no code, with how many cells hold each; the commonest only."""
    counted = sorted(
        pc.value_counts(texts.drop_null()).to_pylist(), key=lambda one: (-int(one["counts"]), str(one["values"]))
    )
    found: dict[str, int] = {}
    for entry in counted:
        if len(found) >= limit("findings-shown"):
            break
        if not understood(item, str(entry["values"])):
            found[str(entry["values"])] = int(entry["counts"])
    return found


def understood(item: Field, text: str) -> bool:
    """Say whether a text is read as a code of the field, or as no value."""
    known = NOT_VALUES | {said.casefold().strip() for said, _ in item.spellings}
    return text.casefold().strip() in known or code_set(item.codes).resolve(text).code is not None


def _mend_code(text: str, file: str, item: Field, said: str) -> str:
    code = code_set(item.codes).suggest(said) or _nearest_label(item, said)
    if not code:
        known = ", ".join(one.code for one in code_set(item.codes).codes[: int(limit("findings-shown"))])
        return f"Add to {file} under [codes.{item.name}]: {tomlkit.item(said).as_string()} = one of {known}"
    document = tomlkit.parse(text)
    codes = document.setdefault("codes", tomlkit.table(is_super_table=True))
    codes.setdefault(item.name, tomlkit.table())[said] = code
    return f"If it means {code!r}, change the mapping:\n{difference(text, tomlkit.dumps(document), file)}"


def _nearest_label(item: Field, said: str) -> str:
    labels = {one.label: one.code for one in code_set(item.codes)}
    near = nearest(said, [*labels, *labels.values()])
    return labels.get(near[0], near[0]) if near else ""
