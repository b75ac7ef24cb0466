"""The rules by which registers are printed, as data: schemes of colours, bands of risk, and what is too few for a share."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from goldenthread.measures.entries import Entry, Folder, file_of
from goldenthread.measures.reading.ratings import Colour
from goldenthread.records.errors import InputRefused, Problem
from goldenthread.reports.cells import Tone

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Rating:
    """A colour of an action: word, shape and tone, and what it means in each scheme that has it."""

    code: str
    word: str
    mark: str
    tone: Tone
    meaning: Mapping[str, str]

    @property
    def shown(self) -> str:
        """Shape and word together."""
        return f"{self.mark} {self.word}"


@dataclass(frozen=True, slots=True)
class Band:
    """A band of risk scores, both ends included, with the colour that it has and so its shape."""

    word: str
    low: int
    high: int
    colour: Colour

    @property
    def shown(self) -> str:
        """Shape and word together."""
        return f"{self.colour.mark} {self.word}"

    @property
    def tone(self) -> Tone:
        """The tone of its cells."""
        return Tone(self.colour.value)

    def holds(self, score: int) -> bool:
        """Whether a score is in the band."""
        return self.low <= score <= self.high


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules: ``ratings`` in the order in which they are counted, ``bands`` from the lowest."""

    version: int
    listed_from: int
    share_floor: int
    ratings: Mapping[str, Rating]
    bands: tuple[Band, ...]

    def band(self, score: int) -> Band | None:
        """The band of a score; None for one that is in none."""
        return next((band for band in self.bands if band.holds(score)), None)

    def of_scheme(self, scheme: str) -> tuple[Rating, ...]:
        """The ratings that a scheme has, in order; every rating where no scheme is named."""
        return tuple(rating for rating in self.ratings.values() if not scheme or scheme in rating.meaning)


@cache
def shipped_rules() -> Rules:
    """The rules of the house."""
    return load_rules(files("goldenthread.papers.registers").joinpath("rules.toml"))


def load_rules(file: Folder) -> Rules:
    """Rules from a TOML file; raises `InputRefused` with every problem of it."""
    problems: list[Problem] = []
    entry = file_of(file, problems)
    if entry is None:
        raise InputRefused(*problems)
    if entry.whole("format") != _FORMAT:
        entry.wrong("this version reads another format", f"Write format = {_FORMAT}")
    ratings = [_rating(one) for one in entry.tables("rating")]
    bands = tuple(_band(one) for one in entry.tables("band"))
    for lower, upper in pairwise(bands):
        if upper.low != lower.high + 1:
            entry.wrong(
                f"the bands {lower.word} and {upper.word} overlap or leave a gap", "Let one begin where one ends"
            )
    rules = Rules(
        entry.whole("version"),
        entry.whole("listed_from"),
        entry.whole("share_floor"),
        {rating.code: rating for rating in ratings},
        bands,
    )
    entry.done()
    if problems:
        raise InputRefused(*problems)
    return rules


def _rating(entry: Entry) -> Rating:
    rating = Rating(
        entry.text("code"),
        entry.text("word"),
        entry.text("mark"),
        entry.choice("tone", Tone) or Tone.PLAIN,
        entry.words("meaning"),
    )
    entry.done()
    return rating


def _band(entry: Entry) -> Band:
    band = Band(
        entry.text("word"), entry.whole("low"), entry.whole("high"), entry.choice("tone", Colour) or Colour.AMBER
    )
    entry.done()
    return band
