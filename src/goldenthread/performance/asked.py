"""What is asked of the dashboard in its address, and the filters that ask it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from django.http import HttpRequest

from goldenthread.design.components import FilterBar, Link, Tabs
from goldenthread.design.listing import Choices, address, filter_bar
from goldenthread.design.words import signal_tag
from goldenthread.performance.reading import Reader, known_words
from goldenthread.serving.dashboard import Dashboard, Option
from goldenthread.serving.key_measures import Theme
from goldenthread.serving.opening import Readiness

KEY, EVERY, CHAPTERS = "", "every", "chapters"
_NAMES: Final = ("view", "theme", "chapter", "rating", "signal", "team", "period", "known", "order", "value", "page")
BOOK: Final = "book"


def asked_of(request: HttpRequest) -> dict[str, str]:
    """What was asked, of what may be asked; the rest of an address is left aside."""
    asked = {name: request.GET[name] for name in _NAMES if request.GET.get(name)}
    if asked.get("view") not in (EVERY, CHAPTERS):
        asked.pop("view", None)
    if asked.get("chapter") and "view" not in asked:
        asked["view"] = EVERY  # a chapter is looked at whole
    if asked.get("order") != BOOK:
        asked.pop("order", None)
    return asked


def bar(
    path: str,
    asked: Mapping[str, str],
    found: Dashboard,
    reader: Reader,
    themes: Sequence[Theme],
    snapshots: Sequence[Readiness],
) -> FilterBar:
    """Filters by theme or chapter, rating, signal, team, period and when the records were known."""
    view = asked.get("view", KEY)
    choices = []
    if view == EVERY:
        choices.append(Choices("chapter", "Chapter", _counted(found.filters.chapters)))
    elif view == KEY:
        choices.append(Choices("theme", "Theme of the plan", tuple((one.key, one.title) for one in themes)))
    if view != CHAPTERS:
        choices += [
            Choices("rating", "Rating", _counted(found.filters.ratings)),
            Choices(
                "signal",
                "Against its own usual range",
                _counted(found.filters.signals, lambda word: signal_tag(word).word),
            ),
            Choices("value", "Value", (("none", "Not recorded"),)),
        ]
    if reader.by_team:
        teams = tuple((one.team, f"{one.name} ({one.team})") for one in found.teams)
        choices.append(Choices("team", "Team", teams, "Everybody"))
    latest = next((one.words for one in found.periods if one.first), "")
    earlier = tuple((one.label, one.words) for one in reversed(found.periods) if not one.first)
    choices.append(Choices("period", "Period", earlier, latest))
    if len(snapshots) > 1:
        current = next((known_words(one) for one in snapshots if one.current), "")
        past = tuple((one.snapshot, known_words(one)) for one in snapshots if not one.current)
        choices.append(Choices("known", "As known on", past, current))
    return filter_bar(path, asked, choices)


def views(path: str, asked: Mapping[str, str]) -> Tabs:
    """Key measures, the book by chapter, every measure: each a page of its own that keeps period, team and snapshot."""
    now = asked.get("view", KEY)
    kept = {name: value for name, value in asked.items() if name in ("team", "period", "known")}
    named = ((KEY, "Key measures"), (CHAPTERS, "The book by chapter"), (EVERY, "Every measure"))
    return Tabs(
        "Views of the figures", tuple(Link(words, address(path, kept, view=key), key == now) for key, words in named)
    )


def _counted(options: Sequence[Option], said: Callable[[str], str] = str) -> tuple[tuple[str, str], ...]:
    return tuple((one.value, f"{said(one.value)} ({one.count})") for one in options if one.count or one.chosen)
