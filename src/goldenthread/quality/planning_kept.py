"""Rounds of the programme with their audits as one viewer may count them, and where each slot stands."""

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit
from goldenthread.auditing.planning import Round, Standing, standings
from goldenthread.quality import models
from goldenthread.quality.planned import audits_seen, round_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A round with its audits as the viewer may count them, and where each of its slots stands."""

    row: models.Round
    round: Round
    audits: tuple[Audit, ...]
    standings: tuple[Standing, ...]


def rounds_kept(viewer: Viewer, today: date, key: str = "") -> tuple[Kept, ...]:
    """Rounds with where they stand, those that began last first; one by its key where it is named."""
    rows = models.Round.objects.order_by("-since", "-pk")
    rows = rows.filter(key=key) if key else rows
    held: dict[int, list[Audit]] = {}
    found = list(models.Audit.objects.filter(round__in=rows).order_by("pk"))
    for row, audit in zip(found, audits_seen(found, viewer), strict=True):
        held.setdefault(row.round_id, []).append(audit)
    made = []
    for row in rows:
        one, audits = round_of(row), tuple(held.get(row.pk, ()))
        made.append(Kept(row, one, audits, standings(one, audits, today)))
    return tuple(made)
