"""The room as Django knows it."""

from django.apps import AppConfig


class CheckingConfig(AppConfig):
    """Checking."""

    name = "goldenthread.checking"
    label = "checking"
    verbose_name = "Checking"
    default_auto_field = "django.db.models.BigAutoField"
