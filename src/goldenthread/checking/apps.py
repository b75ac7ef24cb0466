"""The room as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class CheckingConfig(AppConfig):
    """Checking."""

    name = "goldenthread.checking"
    label = "checking"
    verbose_name = "Checking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the worker what it does for this room; that speaks of models, which are there only now."""
        import_module(f"{self.name}.chores")
