"""Which rule lets a viewer read a measure, broken down how, with which numbers hidden, and the children behind it."""

from collections.abc import Iterator

from django.conf import settings

from goldenthread.access.areas import why
from goldenthread.access.audience import Audience
from goldenthread.access.errors import NotAllowed
from goldenthread.access.policy import rule_of
from goldenthread.accounts.viewer import Viewer
from goldenthread.measures.disclosure import policies
from goldenthread.records.errors import RecordsError
from goldenthread.serving.editions import edition_for
from goldenthread.serving.errors import NotServed
from goldenthread.serving.figures import Entry, entry_of
from goldenthread.serving.opening import open_served

_AREA, _ROWS = "figures", "rows"


def why_measure(viewer: Viewer, key: str) -> tuple[str, ...]:
    """Sentences, one a rule, about one measure; who reads no figures is told that alone, whether there is such a measure or not."""
    if not viewer.may(_AREA) or viewer.audience is None:
        return (why(viewer.role, _AREA),)
    try:
        entry = entry_of(open_served(settings.INSTALLATION.store), key)
    except NotAllowed:
        return ("There is no such measure in the book.",)
    except (NotServed, RecordsError) as error:
        return (f"The book cannot be read now: {error.problems[0].what}.",)
    return (
        f"{entry.title}: {entry.says}",
        why(viewer.role, _AREA),
        *_figures(viewer.audience),
        *_parts(viewer, viewer.audience, entry),
        _behind(viewer),
    )


def _figures(audience: Audience) -> Iterator[str]:
    """For whom its figures are made, and what is hidden of them."""
    policy = policies()[audience]
    yield f"Here it reads the figures made for the audience {audience.value}."
    if policy.threshold:
        yield f"Counts from 1 to {policy.threshold} are hidden in them, and what would give these away. Source: {policy.source}."
    else:
        yield "None of its numbers is hidden."


def _parts(viewer: Viewer, audience: Audience, entry: Entry) -> Iterator[str]:
    """By what it may be broken down, and which rule forbids the rest."""
    scope, may = viewer.scope("asking why a measure is seen"), []
    for breakdown in entry.breakdowns:
        try:
            edition_for(scope, audience, (breakdown,))
        except NotAllowed as refused:
            yield f"Not by {breakdown}: {refused}"
        else:
            may.append(breakdown.replace("*", " and "))
    if may:
        yield f"It may be read by {', '.join(may)}."


def _behind(viewer: Viewer) -> str:
    """Whose rows it shows of those that it counts."""
    if not viewer.may(_ROWS):
        return why(viewer.role, _ROWS)
    return f"{why(viewer.role, _ROWS)} Of the children behind it you see {rule_of(viewer.role).reach.value}."
