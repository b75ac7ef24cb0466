"""What the pages of tokens show."""

from dataclasses import dataclass

from goldenthread.design.components import Link
from goldenthread.design.pages import Page


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token in words, and where it is revoked ("" where it is over)."""

    says: str
    revoke: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensPage(Page):
    """The reader's own tokens."""

    says: tuple[str, ...]
    tokens: tuple[TokenLine, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenPage(Page):
    """A token that was made just now, shown once."""

    token: str
