"""What stands around every page: the council's name, who is signed in and in which post, and where they may go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from goldenthread.accounts.doors import viewer_of
from goldenthread.design.shell import Place, Shell


@dataclass(frozen=True, slots=True)
class _Room:
    """A place of the navigation: its label, the name of its first address, and the areas that belong to it."""

    label: str
    name: str
    areas: tuple[str, ...]


#: The navigation in order; a viewer is shown the places whose first area they may enter.
_ROOMS: Final = (
    _Room("Home", "home", ("home",)),
    _Room("Figures", "dashboard", ("figures", "figures.export", "rows")),
    _Room("Due", "trackers", ("trackers", "trackers.note", "calendar", "child", "supervision")),
    _Room("Teams", "teams", ("teams",)),
    _Room("Findings", "findings", ("findings",)),
    _Room("Loads", "loads", ("loads",)),
    _Room("Check figures", "scrutinise", ("scrutinise",)),
    _Room("Papers", "packs", ("packs.read", "packs.write", "packs.approve")),
    _Room("Rules", "rules", ("rules", "rules.change")),
    _Room("Grants", "grants", ("grants",)),
    _Room("Journal", "journal", ("journal",)),
    _Room("Users", "users", ("users", "cover")),
    _Room("Installation", "installation", ("installation",)),
)
_FOOTER: Final = (("Accessibility", "accessibility"), ("Privacy", "privacy"))


def shell(request: HttpRequest) -> Mapping[str, object]:
    """Give every template ``shell``."""
    viewer = viewer_of(request)
    installation = settings.INSTALLATION
    here = _area(request)
    frame = Shell(
        installation.council,
        installation.colour,
        invented=installation.demonstration,
        home_url=_address("home"),
        footer=tuple(Place(label, to) for label, name in _FOOTER if (to := _address(name))),
    )
    if viewer is None:
        return {"shell": frame}
    places = tuple(
        Place(room.label, to, here in room.areas)
        for room in _ROOMS
        if viewer.may(room.areas[0]) and (to := _address(room.name))
    )
    signed_in = Shell(
        frame.council,
        frame.colour,
        viewer.name,
        viewer.role,
        places,
        invented=frame.invented,
        account_url=_address("account"),
        sign_out_url=_address("account_logout"),
        footer=frame.footer,
        home_url=frame.home_url,
    )
    return {"shell": signed_in}


def _area(request: HttpRequest) -> str:
    """The area that the page of a request belongs to, "" where there is no such page."""
    match = request.resolver_match
    return str(getattr(match.func, "area", "")) if match is not None else ""


def _address(name: str) -> str:
    """An address by its name; "" where this installation has no such page."""
    try:
        return str(reverse(name))
    except NoReverseMatch:
        return ""
