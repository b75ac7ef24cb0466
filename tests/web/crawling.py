"""Following every link and form that a page offers, as a reader would who tries everything."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from lxml import etree, html

#: What ends the crawl, or changes who crawls.
ENDS = frozenset({"account_logout", "sign-out-everywhere", "act-as"})


@dataclass(frozen=True)
class Asked:
    """One request: its method, its address, what it sends and the name of its address."""

    method: str
    address: str
    sent: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The name of its address; "" for none of ours."""
        try:
            return resolve(urlsplit(self.address).path).view_name
        except Resolver404:
            return ""

    def by(self, client: Client) -> Any:
        """The answer."""
        if self.method == "get":
            return client.get(self.address)
        told: dict[str, list[str]] = {}
        for name, value in self.sent:
            told.setdefault(name, []).append(value)
        return client.post(self.address, told)


@dataclass
class Crawl:
    """A walk over the site: at most ``most`` requests, ``alike`` of each name of address and method, breadth first.

    ``within`` are the names of addresses that it keeps to, all where there are none. ``led`` says which address first
    offered each request.
    """

    client: Client
    most: int = 120
    alike: int = 3
    posts: bool = True
    within: frozenset[str] = frozenset()
    done: Counter[str] = field(default_factory=Counter)
    led: dict[Asked, str] = field(default_factory=dict)

    def walk(self, *starts: str) -> Iterator[tuple[Asked, Any]]:
        """Each request with its answer."""
        waiting = deque(Asked("get", start) for start in starts)
        known = set(waiting)
        while waiting and self.done.total() < self.most:
            asked = waiting.popleft()
            kind = f"{asked.method} {asked.name}"
            if not asked.name or asked.name in ENDS or self.done[kind] >= self.alike:
                continue
            if self.within and asked.name not in self.within:
                continue
            self.done[kind] += 1
            answer = asked.by(self.client)
            yield asked, answer
            for one in self._offered(asked, answer):
                if one not in known:
                    known.add(one)
                    self.led[one] = asked.address
                    waiting.append(one)

    def _offered(self, asked: Asked, answer: Any) -> Iterator[Asked]:
        if 300 <= answer.status_code < 400:
            yield from _to(asked.address, answer.headers["Location"])
        if answer.streaming or "text/html" not in answer.headers.get("Content-Type", "") or not answer.content:
            return
        try:
            tree = html.fromstring(answer.content)
        except etree.ParserError:
            return
        for link in tree.xpath("//@href"):
            yield from _to(asked.address, str(link))
        for form in tree.forms:
            if form.method.lower() == "get" or self.posts:
                yield from _filled(asked.address, form)


def _to(base: str, link: str) -> Iterator[Asked]:
    address = urldefrag(urljoin(f"http://127.0.0.1{base}", link)).url
    parts = urlsplit(address)
    if parts.scheme == "http" and parts.hostname == "127.0.0.1" and not parts.path.startswith("/static/"):
        yield Asked("get", f"{parts.path}?{parts.query}" if parts.query else parts.path)


def _filled(base: str, form: Any) -> Iterator[Asked]:
    """A form as it stands, sent by each of its buttons."""
    sent = tuple((name, str(value)) for name, value in form.form_values() if name != "csrfmiddlewaretoken")
    buttons = form.xpath(".//button[@name] | .//input[@type='submit'][@name]")
    presses = {(), *(((str(one.get("name")), str(one.get("value", ""))),) for one in buttons)}
    for press in sorted(presses):
        for asked in _to(base, form.action or base):
            if form.method.lower() == "get":
                query = urlencode([*sent, *press])
                yield Asked("get", f"{urlsplit(asked.address).path}?{query}")
            else:
                yield Asked("post", asked.address, (*sent, *press))
