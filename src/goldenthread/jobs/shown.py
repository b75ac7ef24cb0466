"""How jobs are told: states as tags, times, and whether anybody is there to do them."""

from datetime import datetime
from types import MappingProxyType
from typing import Final

from goldenthread.design.components import Banner, Tag
from goldenthread.design.figures import moment
from goldenthread.jobs import states
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
