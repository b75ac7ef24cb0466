"""What the forms of verbs offer to choose from."""

from datetime import date

from django.conf import settings

from goldenthread.design.figures import day, many
from goldenthread.plan.reading import Reading
from goldenthread.programme.promises import Action
from goldenthread.records.errors import RecordsError
from goldenthread.serving.errors import NotServed
from goldenthread.serving.figures import entries
from goldenthread.serving.opening import open_served

Choices = tuple[tuple[str, str], ...]


def open_steps(action: Action) -> Choices:
    """Steps that are not done."""
    return tuple((one.key, f"{one.title} (due {one.due.words()})") for one in action.milestones if one.done_on is None)


def evidence_of(action: Action) -> Choices:
    """What evidence there is."""
    return tuple((one.key, f"{one.shows} ({one.kind.value}, {day(one.on)})") for one in action.evidence)


def checks_due(action: Action, today: date) -> Choices:
    """Looks at a closed action that are due and not done."""
    closure = action.closure
    found = closure.checks if closure is not None else ()
    return tuple(
        (str(one.months), f"After {many(one.months, 'month')}, due {day(one.due)}")
        for one in found
        if one.done_on is None and one.due <= today
    )


def people_there(reading: Reading) -> Choices:
    """People of the plan who have not left and are one person."""
    return tuple(
        (one.key, one.shown)
        for one in reading.plan.people
        if not one.many and (one.left_on is None or one.left_on >= reading.today)
    )


def measures_of() -> Choices:
    """Measures that are served, by title; none while records are being prepared."""
    try:
        served = open_served(settings.INSTALLATION.store)
    except (NotServed, RecordsError):
        return ()
    return tuple(sorted(((one.key, f"{one.title} ({one.chapter})") for one in entries(served)), key=lambda one: one[1]))


def themes_of(reading: Reading) -> Choices:
    """Themes of the plan."""
    return tuple((one.key, f"{one.printed}. {one.title}" if one.printed else one.title) for one in reading.plan.themes)


def recommendations_of(reading: Reading) -> Choices:
    """Recommendations of the plan, with who made each."""
    return tuple(
        (one.key, f"{one.origin.value} {one.number}: {one.text}".replace(" : ", ": "))
        for one in reading.plan.recommendations
    )
