"""What is achieved, at risk and lost of a saving makes up its target, and one period opens where the last one closed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.periods import Named, period_of
from goldenthread.scrutiny.printed import Kind, Printed
from goldenthread.scrutiny.reckoning.blocks import folded
from goldenthread.scrutiny.reckoning.convention import convention, most
from goldenthread.scrutiny.reckoning.equations import Equation, Sum
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.relations.money import judged, spare
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row, Sheet
from goldenthread.scrutiny.shown import like

_PARTS: Final = (Role.ACHIEVED, Role.AT_RISK, Role.NOT_ACHIEVED)


def check_parts(sheet: Sheet, rules: Rules) -> Iterable[Outcome]:
    """The parts of every saving against its target, and its state against them."""
    targets = sheet.having(Role.SAVING) or sheet.having(Role.TARGET)
    parts = [column for role in _PARTS for column in sheet.having(role)]
    if not targets or not sheet.has(Role.ACHIEVED):
        return
    for row in sheet.rows:
        yield from _state(row, rules)
    if len(parts) < 2:
        return
    way = Sum(targets[0], tuple((column, 1) for column in parts), frozenset(parts))
    told = [row for row in sheet.rows if way.holds(row, rules) is not None]
    taken = convention((way,), told, partial(_holds, rules), rules)
    # Two parts need not be all there are: then the rows must show that they are.
    shown = taken is not None and most(taken.fits, taken.of, rules)
    full = shown or (len(parts) == len(_PARTS) and not spare(sheet))
    if taken is not None and full:
        yield from judged(sheet, (way,), PARTS.key, rules)
    else:
        why = "the parts that are printed need not make up the target"
        yield from (cannot_tell(row.place(targets[0]), why) for row in told)


def _holds(rules: Rules, row: Row, way: Equation) -> bool:
    return way.holds(row, rules) is True


def _state(row: Row, rules: Rules) -> Iterator[Outcome]:
    """A saving that is said to be achieved or lost, against what is achieved of it."""
    words = folded(row.text(Role.STATUS))
    target, achieved = row.number(Role.SAVING) or row.number(Role.TARGET), row.number(Role.ACHIEVED)
    done, lost = words in rules.words("savings", "achieved_words"), words in rules.words("savings", "lost_words")
    if not (done or lost):
        return
    place = row.place(Role.STATUS)
    if target is None or achieved is None:
        yield cannot_tell(place, "the target or what is achieved is not a number")
        return
    reaches = achieved.number + achieved.step / 2 >= target.number - target.step / 2
    if done == reaches:
        yield agrees(place)
        return
    what = "more than is achieved" if done else "less than is achieved"
    yield disagrees(
        Finding(
            place,
            PARTS.key,
            Level.QUESTION,
            row.text(Role.STATUS),
            "another state",
            f"achieved {achieved.text.strip()} of {target.text.strip()}",
            f"{row.label}: the state of the saving says {what}. Which of the two is meant?",
            "Print the state that the amounts give, or correct the amounts",
            (row.place(Role.ACHIEVED),),
        )
    )


def check_chain(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Every opening figure against the closing one of the period before, in one table or in several."""
    lines: dict[tuple[str, str], list[tuple[Named, Row]]] = defaultdict(list)
    for sheet in paper:
        if not sheet.has(Role.OPENING) and not sheet.has(Role.CLOSING):
            continue
        for row in sheet.rows:
            period = _period(row)
            if period is not None:
                # Without a label only the rows of one table can be the same figure.
                lines[(_whose(row) or f"{sheet.grid.file} {sheet.grid.table}", period.kind)].append((period, row))
    for dated in lines.values():
        dated.sort(key=lambda one: one[0].first)
        for (earlier, closed), (later, opened) in pairwise(dated):
            if (later.first - earlier.last).days == 1:
                yield from _linked(closed, opened)
    for sheet in paper:
        if sheet.has(Role.OPENING, Role.CLOSING) and not any(_period(row) for row in sheet.rows):
            yield from _undated(sheet, rules)


def _whose(row: Row) -> str:
    """What a row is about, in small letters; "" where its period is all that names it."""
    return "" if period_of(row.label) is not None else folded(row.label)


def _period(row: Row) -> Named | None:
    for role in (Role.PERIOD, Role.LATEST_PERIOD):
        found = period_of(row.text(role))
        if found is not None and found.dated:
            return found
    return None


