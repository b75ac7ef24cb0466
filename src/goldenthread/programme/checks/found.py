"""What is asked of a programme, as data: the question filled in, and what it is about."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that can be asked of any programme: ``question`` holds words in braces, ``why`` says why it is asked."""

    code: str
    title: str
    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Noticed:
    """A question to one programme: ``about`` are keys of actions or recommendations, ``printed`` what a reader calls them."""

    code: str
    about: tuple[str, ...]
    printed: str
    question: str

    @property
    def title(self) -> str:
        """What kind of question it is."""
        return asked()[self.code].title


@cache
def asked() -> Mapping[str, Asked]:
    """Every question by its code, in the order in which they are told."""
    said = tomllib.loads((files(__package__) / "asked.toml").read_text(encoding="utf-8"))
    return {one["code"]: Asked(**one) for one in said["asked"]}


def noticed(code: str, about: tuple[str, ...], printed: str, **words: object) -> Noticed:
    """A question filled in; raises KeyError for a word that it needs and was not given."""
    return Noticed(code, about, printed, asked()[code].question.format(printed=printed, **words))
