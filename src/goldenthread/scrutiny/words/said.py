"""Numbers, portions and periods as a sentence says them, and the span that a number may stand for."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.periods import Named
from goldenthread.scrutiny.printed import Printed
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.spans import Span, about
from goldenthread.scrutiny.units import Unit, span_of

_THOUSAND: Final = 1_000
_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A number in a sentence: its text, how it reads, its unit, and the group of words that softens it, "" for none.

    ``spelled`` says that it was a word; ``limits`` that it is a length of time or an age that tells which cases are meant.
    """

    text: str
    printed: Printed
    unit: Unit
    softened: str = ""
    spelled: bool = False
    limits: bool = False

    @property
    def number(self) -> Fraction:
        """Its value."""
        return self.printed.number

    @property
    def sign(self) -> str:
        """Its sign, as of a printed cell: "%", "pts", "£" or ""."""
        return self.printed.sign

    @property
    def whole(self) -> bool:
        """Whether no decimals are printed."""
        return self.printed.step >= 1

    def span(self, rules: Rules, rounded: bool = False) -> Span:
        """What the number may stand for: rounding, and what its softening allows; ``rounded`` where it is no exact count."""
        span = self._rounded() if rounded or self.unit is not Unit.COUNT else self._counted()
        room = {name: rules.number("words", name) / _HUNDRED for name in _ROOM}
        size = abs(self.number)
        if self.softened == "nearly":
            return Span(span.low - size * room["nearly_below_percent"], span.high)
        if self.softened == "about":
            return span.wider(size * room["about_percent"])
        if self.softened in {"over", "at_least"}:
            return Span(span.low, span.high + size * room["over_above_percent"])
        if self.softened in {"under", "at_most"}:
            return Span(min(Fraction(0), span.low), span.high)
        return span

    def _rounded(self) -> Span:
        return self.printed.span()

    def _counted(self) -> Span:
        """A whole count is itself; one in even hundreds or thousands has been rounded to them."""
        if self.printed.step == 1 and self.number >= _THOUSAND:
            for step in (_THOUSAND, _HUNDRED):
                if self.number % step == 0:
                    return about(self.number, Fraction(step))
        return span_of(self.printed, self.unit)


_ROOM: Final = ("nearly_below_percent", "about_percent", "over_above_percent")


@dataclass(frozen=True, slots=True)
class Portion:
    """A portion in words: how it was said, its share in percent, and what softens it; ``share`` None for a majority."""

    text: str
    kind: str
    share: Fraction | None = None
    softened: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A period in a sentence: as said; ``named`` where it is a date, else ``ago`` is "previous", "year ago" or "now"."""

    text: str
    named: Named | None = None
    ago: str = ""
