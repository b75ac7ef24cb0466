"""The room as Django knows it."""

from django.apps import AppConfig


class TrackersConfig(AppConfig):
    """Trackers."""

    name = "goldenthread.trackers"
    label = "trackers"
    verbose_name = "Trackers"
    default_auto_field = "django.db.models.BigAutoField"
