"""Opening pages, following links by their words and sending forms by their buttons, as a reader of the site does."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

Sent = str | list[str] | list[SimpleUploadedFile]


@dataclass(frozen=True)
class Page:
    """A page as it came: its address, its status, the bytes, and the elements of it."""

    address: str
    status: int
    content: bytes
    tree: Any

    @property
    def words(self) -> str:
        """What its main part says, without pictures; spaces as one."""
        main = html.fromstring(self.content.decode()).find(".//main")
        for picture in main.findall(".//{*}svg"):
            picture.drop_tree()
        return " ".join(" ".join(main.itertext()).split())

    @property
    def places(self) -> tuple[str, ...]:
        """The navigation, in order."""
        return tuple(_said(one) for one in self.tree.xpath("//nav[@aria-label='Main']//a"))

    @property
    def ways(self) -> tuple[str, ...]:
        """The words of every link, in order."""
        return tuple(_said(one) for one in self.tree.xpath("//a[@href]"))

    def number(self, pattern: str) -> int:
        """The whole number that a pattern with one group finds in its words."""
        found = re.search(pattern, self.words)
        assert found is not None, f"{pattern!r} is not in: {self.words}"
        return int(found[1].replace(",", ""))


def opens(client: Client, address: str) -> Page:
    """The page at an address, after it was sent on; whatever its status."""
    return _page(client.get(address, follow=True), address)


def follows(client: Client, page: Page, words: str, to: str = "") -> Page:
    """The page behind the first link with these words, else the first whose words begin so; ``to`` begins its address."""
    links = [one for one in page.tree.xpath("//a[@href]") if one.get("href").startswith(to)]
    found = [one for one in links if _said(one) == words] or [one for one in links if _said(one).startswith(words)]
    assert found, f"no link says {words!r} at {page.address}: {page.ways}"
    answer = opens(client, urljoin(page.address, found[0].get("href")))
    assert answer.status == 200, f"{words!r} at {page.address} leads to {answer.address}: {answer.status}"
    return answer


def sends(client: Client, page: Page, button: str, told: dict[str, Sent] | None = None) -> Page:
    """What comes when the form with this button is sent, with what stands in it and what is told by name of field."""
    forms = [
        (form, one) for form in page.tree.forms for one in form.xpath(".//button | .//input[@type='submit']")
        if (_said(one) or one.get("value", "")).startswith(button)
    ]  # fmt: skip
    assert forms, f"no button says {button!r} at {page.address}"
    form, pressed = forms[0]
    values: dict[str, Any] = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    if pressed.get("name"):
        values[pressed.get("name")] = [pressed.get("value", "")]
    unknown = set(told or {}) - set(form.inputs.keys())
    assert not unknown, f"the form at {page.address} has no {unknown}: it has {sorted(form.inputs.keys())}"
    values |= told or {}
    to = urljoin(page.address, form.get("action") or page.address)
    if form.method.lower() == "get":
        return _page(client.get(to, values, follow=True), to)
    return _page(client.post(to, values, follow=True), to)


def _said(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _page(answer: Any, asked: str) -> Page:
    address = answer.redirect_chain[-1][0] if answer.redirect_chain else asked
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    html_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return Page(address, answer.status_code, content, html.fromstring(content.decode()) if html_page else None)
