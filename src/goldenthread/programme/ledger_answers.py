"""The form of an answer to a red or changed figure: what do we see, why, so what for children, what now, by whom, by when."""

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Final

#: Each question of the form, in order, by the field that holds its answer.
QUESTIONS: Final = MappingProxyType(
    {
        "see": "What do we see",
        "why": "Why",
        "so_what": "So what for children",
        "now": "What now",
        "who": "By whom",
        "when": "By when",
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in six parts, each in plain words; ``when`` a day or a meeting as people write it."""

    see: str
    why: str
    so_what: str
    now: str
    who: str
    when: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that say nothing."""
        return tuple(one.name for one in fields(self) if not getattr(self, one.name).strip())


def written(answer: Answer) -> str:
    """An answer as the words of a step: a line for each question, in order."""
    return "\n".join(f"{question}: {_line(getattr(answer, name))}" for name, question in QUESTIONS.items())


def read(text: str) -> Answer | None:
    """The words of a step as an answer in the form; None where they are free words."""
    lines = text.split("\n")
    found = {
        name: line.removeprefix(f"{question}: ")
        for (name, question), line in zip(QUESTIONS.items(), lines, strict=False)
        if line.startswith(f"{question}: ") or line == f"{question}:"
    }
    return Answer(**found) if len(found) == len(QUESTIONS) == len(lines) else None


def _line(said: str) -> str:
    """Words on one line, since a line is what parts the questions."""
    return " ".join(said.split())
