"""Rules and targets with their history, what is published beside figures, and figures that are typed in."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.forms import carried_out
from goldenthread.accounts.pages import Asked
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.figures import day, many, moment, whole
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.measures.comparators.store import loads as comparator_loads
from goldenthread.measures.kinds import Unit
from goldenthread.measures.language.book import Book
from goldenthread.measures.reading.variation.parameters import parameter_entries
from goldenthread.measures.run.opened import home_reader
from goldenthread.measures.typed.store import typed_loads
from goldenthread.packs.catalogue import the_book
from goldenthread.web.administration.forms import ChooseMeasureForm, TargetForm
from goldenthread.web.administration.pages import PartsPage
from goldenthread.web.administration.targets import NewTarget, set_target, targets_of
from goldenthread.web.home.pages import Part

_TITLE = "Rules and targets"


@door("rules")
@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Targets, rating rules, parameters of control charts, comparators and typed figures."""
    may = the_viewer(request).may("rules.change")
    parts = (_targets(may), _ratings(), _charts(), _comparators(), _typed())
    page = PartsPage(_TITLE, parts, trail=(Link("Home", reverse("home")),))
    return show(request, "web/home.html", page)


@door("rules")
@require_GET
def target_history(request: HttpRequest, key: str) -> HttpResponse:
    """Every target that a measure ever had, the oldest decision first."""
    title, unit = _measure(key)
    rows = tuple(
        (
            Cell(one.words(unit), note=one.note),
            day(one.since),
            day(one.until) if one.until is not None else "no end",
            one.set_by,
            day(one.set_on),
            one.source or "not said",
            "your own" if one.layer else "national",
        )
        for one in targets_of(settings.INSTALLATION.home).history(key)
    )
    heads = ("Target", "From", "Until", "Set by", "Decided on", "Where it is written", "Whose")
    table = Table(f"Targets of {title}", tuple(Column(one) for one in heads), rows, "It never had a target.", wide=True)
    links = [Link("The measure", reverse("measure", args=[key]))] if the_viewer(request).may("figures") else []
    if the_viewer(request).may("rules.change"):
        links.append(Link("Set a new target", reverse("target-set", args=[key])))
    says = "A target is never overwritten: a later decision stands beside the earlier one."
    part = Part("Targets over time", (says,), tables=(table,), links=tuple(links))
    page = PartsPage(title, (part,), trail=(Link("Home", reverse("home")), Link(_TITLE, reverse("rules"))))
    return show(request, "web/home.html", page)


