"""A programme as canonical JSON, and back: the same programme is the same bytes, so that a paper can be frozen with it."""

import json
from typing import Final

from goldenthread.programme.tables.reading import Programme
from goldenthread.records.errors import InputRefused
from goldenthread.records.kept_values import plain, valued

#: The form of what is kept; another number when old files would read differently.
FORM: Final = 1


def as_json(programme: Programme) -> bytes:
    """The programme as JSON in UTF-8: every field by its name, days in ISO form, in an order that never changes."""
    kept = {"form": FORM, "programme": plain(programme)}
    return (json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def from_json(data: bytes, name: str = "programme.json") -> Programme:
    """The programme of what `as_json` gave; raises `InputRefused` for anything else."""
    try:
        kept = json.loads(data.decode("utf-8"))
        if not isinstance(kept, dict) or kept.get("form") != FORM:
            raise ValueError(f"it is not of form {FORM}")
        found = valued(kept["programme"], Programme)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        what = f"not a programme as it is kept ({type(error).__name__}: {str(error)[:160]})"
        raise InputRefused.of(
            name, what, "Use the file as it was written, or write it again from its tables"
        ) from error
    if not isinstance(found, Programme):
        raise TypeError("what was read is no programme")
    return found
