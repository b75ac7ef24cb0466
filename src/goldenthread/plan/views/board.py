"""The plan as a board: by theme, how many actions are claimed and shown to be what, whose dates moved, who is silent."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, FilterBar, KeyFigure, Link, Table, Tag
from goldenthread.design.figures import day, many, n_of, whole
from goldenthread.design.listing import PAGE, Choices, filter_bar, page_of, pages
from goldenthread.design.pages import show
from goldenthread.plan.limits import LISTED, STALE_WEEKS
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.plan.rating import labels, rating_tag
from goldenthread.plan.reading import Reading, reading_of
from goldenthread.plan.shown import (
    action_cell,
    claimed_cell,
    due_cell,
    mapped_table,
    owner_cell,
    people_words,
    state_tag,
    table,
    verdict_tag,
)
from goldenthread.plan.standing import is_late, is_soon, is_stale, weeks_silent
from goldenthread.plan.states import State
from goldenthread.programme.promises import Action, PointKind, Theme
from goldenthread.programme.shown.verdicts import Verdict
from goldenthread.reports.cells import Tone

_EMPTY: Final = (
    "No plan has been loaded. Whoever runs the programme loads one: a workbook or a folder of tables, by "
    "goldenthread plan load or on the page Load a plan."
)
_BEFORE: Final = "What became of every action of the version before"
_POINTS: Final = {
    PointKind.FIX: "What we need to mend",
    PointKind.CHANGE: "What we will do differently",
    PointKind.SEE: "What children and staff will see",
}
_NARROWED: Final = ("theme", "claimed", "stands", "person")
_Test = Callable[[Reading, Action], bool]
_STANDS: Final[Mapping[str, tuple[str, _Test]]] = {
    "open": ("Open", lambda reading, one: reading.state(one) is State.OPEN),
    "late": ("Past its date", lambda reading, one: is_late(one, reading.today)),
    "soon": ("Due soon", lambda reading, one: is_soon(one, reading.today)),
    "moved": ("Date moved", lambda _, one: bool(one.slips)),
    "stale": ("Silent", lambda reading, one: is_stale(one, reading.today, reading.plan.from_on)),
    "asked": ("The figures ask", lambda reading, one: bool(reading.asked_of(one.key))),
    "said": ("Waits for a second person", lambda reading, one: reading.state(one) is State.SAID),
    "complete": ("Complete", lambda reading, one: reading.state(one) in (State.COMPLETE, State.PROPOSED)),
}


@door("plan")
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The whole plan, narrowed by links."""
    viewer = the_viewer(request)
    reading = reading_of(viewer)
    if reading is None:
        links = (Link("Load a plan", reverse("plan-load")),) if viewer.may("plan.files") else ()
        return show(request, "plan/parts.html", PartsPage("Improvement plan", (), says=(_EMPTY,), links=links))
    asked = {name: request.GET[name] for name in (*_NARROWED, PAGE) if request.GET.get(name)}
    narrowed = bool(asked.keys() - {PAGE})
    plan = reading.plan
    every = [
        one for theme in plan.themes for one in plan.actions if one.theme == theme.key and _fits(reading, one, asked)
    ]
    size = int(LISTED.value)
    first = (page_of(asked, len(every), size) - 1) * size
    found = every[first : first + size]
    turning = pages(request.path, asked, len(every), size) if len(every) > size else None
    page = PartsPage(
        plan.title,
        (
            Part("By theme", tables=(_themes(reading, request.path),)),
            *(
                _theme(reading, theme, found, narrowed or turning is not None)
                for theme in plan.themes
                if _has(theme, found)
            ),
            *(
                (Part(_BEFORE, tables=(mapped_table(plan.mapped),), folded=True),)
                if plan.mapped and not narrowed
                else ()
            ),
            *(() if found else (Part("Actions", ("No action is like that.",)),)),
        ),
        says=(_says(reading),),
        figures=_figures(reading, request.path),
        filters=_filters(reading, request.path, asked),
        turning=turning,
        links=tuple(_links(reading)),
    )
    return show(request, "plan/parts.html", page)


