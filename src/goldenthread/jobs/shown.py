"""How jobs are told: states as tags, times, and whether anybody is there to do them."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from goldenthread.design.components import Banner, Link, Tag
from goldenthread.design.figures import many, moment
from goldenthread.design.listing import address
from goldenthread.jobs import states
from goldenthread.jobs.limits import REFRESH
from goldenthread.jobs.queries import last_heard, worker_is_there
from goldenthread.reports.cells import Tone

#: Each state with its shape, so that colour never stands alone.
_LOOKS: Final = MappingProxyType(
    {
        states.QUEUED: ("○", Tone.GREY),
        states.RUNNING: ("▶", Tone.BLUE),
        states.DONE: ("✓", Tone.GREEN),
        states.FAILED: ("✗", Tone.RED),
        states.LOST: ("!", Tone.AMBER),
        states.CANCELLED: ("–", Tone.GREY),
    }
)

#: What in an address asks that a page looks again by itself.
WATCH: Final = "watch"
ON: Final = "yes"


def state_tag(state: str) -> Tag:
    """A state as a tag; raises KeyError for one there is none of."""
    shape, tone = _LOOKS[state]
    return Tag(states.WORDS[state], tone, shape)


def when(at: datetime | None) -> str:
    """A moment, or that it has not come."""
    return str(moment(at)) if at is not None else "Not yet"


def nobody_works() -> Banner | None:
    """What is said while no worker is there; None while one is."""
    if worker_is_there():
        return None
    last = last_heard()
    heard = f"It was last heard of at {moment(last)}." if last is not None else "It has never run."
    text = f"The background worker is not running. {heard} Jobs wait until your administrator starts it."
    return Banner(text, "problem", "Jobs are waiting")


def watching(here: str, asked: Mapping[str, str], *, running: bool) -> tuple[int, tuple[Link, ...]]:
    """After how many seconds the page at an address is fetched again by itself (0 for never), and the links about that.

    Only a reader who asked for it is moved; while nothing runs there is nothing to look at again.
    """
    if not running:
        return 0, ()
    often = f"every {many(int(REFRESH.value), 'second')}"
    if asked.get(WATCH) == ON:
        return int(REFRESH.value), (Link(f"Stop looking again by itself ({often})", here),)
    return 0, (Link("Look again", here), Link(f"Look again by itself {often}", address(here, {}, **{WATCH: ON})))
