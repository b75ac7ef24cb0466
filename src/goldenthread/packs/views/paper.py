"""A paper that is being prepared: its places for words, its gaps, what was frozen of it, and freezing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door
from goldenthread.accounts.errors import Refused
from goldenthread.design.components import Cell, Column, Link, SummaryList, SummaryRow, Table, Tag
from goldenthread.design.figures import day, moment
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.packs import actions
from goldenthread.packs.catalogue import Place, places, the_book
from goldenthread.packs.forms import FreezeForm
from goldenthread.packs.missing import may_be_missing, title_of
from goldenthread.packs.models import Passage
from goldenthread.packs.pages import FreezePage, PaperPage
from goldenthread.packs.programme import for_a_meeting, meeting_said, meetings_ahead, the_plan
from goldenthread.packs.shelf import runs
from goldenthread.packs.shown import class_tag, period_said, runs_table
from goldenthread.packs.templating import choices
from goldenthread.packs.views.found import Hand, home, in_hand
from goldenthread.packs.writing import gaps_in_force, passages_in_force
from goldenthread.papers.checked import ANSWERS
from goldenthread.papers.classes import Class
from goldenthread.reports.cells import Tone


@door("packs.write")
@require_GET
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """Everything about a paper in hand."""
    hand = in_hand(request, number)
    mine = tuple(
        one for one in runs(home(), hand.viewer.role) if (one.pack, one.period) == (hand.paper.pack, hand.paper.period)
    )
    rows = [
        SummaryRow("Pack", hand.pack.definition.says),
        SummaryRow("Period", period_said(hand.paper.period)),
        *([SummaryRow("Baseline", period_said(hand.paper.baseline))] if hand.paper.baseline else []),
        *([SummaryRow("Meeting", _meeting(hand))] if for_a_meeting(hand.pack.definition) else []),
        SummaryRow("Editions that you may read", ", ".join(one.value for one in hand.classes)),
        SummaryRow("Begun", f"by {hand.paper.begun_by}, {moment(hand.paper.begun_at)}"),
    ]
    links = (
        Link("See what stands in the way, and what does not agree", reverse("pack-trial", args=[number])),
        Link("Declare what is missing", reverse("pack-gaps", args=[number])),
        Link("Freeze an edition", reverse("pack-freeze", args=[number])),
        *(
            (Link("Choose another meeting", reverse("pack-begin", args=[hand.paper.pack])),)
            if for_a_meeting(hand.pack.definition)
            else ()
        ),
    )
    page = PaperPage(
        hand.title,
        SummaryList(tuple(rows)),
        _places(hand),
        _gaps(hand),
        runs_table("Frozen so far", mine, "No edition is frozen yet."),
        links,
        trail=hand.trail[:1],
    )
    return show(request, "packs/paper.html", page)


@door("packs.write")
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for an edition to be frozen."""
    hand = in_hand(request, number)
    initial = {"class_": Class.PUBLIC.value, "author": hand.viewer.name}
    given = request.POST if request.method == "POST" else None
    form = FreezeForm(hand.classes, choices(home()), given, initial=initial)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            job = actions.ask_to_freeze(
                hand.paper,
                hand.pack,
                Class(told["class_"]),
                told["formats"],
                told["author"],
                told["template"],
                by=hand.viewer,
            )
        except Refused as refused:
            for field, problem in refused.problems.items():
                form.add_error(field or None, problem)
        else:
            return redirect("job", number=job)
    page = FreezePage("Freeze an edition", form, trail=hand.trail)
    return show(request, "packs/freeze.html", page, status=422 if form.is_bound else 200)


def _meeting(hand: Hand) -> str:
    """The meeting that was chosen, else that which is next."""
    if hand.paper.meeting:
        return meeting_said(hand.paper.meeting)
    ahead = meetings_ahead(hand.pack.definition, localdate())
    return f"{ahead[0][1]} (the next)" if ahead else "None lies ahead: enter the next meeting of it first"


def _places(hand: Hand) -> Table:
    standing: dict[str, list[Passage]] = {}
    for one in passages_in_force(hand.paper):
        standing.setdefault(one.place, []).append(one)
    known = [
        place for place in places(hand.pack.definition, the_plan(hand.pack.definition)) if place.class_ in hand.classes
    ]
    rows = [_place(hand, place, standing.get(place.key, [])) for place in known]
    for key, some in standing.items():
        if key.startswith(f"{ANSWERS}/"):
            rows.append(
                (Cell(key.removeprefix(f"{ANSWERS}/"), _words(hand, key)), "What does not agree", _by(some), "")
            )
    columns = (Column("Place"), Column("Section"), Column("Written by"), Column("Edition"))
    return Table("Commentary", columns, tuple(rows), "This pack has no places for commentary.", wide=True)


def _place(hand: Hand, place: Place, standing: list[Passage]) -> tuple[Cell | str, ...]:
    title = title_of(place.measure, the_book(home())) if place.measure else place.title
    must = (Tag("must be written", Tone.AMBER, "▲"),) if place.required and not standing else ()
    return (
        Cell(title, _words(hand, place.key), must, about=f"in {place.title}"),
        place.section.title,
        _by(standing),
        Cell(tags=(class_tag(place.class_),)),
    )


def _by(standing: list[Passage]) -> str:
    return "; ".join(f"{one.author}, {day(one.on)}" for one in standing) or "nothing is written"


def _words(hand: Hand, place: str) -> str:
    return address(reverse("pack-words", args=[hand.paper.pk]), {}, place=place)


def _gaps(hand: Hand) -> Table:
    words = dict(may_be_missing(hand.pack.definition, the_book(home())))
    rows = tuple(
        (words.get(one.key, one.key), one.reason, one.why, one.owner, day(one.due)) for one in gaps_in_force(hand.paper)
    )
    columns = (Column("What is missing"), Column("Why"), Column("In a sentence"), Column("Owner"), Column("By"))
    return Table("Declared gaps", columns, rows, "Nothing is declared missing.", wide=True)
