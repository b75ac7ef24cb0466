"""The room as Django knows it."""

from django.apps import AppConfig


class LoadsConfig(AppConfig):
    """Loads."""

    name = "goldenthread.loads"
    label = "loads"
    verbose_name = "Loads"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's jobs and chores known to the worker, once the models they use are there."""
        from goldenthread.loads.chores import register_chores
        from goldenthread.loads.places import register_places
        from goldenthread.loads.work import register_kinds

        register_kinds()
        register_chores()
        register_places()