def _fits(reading: Reading, one: Action, asked: Mapping[str, str]) -> bool:
    owned = one.ownership.owners if one.ownership is not None else ()
    stands = _STANDS.get(asked.get("stands", ""))
    return (
        asked.get("theme", one.theme) == one.theme
        and asked.get("claimed", _claimed(one)) == _claimed(one)
        and (not asked.get("person") or asked["person"] in owned)
        and (not asked.get("stands") or (stands is not None and stands[1](reading, one)))
    )


def _claimed(one: Action) -> str:
    return one.claim.rating if one.claim is not None else "none"


def _has(theme: Theme, found: Sequence[Action]) -> bool:
    return any(one.theme == theme.key for one in found)


def _says(reading: Reading) -> str:
    plan = reading.plan
    said = f"Version {plan.version}, for {day(plan.from_on)} on"
    return f"{said}, published {day(plan.published_on)}." if plan.published_on else f"{said}."


def _figures(reading: Reading, path: str) -> tuple[KeyFigure, ...]:
    every = reading.plan.actions

    def count(name: str, title: str, says: str = "") -> KeyFigure:
        number = sum(_STANDS[name][1](reading, one) for one in every)
        return KeyFigure(
            title, whole(number), href=f"{path}?stands={name}", counted=f"of {whole(len(every))}", says=says
        )

    moves = sum(len(one.slips) for one in every)
    figures = [
        count("late", "Past their date"),
        count("complete", "Complete", "agreed by a second person"),
        count("moved", "Dates moved", f"{many(moves, 'move')} in all" if moves else ""),
        count("stale", "Silent", f"nobody wrote for more than {whole(STALE_WEEKS.value)} weeks"),
    ]
    if reading.viewer.may("guard"):
        open_ = sum(not one.answered for one in reading.questions)
        figures.append(
            KeyFigure("Claims the figures do not support", whole(len(reading.questions)), href=reverse("plan-guard"),
                      says=f"{whole(open_)} not answered")
        )  # fmt: skip
    return tuple(figures)


def _themes(reading: Reading, path: str) -> Table:
    scheme = reading.plan.scheme
    ratings = labels(scheme)
    rows: list[tuple[Cell | str, ...]] = []
    for theme in reading.plan.themes:
        rows.append(_theme_row(reading, theme.title, [one for one in reading.plan.actions if one.theme == theme.key],
                               f"{path}?theme={theme.key}", theme.printed))  # fmt: skip
    rows.append(_theme_row(reading, "Whole plan", reading.plan.actions, "", ""))
    claimed = tuple(f"Claimed {label}" for _, label in ratings)
    heads = (
        "Theme",
        "Actions",
        *claimed,
        "No claim",
        "Shown to work",
        "Shown not to",
        "Nothing shown",
        "Past date",
        "Moved",
    )
    return table("Actions by theme: claimed by people, and shown by figures", heads, rows, "There is no theme.",
                 numeric=heads[1:], totals=frozenset({len(rows) - 1}), caption_hidden=False)  # fmt: skip


def _theme_row(
    reading: Reading, title: str, actions: Sequence[Action], href: str, printed: str
) -> tuple[Cell | str, ...]:
    codes = [code for code, _ in labels(reading.plan.scheme)]
    verdicts = [_verdict(reading, one) for one in actions]
    counts = [
        len(actions),
        *(sum(_claimed(one) == code for one in actions) for code in codes),
        sum(one.claim is None for one in actions),
        sum(one is not None and one.supports for one in verdicts),
        sum(one is not None and one.judged and not one.supports for one in verdicts),
        sum(one is None or not one.judged for one in verdicts),
        sum(is_late(one, reading.today) for one in actions),
        sum(bool(one.slips) for one in actions),
    ]
    name = Cell(f"{printed}. {title}" if printed else title, href)
    return (name, *(whole(number) for number in counts))


def _verdict(reading: Reading, one: Action) -> Verdict | None:
    word = reading.verdict(one.key)
    return next((found for found in Verdict if found.value == word), None)


