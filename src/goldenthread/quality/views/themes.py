"""What audits teach: what may be a theme, the themes that are kept, and where each led."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.forms import fill_errors
from goldenthread.auditing.learning import Candidate, candidates, led_nowhere
from goldenthread.auditing.report.subjects import titles_of
from goldenthread.design.components import Cell, Column, Link, SummaryList, SummaryRow, Table, Tag
from goldenthread.design.figures import day, many, n_of
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.measures.reading.points import bare
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.quality import models
from goldenthread.quality.actions import learning as verbs
from goldenthread.quality.knowing import shown
from goldenthread.quality.learning_forms import LedForm, ThemeForm
from goldenthread.quality.people import name_of, names_of
from goldenthread.quality.reading import rules, tools
from goldenthread.quality.showing import held_for
from goldenthread.quality.shown import trail
from goldenthread.quality.views.leading import audits_part, led_words, raise_page
from goldenthread.quality.views.report import blind_banner, team_names
from goldenthread.reports.cells import Tone

TITLE: Final = "What audits teach"
_SAYS: Final = (
    (
        "A theme is something that audits teach, in words that name nobody. It must lead somewhere: an action of the plan, training, "
        "the next round of audits, or nothing, with the reason."
    ),
)


@door("audits.learn")
@require_GET
def themes(request: HttpRequest) -> HttpResponse:
    """Themes that wait, what may be one, and those that led somewhere."""
    viewer, today, held = the_viewer(request), localdate(), rules()
    known = held_for(viewer)
    rows = list(models.Theme.objects.order_by("-written_at", "-pk").prefetch_related("led"))
    waits = [one for one in rows if not _settled(one)]
    stuck = [one for one in waits if led_nowhere(one.written_at.date(), [], today, held)]
    offered = candidates(known.audits, today, practice=held)
    titles, names = titles_of(tools()), team_names()
    says = (f"{many(len(stuck), 'theme')} led nowhere within {held.theme_leads_days} days." if stuck else "",)
    page = PartsPage(
        TITLE,
        trail=trail(),
        says=_SAYS,
        banners=blind_banner(known),
        links=(
            Link("Keep a theme", reverse("audit-theme-add")),
            Link("Reviews of whole teams", reverse("audit-team-reviews")),
        ),
        parts=(
            Part(
                "Themes that have led nowhere yet",
                tuple(one for one in says if one),
                tables=(_table(waits, names, stuck),),
            ),
            Part("What may be a theme", (_rule(),), tables=(_offered(offered, titles, names),)),
            Part("Themes that led somewhere", tables=(_table([one for one in rows if _settled(one)], names, []),)),
        ),
    )
    return show(request, "plan/parts.html", page)


@door("audits.learn")
@require_GET
def theme(request: HttpRequest, key: str) -> HttpResponse:
    """One theme, and where it led."""
    viewer, row = the_viewer(request), _row(key)
    titles, names = titles_of(tools()), team_names()
    led = list(row.led.order_by("pk"))
    about = SummaryList(
        (
            SummaryRow("Domain", titles.get(row.domain, row.domain) or "none in particular"),
            SummaryRow("Team", names.get(row.team, row.team) or "all teams"),
            SummaryRow("Kept by", Cell(name_of(row.written_by), note=day(row.written_at))),
        )
    )
    columns = (Column("Day"), Column("Where"), Column("Words"), Column("By"))
    people = names_of({one.written_by for one in led})
    lines = tuple((day(one.on), led_words(one), one.words, people[one.written_by]) for one in led)
    page = PartsPage(
        row.title,
        trail=trail(Link(TITLE, reverse("audit-themes"))),
        says=(row.words,),
        parts=(
            Part("About", summary=about),
            audits_part(viewer, row.audits),
            Part(
                "Where it led",
                tables=(Table("Where it led", columns, lines, "Nowhere yet.", wide=True, caption_hidden=True),),
            ),
        ),
        links=(
            Link("Say where it leads", reverse("audit-theme-led", args=[key])),
            *(
                (Link("Raise an action of the plan", reverse("audit-theme-action", args=[key])),)
                if viewer.may("plan.change")
                else ()
            ),
        ),
    )
    return show(request, "plan/parts.html", page)


@door("audits.learn")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """Ask for a theme, and keep it; a candidate fills in what is known of it."""
    viewer = the_viewer(request)
    subjects = {key: title for key, title in titles_of(tools()).items() if not key[-1].isdigit()}
    offered = (sorted(subjects.items(), key=lambda one: one[1]), sorted(team_names().items(), key=lambda one: one[1]))
    asked = {name: request.GET.get(name, "") for name in ("domain", "team")}
    found = next(
        (
            one
            for one in candidates(held_for(viewer).audits, localdate(), practice=rules())
            if asked["domain"] and (one.subject, one.team) == (asked["domain"], asked["team"])
        ),
        None,
    )
    if found is not None:
        # Whoever is told which audits are below good can never grade them blind.
        shown(viewer.username, models.Audit.objects.filter(key__in=found.audits))
    initial = {**asked, "audits": " ".join(found.audits) if found is not None else ""}
    form: Any = ThemeForm(*offered, request.POST) if request.method == "POST" else ThemeForm(*offered, initial=initial)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        learned = verbs.Learned(
            told["title"], told["words"], told["domain"], told["team"], verbs.keys_in(told["audits"])
        )
        try:
            made = verbs.add_theme(learned, by=viewer)
        except Refused as refused:
            fill_errors(form, refused)
        else:
            messages.success(request, "The theme is kept. Say where it leads.")
            return redirect("audit-theme", key=made.key)
    page = AskPage("Keep a theme", _SAYS, "", form, "Keep it", trail=trail(Link(TITLE, reverse("audit-themes"))))
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("audits.learn")
@require_http_methods(["GET", "HEAD", "POST"])
def led(request: HttpRequest, key: str) -> HttpResponseBase:
    """Ask where a theme leads, and keep it."""
    viewer, row = the_viewer(request), _row(key)
    today = localdate()
    rounds = tuple(
        (one.key, one.title)
        for one in models.Round.objects.filter(until__gte=today, ended_on__isnull=True).order_by("since")
    )
    form: Any = LedForm(rounds, *((request.POST,) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            verbs.lead(key, told["to"], told["words"], by=viewer, round_key=told["round"])
        except Refused as refused:
            fill_errors(form, refused)
        else:
            messages.success(request, "Kept, and recorded in your name.")
            return redirect("audit-theme", key=key)
    page = AskPage("Where does it lead?", (), f"{row.title}. {row.words}", form, "Save", trail=_above(row))
    return show(request, "plan/ask.html", page, 422 if form.is_bound else 200)


@door("plan.change")
@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, key: str) -> HttpResponseBase:
    """Raise an action of the plan from a theme."""
    row = _row(key)
    return raise_page(
        request, f"{row.title}. {row.words}", _above(row), lambda raised, by: verbs.raise_action(key, raised, by=by)
    )


def _row(key: str) -> models.Theme:
    found = models.Theme.objects.filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _above(row: models.Theme) -> tuple[Link, ...]:
    return trail(Link(TITLE, reverse("audit-themes")), Link(row.title, reverse("audit-theme", args=[row.key])))


def _settled(row: models.Theme) -> bool:
    """Whether a theme led somewhere: an action that is only proposed waits still."""
    return any(one.to != verbs.PROPOSED for one in row.led.all())


def _table(rows: list[models.Theme], names: dict[str, str], stuck: list[models.Theme]) -> Table:
    columns = (Column("Theme"), Column("Team"), Column("Since"), Column("Led to"))
    lines = tuple(
        (
            Cell(one.title, href=reverse("audit-theme", args=[one.key])), names.get(one.team, one.team) or "all teams",
            Cell(day(one.written_at), tags=(Tag("led nowhere", Tone.RED_AMBER, "!"),) if one in stuck else ()),
            "; ".join(led_words(led).text for led in one.led.all()) or "nowhere yet",
        )
        for one in rows
    )  # fmt: skip
    return Table("Themes", columns, lines, "There is none.", wide=True, caption_hidden=True)


def _rule() -> str:
    held = rules()
    return (
        f"By rule, from the grades of the last {held.theme_days} days: the domain with most grades below good, and of each team "
        f"the one most often below good, where that was for {held.theme_findings} children or more and in at least "
        f"{held.theme_percent}% of its grades."
    )


def _offered(offered: tuple[Candidate, ...], titles: Any, names: dict[str, str]) -> Table:
    columns = (Column("Domain"), Column("Team"), Column("Below good", numeric=True), Column("Why"), Column("Keep"))
    lines = tuple(
        (
            titles.get(one.subject, one.subject), names.get(one.team, one.team) or "all teams",
            Cell(
                f"{bare(100 * one.low.count / one.low.n, 0)}%",
                note=f"{n_of(one.low.count, one.low.n)}; {bare(one.low.interval.low * 100, 0)}% to {bare(one.low.interval.high * 100, 0)}%",
            ),
            one.why,
            Cell(
                "Keep as a theme", href=address(reverse("audit-theme-add"), {}, domain=one.subject, team=one.team),
                about=f"{titles.get(one.subject, one.subject)}, {names.get(one.team, one.team) or 'all teams'}",
            ),
        )
        for one in offered
    )  # fmt: skip
    return Table("What may be a theme", columns, lines, "Nothing meets the rule.", wide=True, caption_hidden=True)
