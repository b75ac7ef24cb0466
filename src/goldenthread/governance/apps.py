"""The room as Django knows it, and the places that other rooms may point to."""

from importlib import import_module

from django.apps import AppConfig
from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.design import links
from goldenthread.design.listing import address
from goldenthread.plan import watching


class GovernanceConfig(AppConfig):
    """Boards and what is owed."""

    name = "goldenthread.governance"
    label = "governance"
    verbose_name = "Boards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say where boards, meetings, the ledger and requests are, and which boards are whose to open."""
        links.register("board", _board)
        links.register("meeting", _meeting)
        links.register("ledger", _ledger)
        links.register("request", _request)
        watching.register(_opened, _kept)


def _board(key: str) -> str:
    return str(reverse("board", args=[key]))


def _opened(viewer: Viewer) -> frozenset[str]:
    found: frozenset[str] = import_module(f"{GovernanceConfig.name}.seeing").boards_open_to(viewer)
    return found


def _kept() -> frozenset[str]:
    every = import_module(f"{GovernanceConfig.name}.queries").all_boards()
    return frozenset(one.key for one in every)


def _meeting(key: str) -> str:
    return str(reverse("meeting", args=[key]))


def _ledger(board: str = "") -> str:
    return address(reverse("ledger"), {}, board=board)


def _request(key: str) -> str:
    return str(reverse("request", args=[key]))
