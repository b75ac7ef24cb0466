"""What was said to be done and is still open in the records, of whom a reader may see."""

import json
from dataclasses import dataclass

from goldenthread.accounts.viewer import Viewer
from goldenthread.serving.due_rows import Due, runs_of
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import Condition, check_reader, seen
from goldenthread.trackers.models import Note
from goldenthread.trackers.notes import Said, Standing, run_of, said_of, standing_words
from goldenthread.trackers.reading import journal


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """An open run with what was said of it last."""

    run: Due
    said: Said


def unconfirmed(viewer: Viewer, served: Served) -> tuple[Unconfirmed, ...]:
    """Open runs that were said to be done, those that a later load contradicts first; the reading is journalled."""
    scope = viewer.scope("seeing what was said to be done")
    check_reader(served, scope)
    noted = Note.objects.filter(withdrawn_at__isnull=True, done_date__isnull=False)
    keys = json.dumps(sorted(set(noted.values_list("person_key", flat=True))))
    visible = seen(scope, "d.person_key")
    condition = Condition(
        f"d.person_key in (select value from json_each(?)) and {visible.sql}", (keys, *visible.values)
    )
    runs = runs_of(served.connection(), condition, "d.due_date, d.clock, d.place")
    last = standing_words(said_of({run.person_key for run in runs}, runs, served))
    found = [
        Unconfirmed(run, last[run_of(run)])
        for run in runs
        if run_of(run) in last and last[run_of(run)].standing in (Standing.WAITING, Standing.CONTRADICTED)
    ]
    found.sort(key=lambda one: one.said.standing is not Standing.CONTRADICTED)
    journal().append("notes read", scope, {"persons": sorted({one.run.person_key for one in found})})
    return tuple(found)
