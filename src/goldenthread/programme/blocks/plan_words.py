"""How people, ratings, days and dues of a plan are said in a cell."""

from collections.abc import Iterable, Mapping
from datetime import date

from goldenthread.programme.delivery import Scheme
from goldenthread.programme.due import Due
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Action, Plan
from goldenthread.reports.cells import Cell, Tone, words


def day_in_words(day: date) -> str:
    """As 5 November 2017."""
    return f"{day.day} {day:%B %Y}"


def said(text: str) -> Cell:
    """What a person wrote, on one line: a cell of a document holds no line breaks."""
    return words(" ".join(text.split()))


def counted(count: int, one: str, many: str = "") -> str:
    """As 1 action, 2 actions, no actions."""
    return f"{count or 'no'} {one if count == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """As one, two and three; "" for nothing."""
    every = list(parts)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}" if every else ""


def rated(scheme: Scheme, code: str | None) -> Cell:
    """A rating: its code and what it says, in its colour; a code of another scheme has none, and no rating is awaited."""
    if not code:
        return words("None")
    if code not in scheme.codes:
        return words(f"{code} (of another scheme)")
    rating = scheme.rating(code)
    return words(f"{code}: {rating.label}", Tone(rating.colour))


def follows(scheme: Scheme, code: str | None) -> Cell:
    """A rating that was worked out, or that none follows."""
    return rated(scheme, code) if code else words("Cannot be told", Tone.GREY)


def names(keys: Iterable[str], people: Mapping[str, Person]) -> str:
    """People as a table names them: by name or initials, by post where there is neither, as printed where not listed."""
    named = []
    for key in keys:
        person = people.get(key)
        named.append(person.name or person.initials or person.job_title if person else key)
    return ", ".join(named)


def leads(action: Action, people: Mapping[str, Person]) -> str:
    """Who leads an action, and who covers."""
    ownership = action.ownership
    if ownership is None or not ownership.owners:
        return "Nobody is named"
    cover = f" (covered by {names((ownership.cover,), people)})" if ownership.cover else ""
    return names(ownership.owners, people) + cover


def due_in_words(action: Action) -> str:
    """The due that holds, what was first agreed, and how often it was moved."""
    if not action.slips:
        return _due(action.due)
    times = "once" if len(action.slips) == 1 else f"{len(action.slips)} times"
    return f"{_due(action.due)}; first {action.baseline.words()}, moved {times}"


def _due(due: Due) -> str:
    return f"{due.words()}, next look {day_in_words(due.next_check)}" if due.next_check else due.words()


def people_of(plan: Plan) -> Mapping[str, Person]:
    """The people of a plan by key."""
    return {person.key: person for person in plan.people}
