"""New beginnings of limits: only a person makes one, on a date, with a reason."""

from dataclasses import dataclass
from datetime import date

from goldenthread.measures.entries import Folder, files
from goldenthread.records.errors import Problem, refuse_if_any

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Rebase:
    """Limits of a measure are worked out afresh from ``since``, because of ``reason``, said ``by`` someone ``on`` a day."""

    measure: str
    since: date
    reason: str
    by: str
    on: date


def load_rebases(*folders: Folder) -> tuple[Rebase, ...]:
    """Every rebase in the folders, by measure and day.

    A file holds ``format = 1`` and tables ``[[rebase]]`` of ``measure``, ``from`` (a period), ``reason``, ``by`` and
    ``on``; none may be missing, and a measure begins once in a period. Raises InputRefused with every problem.
    """
    problems: list[Problem] = []
    found: dict[tuple[str, date], Rebase] = {}
    for _, file in files(folders, problems):
        if file.whole("format") != FORMAT:
            file.wrong("the file is of another format", f"Write format = {FORMAT}.")
        for entry in file.tables("rebase"):
            measure, since = entry.text("measure"), entry.period("from")
            reason, by, on = entry.text("reason"), entry.text("by"), entry.day("on")
            entry.done()
            if since is None:
                if not entry.has("from"):
                    entry.wrong("from is missing", 'Write from = "2017-11" or another period.')
                continue
            key = (measure, since.start)
            if key in found:
                entry.wrong(f"{measure} begins anew twice in {since}", "Keep one.")
            found[key] = Rebase(measure, since.start, reason, by, on)
        file.done()
    refuse_if_any(problems)
    return tuple(found[key] for key in sorted(found))
