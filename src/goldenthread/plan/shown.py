"""Actions, ratings, people and days as cells, the same on every page of the room."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import day, many
from goldenthread.plan.rating import rating_tag
from goldenthread.plan.standing import is_late, is_soon
from goldenthread.plan.states import State
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Action, Mapped
from goldenthread.programme.shown.verdicts import Verdict
from goldenthread.reports.cells import Tone

_STATES: Final = {
    State.OPEN: ("○", Tone.PLAIN),
    State.SAID: ("◐", Tone.AMBER),
    State.COMPLETE: ("✓", Tone.BLUE),
    State.PROPOSED: ("!", Tone.RED_AMBER),
}
_WORSE: Final = frozenset({Verdict.WORSE, Verdict.FELL_BACK})
_VERDICTS: Final = {value.value: value for value in Verdict}


def trail(*more: Link, viewer: Viewer | None = None) -> tuple[Link, ...]:
    """The pages above one of this room; with ``viewer``, above one that is also for who may not open the whole plan."""
    if viewer is not None and not viewer.may("plan"):
        return (Link("My actions", reverse("plan-mine")), *more)
    return (Link("Improvement plan", reverse("plan")), *more)


def columns(*headers: str, numeric: Sequence[str] = ()) -> tuple[Column, ...]:
    """Columns by their headings."""
    return tuple(Column(header, header in numeric) for header in headers)


def state_tag(state: State) -> Tag:
    """Where an action stands."""
    shape, tone = _STATES[state]
    return Tag(state.value, tone, shape)


def time_tags(action: Action, today: date) -> tuple[Tag, ...]:
    """That an action is past its date or near it."""
    if is_late(action, today):
        return (Tag("past its date", Tone.RED, "■"),)
    return (Tag("due soon", Tone.AMBER, "▲"),) if is_soon(action, today) else ()


def verdict_tag(word: str) -> Tag:
    """What the figures show of an action."""
    found = _VERDICTS.get(word)
    if found is None or not found.judged:
        return Tag(word or "not looked at yet", Tone.GREY, "?")
    if found.supports:
        return Tag(word, Tone.GREEN, "✓")
    return Tag(word, Tone.RED, "!") if found in _WORSE else Tag(word, Tone.AMBER, "=")


def claimed_cell(action: Action, scheme: str) -> Cell:
    """The rating that a person gave last, with the day."""
    claim = action.claim
    if claim is None:
        return Cell("no claim", quiet=True)
    return Cell(tags=(rating_tag(scheme, claim.rating),), note=day(claim.on))


def due_cell(action: Action, today: date) -> Cell:
    """The due that stands, and how often it moved."""
    moved = f"moved {many(len(action.slips), 'time')}, first {action.baseline.words()}" if action.slips else ""
    return Cell(action.due.words(), tags=time_tags(action, today), note=moved)


def action_cell(action: Action, seen: bool = True) -> Cell:
    """An action by its printed number and words; a link for who may open it."""
    return Cell(
        action.printed or action.key,
        reverse("plan-action", args=[action.key]) if seen else "",
        note=action.text,
        about=f"action {action.key}" if action.printed != action.key else "",
    )


def people_words(keys: Sequence[str], people: Mapping[str, Person]) -> str:
    """People by key as a page names them; a key that nobody has stays as it is."""
    return ", ".join(people[key].shown if key in people else key for key in keys)


def owner_cell(action: Action, people: Mapping[str, Person]) -> Cell:
    """Whose an action is, and who covers."""
    now = action.ownership
    if now is None:
        return Cell("nobody", quiet=True)
    words = people_words(now.owners, people) or now.printed
    return Cell(words, note=f"covered by {people_words([now.cover], people)}" if now.cover else "")


def who(key: str, people: Mapping[str, Person]) -> str:
    """Who wrote something: a person of the plan, or the user name."""
    return people[key].shown if key in people else key


def table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[tuple[Cell | str, ...]],
    empty: str,
    *,
    numeric: Sequence[str] = (),
    caption_hidden: bool = False,
    totals: frozenset[int] = frozenset(),
    groups: tuple[tuple[int, Cell | str], ...] = (),
) -> Table:
    """A table that scrolls by itself on a narrow screen; ``numeric`` are headings over numbers."""
    return Table(
        caption,
        columns(*heads, numeric=numeric),
        tuple(rows),
        empty,
        wide=True,
        caption_hidden=caption_hidden,
        totals=totals,
        groups=groups,
    )


def mapped_table(some: Sequence[Mapped]) -> Table:
    """What became of actions of the version before."""
    rows = tuple((one.old, one.fate.value, ", ".join(one.now), Cell(one.decision, note=one.because)) for one in some)
    heads = ("Number before", "What became of it", "Key now", "Decision, and why")
    return table("Actions of the version before", heads, rows, "Nothing is mapped.", caption_hidden=True)
