"""The room as Django knows it, and the places that other rooms may point to."""

from django.apps import AppConfig
from django.urls import reverse

from goldenthread.design import links
from goldenthread.design.listing import address


class TrackersConfig(AppConfig):
    """Trackers."""

    name = "goldenthread.trackers"
    label = "trackers"
    verbose_name = "Trackers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where due lists, trackers, children and supervision pages are."""
        links.register("due", lambda team="", worker="": address(reverse("due"), {}, team=team, worker=worker))
        links.register(
            "tracker",
            lambda clock, team="", worker="": address(reverse("tracker", args=[clock]), {}, team=team, worker=worker),
        )
        links.register("child", lambda ref: reverse("child", args=[ref]))
        links.register("supervision", lambda worker: reverse("supervision", args=[worker]))
