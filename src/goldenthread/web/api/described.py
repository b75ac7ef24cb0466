"""What the interface offers, said once: its addresses, what may be asked of each, and the fields that it answers with."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from goldenthread.serving.due_rows import STATUSES
from goldenthread.web.limits import ROWS_A_PAGE, ROWS_USUAL

#: What each refusal is called; nothing of what was asked or held is ever told with it.
TITLES: Final = {
    HTTPStatus.BAD_REQUEST: "The request cannot be understood",
    HTTPStatus.UNAUTHORIZED: "A token is needed, or the one given is not good any more",
    HTTPStatus.NOT_FOUND: "There is nothing here, or nothing that this token may read",
    HTTPStatus.METHOD_NOT_ALLOWED: "This interface can only be read",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests in a minute",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong",
    HTTPStatus.SERVICE_UNAVAILABLE: "The records are being prepared",
}
ROOT: Final = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a row: its name, its kind in JSON ("string", "number", "integer", "boolean", "array"), its meaning.

    ``blank`` says that it may be null.
    """

    name: str
    kind: str
    says: str
    blank: bool = False

    def schema(self) -> dict[str, Any]:
        """As OpenAPI describes it."""
        made: dict[str, Any] = {"type": [self.kind, "null"] if self.blank else self.kind, "description": self.says}
        return {**made, "items": {}} if self.kind == "array" else made


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be asked in an address; ``choices`` are the only values, where there are some."""

    name: str
    says: str
    kind: str = "string"
    choices: tuple[str, ...] = ()
    most: int = 0

    def schema(self) -> dict[str, Any]:
        """As OpenAPI describes it."""
        made: dict[str, Any] = {"type": self.kind}
        if self.choices:
            made["enum"] = list(self.choices)
        if self.kind == "integer":
            made["minimum"] = 1
        return {**made, "maximum": self.most} if self.most else made


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address under `ROOT`: the area of `access.areas` that it belongs to, what it answers, and with which fields.

    ``media`` is the type of the answer; rows are JSON in pages. ``inside`` names a part of the address.
    """

    name: str
    path: str
    area: str
    says: str
    fields: tuple[Field, ...] = ()
    parameters: tuple[Parameter, ...] = field(default=())
    media: str = "application/json"
    inside: str = ""
    paged: bool = False

    @property
    def allowed(self) -> tuple[Parameter, ...]:
        """Everything that may be asked of it, turning pages included."""
        return (*self.parameters, *(_PAGES if self.paged else ()))


