"""Where a list names a worker instead of giving an id, an identifier made from the name takes its place."""

import re
from dataclasses import dataclass

import pyarrow as pa

from goldenthread.records.findings import Findings
from goldenthread.records.importers.minimise import NAMES_SCHEMA
from goldenthread.records.importers.workers import worker_id

#: Fields that say which worker is meant.
WORKERS = ("worker_id", "supervisor_id", "auditor_id", "manager_id")
#: Two words or more without a digit: "Ada Example", "Example, Ada (Agency)".
_NAME = re.compile(r"[^\W\d_][^\d]*[\s,][^\d]*")


@dataclass(frozen=True)
class Hidden:
    """Cells without names of workers, and those names beside the identifiers made from them."""

    cells: pa.Table
    names: pa.Table | None


def looks_like_a_name(text: str) -> bool:
    """Say whether a text is the name of somebody rather than an id of a case or staff system."""
    return _NAME.fullmatch(text.strip()) is not None


def hide_names(cells: pa.Table, authority: str, source: str, file: str, sheet: str, notes: Findings) -> Hidden:
    """Replace names in the columns that say which worker is meant; each such column is a finding with its count."""
    found: dict[str, str] = {}
    for column in WORKERS:
        if column not in cells.column_names:
            continue
        encoded = pa.array(cells[column].to_pylist(), pa.string()).dictionary_encode()
        texts = encoded.dictionary.to_pylist()
        named = {text: worker_id(text, authority) for text in texts if looks_like_a_name(text)}
        if not named:
            continue
        found.update({made: " ".join(text.split()) for text, made in named.items() if made})
        replaced = pa.array([named.get(text, text) for text in texts], pa.string()).take(encoded.indices)
        cells = cells.set_column(cells.column_names.index(column), column, replaced)
        what = (
            f"{column} holds {len(named):,} names or words and not ids; identifiers made from them are kept in their place,"
            f" and nothing for the {list(named.values()).count(None):,} that say there is nobody"
        )
        mend = "Give the case system's ids of workers where it has them, so that lists and case system meet"
        notes.add("names-for-ids", "query", what, mend, source=source, file=file, sheet=sheet, column=column)
    if not found:
        return Hidden(cells, None)
    rows = [{"subject": "worker", "id": made, "part": "name", "name": name} for made, name in sorted(found.items())]
    return Hidden(cells, pa.Table.from_pylist(rows, schema=NAMES_SCHEMA))
