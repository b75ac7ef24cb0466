"""The room as Django knows it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Jobs."""

    name = "goldenthread.jobs"
    label = "jobs"
    verbose_name = "Jobs"
    default_auto_field = "django.db.models.BigAutoField"
