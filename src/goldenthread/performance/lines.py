"""The lines that are read first: whether children are seen in time, what is red, what changed and what is not known."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.urls import reverse

from goldenthread.design.components import Link
from goldenthread.design.figures import many
from goldenthread.design.listing import address
from goldenthread.design.words import rating_tag, signal_tag
from goldenthread.performance.choosing import WITHOUT
from goldenthread.performance.limits import FLOOR, NAMED, SEEN_IN_TIME
from goldenthread.performance.pages import Line
from goldenthread.serving.figures import ReadRow, ServedPeriod

_WORSE, _BETTER, _SAME = "worse", "better", "the same"
_WORST: Final = ("worst", "best")


def first_lines(
    rows: Sequence[ReadRow],
    earlier: Sequence[ReadRow],
    was: ServedPeriod | None,
    every: Sequence[ReadRow],
    asked: Mapping[str, str],
    *,
    lay: bool,
) -> tuple[Line, ...]:
    """Up to six lines on key measures: ``rows`` now and ``earlier`` in the period ``was``, ``every`` measure of the book."""
    whole = [one for one in rows if not one.figure.part]
    found = [in_time(whole, earlier, was), _red(whole, asked), *_unusual(whole, asked)]
    if lay:
        found.insert(1, _beside_others(whole))
    else:
        found.append(_moved(whole))
    return (*found, _unknown(every, asked))


def in_time(rows: Sequence[ReadRow], earlier: Sequence[ReadRow], was: ServedPeriod | None) -> Line:
    """Whether children are seen, decided on and reviewed in time more often than a quarter before; counts, no verdict on lives.

    A measure is compared where both values rest on as many cases as any arrow needs.
    """
    head = "Are children seen and helped in time?"
    then = {one.figure.key: one for one in earlier if not one.figure.part}
    named = [one for one in rows if one.figure.key in SEEN_IN_TIME]
    if not named:
        return Line(head, "Nothing that would say so is recorded.")
    verdicts = {one.figure.key: _verdict(one, then.get(one.figure.key)) for one in named}
    told = [word for word in verdicts.values() if word]
    if was is None or not told:
        return Line(head, f"This cannot be compared with the quarter before for any of {many(len(named), 'measure')}.")
    better, worse, same = (told.count(word) for word in (_BETTER, _WORSE, _SAME))
    signals = [one.signal for one in named]
    up, down = signals.count("improvement"), signals.count("concern")
    usual = f"Better than usual on {_num(up)} of {len(named)} measures and worse on {_num(down)}, by more than chance explains."
    counted = f"Against {was.words} alone: {better} better, {worse} worse, {same} the same"
    rest = len(named) - len(told)
    counted += f", {rest} not comparable." if rest else "."
    return Line(
        head,
        f"{usual} {counted} Whether a child is safe no figure tells.",
        (signal_tag("concern"),) if down > up else (signal_tag("improvement"),) if up > down else (),
        links=tuple(_measure(one) for one in named if verdicts[one.figure.key] == _WORSE)[: NAMED.value],
        lead=f"Worse than in {was.words}:",
    )


def _verdict(now: ReadRow, was: ReadRow | None) -> str:
    if was is None or now.figure.value is None or was.figure.value is None:
        return ""
    for one in (now.figure, was.figure):
        if one.denominator is not None and one.denominator < FLOOR.value:
            return ""
    if now.figure.shown == was.figure.shown:
        return _SAME
    if now.entry.polarity not in ("higher", "lower"):
        return ""
    rose = now.figure.value > was.figure.value
    return _BETTER if rose == (now.entry.polarity == "higher") else _WORSE


def _red(rows: Sequence[ReadRow], asked: Mapping[str, str]) -> Line:
    targets = [one for one in rows if one.target]
    red = sorted((one for one in targets if one.colour == "red"), key=lambda one: -one.weight)
    met = sum(one.colour == "green" for one in targets)
    rated = [one for one in targets if one.colour]
    if not targets:
        return Line("What is red?", "No target is set, so nothing is rated.")
    rest = f"{met} of {len(rated)} rated meet their target." if rated else "None of them can be rated."
    if not red:
        return Line("What is red?", f"Nothing. {rest}", (rating_tag("green"),) if met and met == len(rated) else ())
    return Line(
        "What is red?", f"{many(len(red), 'measure')} miss{'es' if len(red) == 1 else ''} the target by far. {rest}",
        (rating_tag("red"),), _named(red, asked, rating="red"),
    )  # fmt: skip


def _unusual(rows: Sequence[ReadRow], asked: Mapping[str, str]) -> tuple[Line, ...]:
    found = []
    for signal, head, word in (("concern", "What got worse?", _WORSE), ("improvement", "What got better?", _BETTER)):
        these = sorted((one for one in rows if one.signal == signal), key=lambda one: -one.weight)
        if not these:
            found.append(Line(head, f"Nothing is {word} than its own usual range by more than chance explains."))
            continue
        says = f"{many(len(these), 'key measure')} {word} than usual, by more than chance explains."
        found.append(Line(head, says, (signal_tag(signal),), _named(these, asked, signal=signal)))
    return tuple(found)


def _moved(rows: Sequence[ReadRow]) -> Line:
    words = [one.previous.direction for one in rows if one.previous is not None and one.previous.direction]
    if not words:
        return Line("What changed on the period before?", "Nothing can be compared with the period before.")
    counts = [
        (words.count(word), said)
        for word, said in (("improving", "improved"), ("worsening", "worsened"), ("same", "the same"))
    ]
    said = ", ".join(f"{count} {word}" for count, word in counts)
    rest = len(words) - sum(count for count, _ in counts)
    neither = f", {rest} moved where neither way is better" if rest else ""
    return Line(
        "What changed on the period before?",
        f"Of {many(len(words), 'key measure')} that can be compared: {said}{neither}. Most such changes are chance.",
    )


def _beside_others(rows: Sequence[ReadRow]) -> Line:
    """Better or worse than others, where anything is published beside them."""
    head = "Better or worse than others?"
    placed = [one for one in rows if one.quartile]
    if not placed:
        beside = sum(bool(one.comparator) for one in rows)
        says = "No published figures of other authorities are loaded, so it cannot be said."
        if beside:
            says = f"{many(beside, 'measure')} stand beside published figures, none with a place among authorities."
        return Line(head, says)
    worst, best = (sum(word in one.quartile for one in placed) for word in _WORST)
    return Line(
        head,
        f"Of {many(len(placed), 'measure')} with a place among authorities, {best} in the best quarter and {worst} in the worst.",
    )


def _unknown(every: Sequence[ReadRow], asked: Mapping[str, str]) -> Line:
    told = {one.figure.key for one in every if one.figure.reason not in WITHOUT}
    whole = {one.figure.key for one in every}
    missing = whole - told
    hidden = sum(one.figure.hidden for one in every)
    says = f"{many(len(missing), 'measure')} of {len(whole)} cannot be told, because what they need is not recorded."
    if not missing:
        says = f"Every one of {len(whole)} measures has what it needs."
    if hidden:
        says += f" {many(hidden, 'value is', 'values are')} hidden, so that no child can be found."
    kept = {name: value for name, value in asked.items() if name in ("period", "known", "team")}
    where = address(reverse("dashboard"), kept, view="every", signal="", rating="", value="none")
    return Line("What is not recorded?", says, links=(Link("See which", where),) if missing else ())


def _named(rows: Sequence[ReadRow], asked: Mapping[str, str], **narrowed: str) -> tuple[Link, ...]:
    links = tuple(_measure(one) for one in rows[: NAMED.value])
    if len(rows) <= NAMED.value:
        return links
    kept = {name: value for name, value in asked.items() if name in ("period", "known", "team")}
    return (*links, Link(f"and {len(rows) - NAMED.value} more", address(reverse("dashboard"), kept, **narrowed)))


def _measure(one: ReadRow) -> Link:
    return Link(one.entry.title, reverse("measure", args=[one.figure.key]))


def _num(count: int) -> str:
    return str(count) if count else "none"
