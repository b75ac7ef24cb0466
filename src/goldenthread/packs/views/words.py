"""Commentary at a place: written with its live figures beside it, held against them before it is saved, never overwritten."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from goldenthread.accounts.doors import door
from goldenthread.accounts.errors import Refused
from goldenthread.design.components import Cell, Column, Table
from goldenthread.design.figures import day, moment
from goldenthread.design.forms import Form
from goldenthread.design.listing import address
from goldenthread.design.pages import show
from goldenthread.packs import actions
from goldenthread.packs.catalogue import places, the_book
from goldenthread.packs.forms import SaveForm, WordsForm
from goldenthread.packs.missing import title_of
from goldenthread.packs.models import Passage
from goldenthread.packs.pages import Version, WordsPage
from goldenthread.packs.programme import the_plan
from goldenthread.packs.shown import problems_table
from goldenthread.packs.trial import Proof, live_figures, proof, tokens
from goldenthread.packs.views.found import Hand, home, in_hand, store
from goldenthread.papers.checked import ANSWERS
from goldenthread.papers.commentary import Comment
from goldenthread.papers.gather import Gathered


@door("packs.write")
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, number: int) -> HttpResponse:
    """Write, see with its figures, save."""
    hand, place = in_hand(request, number), request.GET.get("place", "")
    heading, figures = _place(hand, place)
    standing = hand.paper.passages.filter(place=place, superseded_at__isnull=True).order_by("-pk").first()
    initial = {"text": standing.text if standing else "", "author": standing.author if standing else hand.viewer.name}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=initial)
    seen: Proof | None = None
    if form.is_bound and form.is_valid():
        told, today = form.cleaned_data, localdate()
        seen = proof(Comment(place, told["text"], told["author"], today), figures)
        if "seen" in request.POST:
            try:
                actions.write(hand.paper, place, told["text"], told["author"], today, by=hand.viewer, proof=seen)
            except Refused as refused:
                for field, problem in refused.problems.items():
                    form.add_error(field or None, problem)
            else:
                return redirect("pack-paper", number=number)
    page = _page(hand, place, heading, form, seen, standing, figures)
    return show(request, "packs/words.html", page, status=422 if form.is_bound and form.errors else 200)


@door("packs.write")
@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Leave a place without words."""
    hand, place = in_hand(request, number), request.GET.get("place", "")
    _place(hand, place)
    actions.take_back(hand.paper, place, by=hand.viewer)
    return redirect("pack-paper", number=number)


def _place(hand: Hand, place: str) -> tuple[str, Gathered]:
    """The heading of a place, and the figures of the first edition that it is in, which every wider one agrees with."""
    known = {
        one.key: one
        for one in places(hand.pack.definition, the_plan(hand.pack.definition))
        if one.class_ in hand.classes
    }
    if place in known:
        found = known[place]
        class_ = found.class_
        heading = title_of(found.measure, the_book(home())) if found.measure else found.title
    elif place.startswith(f"{ANSWERS}/"):
        class_ = hand.classes[0]
        heading = f"Answer to scrutiny: {place.removeprefix(f'{ANSWERS}/')}"
    else:
        raise Http404
    figures = live_figures(home(), store(), hand.paper, hand.pack, class_, hand.viewer.username, hand.viewer.role)
    return heading, figures


def _page(
    hand: Hand, place: str, heading: str, form: Form, seen: Proof | None, standing: Passage | None, figures: Gathered
) -> WordsPage:
    save, wrong = None, None
    if seen is not None:
        problems = (*seen.unknown, *seen.contradicted)
        wrong = problems_table(
            "What is wrong with it", problems, "Its live figures are known, and nothing contradicts it."
        )
        if not seen.unknown:
            told = form.cleaned_data
            save = SaveForm(initial={"text": told["text"], "author": told["author"], "seen": "yes"}, auto_id="save_%s")
    earlier = hand.paper.passages.filter(place=place, superseded_at__isnull=False).order_by("-pk")
    return WordsPage(
        heading,
        place,
        form,
        _paragraphs(seen.text) if seen is not None else (),
        wrong,
        save,
        _version(standing) if standing is not None else None,
        address(reverse("pack-words-take-back", args=[hand.paper.pk]), {}, place=place) if standing is not None else "",
        tuple(_version(one) for one in earlier),
        *_figures(figures, place.partition("/")[2]),
        trail=hand.trail,
    )


def _version(one: Passage) -> Version:
    gone = f"; superseded by {one.superseded_by}, {moment(one.superseded_at)}" if one.superseded_at is not None else ""
    return Version(_paragraphs(one.text), f"{one.author}, {day(one.on)} (written by {one.written_by}{gone})")


def _paragraphs(text: str) -> tuple[str, ...]:
    parts = text.replace("\r\n", "\n").split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def _figures(figures: Gathered, first: str) -> tuple[Table | None, Table]:
    """Every live figure of the measure of the place (None where it is of none), and those of all others, a row a measure."""
    held = tokens(figures)
    here = next((one for one in held if one[0] == first), None)
    mine = None
    if here is not None:
        key, title, parts = here
        rows = tuple((f"{{{key}.{part}}}", words) for part, words in parts)
        mine = Table(f"Live figures of: {title}", (Column("Live figure"), Column("Stands for now")), rows, wide=True)
    others = [one for one in held if one is not here]
    columns = (Column("Measure"), Column("Live figures, and what each stands for now"))
    told = tuple(
        (Cell(title, note=key), "; ".join(f"{{{key}.{part}}} {words}" for part, words in parts))
        for key, title, parts in others
    )
    empty = "This edition shows no other figures." if here is not None else "This edition shows no figures."
    return mine, Table("Live figures of other measures", columns, told, empty, wide=True, caption_hidden=True)
