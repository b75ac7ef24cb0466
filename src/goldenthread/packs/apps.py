"""The room as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """Packs."""

    name = "goldenthread.packs"
    label = "packs"
    verbose_name = "Packs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's jobs known to the worker, once the models they use are there."""
        import_module(f"{self.name}.freezing").register_kinds()
