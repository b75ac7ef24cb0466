"""A job that prepares the pages of an earlier snapshot, so that figures can be read as they were known then."""

from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.urls import reverse

from goldenthread.design.listing import address
from goldenthread.jobs.kinds import Asked, Kind, Step, register
from goldenthread.serving.build import build

PREPARE: Final = "performance.prepare"
#: Who may ask for it: it takes minutes of the machine.
AREA: Final = "loads"


def prepare(asked: Asked, step: Step) -> Mapping[str, Any]:
    """Prepare the pages of the snapshot asked for."""
    snapshot = str(asked.given["snapshot"])
    built = build(settings.INSTALLATION.store, settings.INSTALLATION.home, snapshot, step)
    return {"snapshot": snapshot, "seconds": round(built.seconds, 1)}


def register_kinds() -> None:
    """Make the job known."""
    register(Kind(PREPARE, "Prepare figures as they were known", AREA, prepare, _to_dashboard))


def _to_dashboard(given: Mapping[str, Any], outcome: Mapping[str, Any]) -> str:
    return address(reverse("dashboard"), {}, known=str(given["snapshot"]))
