"""Gaps: what is not there yet, declared with its reason, owner and date."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.accounts.doors import door
from goldenthread.accounts.errors import Refused
from goldenthread.design.components import Column, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, moment
from goldenthread.design.pages import show
from goldenthread.packs import actions
from goldenthread.packs.catalogue import the_book
from goldenthread.packs.forms import GapForm
from goldenthread.packs.missing import may_be_missing
from goldenthread.packs.pages import GapsPage
from goldenthread.packs.views.found import home, in_hand
from goldenthread.packs.writing import gaps_in_force


@door("packs.write")
@require_http_methods(["GET", "HEAD", "POST"])
def gaps(request: HttpRequest, number: int) -> HttpResponse:
    """What is declared, and one more."""
    hand = in_hand(request, number)
    keys = may_be_missing(hand.pack.definition, the_book(home()))
    words = dict(keys)
    asked = request.GET.get("key", "")
    initial = {"key": asked if asked in words else ""}
    form = GapForm(keys, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            actions.declare(
                hand.paper, told["key"], told["reason"], told["why"], told["owner"], told["due"], by=hand.viewer
            )
        except Refused as refused:
            for field, problem in refused.problems.items():
                form.add_error(field or None, problem)
        else:
            return redirect("pack-gaps", number=number)
    shown = tuple(
        (
            SummaryList(
                (
                    SummaryRow("What is missing", words.get(one.key, one.key)),
                    SummaryRow("Why", f"{one.reason}: {one.why}"),
                    SummaryRow("Who answers for it", f"{one.owner}, by {day(one.due)}"),
                    SummaryRow("Declared", f"by {one.written_by}, {moment(one.written_at)}"),
                )
            ),
            reverse("pack-gap-close", args=[number, one.pk]),
        )
        for one in gaps_in_force(hand.paper)
    )
    closed = tuple(
        (
            words.get(one.key, one.key),
            f"{one.reason}: {one.why}",
            one.written_by,
            one.superseded_by,
            moment(one.superseded_at),
        )
        for one in hand.paper.gaps.filter(superseded_at__isnull=False).order_by("-pk")
    )
    columns = (Column("What"), Column("Why"), Column("Declared by"), Column("Closed by"), Column("Closed at"))
    table = Table("Gaps that were closed or declared anew", columns, closed, "None was closed.", wide=True)
    page = GapsPage("What is missing", form, shown, table, trail=hand.trail)
    return show(request, "packs/gaps.html", page, status=422 if form.is_bound else 200)


@door("packs.write")
@require_POST
def close(request: HttpRequest, number: int, gap: int) -> HttpResponse:
    """Close a gap."""
    hand = in_hand(request, number)
    found = gaps_in_force(hand.paper).filter(pk=gap).first()
    if found is None:
        raise Http404
    actions.close_gap(found, by=hand.viewer)
    return redirect("pack-gaps", number=number)
