"""The room as Django knows it."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Design."""

    name = "goldenthread.design"
    label = "design"
    verbose_name = "Design"
    default_auto_field = "django.db.models.BigAutoField"
