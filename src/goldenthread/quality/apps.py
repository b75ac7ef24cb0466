"""The room as Django knows it, and the places that other rooms may point to."""

from importlib import import_module

from django.apps import AppConfig
from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.design import links


class QualityConfig(AppConfig):
    """Case audits."""

    name = "goldenthread.quality"
    label = "quality"
    verbose_name = "Case audits"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where audits and their report are, and what the worker does for them."""
        links.register("audits", _audits)
        links.register("audit", _audit)
        links.register("audit report", _report)
        links.register("team audits", _team)
        import_module(f"{self.name}.looking").register_chores()


def _audits() -> str:
    return str(reverse("audits"))


def _audit(key: str, viewer: Viewer) -> str | None:
    theirs = import_module("goldenthread.quality.queries").opens(viewer, key)
    return str(reverse("audit", args=[key])) if theirs else None


def _team(team: str) -> str:
    return str(reverse("audit-team", args=[team]))


def _report() -> str:
    return str(reverse("audit-report"))
