"""A sample: how it was drawn, its cases and their chances, what it tells of the list; given out, proved, mended."""

from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, fresh_sign_in, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.sampling.draws import Draw, Pick, Why
from goldenthread.auditing.statistics.rules import load_rules
from goldenthread.design.components import Banner, Cell, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, many, whole
from goldenthread.design.pages import show
from goldenthread.measures.reading.points import bare
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.quality import models
from goldenthread.quality.actions import planning as actions
from goldenthread.quality.actions.planning_giving import ungiven
from goldenthread.quality.knowing import shown
from goldenthread.quality.people import name_of
from goldenthread.quality.planned import audits_seen, draw_in, frame_in, in_force
from goldenthread.quality.planning_results import results_of, results_table
from goldenthread.quality.planning_shown import (
    Called,
    children_called,
    counted,
    under_programme,
)
from goldenthread.quality.reading import journal
from goldenthread.quality.views.planning_draws import sent
from goldenthread.quality.views.planning_lists import MARKS, gone_banner, lists_link, out_of_reach

_BETWEEN = " / "
_WHY = {Why.OUT_OF_SCOPE: "should not have been in the list", Why.NOT_POSSIBLE: "could not be audited"}


@door("audits.keep")
@require_GET
def sample(request: HttpRequest, key: str) -> HttpResponse:
    """A sample with its parts, cases and results."""
    viewer, row = the_viewer(request), the_sample(key)
    kept = draw_in(row)
    audits = list(models.Audit.objects.filter(sample__key=key).order_by("pk"))
    called = children_called(
        viewer, "the cases of a sample", [*(pick.key for pick in kept.picks), *(one.key for one in kept.excluded)]
    )
    left = ungiven(row)
    links = [Link("Draw it again and prove it", reverse("audit-sample-prove", args=[key]))]
    if not out_of_reach(viewer, actions.persons_of(frame_in(row.frame))):
        links.append(Link("Save the sample for proof", reverse("audit-sample-file", args=[key])))
    if left:
        links.insert(0, Link(f"Give out {many(len(left), 'case')}", reverse("audit-sample-give", args=[key])))
    page = PartsPage(
        f"Sample {key}",
        trail=under_programme(lists_link(), list_link(row)),
        banners=(*gone_banner(row.frame), *_short(kept)),
        links=tuple(links),
        parts=(
            Part("How it was drawn", summary=_summary(row, kept)),
            Part("What it tells", **_results(viewer, kept, audits)),
            Part("Parts of the list", tables=(_strata(kept),)),
            Part("Cases", says=_unseen(kept, called), tables=(_cases(row, kept, audits, called),)),
            *_left_out(kept, called),
        ),
    )
    return show(request, "plan/parts.html", page)


@door("audits.keep")
@require_GET
def prove(request: HttpRequest, key: str) -> HttpResponse:
    """Draw a sample again from its list and say whether it is the same."""
    row = the_sample(key)
    kept, differences = draw_in(row), actions.proof_of(row)
    banner = (
        Banner(f"Another sample: {'; '.join(differences)}.", "problem")
        if differences
        else Banner(f"The same {many(len(kept.sample), 'case')}, in the same order.", "success")
    )
    on = row.frame.as_at.isoformat()
    command = f"goldenthread audits sample list-{row.frame.key}-{on}.csv --as-at {on} --prove sample-{key}.json"
    page = PartsPage(
        f"Sample {key}, drawn again",
        trail=under_programme(lists_link(), list_link(row), sample_link(key)),
        banners=(banner,),
        parts=(
            Part("What was done", summary=_proof(row, kept)),
            Part(
                "Do it yourself",
                (
                    "Save the list and the sample from their pages, and draw it on another computer with this command.",
                    "The files name each child by the key of the store: the order of a draw follows from it.",
                    "Which key is which child stands in a file of its own, for those who may see them.",
                ),
                points=(command,),
            ),
        ),
    )
    return show(request, "plan/parts.html", page)


@door("audits.keep")
@fresh_sign_in
@require_GET
def saved(request: HttpRequest, key: str) -> HttpResponse:
    """The sample as a file that proves itself beside the file of its list; only for who reaches everybody in the list."""
    viewer, row = the_viewer(request), the_sample(key)
    if out_of_reach(viewer, actions.persons_of(frame_in(row.frame))):
        raise Http404
    about = {"sample": key, "persons": sorted({pick.key for pick in draw_in(row).picks})}
    journal().append("sample exported", viewer.scope("proving a sample"), about)
    return sent(row.document, f"sample-{key}.json")


def the_sample(key: str) -> models.Sample:
    """A sample of children in force; Http404 where there is none."""
    row = in_force(key)
    if row is None or models.Item.objects.filter(sample_key=key).exists():
        raise Http404
    return row


def list_link(row: models.Sample) -> Link:
    return Link(row.frame.name, reverse("audit-list", args=[row.frame.key]))


def sample_link(key: str) -> Link:
    return Link(f"Sample {key}", reverse("audit-sample", args=[key]))


def _short(kept: Draw) -> tuple[Banner, ...]:
    if not kept.short:
        return ()
    return (Banner(f"{many(kept.short, 'case')} fewer than asked for: the list, or a part of it, holds no more."),)


