"""The room as Django knows it."""

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
        """Say where tokens and rules are."""
        links.register("tokens", lambda: reverse("tokens"))
