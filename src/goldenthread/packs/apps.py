"""The room as Django knows it."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.urls import reverse

from goldenthread.design import links
from goldenthread.governance import papers


class PacksConfig(AppConfig):
    """Packs."""

    name = "goldenthread.packs"
    label = "packs"
    verbose_name = "Packs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the room's jobs known to the worker, say where papers are, and which a meeting may have as its own."""
        import_module(f"{self.name}.freezing").register_kinds()
        links.register("paper", _paper)
        papers.register(_frozen)


def _paper(name: str) -> str:
    return str(reverse("pack-run", args=[name]))


def _frozen(role: str) -> tuple[papers.Frozen, ...]:
    """The frozen papers that a role may open, for agendas."""
    shelf = import_module("goldenthread.packs.shelf")
    public = import_module("goldenthread.papers.classes").Class.PUBLIC
    return tuple(
        papers.Frozen(run.name, run.title, run.final, run.class_ is public)
        for run in shelf.runs(settings.INSTALLATION.home, role)
        if run.opens_for(role)
    )
