"""Every page that can be opened: one address for each name, with a role that may open it."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from tests.web.crawling import Crawl
from tests.web.papers import client_of
from tests.web.sweeping import addresses

from goldenthread.access.areas import can_enter

#: Who opens pages for the tests, the first who may; together they may enter every area.
ROLES = ("director", "analyst", "team manager", "administrator", "information governance lead", "programme manager")


@dataclass(frozen=True)
class Opened:
    """A page: the name of its address, an address that shows something, and who opens it ("" for a visitor)."""

    name: str
    address: str
    role: str


def is_page(answer: Any) -> bool:
    """Whether an answer is a page to be looked at: no file, no address to go on to, nothing for programs."""
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    return bool(answer.status_code == 200 and html and "Content-Disposition" not in answer.headers)


@dataclass(frozen=True)
class Site:
    """Every page by name, and links that lead nowhere."""

    pages: dict[str, Opened]
    dead: tuple[str, ...]


def every_page(also: dict[str, tuple[str, ...]]) -> Site:
    """The pages that links lead to from where a role may begin, and from addresses that only this role knows."""
    found: dict[str, Opened] = {}
    dead = []
    visitor = Client(SERVER_NAME="127.0.0.1")
    for one in addresses():
        if one.area == "open" and not one.parts and is_page(visitor.get(one.path)):
            found[one.name] = Opened(one.name, one.path, "")
    for role in ROLES:
        starts = [one.path for one in addresses() if not one.parts and (not one.guarded or can_enter(role, one.area))]
        crawl = Crawl(client_of(role, fresh=True), most=400, alike=2, posts=False)
        for asked, answer in crawl.walk("/", *starts, *also.get(role, ())):
            if is_page(answer):
                crawl.done[f"get {asked.name}"] = max(crawl.done[f"get {asked.name}"], 2)
                found.setdefault(asked.name, Opened(asked.name, asked.address, role))
            if answer.status_code == 404 and asked in crawl.led:
                dead.append(f"{role}: {crawl.led[asked]} leads to {asked.address}")
    return Site(dict(sorted(found.items())), tuple(dead))
