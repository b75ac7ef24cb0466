"""Charts in a page: each SVG becomes an element whose inner names are its alone."""

import re

from lxml import etree

from goldenthread.reports.drawings import attributes, parsed

_WITHIN = re.compile(r"#([^)\s]+)")
_REFERENCES = ("aria-labelledby", "aria-describedby")


def picture(svg: str, name: str) -> etree._Element:
    """A picture as an element whose inner names all begin with ``name``, which is unique on its page."""
    root = parsed(svg)
    inner = {node.get("id") for node in root.iter() if node.get("id")}
    for node in root.iter():
        for key, value in attributes(node):
            node.set(key, _renamed(key, value, name, inner))
    root.tail = None
    return root


def _renamed(key: str, value: str, name: str, inner: set[str | None]) -> str:
    if key == "id":
        return f"{name}-{value}"
    if key in _REFERENCES:
        return " ".join(f"{name}-{part}" if part in inner else part for part in value.split())
    if "url(" in value or key == "href":
        return _WITHIN.sub(lambda found: f"#{name}-{found[1]}", value)
    return value
