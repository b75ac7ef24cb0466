"""Who is owed which report and when: what is late, what is next, what shows each delivery, and where no day can be told."""

from datetime import date
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Column, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import day, many
from goldenthread.design.pages import show
from goldenthread.governance import queries
from goldenthread.governance.actions import owed as verbs
from goldenthread.governance.asking import DeliverForm, FirstDueForm
from goldenthread.governance.pages import ListsPage
from goldenthread.governance.seeing import Seen, seen_by
from goldenthread.governance.shown import quiet, receipt_tag, short
from goldenthread.governance.views.boards import boards_trail
from goldenthread.governance.views.doing import doing, sent
from goldenthread.programme.boards import Arrangement, Obligation
from goldenthread.programme.governing.reporting import Owed, calendar, owed

_TITLE: Final = "Who is owed which report"
_HEADS: Final = (Column("What"), Column("To"), Column("How often"), Column("Last"), Column("Next due"))


@door("boards")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Everything that is owed: late first, then what has days, then what has none and why."""
    seen = seen_by(the_viewer(request), "owed", "meetings")
    every = calendar(seen.governance, seen.today)
    late = [one for one in every if one.late]
    dated = sorted(
        (one for one in every if not one.why_no_day), key=lambda one: (one.next_due is None, one.next_due or date.max)
    )
    without = [one for one in every if one.why_no_day]
    page = ListsPage(
        _TITLE,
        trail=boards_trail(),
        says=(
            (
                f"{many(len(every), 'report or duty is', 'reports and duties are')} recorded: {len(late)} with something late, "
                f"and {len(without)} for which no day can be told."
            ),
        ),
        tables=(_late(seen, late), _dated(seen, dated)),
        folded=(("No day can be told", _without(seen, without)),),
    )
    return show(request, "governance/lists.html", page)


def _what(one: Owed) -> Cell:
    of = one.of
    text = of.what if isinstance(of, Arrangement) else of.text
    note = "" if isinstance(of, Arrangement) else f"{of.direction}, {of.paragraph}"
    return Cell(short(text), reverse("owed", args=[_kind(one), of.key]), note=note)


def _kind(one: Owed) -> str:
    return queries.ARRANGEMENT if isinstance(one.of, Arrangement) else queries.OBLIGATION


def _to(seen: Seen, one: Owed) -> str:
    return seen.people.named(one.of.board if isinstance(one.of, Arrangement) else one.of.owed_to)


def _often(one: Owed) -> Cell | str:
    return (one.of.how_often if isinstance(one.of, Arrangement) else one.of.frequency) or quiet("not said")


def _late(seen: Seen, found: list[Owed]) -> Table:
    """One row for each that is late, the longest first; its own page lists every due."""
    heads = (Column("What"), Column("To"), Column("Missed", True), Column("Since"), Column("Days", True))
    rows = [
        (
            _what(one),
            _to(seen, one),
            str(len(one.late)),
            Cell(day(one.late[0].due), tags=(receipt_tag(one.late[0]),), whole=True),
            str((seen.today - one.late[0].due).days),
        )
        for one in sorted(found, key=lambda one: one.late[0].due)
    ]
    return Table("Late", heads, tuple(rows), "Nothing is late.", wide=True)


def _dated(seen: Seen, found: list[Owed]) -> Table:
    rows = []
    for one in found:
        last = next((receipt for receipt in reversed(one.receipts) if receipt.due <= seen.today), None)
        rows.append(
            (
                _what(one),
                _to(seen, one),
                _often(one),
                Cell(day(last.due), tags=(receipt_tag(last),), whole=True) if last is not None else quiet("none yet"),
                Cell(day(one.next_due), whole=True) if one.next_due is not None else quiet("none is planned"),
            )
        )
    return Table("By the day they are next due", _HEADS, tuple(rows), "Nothing has a day.", wide=True)


def _without(seen: Seen, found: list[Owed]) -> Table:
    heads = (
        Column("What"),
        Column("To"),
        Column("How often"),
        Column("Why no day can be told"),
        Column("Delivered", True),
    )
    rows = tuple((_what(one), _to(seen, one), _often(one), one.why_no_day, str(len(one.extra))) for one in found)
    return Table("No day can be told", heads, rows, "Everything has a day.", wide=True, caption_hidden=True)


def _one(seen: Seen, of: str, key: str) -> Owed:
    known: dict[str, tuple[Arrangement | Obligation, ...]] = {
        queries.ARRANGEMENT: seen.governance.arrangements,
        queries.OBLIGATION: seen.governance.obligations,
    }
    found = next((one for one in known.get(of, ()) if one.key == key), None)
    if found is None:
        raise Http404
    return owed(found, seen.governance.meetings, seen.today)


@door("boards")
@require_GET
def one(request: HttpRequest, of: str, key: str) -> HttpResponse:
    """One report or duty: every due, and what shows that it was delivered."""
    seen = seen_by(the_viewer(request), "owed", "meetings")
    found = _one(seen, of, key)
    rows = [
        SummaryRow("To", _to(seen, found) or quiet("not said")),
        SummaryRow("How often", _often(found)),
        SummaryRow("First due", day(found.of.first_due) if found.of.first_due is not None else quiet("not said")),
    ]
    if not isinstance(found.of, Arrangement):
        rows.insert(0, SummaryRow("Owed by", found.of.owed_by))
        rows += [
            SummaryRow("Kind", found.of.kind),
            SummaryRow("Deadline as printed", found.of.deadline or quiet("none")),
        ]
    if found.why_no_day:
        rows.append(SummaryRow("No day", found.why_no_day))
    rows.append(SummaryRow("Source", found.of.source or quiet("not recorded")))
    links: tuple[Link, ...] = ()
    if seen.may("deliver"):
        links = (
            Link("Record that it was delivered", reverse("owed-deliver", args=[of, key])),
            Link("Say when it is first due", reverse("owed-first", args=[of, key])),
        )
    heads = (Column("Due"), Column("Delivered"), Column("What shows it"))
    dues = [
        (
            Cell(day(receipt.due), tags=(receipt_tag(receipt),), whole=True),
            day(receipt.delivered_on) if receipt.delivered_on is not None else quiet("not delivered"),
            receipt.evidence,
        )
        for receipt in reversed(found.receipts)
    ]
    extra = [(day(on), shown) for on, shown in found.extra]
    page = ListsPage(
        found.of.what if isinstance(found.of, Arrangement) else f"{found.of.direction}, {found.of.paragraph}",
        trail=(*boards_trail(), Link(_TITLE, reverse("reporting"))),
        quoted="" if isinstance(found.of, Arrangement) else found.of.text,
        about=SummaryList(tuple(rows)),
        onward=links,
        tables=(
            Table("Each time it was due", heads, tuple(dues), "It has not been due yet.", wide=True),
            Table(
                "Delivered besides",
                (Column("Delivered"), Column("What shows it")),
                tuple(extra),
                "Nothing was delivered besides.",
                wide=True,
            ),
        ),
    )
    return show(request, "governance/lists.html", page)


@door("boards.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def deliver(request: HttpRequest, of: str, key: str) -> HttpResponseBase:
    """Record that something was delivered."""
    seen = seen_by(the_viewer(request), "owed", "meetings")
    found = _one(seen, of, key)
    form = DeliverForm(sent(request))
    back = Link(_TITLE, reverse("owed", args=[of, key]))
    quoted = found.of.what if isinstance(found.of, Arrangement) else found.of.text
    return doing(
        request,
        "It was delivered",
        form,
        lambda: verbs.deliver(of, key, **form.cleaned_data, by=seen.viewer),
        back,
        quoted=quoted,
    )


@door("boards.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest, of: str, key: str) -> HttpResponseBase:
    """Say when something is first due."""
    seen = seen_by(the_viewer(request), "owed", "meetings")
    found = _one(seen, of, key)
    form = FirstDueForm(sent(request), initial={"on": found.of.first_due})
    back = Link(_TITLE, reverse("owed", args=[of, key]))
    return doing(
        request, "When it is first due", form, lambda: verbs.first_due(of, key, **form.cleaned_data, by=seen.viewer), back,
        says=("Every later due is counted from this day.",),
    )  # fmt: skip