def _summary(row: models.Sample, kept: Draw) -> SummaryList:
    design, round_ = kept.design, row.round
    parts = ", ".join(MARKS.get(name, name) for name in design.by)
    shared = {"equal": "as many from each part", "proportional": "by the size of each part"}
    said = (
        ("List", Cell(row.frame.name, reverse("audit-list", args=[row.frame.key]))),
        ("For", Cell(round_.title, reverse("audit-round", args=[round_.key])) if round_ is not None else "no round"),
        ("Asked for", many(design.n, "case")),
        (
            "Divided by",
            f"{parts}; {shared.get(design.sharing.value, design.sharing.value)}" if parts else "nothing: one draw",
        ),
        ("Only", ", ".join(str(one) for one in design.only) or "every case of the list"),
        ("Seed", kept.seed),
        ("Fingerprint of the list", kept.fingerprint),
        ("Drawn", f"{day(row.written_at)}, by {name_of(row.written_by)}"),
        ("Replacements", whole(len(kept.replaced)) if kept.replaced else "none"),
    )
    return SummaryList(tuple(SummaryRow(name, words) for name, words in said))


def _proof(row: models.Sample, kept: Draw) -> SummaryList:
    said = (
        ("The list", f"{row.frame.name}, {many(len(frame_in(row.frame).items), 'case')}"),
        ("Fingerprint kept", row.frame.fingerprint),
        ("Fingerprint worked out now", frame_in(row.frame).fingerprint),
        ("Seed", kept.seed),
        ("Left out before the draw", whole(len(kept.excluded))),
        ("Replaced", whole(len(kept.replaced))),
    )
    return SummaryList(tuple(SummaryRow(name, words) for name, words in said))


def _results(viewer: Viewer, kept: Draw, rows: list[models.Audit]) -> dict[str, Any]:
    audits = audits_seen(rows, viewer)
    found = results_of(kept, audits)
    if not found.graded:
        return {"says": ("Nothing is graded yet.",)}
    floor = load_rules().floor
    if found.graded < floor:
        # So few grades tell of each: whoever read them is not asked to grade one of these again blind.
        shown(viewer.username, [row for row, one in zip(rows, audits, strict=True) if one.stands is not None])
    given = sum(not one.cancelled for one in audits)
    says = [f"{many(found.graded, 'audit')} of {given} given out {'is' if found.graded == 1 else 'are'} graded."]
    says += [found.why] if found.why else []
    if found.together and not found.why:
        says.append(f"Put together, since fewer than two are graded of one: {', '.join(found.together)}.")
    says += (
        [f"Fewer than {floor}: too few to tell of the list more than these intervals."] if found.graded < floor else []
    )
    return {"says": tuple(says), "tables": (results_table(found),)}


def _strata(kept: Draw) -> Table:
    rows = [
        (
            _BETWEEN.join(words or "not recorded" for words in one.values) or "The whole list",
            whole(one.size), whole(one.wanted), whole(one.looked_at), whole(one.audited), _chance(one.probability),
        )
        for one in kept.strata
    ]  # fmt: skip
    heads = ("Part", "In the list", "Wanted", "Looked at", "In the sample", "Chance of each")
    return counted("Parts of the list", heads, rows, "The list has no part.")


def _chance(chance: Fraction | None) -> str:
    return "none" if chance is None else f"{bare(float(chance) * 100, 1)}% (1 in {bare(float(1 / chance), 1)})"


def _cases(row: models.Sample, kept: Draw, audits: list[models.Audit], called: dict[str, Called]) -> Table:
    by_case = {one.person_key: one for one in audits if one.stage != "cancelled"}
    rows = [
        (
            Cell(called[pick.key].label, called[pick.key].href),
            _BETWEEN.join(words or "not recorded" for words in pick.stratum) or "The whole list",
            whole(pick.order),
            "none" if pick.replaced is not None else _chance(kept.probability(pick.key)),
            _stands(pick, by_case.get(pick.key)),
            _change(row, place, pick),
        )
        for place, pick in enumerate(kept.picks)
        if pick.key in called
    ]
    heads = ("Child", "Part", "Place in the order", "Chance", "Audit", "Replace")
    return counted("Cases of the sample", heads, rows, "There is no case that you may see.", words=len(heads))


def _stands(pick: Pick, audit: models.Audit | None) -> Cell:
    if pick.replaced is not None:
        return Cell(f"replaced: {_WHY[pick.replaced.why]}", note=pick.replaced.reason)
    if audit is None:
        return Cell("given to nobody", quiet=True, note="in place of another" if pick.instead_of else "")
    return Cell(f"Audit {audit.key}", reverse("audit", args=[audit.key]))


def _change(row: models.Sample, place: int, pick: Pick) -> Cell:
    if pick.replaced is not None:
        return Cell("replaced", quiet=True)
    where = reverse("audit-sample-replace", args=[row.key, row.number, place])
    return Cell("Replace", where, about=f"the case of place {place + 1}")


def _unseen(kept: Draw, called: dict[str, Called]) -> tuple[str, ...]:
    hidden = sum(pick.key not in called for pick in kept.picks)
    return (f"{many(hidden, 'case')} more that you may not see.",) if hidden else ()


def _left_out(kept: Draw, called: dict[str, Called]) -> tuple[Part, ...]:
    if not kept.excluded:
        return ()
    points = [f"{called[one.key].label}: {one.reason}" for one in kept.excluded if one.key in called]
    hidden = len(kept.excluded) - len(points)
    points += [f"{many(hidden, 'case')} more that you may not see"] if hidden else []
    return (Part("Left out before the draw", points=tuple(points)),)
