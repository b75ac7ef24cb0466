"""The statement of accessibility, made of test results, and what the site does with personal data; both open to everybody."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import open_to_all
from goldenthread.design.components import Column, Link, Table
from goldenthread.design.figures import day, many
from goldenthread.design.pages import show
from goldenthread.web.administration.pages import PartsPage
from goldenthread.web.home.pages import Ask, Part
from goldenthread.web.statement.privacy import privacy_parts
from goldenthread.web.statement.results import Results, results

_NOT_TRIED = (
    "Nobody who uses a screen reader, a magnifier or voice control every day has tried this version yet.",
    "A machine finds about half of what can be wrong: whether words can be understood, it cannot tell.",
    "Papers as Word, Excel and PDF are made to be accessible, and are not part of these results.",
)


@open_to_all
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """How accessible the site was found to be, by which tests, and what was not tried."""
    found = results()
    parts = (_conforms(found), _how(found), _wrong(found), _not_tried(), _tell())
    page = PartsPage("Accessibility of this site", parts, trail=(Link("Home", reverse("home")),))
    return show(request, "web/home.html", page)


@open_to_all
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of people who use the site and of children in its records."""
    page = PartsPage("Privacy", privacy_parts(), trail=(Link("Home", reverse("home")),))
    return show(request, "web/home.html", page)


def _conforms(found: Results) -> Part:
    aim = (
        "The aim is WCAG 2.2, level AA. Every page is made to work without script, by keyboard alone, at 400% zoom, on a "
        "phone and on paper."
    )
    stands = "No fault was found by the tests below. That is not the same as conformance, which takes people to say so."
    if not found.pages:
        stands = "No results of tests came with this version, so nothing can be said of it."
    elif found.faulty:
        faulty = many(len({one.name for one in found.faulty}), "page")
        stands = f"It does not conform yet: {faulty} of the {len(found.names)} that were looked at had faults."
    return Part("Where it stands", (aim, stands))


def _how(found: Results) -> Part:
    if not found.pages:
        return Part("How it was tried", ("It was not.",))
    says = (
        f"On {day(found.made_on)}, Golden Thread {found.version}: {many(len(found.names), 'page')} in "
        f"{many(len(found.pages), 'state')} in all, opened in {found.browser} and examined by axe-core {found.axe}."
    )
    rows = tuple((state, str(sum(one.state == state for one in found.pages))) for state in found.states)
    table = Table("What was looked at", (Column("State"), Column("Pages", numeric=True)), rows)
    rules = f"Rules of axe: {', '.join(found.rules)}. Each page in each state was looked at:"
    return Part("How it was tried", (says, rules), tables=(table,), asks=tuple(Ask(way) for way in found.ways))


def _wrong(found: Results) -> Part:
    if not found.faulty:
        return Part("What is wrong", ("The tests found nothing." if found.pages else "It is not known.",))
    rows = tuple((one.title, one.state, fault) for one in found.faulty for fault in one.faults)
    heads = (Column("Page"), Column("State"), Column("What was found"))
    return Part("What is wrong", (), tables=(Table("Faults that the tests found", heads, rows, wide=True),))


def _not_tried() -> Part:
    return Part("What was not tried", (), asks=tuple(Ask(one) for one in _NOT_TRIED))


def _tell() -> Part:
    says = (
        "Tell whoever looks after Golden Thread at your council if you cannot use a page, or need it in another form.",
        "If you are not content with the answer, contact the Equality Advisory and Support Service.",
    )
    return Part("If something does not work for you", says)
