"""A frozen paper: whether it is as it was frozen, its files, what was said of it, and what may be done with it."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Banner, Cell, Column, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, many, moment
from goldenthread.design.pages import show
from goldenthread.packs import actions
from goldenthread.packs.catalogue import packs
from goldenthread.packs.forms import CommentForm
from goldenthread.packs.pages import RunPage, Said
from goldenthread.packs.place import shelf
from goldenthread.packs.programme import meeting_said
from goldenthread.packs.rules import CLASS_RULES, may_prepare
from goldenthread.packs.shelf import Run, altered, run_of, runs
from goldenthread.packs.shown import class_tag, period_said, runs_table, status_tag
from goldenthread.packs.views.found import home, run_trail, the_run
from goldenthread.papers.review import Remark, earlier_remarks, places_of, remarks
from goldenthread.papers.withdraw import earlier_of
from goldenthread.records.errors import Problem, RecordsError

_FORMATS = {"html": "web page", "docx": "Word", "xlsx": "Excel", "pdf": "PDF"}


@door("packs.read")
@require_GET
def run(request: HttpRequest, name: str) -> HttpResponse:
    """One frozen paper; the address of one that was withdrawn leads to where it lies now."""
    viewer = the_viewer(request)
    if run_of(home(), viewer.role, name) is None:
        for folder in earlier_of(shelf(home()) / name):
            if run_of(home(), viewer.role, folder.name) is not None:
                return redirect("pack-run", name=folder.name)
    return shown(request, the_run(request, name))


def shown(request: HttpRequest, found: Run, form: CommentForm | None = None, status: int = 200) -> HttpResponse:
    """The page of a frozen paper, with a comment that could not be taken."""
    viewer = the_viewer(request)
    problems = altered(found)
    prepares, opens = may_prepare(viewer.role), found.opens_for(viewer.role)
    comments = found.commented_by(viewer.role)
    open_draft = found.status == "draft" and comments
    may_approve = viewer.may("packs.approve") and open_draft and prepares
    why_not = actions.why_not_approve(found, viewer) if may_approve else ""
    alike = [one for one in runs(home(), viewer.role) if one.pack == found.pack and one.name != found.name]
    page = RunPage(
        f"{found.title}: {period_said(found.period)}",
        status_tag(found),
        _banner(found),
        _about(found),
        "" if problems else f"Checked just now: all {many(_files(found), 'file')} are as they were frozen.",
        _altered(problems),
        reverse("pack-read", args=[found.name]) if opens and "html" in found.formats else "",
        tuple(
            Link(f"Download as {_FORMATS[one]}", reverse("pack-file", args=[found.name, one]))
            for one in found.formats
            if opens
        ),
        _said(found, remarks_of(found), open_draft and viewer.may("packs.write")) if comments else (),
        _said(found, earlier_remarks(found.folder), False) if prepares else (),
        (form or comment_form(found)) if open_draft and not problems else None,
        reverse("pack-comment", args=[found.name]),
        reverse("pack-approve", args=[found.name]) if may_approve and not why_not else "",
        why_not,
        _links(found, viewer, bool(alike)),
        runs_table("Other papers of this pack", alike, "There is no other."),
        trail=run_trail(found)[:1],
    )
    return show(request, "packs/run.html", page, status)


def comment_form(found: Run, data: object = None) -> CommentForm:
    """A form with the places of a draft."""
    pack = packs(home()).get(found.pack)
    titles = {one.key: one.title for one in found.manifest.readings}
    titles |= {one.key: one.title for one in pack.definition.sections} if pack is not None else {}
    return CommentForm([(one, titles.get(one, one)) for one in places_of(found.folder, found.manifest)], data)


def remarks_of(found: Run) -> tuple[Remark, ...]:
    """What was said of a paper; nothing where that was altered, which verifying tells."""
    try:
        return remarks(found.folder)
    except RecordsError:
        return ()


def _files(found: Run) -> int:
    return len(found.manifest.files) + len(found.manifest.inputs)


def _banner(found: Run) -> Banner | None:
    if found.withdrawn:
        return Banner(f"This paper was {found.withdrawn}", "problem", "Withdrawn")
    if found.superseded:
        final = Link("Read the final paper", reverse("pack-run", args=[f"{found.name}-final"]))
        return Banner("This draft was made final, and takes no more comments.", link=final)
    return None


def _altered(problems: tuple[Problem, ...]) -> Table | None:
    if not problems:
        return None
    # Where a file lies on the server is nobody's business on a page.
    rows = tuple((one.where.replace("\\", "/").rsplit("/", 1)[-1], one.what, one.mend) for one in problems)
    columns = (Column("File"), Column("What is wrong"), Column("Mend"))
    return Table("It is not as it was frozen", columns, rows)


def _about(found: Run) -> SummaryList:
    about, data = found.manifest.about, found.manifest.data
    rows = [
        SummaryRow("Edition", Cell(tags=(class_tag(found.class_),), note=CLASS_RULES[found.class_].says)),
        SummaryRow("Written on", day(date.fromisoformat(about["written"]))),
        SummaryRow("Answers for it", about["author"]),
    ]
    if about["approved_by"]:
        said = f"{about['approved_by']}, {day(date.fromisoformat(about['approved_on']))}"
        rows.append(SummaryRow("Made final by", said))
    if about["baseline"]:
        rows.append(SummaryRow("Baseline", period_said(about["baseline"])))
    if about.get("meeting"):
        rows.append(SummaryRow("Meeting", meeting_said(about["meeting"])))
    if found.sent_to and not found.final:
        rows.append(SummaryRow("Sent for comment to", ", ".join(sorted(found.sent_to))))
    rows += [
        SummaryRow("Records as at", day(date.fromisoformat(data["as_at"]))),
        SummaryRow("Data version", data["snapshot"][:12]),
        SummaryRow("Figures", f"{len(found.manifest.readings):,}"),
    ]
    return SummaryList(tuple(rows))


def _said(found: Run, some: tuple[Remark, ...], open_draft: bool) -> tuple[Said, ...]:
    return tuple(
        Said(
            one.number,
            one.at,
            f"{one.by}, {_when(one.on)}",
            one.text,
            tuple((f"{said.by}, {_when(said.on)}", said.text) for said in one.answers),
            reverse("pack-answer", args=[found.name, one.number]) if open_draft else "",
        )
        for one in some
    )


def _when(stamp: str) -> str:
    return moment(datetime.fromisoformat(stamp.replace("Z", "+00:00")))


def _links(found: Run, viewer: Viewer, alike: bool) -> tuple[Link, ...]:
    links = []
    if alike:
        links.append(Link("Compare it with another", reverse("pack-compare", args=[found.name])))
        links.append(Link("See its editions side by side", reverse("pack-editions", args=[found.name])))
    if viewer.may("packs.write") and found.status == "draft":
        links.append(Link("Send it for comment", reverse("pack-send", args=[found.name])))
    if viewer.may("packs.write") and not found.withdrawn and may_withdraw(found, viewer):
        links.append(Link("Withdraw it", reverse("pack-withdraw", args=[found.name])))
    return tuple(links)


def may_withdraw(found: Run, viewer: Viewer) -> bool:
    """Whether a viewer may take a paper back: a draft who writes papers, a final one who makes papers final."""
    return viewer.may("packs.approve") if found.final else viewer.may("packs.write")
