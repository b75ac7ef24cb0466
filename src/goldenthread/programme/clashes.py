"""Numbers that a plan and another paper both print: whether they speak of the same, which no number can say."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from goldenthread.programme.promises import Plan

_WORD: Final = re.compile(r"[a-z]{4,}")
#: Words that any two lines of an improvement plan may share, and that therefore say nothing of their subject.
_COMMON: Final = frozenset(
    tomllib.loads((files("goldenthread.programme") / "clashes.toml").read_text(encoding="utf-8"))["common"]
)
#: Letters from which two words are taken for forms of one (assess, assessment).
_STEM: Final = 5


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line of another paper that bears a number of a plan: its subject in words, and where it stands."""

    number: str
    subject: str
    where: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A number that both print; ``shared`` are words that both subjects hold, and none where they may have nothing in common."""

    number: str
    action: str
    printed: str
    text: str
    theirs: Numbered
    shared: tuple[str, ...]

    @property
    def question(self) -> str:
        """What to ask of it."""
        ours = f"{self.number} is {self.printed} of the plan ({self.text})"
        if self.printed != self.number:
            ours = f"{self.number} became {self.printed} of the plan ({self.text})"
        same = f"Both speak of {', '.join(self.shared)}" if self.shared else "No word of the two subjects is the same"
        return f"{ours} and stands beside '{self.theirs.subject}' in {self.theirs.where}. {same}: is it one subject?"


def clashes(plan: Plan, papers: Iterable[Numbered]) -> tuple[Clash, ...]:
    """Every number of another paper that the plan prints too, now or for a plan before; nothing is linked by it.

    Those without a shared word come first: there a link by number would most likely be false.
    """
    lines = list(dict.fromkeys(papers))
    found = [
        Clash(line.number, action.key, action.printed, action.text, line, shared(action.text, line.subject))
        for action in plan.actions
        for line in lines
        if line.number in (action.printed, *action.earlier)
    ]
    return tuple(sorted(found, key=lambda clash: bool(clash.shared)))


def shared(one: str, other: str) -> tuple[str, ...]:
    """Words of a subject that another holds too, in any form that begins alike."""
    theirs = {word[:_STEM] for word in _words(other)}
    return tuple(dict.fromkeys(word for word in _words(one) if word[:_STEM] in theirs))


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _COMMON]