def _theme(reading: Reading, theme: Theme, found: Sequence[Action], narrowed: bool) -> Part:
    plan = reading.plan
    actions = [one for one in found if one.theme == theme.key]
    rows = [_row(reading, one) for one in actions]
    groups = tuple(
        (place, f"{sub.printed} {sub.title}")
        for sub in plan.subthemes
        if sub.theme == theme.key
        for place in [next((n for n, one in enumerate(actions) if one.subtheme == sub.key), None)]
        if place is not None
    )
    heads = ("Action", "Owner", "Due", "Claimed", "Shown by figures", "Stands", "Last word")
    whole_theme = sum(one.theme == theme.key for one in plan.actions)
    says = [f"Led by {people_words(theme.leads, reading.people)}."] if theme.leads else []
    if narrowed and len(actions) < whole_theme:
        says.append(f"{n_of(len(actions), whole_theme)} actions of this theme are shown.")
    points = () if narrowed else tuple(
        f"{words}: {point.text}" for kind, words in _POINTS.items()
        for point in plan.points if point.theme == theme.key and point.kind is kind
    )  # fmt: skip
    listed = table(
        f"Actions of theme {theme.printed}", heads, rows, "It has no action.", groups=groups, caption_hidden=True
    )
    return Part(
        f"{theme.printed}. {theme.title}",
        tuple(says),
        points=points,
        tables=(listed,),
        anchor=f"theme-{theme.key}",
        unfold="What this theme is to mend, do differently and let people see" if points else "",
    )


def _row(reading: Reading, one: Action) -> tuple[Cell | str, ...]:
    silent = is_stale(one, reading.today, reading.plan.from_on)
    weeks = weeks_silent(one, reading.today, reading.plan.from_on)
    asked = reading.asked_of(one.key)
    questions = (Tag(many(len(asked), "question"), Tone.RED_AMBER, "?"),) if asked else ()
    return (
        action_cell(one),
        owner_cell(one, reading.people),
        due_cell(one, reading.today),
        claimed_cell(one, reading.plan.scheme),
        Cell(tags=(verdict_tag(reading.verdict(one.key)), *questions)),
        Cell(tags=(state_tag(reading.state(one)),)),
        Cell(f"{many(weeks, 'week')} ago", tags=(Tag("silent", Tone.AMBER, "▲"),) if silent else ()),
    )


def _filters(reading: Reading, path: str, asked: Mapping[str, str]) -> FilterBar:
    plan = reading.plan
    owning = {key for one in plan.actions if one.ownership is not None for key in one.ownership.owners}
    people = tuple((one.key, one.shown) for one in plan.people if one.key in owning)
    return filter_bar(
        path,
        asked,
        (
            Choices("theme", "Theme", tuple((one.key, f"{one.printed}. {one.title}") for one in plan.themes)),
            Choices("claimed", "Claimed", (*labels(plan.scheme), ("none", "no claim"))),
            Choices("stands", "Stands", tuple((name, words) for name, (words, _) in _STANDS.items())),
            Choices("person", "Owner", people),
        ),
    )


def _links(reading: Reading) -> Sequence[Link]:
    viewer = reading.viewer
    found = [Link("Recommendations, and what each reached", reverse("plan-recommendations"))]
    if viewer.may("guard"):
        found.append(Link("Claims that the figures do not support", reverse("plan-guard")))
    if viewer.may("plan.own"):
        found.append(Link("My actions", reverse("plan-mine")))
    if viewer.may("plan.change"):
        found.append(Link("Add an action", reverse("plan-add")))
    found.append(Link("Risks and money", reverse("plan-stakes")))
    found.append(Link("Compare two days", reverse("plan-compare")))
    found += [Link("Save the actions as Excel", f"{reverse('plan-export')}?form=xlsx"),
              Link("Save the actions as CSV", f"{reverse('plan-export')}?form=csv")]  # fmt: skip
    if viewer.may("plan.files"):
        found += [Link("What the plan deserves to be asked", reverse("plan-checks")),
                  Link("Save the whole plan as a workbook", reverse("plan-export-whole")),
                  Link("Load a plan or a new version", reverse("plan-load"))]  # fmt: skip
    return found


def legend(scheme: str) -> tuple[Tag, ...]:
    """The ratings of a scheme as tags."""
    return tuple(rating_tag(scheme, code) for code, _ in labels(scheme))
