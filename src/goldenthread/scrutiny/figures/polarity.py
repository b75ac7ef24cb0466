"""Which way is better for a row: stated by its table, or told by words of its title that leave no doubt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Row


@dataclass(frozen=True, slots=True)
class Polarity:
    """``sign`` is 1 where more is better, -1 where less is, 0 where neither; ``stated`` is False where a title told it."""

    sign: int
    stated: bool

    @property
    def words(self) -> str:
        """As a message says it."""
        return {1: "more is better", -1: "less is better", 0: "neither way is better"}[self.sign]


def polarity_of(row: Row, rules: Rules) -> Polarity | None:
    """The polarity of a row; None where nothing tells it."""
    told = row.text(Role.POLARITY).casefold()
    for name, sign in (("higher", 1), ("lower", -1), ("neutral", 0)):
        if told in rules.words("polarity", name):
            return Polarity(sign, stated=True)
    if told:
        return None
    part = row.text(Role.SUBLABEL).casefold()
    sign = _sided(rules, "parts", lambda words: part in words) if part else 0
    sign = sign or _sided(rules, "titles", lambda words: _any(row.label.casefold(), words))
    return Polarity(sign, stated=False) if sign else None


def _sided(rules: Rules, kind: str, holds: Callable[[Iterable[str]], bool]) -> int:
    higher, lower = (holds(rules.words("polarity", f"{name}_{kind}")) for name in ("higher", "lower"))
    return int(higher) - int(lower)


def _any(words: str, known: Iterable[str]) -> bool:
    """Whether a text holds one of the words from the start of a word on, as "overdue" in "visits overdue"."""
    return any(f" {word}" in f" {words}" or f"-{word}" in words for word in known)
