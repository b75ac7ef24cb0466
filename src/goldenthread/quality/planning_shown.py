"""Rounds, lists and samples as pages print them: where each stands, and by whom children and people are named."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Kind
from goldenthread.auditing.planning import Every, Per, Round, Stand, Standing
from goldenthread.auditing.tools.reading import current
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import day, many, whole
from goldenthread.design.links import link
from goldenthread.quality.people import names_of
from goldenthread.quality.reading import journal, served_now, tools
from goldenthread.quality.shown import trail
from goldenthread.records.errors import WrongUse
from goldenthread.reports.cells import Tone
from goldenthread.serving.lists import known_of
from goldenthread.serving.names import names_of as childrens_names
from goldenthread.serving.staff import teams

Choices = tuple[tuple[str, str], ...]
EVERY: Final = {Every.MONTH: "every month", Every.ONCE: "once"}
PER: Final = {Per.AUDITOR: "each auditor", Per.TEAM: "each team", Per.ROUND: "all together"}
#: Headings of what `counts_cells` counts.
COUNTS: Final = ("Wanted", "Given out", "Done", "Late", "Missing")
_STANDS: Final = {
    Stand.LATER: ("○", Tone.PLAIN),
    Stand.TO_GIVE: ("◔", Tone.PLAIN),
    Stand.MISSING: ("!", Tone.RED_AMBER),
    Stand.LATE: ("■", Tone.RED),
    Stand.IN_HAND: ("◐", Tone.GREY),
    Stand.DONE: ("●", Tone.GREEN),
}


@dataclass(frozen=True, slots=True)
class Called:
    """How a page names a child: its name (where the reader may know it) and identifier, and the address of its page."""

    label: str
    href: str


def programme_link() -> Link:
    """The programme in a trail."""
    return Link("Programme", reverse("audit-programme"))


def under_programme(*more: Link) -> tuple[Link, ...]:
    """The pages above one of the programme."""
    return trail(programme_link(), *more)


def stand_tag(stand: Stand) -> Tag:
    """Where a slot stands, as word and shape."""
    shape, tone = _STANDS[stand]
    return Tag(stand.value, tone, shape)


def wanted_words(one: Round) -> str:
    """What a round wants, in words."""
    return f"{many(one.n, 'audit')} of {PER[one.per]}, {EVERY[one.every]}"


def span_words(one: Round) -> str:
    """From when until when a round runs."""
    stopped = f", ended early on {day(one.ended)}" if one.ended is not None else ""
    return f"{day(one.since)} to {day(one.until)}{stopped}"


def counts_cells(some: Sequence[Standing]) -> tuple[str, str, str, str, str]:
    """Wanted, given out, done, late and missing of several slots together."""
    return (
        whole(sum(one.slot.wanted for one in some)),
        whole(sum(one.given for one in some)),
        whole(sum(one.done for one in some)),
        whole(sum(one.late for one in some)),
        whole(sum(one.missing for one in some)),
    )


def counted(
    caption: str, heads: Sequence[str], rows: Sequence[tuple[Cell | str, ...]], empty: str, words: int = 1
) -> Table:
    """A table of counts: the first ``words`` columns are words, the others numbers."""
    columns = tuple(Column(head, numeric=place >= words) for place, head in enumerate(heads))
    return Table(caption, columns, tuple(rows), empty, wide=True, caption_hidden=True)


def tools_offered(today: date) -> Choices:
    """The tools in use by key and title, in the order of their files."""
    found: dict[str, str] = {}
    for key in dict.fromkeys(one.key for one in tools()):
        try:
            found[key] = current(key, today, tools()).title
        except WrongUse:  # its first version is not in use yet
            continue
    return tuple(found.items())


def tool_title(key: str, today: date) -> str:
    """What a tool is called; its key where no version is in use."""
    return dict(tools_offered(today)).get(key, key)


def team_choices() -> Choices:
    """Teams of the records by id and name, those that were closed left out."""
    called = team_names()
    return tuple((one.team_id, called[one.team_id]) for one in teams(served_now()) if one.closed is None)


def team_names() -> dict[str, str]:
    """Teams of the records by id; two of one name are told apart by their ids."""
    every = teams(served_now())
    times = Counter(one.name for one in every)
    return {
        one.team_id: one.team_id
        if not one.name
        else one.name
        if times[one.name] == 1
        else f"{one.name} ({one.team_id})"
        for one in every
    }


def whose_words(one: Round, who: str, names: Mapping[str, str], of_teams: Mapping[str, str]) -> str:
    """Whom a slot is of, in words."""
    if one.per is Per.AUDITOR:
        return names.get(who, who)
    return of_teams.get(who, who) if one.per is Per.TEAM else "All together"


def people_named(several: Collection[str]) -> dict[str, str]:
    """What pages call people."""
    return names_of(several) if several else {}


def children_called(viewer: Viewer, purpose: str, keys: Collection[str]) -> dict[str, Called]:
    """How a page names some children, of whom the viewer may see; logged first."""
    served, scope = served_now(), viewer.scope(purpose)
    known = known_of(served, scope, journal(), keys)
    names = childrens_names(served, scope, journal(), known.keys()) if known and scope.may_read_names else {}
    return {
        key: Called(
            f"{names[key]} ({one.child_id})" if key in names else one.child_id or "no identifier",
            link("child", ref=one.ref) or "",
        )
        for key, one in known.items()
    }


def kinds_offered(*without: Kind) -> tuple[Kind, ...]:
    """Kinds that a round may be of."""
    return tuple(kind for kind in Kind if kind not in (Kind.RE_AUDIT, *without))
