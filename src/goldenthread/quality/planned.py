"""Rounds, lists and samples as rows and as values, and the keys that they are given."""

from collections.abc import Iterable
from typing import Any

from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing import planning
from goldenthread.auditing.model import Audit, Kind
from goldenthread.auditing.sampling.draws import Draw
from goldenthread.auditing.sampling.files import draw_of
from goldenthread.auditing.sampling.frames import Frame, frame_of
from goldenthread.quality import models
from goldenthread.quality.policies import Seat, seats_in, sight
from goldenthread.quality.rows import audit_of


def round_of(row: models.Round) -> planning.Round:
    """A round as a value."""
    return planning.Round(
        row.key, row.title, Kind(row.kind), row.tool, row.since, row.until, planning.Every(row.every), planning.Per(row.per),
        row.n, tuple(row.auditors), tuple(row.teams), tuple(row.agencies), row.second_percent, row.learning, row.ended_on,
    )  # fmt: skip


def columns_of(one: planning.Round) -> dict[str, Any]:
    """What the row of a round holds of it."""
    return {
        "key": one.key, "title": one.title, "kind": one.kind.value, "tool": one.tool, "since": one.since, "until": one.until,
        "every": one.every.value, "per": one.per.value, "n": one.n, "auditors": list(one.auditors), "teams": list(one.teams),
        "agencies": list(one.agencies), "second_percent": one.second_percent, "learning": one.learning, "ended_on": one.ended,
    }  # fmt: skip


def frame_in(row: models.Frame) -> Frame:
    """The frozen list of a row."""
    return frame_of(row.text)


def size_of(row: models.Frame) -> int:
    """How many cases a list has, without reading them: its text has a line for each after the first."""
    return int(row.text.count("\n")) - 1


def draw_in(row: models.Sample) -> Draw:
    """The sample of a row."""
    return draw_of(row.document)


def in_force(key: str) -> models.Sample | None:
    """The number of a sample that is in force; None where there is no such sample."""
    found: models.Sample | None = (
        models.Sample.objects.filter(key=key).select_related("frame", "round").order_by("-number").first()
    )
    return found


def samples_in_force(
    frame: models.Frame | None = None, round_: models.Round | None = None
) -> tuple[models.Sample, ...]:
    """The samples in force of a list or round, or all of them, the latest first."""
    found = models.Sample.objects.select_related("frame", "round").order_by("key", "-number")
    found = found.filter(frame=frame) if frame is not None else found
    found = found.filter(round=round_) if round_ is not None else found
    latest = {one.key: one for one in reversed(found)}
    return tuple(sorted(latest.values(), key=lambda one: -one.pk))


def audits_seen(rows: Iterable[models.Audit], viewer: Viewer) -> tuple[Audit, ...]:
    """Audits as a viewer may count them: one that they have yet to grade blind counts as not graded, and whoever graded
    it first does not count the second grade before it is settled."""
    held = list(rows)
    seats = seats_in(viewer, held)
    found = []
    for row in held:
        audit = audit_of(row.document)
        one = sight(audit, seats[row.pk])
        narrower = one.seen is not None and (one.blind or Seat.AUDITOR in one.seats)
        found.append(one.seen.audit if narrower and one.seen is not None else audit)
    return tuple(found)


def next_key(model: Any, letter: str) -> str:
    """The next key of rounds ("R1"), lists ("L1") or samples ("S1"); within a transaction, one at a time."""
    keys = model.objects.select_for_update().values_list("key", flat=True)
    return f"{letter}{max((int(key[1:]) for key in keys if key[1:].isdigit()), default=0) + 1}"
