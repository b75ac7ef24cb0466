"""The scrutiny of a paper before it is frozen: what stands in its way, and figures of its own that do not agree."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.packs.catalogue import places, the_book
from goldenthread.packs.missing import may_be_missing
from goldenthread.packs.pages import TrialPage
from goldenthread.packs.programme import the_plan
from goldenthread.packs.shown import problems_table
from goldenthread.packs.trial import tried
from goldenthread.packs.views.found import Hand, home, in_hand, store
from goldenthread.packs.writing import passages_in_force
from goldenthread.papers.classes import Class
from goldenthread.records.errors import Problem


@door("packs.write")
@require_GET
def trial(request: HttpRequest, number: int) -> HttpResponse:
    """Build an edition, keep nothing, and tell."""
    hand = in_hand(request, number)
    said = request.GET.get("edition", "")
    class_ = next((one for one in hand.classes if one.value == said), hand.classes[0])
    council = settings.INSTALLATION.council
    viewer = hand.viewer
    found = tried(home(), store(), hand.paper, hand.pack, class_, viewer.username, viewer.role, localdate(), council)
    here = reverse("pack-trial", args=[number])
    written = {one.place for one in passages_in_force(hand.paper)}
    rows = tuple(
        (
            Cell(one.finding.level.value),
            one.where,
            Cell(one.finding.message, note=one.finding.arithmetic),
            one.finding.mend,
            Cell(
                "Answered" if one.place in written else "Answer it",
                address(reverse("pack-words", args=[number]), {}, place=one.place),
                about=one.where,
            ),
        )
        for one in found.doubts
    )
    columns = (Column("Level"), Column("Where"), Column("What does not agree"), Column("Mend"), Column("Answer"))
    nothing = (
        "Nothing in its own tables disagrees." if not found.problems else "That is told once nothing stands in the way."
    )
    page = TrialPage(
        "Scrutiny of the draft",
        tuple(Link(one.value, address(here, {}, edition=one.value), one is class_) for one in hand.classes),
        _says(class_, bool(found.problems)),
        problems_table("What stands in the way", found.problems, "Nothing stands in the way.", _leads(hand)),
        problems_table("What has to be known", found.warnings, "There is nothing to be known.")
        if found.warnings
        else None,
        Table("Figures that do not agree", columns, rows, nothing, wide=True, row_headings=False),
        trail=hand.trail,
    )
    return show(request, "packs/trial.html", page)


def _leads(hand: Hand) -> Callable[[Problem], Link | None]:
    """Where each problem is mended: at the words that it is about, or by declaring what is missing."""
    known = dict(may_be_missing(hand.pack.definition, the_book(home())))
    spots = {one.key for one in places(hand.pack.definition, the_plan(hand.pack.definition))}

    def leads(problem: Problem) -> Link | None:
        place = problem.where.removeprefix("commentary at ").split(",", maxsplit=1)[0]
        if place != problem.where and place in spots:
            return Link("Write the words", address(reverse("pack-words", args=[hand.paper.pk]), {}, place=place))
        key = problem.where.split(" ", maxsplit=1)[0].rstrip(",:")
        if key in known:
            return Link("Declare it missing", address(reverse("pack-gaps", args=[hand.paper.pk]), {}, key=key))
        return None

    return leads


def _says(class_: Class, problems: bool) -> str:
    if problems:
        return f"The {class_.value} edition was tried. Everything below was found in one pass."
    return f"The {class_.value} edition can be frozen."