def _linked(closed: Row, opened: Row) -> Iterator[Outcome]:
    if not closed.sheet.has(Role.CLOSING) or not opened.sheet.has(Role.OPENING):
        return
    end, start = closed.cell(Role.CLOSING), opened.cell(Role.OPENING)
    if end.kind is not Kind.NUMBER or start.kind is not Kind.NUMBER:
        if closed.text(Role.CLOSING) or opened.text(Role.OPENING):
            yield cannot_tell(opened.place(Role.OPENING), "one of the two figures is not a number")
        return
    yield agrees(opened.place(Role.OPENING)) if _same(end, start) else disagrees(_broken(closed, opened))


def _same(end: Printed, start: Printed) -> bool:
    """Whether two figures may be one: equal where both are printed alike, else within the coarser print."""
    return end.number == start.number if end.step == start.step else end.span().meets(start.span())


def _undated(sheet: Sheet, rules: Rules) -> Iterator[Outcome]:
    """Rows one below another without periods are a chain only where most of them link up."""
    pairs = [(one, other) for one, other in pairwise(sheet.rows) if _both(one, other)]
    fits = sum(_same(one.cell(Role.CLOSING), other.cell(Role.OPENING)) for one, other in pairs)
    for one, other in pairs:
        if most(fits, len(pairs), rules):
            yield from _linked(one, other)
        else:
            yield cannot_tell(other.place(Role.OPENING), "nothing says that the rows follow each other in time")


def _both(one: Row, other: Row) -> bool:
    return one.number(Role.CLOSING) is not None and other.number(Role.OPENING) is not None


def _broken(closed: Row, opened: Row) -> Finding:
    end, start = closed.cell(Role.CLOSING), opened.cell(Role.OPENING)
    expected = like(end.number, start)
    return Finding(
        opened.place(Role.OPENING),
        CHAIN.key,
        Level.CONTRADICTION,
        start.text.strip(),
        expected,
        f"closed at {end.text.strip()}, opened at {start.text.strip()}",
        f"{opened.label}: the period does not open where the one before closed. Was a figure restated?",
        f"Print {expected}, or say what was restated",
        (closed.place(Role.CLOSING),),
    )


PARTS: Final = Relation(
    key="savings",
    title="Achieved, at risk and not achievable make up a saving",
    sentence="What is achieved, at risk and not achievable of a saving adds up to its target, and its state says the same.",
    rounding="Amounts may each have been rounded to their last printed digit.",
    examples=(
        Example(
            "300 achieved, 150 at risk and 50 lost are 500.",
            """
            label | saving | achieved | at risk | not achieved | status
            Contracts | 500 | 300 | 150 | 50 | At risk
            Posts | 200 | 200 | - | - | Achieved
            """,
            (Verdict.AGREES,) * 3,
        ),
        Example(
            "300, 150 and 50 are not 550.",
            """
            label | saving | achieved | at risk | not achieved
            Contracts | 550 | 300 | 150 | 50
            """,
            (Verdict.DISAGREES,),
            "2 saving",
            "500",
        ),
        Example(
            "Achieved and at risk alone need not be all.",
            """
            label | saving | achieved | at risk
            Contracts | 500 | 300 | 150
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check=check_parts,
)
CHAIN: Final = Relation(
    key="opening-closing",
    title="A period opens where the last one closed",
    sentence="The opening figure of a period is the closing figure of the period before, in one table or across tables.",
    rounding="Figures printed alike are equal; where one is printed coarser it may have been rounded.",
    examples=(
        Example(
            "May opens at 340, where April closed.",
            """
            label | period | opening | closing
            Looked after | 2017-04 | 332 | 340
            Looked after | 2017-05 | 340 | 338
            """,
            (Verdict.AGREES,),
        ),
        Example(
            "April closed at 340 in the last paper, and May opens at 343 in this one.",
            """
            label | period | closing
            Looked after | 2017-04 | 340

            label | period | opening | closing
            Looked after | 2017-05 | 343 | 338
            """,
            (Verdict.DISAGREES,),
            "2 opening",
            "340",
        ),
        Example(
            "Rows without a period that do not link up are no chain.",
            """
            label | opening | closing
            Looked after | 332 | 340
            In need | 900 | 870
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check_paper=check_chain,
)
RELATIONS: Final = (PARTS, CHAIN)
