"""Verbs of the room: take a table, correct its roles, forget it.

What is journalled says that it was done, never what stood in the table.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.timezone import localdate

from goldenthread.accounts.viewer import Viewer
from goldenthread.checking import keeping
from goldenthread.checking.content import Taken, pasted, uploaded
from goldenthread.checking.judging import judged
from goldenthread.checking.keeping import Kept
from goldenthread.checking.roles import changed, mapping_file
from goldenthread.journal.actions import record
from goldenthread.records.errors import InputRefused
from goldenthread.records.errors import Problem as Wrong


def take(*, by: Viewer, text: str = "", name: str = "", data: bytes = b"", sentences: str = "") -> Kept:
    """Take a table that was pasted or uploaded, with sentences about it or alone, and read it once.

    Raises `InputRefused` with everything that cannot be read; nothing of it is kept then.
    """
    taken = _taken(text, name, data, sentences)
    home = settings.INSTALLATION.home
    kind = taken.kind if taken is not None else "sentences"
    record(by.scope("checking a table"), "table checked", {"kind": kind})
    kept = keeping.keep(home, by.user_id, taken, sentences)
    try:
        judged(kept, localdate())
    except InputRefused:
        keeping.forget(kept)
        raise
    return kept


def correct(kept: Kept, chosen: Mapping[str, str], *, by: Viewer) -> None:
    """Take what a reader says of columns, and read the table again so.

    Raises `InputRefused` where it cannot be read so; the roles are then as they were.
    """
    before = judged(kept, localdate())
    roles = {**before.corrected, **changed(before.paper, chosen)}
    record(by.scope("checking a table"), "roles corrected", {"columns": len(roles)})
    held = kept.roles.read_text(encoding="utf-8") if kept.roles is not None else ""
    keeping.correct(kept, mapping_file(before.paper, roles))
    try:
        judged(kept, localdate())
    except InputRefused:
        keeping.correct(kept, held)
        raise


def start_again(kept: Kept, *, by: Viewer) -> None:
    """Take back every role that was corrected."""
    record(by.scope("checking a table"), "roles corrected", {"columns": 0})
    keeping.correct(kept, "")


def forget(kept: Kept, *, by: Viewer) -> None:
    """Remove a table before its time is over."""
    record(by.scope("checking a table"), "table forgotten", {"kind": kept.kind})
    keeping.forget(kept)


def _taken(text: str, name: str, data: bytes, sentences: str) -> Taken | None:
    if text.strip() and name:
        raise InputRefused(Wrong("The table", "it is pasted and chosen as a file", "Send it in one of the two ways"))
    if name:
        return uploaded(name, data)
    if text.strip():
        return pasted(text)
    if not sentences.strip():
        raise InputRefused(Wrong("The table", "there is none", "Paste a table, choose a file, or write sentences"))
    return None
