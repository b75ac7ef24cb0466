"""The room as Django knows it."""

from django.apps import AppConfig


class LoadsConfig(AppConfig):
    """Loads."""

    name = "goldenthread.loads"
    label = "loads"
    verbose_name = "Loads"
    default_auto_field = "django.db.models.BigAutoField"
