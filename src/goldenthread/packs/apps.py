"""The room as Django knows it."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """Packs."""

    name = "goldenthread.packs"
    label = "packs"
    verbose_name = "Packs"
    default_auto_field = "django.db.models.BigAutoField"
