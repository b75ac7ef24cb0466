"""Words and days as the pages of the room need them."""

from datetime import date
from types import MappingProxyType
from typing import Final

from goldenthread.design.figures import day

_KINDS: Final = MappingProxyType(
    {
        "cin": "Children in need census",
        "ssda903": "Children looked after return (SSDA903)",
        "ssd": "Standard Safeguarding Dataset",
        "annex-a": "Ofsted's child-level lists",
        "registers": "Register of figures, risks or actions",
        "local": "Local list",
    }
)


def kind_words(kind: str) -> str:
    """What a kind of source is called."""
    return _KINDS.get(kind, kind)


def day_of(text: str) -> str:
    """A day from ISO text, as pages print it."""
    return str(day(date.fromisoformat(text)))