@door("rules.change")
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose for which measure a target is set."""
    book = the_book(settings.INSTALLATION.home)
    titles = sorted(((key, _title(book, key)) for key in (*book.measures, *book.typed)), key=lambda one: one[1])
    form = ChooseMeasureForm(titles, request.POST or None)
    if form.is_valid():
        return redirect("target-set", key=form.cleaned_data["measure"])
    page = Asked("Set a target", form, (), "Continue", back=Link(_TITLE, reverse("rules")))
    return show(request, "accounts/asked.html", page)


@door("rules.change")
@require_http_methods(["GET", "HEAD", "POST"])
def set_one(request: HttpRequest, key: str) -> HttpResponse:
    """Set a target of a measure; the pages are then made anew in the background."""
    title, _ = _measure(key)
    form, jobs = TargetForm(request.POST or None, initial={"set_on": localdate()}), list[int]()

    def verb() -> None:
        said = dict(form.cleaned_data)
        because = said.pop("because")
        jobs.append(set_target(NewTarget(key, **said), the_viewer(request), because))

    if carried_out(form, verb):
        messages.success(request, "The target was set. The figures are being prepared with it.")
        return redirect("target", key=key)
    says = (f"For {title}. Figures are rated by it as soon as their pages are made anew.",)
    page = Asked("Set a target", form, says, "Set the target", back=Link(title, reverse("target", args=[key])))
    return show(request, "accounts/asked.html", page)


def _targets(may: bool) -> Part:
    book, held = the_book(settings.INSTALLATION.home), targets_of(settings.INSTALLATION.home)
    rows = []
    for key in (*book.measures, *book.typed):
        history = held.history(key)
        if history:
            latest = max(history, key=lambda one: (one.layer, one.since, one.set_on))
            rows.append(
                (
                    Cell(_title(book, key), address(reverse("target", args=[key]), {})),
                    latest.words(_unit(book, key)),
                    latest.set_by,
                    day(latest.set_on),
                    whole(len(history)),
                )
            )
    heads = (
        Column("Measure"),
        Column("Latest target"),
        Column("Set by"),
        Column("Decided on"),
        Column("Ever set", numeric=True),
    )
    links = (Link("Set a target", reverse("target-choose")),) if may else ()
    table = Table("Measures with a target", heads, tuple(rows), "No target is set.", wide=True)
    return Part("Targets", (f"{many(len(rows), 'measure')} with a target.",), tables=(table,), links=links)


def _ratings() -> Part:
    scheme = home_reader(settings.INSTALLATION.home).rules
    named = {"single values": scheme.rule, "ranges": scheme.range_rule, "grades": scheme.grades_rule}
    named |= {f"the measure {key}": rule for key, rule in scheme.by_measure.items()}
    rows = tuple((what, f"{rule.name} (version {rule.version})", rule.says) for what, rule in named.items())
    heads = (Column("For"), Column("Rule"), Column("What it says"))
    says = f"The scheme in use is {scheme.name}, version {scheme.version}: {scheme.says}"
    return Part("Rating rules", (says,), tables=(Table("Rules in use", heads, rows, wide=True),))


def _charts() -> Part:
    rows = tuple((Cell(one.meaning, note=one.name), one.shown) for one in parameter_entries())
    heads = (Column("What it says, and its name among the settings"), Column("Value", numeric=True))
    return Part("What calls a change", (), tables=(Table("Parameters of control charts", heads, rows, wide=True),))


def _comparators() -> Part:
    rows = tuple(
        (one.name, one.release or "not said", one.dataset, whole(one.cells), moment_of(one.loaded_at), one.who)
        for one in reversed(comparator_loads(settings.INSTALLATION.home))
    )
    names = ("File", "Release", "Dataset", "Cells", "Loaded", "By")
    heads = tuple(Column(one, numeric=one == "Cells") for one in names)
    empty = "No published figures are loaded. goldenthread comparators load takes them in."
    return Part("Published figures", (), tables=(Table("Releases held", heads, rows, empty, wide=True),))


def _typed() -> Part:
    rows = tuple(
        (
            one.name,
            whole(one.added),
            whole(one.corrected),
            whole(one.withdrawn),
            moment_of(one.loaded_at),
            one.loaded_by,
        )
        for one in reversed(typed_loads(settings.INSTALLATION.home))
    )
    names = ("File", "Added", "Corrected", "Withdrawn", "Loaded", "By")
    heads = tuple(Column(one, numeric=one in names[1:4]) for one in names)
    empty = "None is loaded. goldenthread typed load takes them in."
    return Part("Typed figures", (), tables=(Table("Files of typed figures", heads, rows, empty, wide=True),))


def moment_of(text: str) -> str:
    """A moment that is kept as text, as it is shown."""
    return str(moment(datetime.fromisoformat(text)))


def _measure(key: str) -> tuple[str, Unit]:
    book = the_book(settings.INSTALLATION.home)
    if key not in book.measures and key not in book.typed:
        raise Http404
    return _title(book, key), _unit(book, key)


def _title(book: Book, key: str) -> str:
    return book.typed[key].title if key in book.typed else book.measures[key].title


def _unit(book: Book, key: str) -> Unit:
    return book.typed[key].unit if key in book.typed else book.measures[key].unit