_PAGES: Final = (
    Parameter("page", "Number of the page, from 1", "integer"),
    Parameter("size", f"Rows on a page; {ROWS_USUAL.value} if not said", "integer", most=ROWS_A_PAGE.value),
)
_PERIOD: Final = Parameter("period", "Label of a period, such as 2026-09")
_CHAPTER: Final = Parameter("chapter", "Title of a chapter of the book")
_MEASURE: Final = Parameter("measure", "Key of a measure")
_TEAM: Final = Parameter("team", "Identifier of a team")
_FIGURES: Final = (
    Field("key", "string", "Key of the measure"),
    Field("title", "string", "Title of the measure"),
    Field("chapter", "string", "Chapter of the book"),
    Field("part", "string", 'Part of a mix, "" for the whole'),
    Field("period", "string", "Label of the period"),
    Field("breakdown", "string", 'By what it is broken down, "" for the whole'),
    Field("group", "string", 'Which group of the breakdown, "" for the whole'),
    Field("numerator", "number", "What was counted", blank=True),
    Field("denominator", "number", "Out of how many", blank=True),
    Field("value", "number", "The value, not rounded; null where there is none", blank=True),
    Field("unit", "string", "Unit of the value"),
    Field("reason", "string", 'Why there is no value: hidden, not-recorded, not-applicable, cannot-compute; else ""'),
    Field("note", "string", "What must be known beside it"),
    Field("definition_version", "integer", "Version of the definition"),
    Field("snapshot", "string", "Data version"),
)
_FIGURE_PARAMETERS: Final = (
    _PERIOD,
    Parameter("breakdown", 'A breakdown by name; "whole" for none'),
    Parameter("group", "A group of the breakdown"),
    _CHAPTER,
    _MEASURE,
)
ENDPOINTS: Final = (
    Endpoint("api-openapi", "openapi.json", "api", "This description, as OpenAPI 3.1"),
    Endpoint(
        "api-snapshots", "snapshots", "api", "Data versions, the latest known first",
        (
            Field("id", "string", "Data version"),
            Field("as_at", "string", "Day that it speaks of"),
            Field("known_at", "string", "Moment at which it became known, UTC"),
            Field("current", "boolean", "Whether it is the one that everything else here is read from"),
            Field("ready", "boolean", "Whether its figures are prepared"),
        ),
        paged=True,
    ),
    Endpoint(
        "api-measures", "measures", "figures", "Every measure of the book",
        (
            Field("key", "string", "Key"),
            Field("title", "string", "Title"),
            Field("chapter", "string", "Chapter of the book"),
            Field("says", "string", "What it counts, in a sentence"),
            Field("unit", "string", "Unit"),
            Field("polarity", "string", "Which way is better: higher, lower, in range, none"),
            Field("version", "integer", "Version of the definition"),
            Field("breakdowns", "array", "By what it can be broken down"),
            Field("codes", "array", "Official codes"),
            Field("typed", "boolean", "Whether it is typed in rather than counted"),
        ),
        (_CHAPTER,), paged=True,
    ),
    Endpoint(
        "api-measure", "measures/{key}", "figures", "One measure with its definition and the history of its targets",
        (
            Field("key", "string", "Key"),
            Field("title", "string", "Title"),
            Field("says", "string", "What it counts, in a sentence"),
            Field("facts", "array", "Pairs of what and which: unit, source, codes, clock"),
            Field("limits", "array", "Limits that it holds: key, limit, meaning, source"),
            Field("targets", "array", "Targets with the days they held for, who set them and where that is written"),
            Field("sql", "string", 'The query that counts it; "" for a typed one'),
        ),
        inside="key",
    ),
    Endpoint("api-figures", "figures", "figures", "Figures, small ones hidden as the reader's audience asks", _FIGURES,
             _FIGURE_PARAMETERS, paged=True),
    Endpoint("api-figures-csv", "figures.csv", "figures.export", "The same as one CSV file, for Power BI and spreadsheets",
             _FIGURES, _FIGURE_PARAMETERS, "text/csv"),
    Endpoint("api-figures-parquet", "figures.parquet", "figures.export", "The same as one Parquet file", _FIGURES,
             _FIGURE_PARAMETERS, "application/vnd.apache.parquet"),
    Endpoint(
        "api-readings", "readings", "figures", "Figures of one period with target, rating, verdict and comparator",
        (
            *_FIGURES[:5],
            Field("group", "string", 'The team, "" for everybody'),
            Field("value", "number", "The value, not rounded; null where there is none", blank=True),
            Field("shown", "string", "The value as printed, or why there is none"),
            Field("counted", "string", "Out of how many, in words"),
            Field("reason", "string", 'Why there is no value, else ""'),
            Field("target", "string", 'The target in words, "" for none'),
            Field("rating", "string", 'Colour of the rating, "" where it is not rated'),
            Field("rule", "string", "Rule that rated it, with its version"),
            Field("signal", "string", "Verdict of the control chart"),
            Field("change", "string", "Change on the period before, in words"),
            Field("comparator", "string", 'What is published beside it, "" for nothing'),
            Field("snapshot", "string", "Data version"),
        ),
        (_PERIOD, _CHAPTER, _TEAM), paged=True,
    ),
    Endpoint(
        "api-trackers", "trackers", "trackers", "Every clock with how many are open, overdue and due soon",
        (
            Field("clock", "string", "Key of the clock"),
            Field("title", "string", "Title"),
            Field("chapter", "string", "Chapter of the book"),
            Field("indicator", "string", 'Measure that counts the same, "" for none'),
            Field("open", "integer", "Open, of everybody"),
            Field("open_seen", "integer", "Open, of whom the reader may see"),
            Field("overdue", "integer", "Overdue, of everybody"),
            Field("overdue_seen", "integer", "Overdue, of whom the reader may see"),
            Field("lacking", "string", "What the records do not hold"),
        ),
        paged=True,
    ),
    Endpoint(
        "api-due", "trackers/due", "trackers", "Who is due and overdue, of whom the reader may see; each reading is journalled",
        (
            Field("clock", "string", "Key of the clock"),
            Field("title", "string", "Title of the clock"),
            Field("child_id", "string", "The authority's identifier of the child"),
            Field("start", "string", "Day on which the clock began", blank=True),
            Field("due", "string", "Day by which it must be done", blank=True),
            Field("status", "string", f"One of: {', '.join(STATUSES)}"),
            Field("days_over", "integer", "Working days or days over, as the clock counts", blank=True),
            Field("team", "string", "Identifier of the team"),
            Field("worker", "string", "Identifier of the worker"),
        ),
        (
            Parameter("clock", "Key of a clock"),
            _TEAM,
            Parameter("worker", "Identifier of a worker"),
            Parameter("status", "How it stands", choices=STATUSES),
        ),
        paged=True,
    ),
)  # fmt: skip


def endpoint(name: str) -> Endpoint:
    """One of them by name; raises KeyError for one there is none of."""
    return {one.name: one for one in ENDPOINTS}[name]
