"""The room as Django knows it, and the places that other rooms may point to."""

from importlib import import_module

from django.apps import AppConfig
from django.urls import reverse

from goldenthread.design import links


class PlanConfig(AppConfig):
    """The improvement plan."""

    name = "goldenthread.plan"
    label = "plan"
    verbose_name = "Improvement plan"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where the plan, its actions, recommendations and questions are, and what the worker does for it."""
        links.register("plan", _plan)
        links.register("action", _action)
        links.register("my actions", _mine)
        links.register("recommendation", _recommendation)
        links.register("guard", _guard)
        import_module(f"{self.name}.looking").register_work()


def _plan() -> str:
    return str(reverse("plan"))


def _action(key: str) -> str:
    return str(reverse("plan-action", args=[key]))


def _mine() -> str:
    return str(reverse("plan-mine"))


def _recommendation(key: str) -> str:
    return str(reverse("plan-recommendation", args=[key]))


def _guard() -> str:
    return str(reverse("plan-guard"))
