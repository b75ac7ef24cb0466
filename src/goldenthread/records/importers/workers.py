"""Lists name workers instead of identifying them: a name becomes an identifier that says nothing by itself."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

import pyarrow as pa

from goldenthread.records.importers.minimise import NAMES_SCHEMA

#: One word that holds a digit is taken for the case system's own identifier and kept ("104233", "SW-0417").
_IDENTIFIER = re.compile(r"(?=\S*\d)[\w.\-/]{1,40}")
#: Texts by which a list says that a child has no worker; a caseload must not count them as one person.
NOBODY = frozenset(
    {
        "unallocated",
        "un-allocated",
        "not allocated",
        "allocation pending",
        "awaiting allocation",
        "to be allocated",
        "no worker",
        "vacant",
        "none",
        "tbc",
    }
)
_CHARACTERS = 12


@dataclass(frozen=True)
class Renamed:
    """The cells with identifiers in place of names, the names beside those identifiers, and in how many cells
    the text said that there is no worker (by row)."""

    cells: pa.Table
    names: pa.Table | None
    nobody: pa.Array


def worker_id(text: str, authority: str) -> str | None:
    """The identifier of the worker whom ``text`` names, or None where it says that there is nobody.

    The same name gives the same identifier in every list and load of an authority: ``w-`` and twelve characters of a
    hash of the authority and the name, without regard to case and spacing. Two workers of one name share it, and it
    hides a name from a reader but not from somebody who already has a list of staff; a text that is one word with a
    digit in it is an identifier already and stays, and so does an error text such as #N/A, which parsing reports.
    """
    tidy = " ".join(unicodedata.normalize("NFKC", text).split())
    if not tidy or tidy.casefold() in NOBODY:
        return None
    if tidy.startswith(("#", "=")) or _IDENTIFIER.fullmatch(tidy):
        return tidy
    digest = hashlib.sha256(f"worker\x1f{authority}\x1f{tidy.casefold()}".encode()).hexdigest()
    return f"w-{digest[:_CHARACTERS]}"


def _made(found: str | None, text: str) -> bool:
    return found is not None and found.startswith("w-") and found != text


def rename_workers(cells: pa.Table, column: str, authority: str) -> Renamed:
    """Replace the names in ``column``, reading each distinct one once."""
    encoded = pa.array(cells[column].to_pylist(), pa.string()).dictionary_encode()
    texts = encoded.dictionary.to_pylist()
    ids = [worker_id(text, authority) for text in texts]
    replaced = pa.array(ids, pa.string()).take(encoded.indices)
    empty = [n for n, found in enumerate(ids) if found is None]
    nobody = pa.array(
        [index in empty for index in encoded.indices.to_pylist()] if empty else [False] * len(encoded), pa.bool_()
    )
    named = [(found, " ".join(text.split())) for found, text in zip(ids, texts, strict=True) if _made(found, text)]
    names = None
    if named:
        names = pa.table(
            [
                pa.array(["worker"] * len(named), pa.string()),
                pa.array([found for found, _ in named], pa.string()),
                pa.array(["name"] * len(named), pa.string()),
                pa.array([text for _, text in named], pa.string()),
            ],
            schema=NAMES_SCHEMA,
        )
    return Renamed(cells.set_column(cells.column_names.index(column), column, replaced), names, nobody)
