"""One team: practice as audited beside timeliness, supervision and voice, without a claim of cause."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from goldenthread.access.audience import Audience
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.auditing.model import Grade
from goldenthread.auditing.report.monthly import SCALE
from goldenthread.auditing.report.pictures import grades_chart
from goldenthread.auditing.report.subjects import grade_in, subject_of, titles_of
from goldenthread.auditing.statistics.distributions import Distribution
from goldenthread.auditing.statistics.intervals import Share
from goldenthread.auditing.triangulating import Reads, Strand, sentences
from goldenthread.design.charts import chart_of
from goldenthread.design.components import Cell, Column, Link, Table, Tag
from goldenthread.design.figures import day, many, n_of
from goldenthread.design.links import link
from goldenthread.design.pages import show
from goldenthread.measures.reading.points import bare
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.quality.beside import Beside, beside
from goldenthread.quality.reading import served_now, tools
from goldenthread.quality.showing import held_for
from goldenthread.quality.telling import ways
from goldenthread.quality.views.report import TITLE, team_names
from goldenthread.reports.cells import Tone

_READS = {
    Reads.ABOVE: Tag(Reads.ABOVE.value, Tone.BLUE, "▲"),
    Reads.BELOW: Tag(Reads.BELOW.value, Tone.RED_AMBER, "▼"),
    Reads.ALIKE: Tag(Reads.ALIKE.value, Tone.PLAIN, "≈"),
    Reads.FEW: Tag(Reads.FEW.value, Tone.GREY, "…"),
    Reads.ALONE: Tag(Reads.ALONE.value, Tone.GREY, "…"),
    Reads.NOT_RECORDED: Tag(Reads.NOT_RECORDED.value, Tone.GREY, "–"),
}


@door("audits.report")
@require_GET
def team(request: HttpRequest, team: str) -> HttpResponse:
    """What audits and figures say of a team, for managers alone."""
    viewer, names = the_viewer(request), team_names()
    if viewer.audience is not Audience.MANAGEMENT or team not in names:
        raise Http404
    scope = viewer.scope("audits of a team beside its figures")
    found = beside(served_now(), scope, Audience.MANAGEMENT, held_for(viewer).audits, team, localdate())
    page = PartsPage(
        f"{names[team]}: audits and figures",
        trail=(Link("Audits", reverse("audits")), Link(TITLE, reverse("audit-report"))),
        says=(
            f"Audits graded from {day(found.since)} to {day(found.until)}; figures of {found.figures}.",
            "Each is set beside all other teams together, not beside a list of teams: an order of so few would be chance.",
        ),
        parts=(
            Part("Side by side", points=sentences(found.strands), tables=(_table(found.strands),)),
            _domains(found),
        ),
        links=ways(
            (
                "The team's own page",
                link("team", team=team) or "",
                bool(link("team", team=team)) and viewer.may("teams"),
            ),
            ("Reviews of whole teams", reverse("audit-team-reviews"), viewer.may("audits.learn")),
        ),
    )
    return show(request, "plan/parts.html", page)


def _table(strands: tuple[Strand, ...]) -> Table:
    columns = (
        Column("What"), Column("Side"), Column("This team", numeric=True), Column("Interval", numeric=True),
        Column("Other teams", numeric=True), Column("Reading"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(one.title),
            one.side.value,
            _share(one.team),
            _interval(one.team),
            _share(one.others),
            Cell(tags=(_READS[one.reads],)),
        )
        for one in strands
    )
    return Table("The team beside all others", columns, rows, wide=True)


def _share(share: Share | None) -> Cell:
    if share is None:
        return Cell(Reads.NOT_RECORDED.value, quiet=True)
    if share.value is None:
        return Cell("none to count", quiet=True)
    return Cell(f"{bare(share.value * 100, 0)}%", note=n_of(share.count, share.n))


def _interval(share: Share | None) -> str:
    if share is None or share.value is None:
        return ""
    return f"{bare(share.interval.low * 100, 0)}% to {bare(share.interval.high * 100, 0)}%"


def _domains(found: Beside) -> Part:
    """How the team's work was graded by domain, as one picture."""
    titles = titles_of(tools())
    subjects = dict.fromkeys(
        subject_of(one.domain) for audit in found.audits for one in (audit.first.judgements if audit.first else ())
    )
    wholes = [
        ("Overall", Distribution.of([_words(one.as_audited) for one in found.audits if one.as_audited], SCALE)),
        *(
            (
                titles.get(name, name),
                Distribution.of([_words(g) for one in found.audits if (g := grade_in(one, name))], SCALE),
            )
            for name in subjects
        ),
    ]
    if not found.audits:
        return Part("Grades of this team", ("No audit of this team was graded in that time.",))
    says = f"{many(len(found.audits), 'audit was', 'audits were')} graded, as audited."
    return Part(
        "Grades of this team",
        (says,),
        charts=(chart_of(grades_chart("Grades, overall and by domain", "Domain", wholes, in_time=False)),),
    )


def _words(grade: Grade) -> str:
    return grade.value.replace("-", " ")
