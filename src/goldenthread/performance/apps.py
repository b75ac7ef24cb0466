"""The room as Django knows it."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Performance."""

    name = "goldenthread.performance"
    label = "performance"
    verbose_name = "Performance"
    default_auto_field = "django.db.models.BigAutoField"
