"""Makes elements of a page, so that all text is escaped and every element is closed, and names each place once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from unicodedata import category, normalize

from lxml import etree

Child = etree._Element | str | None
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_SPACES = re.compile(r"\s+")
_NAMED = {"kind": "class", "for_": "for"}


def element(tag: str, *children: Child, **attributes: str) -> etree._Element:
    """An element with attributes (``kind`` is its class, ``aria_label`` is aria-label), and text and elements inside.

    A blank attribute and a None child are left out.
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value:
            made.set(_NAMED.get(name, name.replace("_", "-")), value)
    fill(made, children)
    return made


def fill(parent: etree._Element, children: Iterable[Child]) -> None:
    """Put text and elements at the end of an element."""
    for child in children:
        if child is None:
            continue
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + child
        else:
            parent.text = (parent.text or "") + child


def on_lines(children: Iterable[etree._Element]) -> list[Child]:
    """Elements each on a line of its own in the source."""
    return [part for child in children for part in (child, "\n")]


def mark_and_words(text: str) -> tuple[str, str]:
    """A shape or an arrow at the head of a text, and the words after it; no shape where no words follow."""
    shape, space, rest = text.partition(" ")
    if len(shape) == 1 and space and rest.strip() and category(shape) in ("So", "Sm"):
        return shape, space + rest
    return "", text


@dataclass(slots=True)
class Names:
    """Every name (id) on a page; ``places`` are those of the document's own anchors."""

    places: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def place(self, anchor: str) -> str:
        """The name of an anchor of the document, the same each time; a name may hold no spaces."""
        if anchor not in self.places:
            self.places[anchor] = self._free(_SPACES.sub("-", anchor.strip()))
        return self.places[anchor]

    def new(self, words: str) -> str:
        """A name that is not taken, made from words."""
        plain = normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
        return self._free(_NOT_PLAIN.sub("-", plain).strip("-") or "part")

    def _free(self, wanted: str) -> str:
        name, number = wanted, 1
        while name in self.taken:
            number += 1
            name = f"{wanted}-{number}"
        self.taken.add(name)
        return name
