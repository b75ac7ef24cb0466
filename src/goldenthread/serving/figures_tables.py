"""The tables of figures in the served file."""

from typing import Final

from goldenthread.serving.schema import Table

PERIOD: Final = Table(
    "period",
    "A period that is served, in order of time; is_read where it is read with target and rating, is_first where shown first.",
    (
        "place integer not null",
        "label text not null",
        "words text not null",
        "start_date text not null",
        "end_date text not null",
        "is_read integer not null",
        "is_first integer not null",
    ),
    ("place",),
)
EDITION: Final = Table(
    "edition",
    "Which edition of the figures an audience reads, and whether small numbers are hidden from it.",
    ("audience text not null", "edition text not null", "hides integer not null"),
    ("audience",),
)
MEASURE: Final = Table(
    "measure",
    "A measure in the order of the book, with what a list of measures says of it.",
    (
        "place integer not null",
        "key text not null",
        "chapter text not null",
        "title text not null",
        "says text not null",
        "unit text not null",
        "polarity text not null",
        "stat text not null",
        "is_typed integer not null",
        "is_waiting integer not null",
        "version integer not null",
        "breakdowns text not null",
        "codes text not null",
        "tables text not null",
    ),
    ("place",),
    (("key",),),
)
DEFINITION: Final = Table(
    "definition",
    "The pieces of a measure's definition, its SQL, targets and the rules of data quality that speak of it, as JSON.",
    ("key text not null", "said text not null"),
    ("key",),
)
FIGURE: Final = Table(
    "figure",
    "A figure: one value of a measure for a period and group, as an edition shows it.",
    (
        "edition text not null",
        "key text not null",
        "breakdown text not null",
        "part text not null",
        "grp text not null",
        "period text not null",
        "end_date text not null",
        "numerator real",
        "denominator real",
        "value real",
        "reason text not null",
        "note text not null",
        "shown text not null",
        "counted text not null",
        "version integer not null",
        "snapshot text not null",
    ),
    ("edition", "key", "breakdown", "part", "grp", "period"),
    (("edition", "breakdown", "period", "grp"),),
)
READING: Final = Table(
    "reading",
    "A figure of the whole or of a team as it is read: what a row of a dashboard says, in words; lists are joined by U+001F.",
    (
        "edition text not null",
        "breakdown text not null",
        "grp text not null",
        "period text not null",
        "place integer not null",
        "part_place integer not null",
        "part text not null",
        "part_words text not null",
        "own_period text not null",
        "numerator real",
        "denominator real",
        "value real",
        "reason text not null",
        "note text not null",
        "shown text not null",
        "counted text not null",
        "version integer not null",
        "snapshot text not null",
        "target text not null",
        "colour text not null",
        "rating text not null",
        "rating_says text not null",
        "rule text not null",
        "previous text not null",
        "year text not null",
        "signal text not null",
        "comparator text not null",
        "quartile text not null",
        "weight integer not null",
        "worries text not null",
        "good text not null",
    ),
    ("edition", "breakdown", "grp", "period", "place", "part_place"),
)
LINE: Final = Table(
    "line",
    "The values of the whole or of a team, one a served period in order of time, rounded as printed: null or the reason if none.",
    (
        "edition text not null",
        "breakdown text not null",
        "grp text not null",
        "place integer not null",
        "part_place integer not null",
        "points text not null",
    ),
    ("edition", "breakdown", "grp", "place", "part_place"),
)
CHART: Final = Table(
    "chart",
    "The control chart of a measure up to the period shown first: its picture, sentence and table, for an edition.",
    (
        "edition text not null",
        "key text not null",
        "svg text not null",
        "headline text not null",
        "sentence text not null",
        "rows text not null",
    ),
    ("edition", "key"),
)
COMPARATOR: Final = Table(
    "comparator",
    "What is published beside a measure's latest figure, what differs, or why nothing may stand beside it, as JSON.",
    ("edition text not null", "key text not null", "said text not null"),
    ("edition", "key"),
)
QUALITY: Final = Table(
    "quality",
    "How many findings of a rule there are in a table, by team (empty: no team is named).",
    (
        "rule text not null",
        "tbl text not null",
        "team text not null",
        "severity text not null",
        "number integer not null",
    ),
    ("rule", "tbl", "team", "severity"),
)
LAG: Final = Table(
    "lag",
    "Days from an event to its entry over the last year, of a table and team (empty: all): how many, median, slowest tenth.",
    (
        "tbl text not null",
        "team text not null",
        "number integer not null",
        "median real not null",
        "p90 real not null",
    ),
    ("tbl", "team"),
)
TEAM: Final = Table(
    "figure_team",
    "A team of which figures are told: its name and service as the records say on the day.",
    ("team text not null", "name text not null", "service text not null"),
    ("team",),
)
TABLES: Final[tuple[Table, ...]] = (
    *(PERIOD, EDITION, MEASURE, DEFINITION, FIGURE, READING, LINE, CHART, COMPARATOR, QUALITY, LAG, TEAM),
)
