"""What every rule looks at, and what it gives back where it asks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.calendar import WorkingDays
from goldenthread.programme.guard.claims import Means
from goldenthread.programme.guard.rules import Rule
from goldenthread.programme.people import Person
from goldenthread.programme.promises import Action, Plan
from goldenthread.programme.shown import Impact


@dataclass(frozen=True, slots=True)
class Asked:
    """One action with all that a rule may look at; ``plan`` is as it stood on ``as_at``."""

    plan: Plan
    action: Action
    means: Means
    impact: Impact
    as_at: date
    working_days: WorkingDays
    people: Mapping[str, Person]
    actions: Mapping[str, Action]


@dataclass(frozen=True, slots=True)
class Hit:
    """Why a rule asks: the values of its question by name, the arithmetic, and the facts that it rests on."""

    values: Mapping[str, object]
    arithmetic: str
    rests_on: tuple[str, ...]


Asking = Callable[[Asked, Rule], Iterator[Hit]]


def day_words(day: date) -> str:
    """A day as a reader says it: 31 March 2018."""
    return f"{day.day} {day:%B %Y}"


def several(count: int, one: str, many: str = "") -> str:
    """A count with its noun: 1 day, 3 days."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
