"""Risks by impact and likelihood: how many stand in each cell, and in which band its score lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.measures.reading.drawing import GREY, WHITE, breadth, lines
from goldenthread.reports.blocks import Chart, Column, Table
from goldenthread.reports.cells import Tone, number, words
from goldenthread.reports.charts.frame import EDGE, SIZE, SMALL, WIDTH, in_a_row, label, made
from goldenthread.reports.charts.marks import SHAPES, mark
from goldenthread.reports.colours import PLAIN, TONES

_CELL_HIGH, _COUNT_SIZE = 62, 20
_NAMES = 104
_HEAD = 58


@dataclass(frozen=True, slots=True)
class Band:
    """Scores from ``low`` to ``high`` that are called by one word, with the tone and the shape that go with it."""

    word: str
    low: int
    high: int
    tone: Tone
    shape: str

    def __post_init__(self) -> None:
        """Refuse a band that holds nothing or whose shape is unknown."""
        if self.low > self.high:
            raise ValueError(f"the band {self.word!r} runs from {self.low} to {self.high}")
        if self.shape not in SHAPES:
            raise ValueError(f"the band {self.word!r} has no shape {self.shape!r}: use one of {', '.join(SHAPES)}")


def risk_matrix(
    subject: str,
    counts: Mapping[tuple[int, int], int],
    impacts: Sequence[str],
    likelihoods: Sequence[str],
    bands: Sequence[Band],
    anchor: str = "",
) -> Chart:
    """A grid of impact (upwards) by likelihood (to the right); ``impacts`` and ``likelihoods`` name the scores from 1.

    ``counts`` has the number of risks by impact and likelihood; what is not there is nought. A score is impact times
    likelihood, and its cell has the word, the shape and the colour of its band. The title counts risks by band, the
    highest first. Raises ValueError for a place outside the grid, a count below nought, and a score that no band or
    more than one holds.
    """
    _check(subject, counts, len(impacts), len(likelihoods), bands)
    by_band = {
        band: sum(n for (i, j), n in counts.items() if band.low <= i * j <= band.high)
        for band in sorted(bands, key=lambda band: -band.low)
    }
    whole = sum(by_band.values())
    risks = "risk" if whole == 1 else "risks"
    title = f"{subject}: {whole:,} {risks}, {in_a_row([f'{n:,} {band.word.lower()}' for band, n in by_band.items()])}"
    held = [
        f"{n:,} with impact {i} ({impacts[i - 1]}) and likelihood {j} ({likelihoods[j - 1]})"
        for (i, j), n in sorted(counts.items(), key=lambda item: (-item[0][0] * item[0][1], item[0]))
        if n
    ]
    sentence = f"Highest score first: {in_a_row(held)}." if held else f"{title}."
    parts = _drawing(counts, impacts, likelihoods, bands)
    height = _HEAD + _CELL_HIGH * len(impacts) + EDGE
    return made(title, sentence, height, parts, _table(subject, counts, impacts, likelihoods, bands), anchor)


def band_of(score: int, bands: Sequence[Band]) -> Band:
    """The band that holds a score; raises ValueError where none does, or more than one."""
    found = [band for band in bands if band.low <= score <= band.high]
    if len(found) != 1:
        held = in_a_row([band.word for band in found]) or "none"
        raise ValueError(f"the score {score} lies in one band, not in {held}")
    return found[0]


def _check(subject: str, counts: Mapping[tuple[int, int], int], high: int, across: int, bands: Sequence[Band]) -> None:
    for (impact, likelihood), count in counts.items():
        if not (1 <= impact <= high and 1 <= likelihood <= across):
            raise ValueError(f"{subject}: impact {impact} and likelihood {likelihood} lie outside {high} by {across}")
        if count < 0:
            raise ValueError(f"{subject}: impact {impact} and likelihood {likelihood} hold {count} risks")
    for score in {i * j for i in range(1, high + 1) for j in range(1, across + 1)}:
        band_of(score, bands)


def _drawing(
    counts: Mapping[tuple[int, int], int],
    impacts: Sequence[str],
    likelihoods: Sequence[str],
    bands: Sequence[Band],
) -> list[str]:
    left = EDGE + _NAMES
    wide = (WIDTH - EDGE - left) / max(len(likelihoods), 1)
    parts = [
        label(left + (WIDTH - EDGE - left) / 2, 18, "Likelihood", SIZE, "middle", bold=True),
        label(left - 8, 18, "Impact", SIZE, "end", bold=True),
    ]
    for j, name in enumerate(likelihoods, start=1):
        said = lines(f"{j} {name}", wide - 6, SMALL, 2)
        high = _HEAD - 8 - (SMALL + 1) * (len(said) - 1)
        parts += [
            label(left + wide * (j - 0.5), high + (SMALL + 1) * n, line, SMALL, "middle") for n, line in enumerate(said)
        ]
    for i in range(len(impacts), 0, -1):
        y = _HEAD + _CELL_HIGH * (len(impacts) - i)
        said = lines(f"{i} {impacts[i - 1]}", _NAMES - 10, SMALL, 2)
        foot = y + _CELL_HIGH / 2 + 5 - (SMALL + 1) * (len(said) - 1) / 2
        parts += [label(left - 8, foot + (SMALL + 1) * n, line, SMALL, "end") for n, line in enumerate(said)]
        for j in range(1, len(likelihoods) + 1):
            parts += _cell(left + wide * (j - 1), y, wide, counts.get((i, j), 0), band_of(i * j, bands))
    return parts


def _cell(x: float, y: float, wide: float, count: int, band: Band) -> list[str]:
    paint = TONES[band.tone]
    ink = f"#{paint.ink}"
    said = lines(band.word, wide - 24, SMALL, 2)
    foot = y + _CELL_HIGH - 9 - (SMALL + 1) * (len(said) - 1)
    start = x + (wide - max(breadth(line, SMALL) for line in said) - 15) / 2
    size = f'width="{wide:.1f}" height="{_CELL_HIGH}"'
    found = [
        f'<rect x="{x:.1f}" y="{y:.1f}" {size} fill="#{paint.fill}" stroke="{WHITE}" stroke-width="2"/>',
        mark(band.shape, start + 5, foot - 4, 5, ink),
        *(label(start + 15, foot + (SMALL + 1) * n, line, SMALL, fill=ink, plain=True) for n, line in enumerate(said)),
    ]
    if count:
        found.append(
            label(x + wide / 2, y + 26, f"{count:,}", _COUNT_SIZE, "middle", True, f"#{PLAIN.ink}", plain=True)
        )
        found.append(
            f'<rect x="{x + 3:.1f}" y="{y + 3:.1f}" width="{wide - 6:.1f}" height="{_CELL_HIGH - 6}" fill="none" '
            f'stroke="{GREY}" stroke-width="1.5"/>'
        )
    return found


def _table(
    subject: str,
    counts: Mapping[tuple[int, int], int],
    impacts: Sequence[str],
    likelihoods: Sequence[str],
    bands: Sequence[Band],
) -> Table:
    columns = (
        Column("Impact", weight=2),
        *(Column(f"{j} {name}", numeric=True, group="Likelihood") for j, name in enumerate(likelihoods, start=1)),
    )
    rows = tuple(
        (
            words(f"{i} {impacts[i - 1]}"),
            *(number(counts.get((i, j), 0)) for j in range(1, len(likelihoods) + 1)),
        )
        for i in range(len(impacts), 0, -1)
    )
    ranges = in_a_row([f"{band.word} {band.low} to {band.high}" for band in sorted(bands, key=lambda b: b.low)])
    return Table(subject, columns, rows, notes=(f"Score is impact times likelihood: {ranges}.",))
