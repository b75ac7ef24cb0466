"""A stored list read again through a mapping that was mended since, without the file it came from."""

from dataclasses import dataclass

import pyarrow as pa

from goldenthread.records.errors import InputRefused, Problem
from goldenthread.records.findings import Findings
from goldenthread.records.importers.language import FileFacts
from goldenthread.records.importers.local.changes import difference, note_unmapped_codes
from goldenthread.records.importers.local.mapping import ATTENDANCE, digest, parse_mapping


@dataclass(frozen=True)
class Replayed:
    """What a stored delivery becomes under another mapping: the ``extra`` to derive it with, the findings of landing
    (shape `findings.SCHEMA`), and the ``change`` of the mapping as a unified diff ("" where it is the same)."""

    extra: dict[str, object]
    findings: pa.Table
    change: str


def replay(
    source: str,
    files: tuple[FileFacts, ...],
    extra: dict[str, object],
    cells: dict[str, pa.Table],
    text: str,
    file: str,
) -> Replayed:
    """Put the mapping ``text`` (of the file called ``file``) in the place of the one that a stored list was read with.

    ``cells`` are the stored cells by sheet. Codes, constants, date orders and renamed headings take effect at once;
    the cells themselves are not changed. Raises `InputRefused` when the mapping is wrong, is for another schema, or reads
    columns that were not kept when the list was loaded.
    """
    mapping = parse_mapping(text, file)
    before = extra.get("mapping")
    problems = []
    if mapping.table != extra.get("table"):
        what = f"is for {mapping.table}, and the stored list {source} is one of {extra.get('table')}"
        problems.append(Problem(file, what, "Give the mapping of that list"))
    else:
        kept = cells[mapping.table].column_names if mapping.table in cells else []
        lacking = sorted(set(mapping.columns) - set(kept))
        if ATTENDANCE in cells:
            known = set(cells[ATTENDANCE]["agency"].to_pylist())
            lacking += sorted(set(mapping.attendance) - known) if known else []
        elif mapping.attendance:
            lacking += sorted(mapping.attendance)
        for name in lacking:
            what = f"reads {name}, which was not kept when {source} was loaded"
            problems.append(Problem(f"{file}, [columns]", what, "Load the file itself again through the mapping"))
    if problems:
        raise InputRefused(*problems)
    notes = Findings()
    list_file = files[0].name if files else source
    note_unmapped_codes(mapping, text, file, cells, source, list_file, notes)
    change = difference(before, text, file) if isinstance(before, str) else difference("", text, file)
    new = {**extra, "mapping": text, "mapping_sha256": digest(text), "dates": mapping.dates}
    return Replayed(new, notes.table(), change)
