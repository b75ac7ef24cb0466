"""What stands around every page: the council's name, who is signed in and in which post, and where they may go."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from goldenthread.accounts.doors import viewer_of


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page."""

    council: str
    colour: str
    viewer_name: str
    role: str


def shell(request: HttpRequest) -> Mapping[str, object]:
    """Give every template ``shell``."""
    viewer = viewer_of(request)
    installation = settings.INSTALLATION
    return {
        "shell": Shell(
            installation.council,
            installation.colour,
            viewer.name if viewer is not None else "",
            viewer.role if viewer is not None else "",
        )
    }
