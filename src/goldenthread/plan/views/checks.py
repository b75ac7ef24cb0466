"""What a plan deserves to be asked as it was loaded, and numbers of it that another paper prints for another subject."""

import tempfile
from pathlib import Path
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Cell, Link, Tag
from goldenthread.design.figures import many
from goldenthread.design.pages import show
from goldenthread.plan.forms import NumbersForm
from goldenthread.plan.keeping import plain_name, wrong_with
from goldenthread.plan.pages import AskPage, Part, PartsPage
from goldenthread.plan.reading import Reading, the_reading
from goldenthread.plan.shown import table, trail
from goldenthread.programme.checks import Noticed, asked, questions
from goldenthread.programme.clashes import Clash, clashes
from goldenthread.programme.clashes_reading import numbered_lines
from goldenthread.records.errors import RecordsError
from goldenthread.reports.cells import Tone

_NUMBERS: Final = (
    "A number alone links nothing: numbers are used again for other subjects. Every line of the other paper that bears a "
    "number of the plan, now or in a plan before, is asked about; those without a shared word come first."
)


@door("plan.files")
@require_GET
def checks(request: HttpRequest) -> HttpResponse:
    """Every question by its kind, with why it is asked; figures are asked about elsewhere."""
    reading = the_reading(the_viewer(request))
    found = questions(reading.plan, reading.today, reading.today)
    kinds = [(kind, [one for one in found if one.code == code]) for code, kind in asked().items()]
    parts = tuple(
        Part(f"{kind.title} ({len(those)})", (kind.why,), tables=(_table(reading, kind.title, those),))
        for kind, those in kinds
        if those
    )
    says = (
        f"{many(len(found), 'question')} to the plan as it stands today. They ask of dates, numbers, people and links, and accuse nobody: "
        "what is meant as it is stays so. What its figures do not support is asked apart."
    )
    links = [Link("Numbers that another paper prints", reverse("plan-numbers"))]
    if reading.viewer.may("guard"):
        links.append(Link("Claims that the figures do not support", reverse("plan-guard")))
    page = PartsPage("What the plan deserves to be asked", parts, says=(says,), links=tuple(links), trail=trail())
    return show(request, "plan/parts.html", page)


def _table(reading: Reading, title: str, those: list[Noticed]) -> Any:
    known = {one.key for one in reading.plan.actions}
    rows = tuple((_about(one, known), one.question) for one in those)
    return table(title, ("About", "Question"), rows, "", caption_hidden=True)


def _about(one: Noticed, known: set[str]) -> Cell:
    """A link where it is about one action; else what a reader calls it."""
    single = one.about[0] if len(one.about) == 1 and one.about[0] in known else ""
    return Cell(one.printed, reverse("plan-action", args=[single]) if single else "")


@door("plan.files")
@require_http_methods(["GET", "HEAD", "POST"])
def numbers(request: HttpRequest) -> HttpResponse:
    """Set the numbers of a plan beside those of another paper; the file is read and not kept."""
    reading = the_reading(the_viewer(request))
    form = NumbersForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    parts: tuple[Part, ...] = ()
    if form.is_bound and form.is_valid():
        parts = _beside(reading, form)
    status = 422 if form.is_bound and not parts else 200
    above = trail(Link("What the plan deserves to be asked", reverse("plan-checks")))
    page = AskPage(
        "Numbers that another paper prints",
        (_NUMBERS,),
        "",
        form,
        "Set them beside each other",
        parts=parts,
        trail=above,
    )
    return show(request, "plan/ask.html", page, status)


def _beside(reading: Reading, form: NumbersForm) -> tuple[Part, ...]:
    file: UploadedFile = form.cleaned_data["file"]
    if wrong := wrong_with(file):
        form.add_error("file", wrong)
        return ()
    with tempfile.TemporaryDirectory(prefix="numbers-") as folder:
        path = Path(folder) / "paper.csv"
        path.write_bytes(b"".join(file.chunks()))
        name = plain_name(file.name or "the file")
        try:
            lines = numbered_lines(path, form.cleaned_data["number"], form.cleaned_data["subject"], name)
        except RecordsError as refused:
            for one in refused.problems:
                form.add_error("file", f"{one.what}. {one.mend}".replace(str(path), name))
            return ()
    found = clashes(reading.plan, lines)
    apart = sum(not one.shared for one in found)
    told = (
        f"{many(len(lines), 'line')} of {name} {'bears' if len(lines) == 1 else 'bear'} a number; {len(found)} of these numbers "
        f"{'is' if len(found) == 1 else 'are'} the plan's too, {apart} without a word in common."
    )
    rows = tuple((one.number, _ours(one), one.theirs.subject, _shared(one)) for one in found)
    heads = ("Number", "In the plan", "In the other paper", "Words in common")
    listed = table("Numbers of both", heads, rows, "No number of the plan stands in it.", caption_hidden=True)
    return (Part("Is it one subject?", (told,), tables=(listed,)),)


def _ours(one: Clash) -> Cell:
    note = "" if one.printed == one.number else f"now {one.printed}"
    return Cell(one.text, reverse("plan-action", args=[one.action]), note=note)


def _shared(one: Clash) -> Cell:
    return Cell(", ".join(one.shared)) if one.shared else Cell(tags=(Tag("none", Tone.AMBER, "▲"),))
