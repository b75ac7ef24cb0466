"""The room as Django knows it."""

from importlib import import_module

from django.apps import AppConfig
from django.urls import reverse

from goldenthread.design import links


class WebConfig(AppConfig):
    """Web."""

    name = "goldenthread.web"
    label = "web"
    verbose_name = "Web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where tokens are, and make the room's chore known to the worker."""
        links.register("tokens", lambda: reverse("tokens"))
        import_module(f"{self.name}.erasing").register_chores()
