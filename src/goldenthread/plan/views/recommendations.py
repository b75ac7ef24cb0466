"""What the council was told to do, and what each recommendation reached: actions, measures, evidence and a board, or none."""

from collections.abc import Collection, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Link, SummaryList, SummaryRow, Tag
from goldenthread.design.figures import day, many, n_of, whole
from goldenthread.design.links import link
from goldenthread.design.listing import Choices, filter_bar
from goldenthread.design.pages import show
from goldenthread.plan.history import history_table
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.plan.policies import sees_workings
from goldenthread.plan.reading import Reading, reading_of, the_reading
from goldenthread.plan.shown import (
    action_cell,
    claimed_cell,
    due_cell,
    owner_cell,
    state_tag,
    table,
    trail,
    verdict_tag,
)
from goldenthread.plan.states import State
from goldenthread.plan.watching import boards_open_to
from goldenthread.programme.promises import Action, Recommendation
from goldenthread.programme.register import REACHES, Reached
from goldenthread.programme.register import matrix as crossed
from goldenthread.programme.register import register as reached
from goldenthread.reports.cells import Tone

_NONE = Tag("none", Tone.RED_AMBER, "!")


@door("plan")
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Every recommendation with what it reaches; what reaches nothing is marked."""
    reading = reading_of(the_viewer(request))
    if reading is None:
        page = PartsPage("Recommendations", (), says=("No plan has been loaded.",), trail=trail())
        return show(request, "plan/parts.html", page)
    every = reached(reading.plan)
    asked = {name: request.GET[name] for name in ("origin", "lacks") if request.GET.get(name)}
    found = [
        one
        for one in every
        if asked.get("origin", one.recommendation.origin.value) == one.recommendation.origin.value
        and ("lacks" not in asked or asked["lacks"] in one.lacks)
    ]
    boards = boards_open_to(reading.viewer)
    rows = tuple(_row(reading, one, boards) for one in found)
    heads = ("Recommendation", "Made by", "Actions", "Complete", "Measures", "Evidence", "Board")
    short = sum(not one.actions for one in every)
    origins = tuple(dict.fromkeys(one.recommendation.origin.value for one in every))
    choices = (
        Choices("origin", "Made by", tuple((one, one) for one in origins)),
        Choices("lacks", "Reaches no", tuple((lack, lack.removeprefix("a ")) for lack in REACHES)),
    )
    listed = table(
        "Recommendations", heads, rows, "No recommendation is like that.", numeric=("Actions",), caption_hidden=True
    )
    page = PartsPage(
        "Recommendations",
        (Part("What each reaches", tables=(listed,)),),
        says=(f"{many(len(every), 'recommendation')}; {whole(short)} reach no action.",),
        filters=filter_bar(request.path, asked, choices),
        links=(Link("Which action answers which recommendation", reverse("plan-matrix")),),
        trail=trail(),
    )
    return show(request, "plan/parts.html", page)


@door("plan")
@require_GET
def matrix(request: HttpRequest) -> HttpResponse:
    """Recommendations by actions, and what answers none of them."""
    reading = the_reading(the_viewer(request))
    plan = reading.plan
    heads = ("Recommendation", *(f"{theme.printed}. {theme.title}" for theme in plan.themes), "Actions")
    rows = tuple(
        (
            Cell(f"{one.origin.value} {one.number}", reverse("plan-recommendation", args=[one.key]), note=one.text),
            *(_numbers([action for action in _actions(reading, one) if action.theme == theme.key]) for theme in plan.themes),
            whole(len(_actions(reading, one))) if _actions(reading, one) else Cell(tags=(_NONE,)),
        )
        for one in plan.recommendations
    )  # fmt: skip
    alone = crossed(plan).unasked
    orphans = table(
        "Actions that answer no recommendation", ("Action", "Owner"),
        tuple((action_cell(one), owner_cell(one, reading.people)) for one in alone),
        "Every action answers one.", caption_hidden=True,
    )  # fmt: skip
    page = PartsPage(
        "Which action answers which recommendation",
        (
            Part(
                "Recommendations by theme",
                tables=(table("Recommendations by theme", heads, rows, "There is none.", caption_hidden=True),),
            ),
            Part(
                "Actions that answer no recommendation",
                (f"{n_of(len(alone), len(plan.actions))} actions.",),
                tables=(orphans,),
            ),
        ),
        trail=trail(Link("Recommendations", reverse("plan-recommendations"))),
    )
    return show(request, "plan/parts.html", page)


@door("plan")
@require_GET
def recommendation(request: HttpRequest, key: str) -> HttpResponse:
    """One recommendation: what was said, what was done, what changed, what is still wrong."""
    reading = the_reading(the_viewer(request))
    one = next((found for found in reading.plan.recommendations if found.key == key), None)
    if one is None:
        raise Http404
    actions = _actions(reading, one)
    page = PartsPage(
        f"{one.origin.value}, recommendation {one.number}",
        (_said(one, boards_open_to(reading.viewer)), _done(reading, actions), _changed(reading, actions), _wrong(reading, one, actions),
         *(_happened(reading, action) for action in actions)),
        says=(one.text,),
        trail=trail(Link("Recommendations", reverse("plan-recommendations"))),
    )  # fmt: skip
    return show(request, "plan/parts.html", page)


def _actions(reading: Reading, one: Recommendation) -> list[Action]:
    return [action for action in reading.plan.actions if one.key in action.recommendations]


def _row(reading: Reading, found: Reached, boards: Collection[str]) -> tuple[Cell | str, ...]:
    one, actions, none = found.recommendation, found.actions, Cell(tags=(_NONE,))
    complete = sum(reading.state(action) in (State.COMPLETE, State.PROPOSED) for action in actions)
    return (
        Cell(one.number, reverse("plan-recommendation", args=[one.key]), note=one.text, about=f"of {one.origin.value}"),
        one.origin.value,
        whole(len(actions)) if actions else none,
        n_of(complete, len(actions)) if actions else "",
        whole(len(found.measures)) if found.measures else none,
        many(found.evidence, "piece") if found.evidence else none,
        _board(one, boards),
    )


def _board(one: Recommendation, boards: Collection[str]) -> Cell:
    if not one.board:
        return Cell(tags=(_NONE,))
    return Cell(one.board, (link("board", key=one.board) or "") if one.board in boards else "")


def _numbers(actions: Sequence[Action]) -> str:
    return ", ".join(one.printed or one.key for one in actions)


def _said(one: Recommendation, boards: Collection[str]) -> Part:
    rows = [SummaryRow("Made by", one.origin.value), SummaryRow("Number", one.number)]
    if one.said_on is not None:
        rows.append(SummaryRow("Said on", day(one.said_on)))
    if one.document:
        rows.append(SummaryRow("Document", one.document))
    rows.append(SummaryRow("Watched by", _board(one, boards)))
    if one.source:
        rows.append(SummaryRow("Source", one.source))
    return Part("What was said", summary=SummaryList(tuple(rows)))


def _done(reading: Reading, actions: Sequence[Action]) -> Part:
    rows = tuple(
        (
            action_cell(one),
            owner_cell(one, reading.people),
            due_cell(one, reading.today),
            claimed_cell(one, reading.plan.scheme),
            Cell(tags=(state_tag(reading.state(one)),)),
            many(len(one.evidence), "piece") if one.evidence else Cell(tags=(_NONE,)),
        )
        for one in actions
    )
    heads = ("Action", "Owner", "Due", "Claimed", "Stands", "Evidence")
    listed = table("What was done", heads, rows, "No action answers it.", caption_hidden=True)
    return Part("What was done", tables=(listed,))


def _changed(reading: Reading, actions: Sequence[Action]) -> Part:
    rows = tuple(
        (
            Cell(said.measure, link("measure", key=said.measure) or ""),
            Cell(
                one.printed or one.key, reverse("plan-action", args=[one.key]), about=f"action, measure {said.measure}"
            ),
            Cell(tags=(verdict_tag(reading.verdict(one.key)),)),
        )
        for one in actions
        for said in one.expected
    )
    heads = ("Measure", "Action", "What its figures show")
    empty = "No figure is linked to any of its actions: it cannot be shown that anything changed."
    return Part("What changed", tables=(table("What changed", heads, rows, empty, caption_hidden=True),))


def _wrong(reading: Reading, one: Recommendation, actions: Sequence[Action]) -> Part:
    points = []
    if not actions:
        points.append("No action answers it.")
    if not one.board:
        points.append("No board watches it.")
    if actions and not any(action.expected for action in actions):
        points.append("No figure would show whether it worked.")
    points += [
        f"Action {action.printed or action.key}: {asked.reasons[0].says}"
        for action in actions
        for asked in reading.asked_of(action.key)
    ]
    open_ = [action for action in actions if reading.state(action) in (State.OPEN, State.SAID)]
    points += [f"Action {action.printed or action.key} is not complete: due {action.due.words()}." for action in open_]
    return Part("What is still wrong", () if points else ("Nothing that is known here.",), points=tuple(points))


def _happened(reading: Reading, action: Action) -> Part:
    inside = sees_workings(reading.viewer, reading.owners(action))
    listed = history_table(reading, action, inside)
    return Part(f"What happened to action {action.printed or action.key}", tables=(listed,), folded=True)
