"""The scrutiny of a paper before it is frozen: what stands in its way, and figures of its own that do not agree."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.packs.pages import TrialPage
from goldenthread.packs.shown import problems_table
from goldenthread.packs.trial import tried
from goldenthread.packs.views.found import home, in_hand, store
from goldenthread.packs.writing import passages_in_force
from goldenthread.papers.classes import Class


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
        problems_table("What stands in the way", found.problems, "Nothing stands in the way."),
        problems_table("What has to be known", found.warnings, "There is nothing to be known.")
        if found.warnings
        else None,
        Table("Figures that do not agree", columns, rows, nothing, row_headings=False),
        trail=hand.trail,
    )
    return show(request, "packs/trial.html", page)


def _says(class_: Class, problems: bool) -> str:
    if problems:
        return f"The {class_.value} edition was tried. Everything below was found in one pass."
    return f"The {class_.value} edition can be frozen."
