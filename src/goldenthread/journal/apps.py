"""The room as Django knows it."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Journal."""

    name = "goldenthread.journal"
    label = "journal"
    verbose_name = "Journal"
    default_auto_field = "django.db.models.BigAutoField"
