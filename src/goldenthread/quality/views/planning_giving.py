"""What is done to a sample: given out to auditors, or a drawn case replaced."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.auditing.model import Kind
from goldenthread.auditing.sampling.draws import Why
from goldenthread.design.figures import many
from goldenthread.design.pages import show
from goldenthread.plan.pages import AskPage
from goldenthread.plan.views.doing import told
from goldenthread.quality.actions import planning as actions
from goldenthread.quality.actions.planning_giving import Given, Giving, give_out
from goldenthread.quality.people import people_who_audit
from goldenthread.quality.planned import draw_in
from goldenthread.quality.planning_forms import GiveForm, ReplaceForm
from goldenthread.quality.planning_shown import (
    children_called,
    kinds_offered,
    tools_offered,
    under_programme,
)
from goldenthread.quality.views.planning_lists import lists_link
from goldenthread.quality.views.planning_samples import list_link, sample_link, the_sample


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, key: str) -> HttpResponseBase:
    """Ask to whom a sample goes, and give it out."""
    viewer, row, today = the_viewer(request), the_sample(key), localdate()
    round_ = row.round
    kinds = kinds_offered(Kind.COHORT_REVIEW) if round_ is None else ()
    again = round_ is None or round_.kind != Kind.COHORT_REVIEW.value
    initial = {
        "auditors": list(round_.auditors) if round_ is not None else [],
        "second_percent": round_.second_percent if round_ is not None else 0,
        "due": round_.until if round_ is not None and not again else None,
    }
    given = (request.POST,) if request.method == "POST" else ()
    form: Any = GiveForm(people_who_audit(today), kinds, tools_offered(today), *given, again=again, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = give_out(key, _giving(form.cleaned_data), by=viewer)
        except Refused as refused:
            told(form, refused)
        else:
            _say(request, made)
            return redirect("audit-sample", key=key)
    says = (
        "The cases are shared as evenly as can be. Nobody is given a child with whom they work, or whose case they manage.",
        "Each auditor may read the case until some days after it is due.",
    )
    where = under_programme(lists_link(), list_link(row), sample_link(key))
    page = AskPage("Give out the sample", says, row.frame.name, form, "Give it out", trail=where)
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("audits.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, key: str, number: int, place: int) -> HttpResponseBase:
    """Take a drawn case out, so that the next in order takes its place."""
    viewer, row = the_viewer(request), the_sample(key)
    picks = draw_in(row).picks
    if row.number != number or place >= len(picks) or picks[place].replaced is not None:
        raise Http404
    case = picks[place].key
    called = children_called(viewer, "replacing a case of a sample", [case])
    if case not in called:
        raise Http404
    form = ReplaceForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        why = Why(form.cleaned_data["why"])
        try:
            actions.replace_case(key, case, why, form.cleaned_data["reason"], by=viewer)
        except Refused as refused:
            told(form, refused)
        else:
            messages.success(request, "The case is replaced by the next in order, and the reason kept.")
            return redirect("audit-sample", key=key)
    says = ("An audit of it that is not graded yet is cancelled.",)
    where = under_programme(lists_link(), list_link(row), sample_link(key))
    page = AskPage("Replace a drawn case", says, called[case].label, form, "Replace it", trail=where)
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


def _giving(given: dict[str, Any]) -> Giving:
    kind = Kind(given["kind"]) if "kind" in given else Kind.REGULAR
    return Giving(
        tuple(given["auditors"]), given["due"], tuple(given.get("moderators", ())), given.get("second_percent") or 0, kind,
        given.get("tool", ""),
    )  # fmt: skip


def _say(request: HttpRequest, made: Given) -> None:
    """What came of it, without naming a child: a message outlives the page."""
    second = f", {many(made.again, 'of them', 'of them')} to be graded again blind" if made.again else ""
    messages.success(request, f"{many(len(made.made), 'audit')} given out{second}.")
    for words, some in (("left over", made.left), ("to be graded again without anybody to do it", made.alone)):
        if some:
            reasons = Counter(reason for _, reason in some)
            said = "; ".join(f"{reason} ({count})" for reason, count in sorted(reasons.items()))
            messages.warning(request, f"{many(len(some), 'case')} {words}: {said}.")
