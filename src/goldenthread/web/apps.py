"""The room as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Web."""

    name = "goldenthread.web"
    label = "web"
    verbose_name = "Web"
    default_auto_field = "django.db.models.BigAutoField"
