"""The room as Django knows it, and the places that other rooms may point to."""

from importlib import import_module

from django.apps import AppConfig
from django.urls import reverse

from goldenthread.design import links
from goldenthread.design.listing import address


class PerformanceConfig(AppConfig):
    """Performance."""

    name = "goldenthread.performance"
    label = "performance"
    verbose_name = "Performance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where figures, teams and services are, and make the room's job known to the worker."""
        links.register("measure", lambda key: reverse("measure", args=[key]))
        links.register(
            "rows", lambda key, period="": address(reverse("measure-children", args=[key]), {}, period=period)
        )
        links.register(
            "dashboard",
            lambda chapter="", team="": address(reverse("dashboard"), {}, chapter=chapter, team=team),
        )
        links.register("team", lambda team: reverse("team", args=[team]))
        links.register("service", lambda service: reverse("service", args=[service]))
        import_module(f"{self.name}.preparing").register_kinds()
