"""The room as Django knows it, and the places that other rooms may point to."""

from functools import lru_cache
from typing import Final

from django.apps import AppConfig
from django.urls import reverse

from goldenthread.design import links
from goldenthread.design.listing import address

#: As many addresses as the lists that a few readers have open hold.
_KEPT: Final = 4096


class TrackersConfig(AppConfig):
    """Trackers."""

    name = "goldenthread.trackers"
    label = "trackers"
    verbose_name = "Trackers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where due lists, trackers, children and supervision pages are."""
        links.register("due", _due)
        links.register("tracker", _tracker)
        links.register("child", _child)
        links.register("supervision", _supervision)


#: Addresses are asked for by the hundred on a page, and finding one costs more than all the rest of its row.
@lru_cache(maxsize=_KEPT)
def _due(team: str = "", worker: str = "") -> str:
    return address(reverse("due"), {}, team=team, worker=worker)


@lru_cache(maxsize=_KEPT)
def _tracker(clock: str, team: str = "", worker: str = "") -> str:
    return address(reverse("tracker", args=[clock]), {}, team=team, worker=worker)


@lru_cache(maxsize=_KEPT)
def _child(ref: str) -> str:
    return str(reverse("child", args=[ref]))


@lru_cache(maxsize=_KEPT)
def _supervision(worker: str) -> str:
    return str(reverse("supervision", args=[worker]))
