"""The pieces of a measure's page, frozen: what `measure_page` gives and templates see."""

from dataclasses import dataclass

from goldenthread.serving.figures import Entry, FigureRow, ReadRow, ServedPeriod, Team

#: Rows of a table, cell by cell as printed; those of a chart are under `measures.reading.chart.TABLE_HEADINGS`.
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A control chart up to the period that is shown first: SVG (no style, no script), headline, one sentence, its table."""

    svg: str
    headline: str
    sentence: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team's figure: with its reading for the period shown first; ``spark`` as in `figures.ReadRow`."""

    team: Team
    row: ReadRow


@dataclass(frozen=True, slots=True)
class ByBreakdown:
    """A measure by one dimension for the period shown first, its groups (and parts) in order."""

    breakdown: str
    period: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is published beside the figure of the period shown first.

    ``likeness`` "same", "shown with its difference" or "refused"; ``differences``, ``refusals`` and ``notes`` say what of the
    two is not alike; ``rows`` place and value as printed; ``neighbours`` name, closeness and value.
    """

    likeness: str
    differences: tuple[str, ...]
    refusals: tuple[str, ...]
    notes: tuple[str, ...]
    period: str
    rows: Rows
    quartile: str
    rank: str
    indicator: str
    neighbours: Rows


@dataclass(frozen=True, slots=True)
class TargetSet:
    """A target as it was set: in words, the first and last day it holds for, who set it and when."""

    target: str
    since: str
    until: str
    set_by: str
    set_on: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Harm:
    """Findings of one rule in the tables that the measure reads: how many, and of which teams the most.

    ``number`` is None where it is too small to be told to the audience; ``teams`` is then, and for such an audience always,
    empty. A finding that names no team is under "".
    """

    rule: str
    title: str
    severity: str
    table: str
    number: int | None
    teams: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Lag:
    """Days from an event to its entry over the last year; ``team`` "" for all. Entries of a table that the measure reads."""

    table: str
    team: str
    number: int
    median: float
    p90: float


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure's definition in pieces: ``facts`` name and words; ``limits`` key, limit, meaning, source; ``feeds`` column
    and fields; ``checks`` code and title of the data checks that speak of those columns."""

    facts: Rows
    unseen: str
    beside: tuple[Entry, ...]
    limits: Rows
    feeds: Rows
    checks: Rows
    example: str
    sql: str


@dataclass(frozen=True, slots=True)
class MeasureReading:
    """One measure as an audience may see it.

    ``rows`` the whole and the parts of a mix for the period asked; ``history`` the whole and the parts over time, oldest
    first; ``teams`` and ``breakdowns`` for the period shown first, ``withheld`` the dimensions that this reader is not given.
    ``hidden`` counts the figures on the page that are hidden for being small.
    """

    entry: Entry
    period: ServedPeriod
    periods: tuple[ServedPeriod, ...]
    rows: tuple[ReadRow, ...]
    history: tuple[FigureRow, ...]
    chart: ChartPicture | None
    teams: tuple[TeamLine, ...]
    breakdowns: tuple[ByBreakdown, ...]
    withheld: tuple[str, ...]
    beside: Beside | None
    targets: tuple[TargetSet, ...]
    harms: tuple[Harm, ...]
    lags: tuple[Lag, ...]
    definition: Definition
    hidden: int
