"""What stands around every page: the council's name, who is signed in and in which post, and where they may go."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from goldenthread.access.policy import rule_of
from goldenthread.accounts.doors import viewer_of
from goldenthread.accounts.posts import other_posts
from goldenthread.design.figures import day
from goldenthread.design.shell import Place, Shell
from goldenthread.records.errors import InputRefused
from goldenthread.serving.errors import NotServed
from goldenthread.serving.opening import open_served
from goldenthread.web.config import Config


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
    _Room("Audits", "audits", ("audits.report", "audits", "audits.keep", "audits.learn")),
    _Room("Plan", "plan", ("plan", "plan.own", "plan.change", "plan.agree", "plan.files", "guard")),
    _Room("Boards", "boards", ("boards", "boards.keep", "ledger", "ledger.ask", "ledger.answer")),
    _Room("Suggestions", "suggestions", ("suggest",)),
    _Room("Papers", "packs", ("packs.read", "packs.write", "packs.approve")),
    _Room("Search", "search", ("search",)),
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
    reads = rule_of(viewer.role).audiences
    line, notice = _age(installation) if reads else ("", "")
    signed_in = replace(
        frame,
        viewer_name=viewer.name,
        role=viewer.role,
        places=places,
        data_line=line,
        notice=notice,
        posts=other_posts(request),
        switch_url=_address("act-as"),
        account_url=_address("account"),
        sign_out_url=_address("account_logout"),
    )
    return {"shell": signed_in}


def _age(installation: Config) -> tuple[str, str]:
    """How old the records are, and what must be known of them: that none are ready, or that rules changed since."""
    try:
        served = open_served(installation.store)
    except (NotServed, InputRefused) as error:
        return "", f"There are no figures to show: {error.problems[0].what}."
    line = f"Records as at {day(served.meta.as_at)}, known since {day(served.meta.known_at)}"
    if served.waiting:
        return (
            line,
            "Newer records are loaded; their pages are being prepared. Until then these are the records before.",
        )
    return line, served.stale(installation.home)


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
