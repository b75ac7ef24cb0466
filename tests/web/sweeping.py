"""Every address of the site with the area that its page belongs to, and what stands in for the parts of an address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from goldenthread.accounts.doors import OPEN, OWN

#: What differs between two answers that say the same: the token of a form and the nonce of a page.
_ITS_OWN = re.compile(rb'(name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*")')
_OURS = "goldenthread."


@dataclass(frozen=True)
class Address:
    """One address: its name, its path with samples for its parts, the area of its page, the samples by part, and its room."""

    name: str
    path: str
    area: str
    kwargs: dict[str, object]
    room: str

    @property
    def parts(self) -> bool:
        """Whether something stands in the address that names what it is about."""
        return bool(self.kwargs)

    @property
    def guarded(self) -> bool:
        """Whether a role decides who may enter."""
        return self.area not in (OPEN, OWN)


def addresses() -> tuple[Address, ...]:
    """Every address of ours, in order of name; raises LookupError for one without a name or whose page names no area."""
    return tuple(sorted(_walk(get_resolver().url_patterns), key=lambda one: one.name))


def _walk(patterns: list[URLPattern | URLResolver]) -> Iterator[Address]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns)
            continue
        area = getattr(pattern.callback, "area", None)
        if pattern.name is None or area is None:
            raise LookupError(f"{pattern.pattern}: it has no name, or its page no area: decide who may enter")
        parts = pattern.pattern.converters
        given = {name: _sample(type(converter).__name__) for name, converter in parts.items()}
        room = pattern.callback.__module__.removeprefix(_OURS).partition(".")[0]
        yield Address(pattern.name, reverse(pattern.name, kwargs=given), area, given, room)


def _sample(converter: str) -> object:
    """A value that such a part of an address may have, of nothing that is there."""
    return 987_654 if converter == "IntConverter" else "none-such"


def plain(body: bytes) -> bytes:
    """A page without what differs each time it is made."""
    return _ITS_OWN.sub(b"", body)
