"""What the public is shut out of: items, lines of minutes, decisions and requests, each by its own mark."""

from collections.abc import Iterable
from dataclasses import replace

from goldenthread.programme.boards import Item, Meeting, Minute, Request

#: What stands for an item of an agenda from which the public is shut out.
SHUT: str = "Exempt"


def shut_numbers(items: Iterable[Item]) -> frozenset[str]:
    """How minutes name some items: by their number alone, or with the word before it; in small letters."""
    return frozenset(name for one in items for name in (one.number.casefold(), f"item {one.number}".casefold()))


def why_shut(minute: Minute, meeting: Meeting) -> str:
    """Why the public is shut out of a line of minutes: its own mark, or the exempt item it refers to; "" where it is not."""
    if minute.exempt:
        return minute.exempt
    shut = shut_numbers(one for one in meeting.items if one.exempt)
    said = minute.refers_to.strip()
    return f"it was said of exempt item {said.split()[-1]}" if said and said.casefold() in shut else ""


def open_part(meeting: Meeting) -> Meeting:
    """A meeting as the public may know it: an exempt item is there and no more is said of it; the rest that is exempt is gone."""
    return replace(
        meeting,
        items=tuple(
            replace(one, title=SHUT, pack="", lead="", comments=(), clearances=()) if one.exempt else one
            for one in meeting.items
        ),
        minutes=tuple(one for one in meeting.minutes if not why_shut(one, meeting)),
        decisions=tuple(one for one in meeting.decisions if not one.exempt),
    )


def open_requests(requests: Iterable[Request]) -> tuple[Request, ...]:
    """Requests without those from which the public is shut out."""
    return tuple(one for one in requests if not one.exempt)
