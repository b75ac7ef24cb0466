"""Counts of risks by band, above a score and by direction are those of the matrix and of the register."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Place, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.blocks import Block, Item, blocks, is_total
from goldenthread.scrutiny.reckoning.known_risks import Known
from goldenthread.scrutiny.reckoning.matrices import matrices, registers
from goldenthread.scrutiny.reckoning.risk_words import (
    ANY,
    HIGHEST,
    band_of,
    direction_of,
    limits_of,
    scores_of,
    speaks_of_risks,
)
from goldenthread.scrutiny.reckoning.shares import runs
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper, Row
from goldenthread.scrutiny.shown import plain


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Set every block of counts that speaks of risks beside the matrix and the register of the paper."""
    held, listed = matrices(paper, rules), registers(paper, rules)
    matrix = held[0] if len(held) == 1 else None
    register = listed[0][0] if len(listed) == 1 else None
    of_matrix = {id(one.sheet) for one in held}
    for sheet in paper:
        if id(sheet) in of_matrix:
            continue
        for block in blocks(sheet, rules):
            if speaks_of_risks(block, rules):
                yield from _block(block, Known(matrix, register), rules)


def _block(block: Block, known: Known, rules: Rules) -> Iterator[Outcome]:
    doubted = {run.fault.pair.item.counted_at for run in runs(block, rules) if run.fault and run.fault.count}
    banded = [(item, band) for item in block.items if item.number is not None and (band := band_of(item.name, rules))]
    if len(banded) >= rules.number("risks", "fewest_levels"):
        totals = [item.number for item in block.items if item.number is not None and is_total(item.name, rules)]
        yield from _bands(banded, totals, known, doubted)
    for item in block.items:
        asked = scores_of(item.name, rules)
        if item.number is not None and asked is not None:
            yield _one(item, asked, known)
    yield from _directions(block, known, doubted, rules)


def _bands(
    banded: list[tuple[Item, tuple[Fraction, Fraction]]], totals: list[Fraction], known: Known, doubted: set[Place]
) -> Iterator[Outcome]:
    summed = sum((item.number for item, _ in banded if item.number is not None), Fraction(0))
    whole = totals[0] if len(totals) == 1 else summed
    shoulds = [known.counts(*band, whole) for _, band in banded]
    if not all(shoulds):
        yield from (cannot_tell(item.counted_at, "the paper holds no one matrix that would tell") for item, _ in banded)
        return
    wrong = [
        place
        for place, ((item, _), should) in enumerate(zip(banded, shoulds, strict=True))
        if item.number not in should
    ]
    stated = all(limits_of(item.name) is not None for item, _ in banded)
    told = len(wrong) == 1 or (stated and len(wrong) == _SWAPPED)
    for place, ((item, band), should) in enumerate(zip(banded, shoulds, strict=True)):
        if place not in wrong:
            yield agrees(item.counted_at)
        elif item.counted_at in doubted:
            yield cannot_tell(item.counted_at, "the count already disagrees with its percentage")
        elif not told:
            yield cannot_tell(item.counted_at, "the bands may be cut at other scores")
        elif place == wrong[0] or not _moved([banded[one][0] for one in wrong], [shoulds[one] for one in wrong]):
            others = tuple(banded[one][0].counted_at for one in wrong if one != place)
            yield disagrees(_differs(item, should[0], band, known, also=others))


#: A risk that is counted in another band than its own makes two bands wrong.
_SWAPPED: Final = 2


def _moved(items: Sequence[Item], shoulds: Sequence[Sequence[Fraction]]) -> bool:
    """Whether what one band has too many another has too few, so that both are one fault."""
    outs = [(item.number or Fraction(0)) - should[0] for item, should in zip(items, shoulds, strict=True)]
    return sum(outs) == 0


def _one(item: Item, asked: tuple[Fraction, Fraction], known: Known) -> Outcome:
    should, least = known.of_scores(*asked), known.least(*asked)
    number = item.number
    if number is None or (should is None and known.register is None):
        return cannot_tell(item.counted_at, "the paper holds neither a matrix nor a register that would tell")
    if number in known.counts(*asked, number if asked == ANY else Fraction(-1)):
        return agrees(item.counted_at)
    if should is not None:
        return disagrees(_differs(item, should, asked, known))
    if number < least:
        return disagrees(_differs(item, Fraction(least), asked, known))
    full = known.register is not None and asked[0] >= known.register.threshold and not known.register.doubtful
    if number == least or not full:
        return (
            agrees(item.counted_at) if full else cannot_tell(item.counted_at, "the register need not list every risk")
        )
    return disagrees(_differs(item, Fraction(least), asked, known, Level.QUESTION))


def _differs(
    item: Item,
    should: Fraction,
    asked: tuple[Fraction, Fraction],
    known: Known,
    level: Level = Level.CONTRADICTION,
    also: tuple[Place, ...] = (),
) -> Finding:
    low, high = asked
    scores = (
        f"{plain(low)} and above"
        if high == HIGHEST
        else plain(low)
        if low == high
        else f"{plain(low)} to {plain(high)}"
    )
    scores = "any score" if low == 0 and high == HIGHEST else f"a score of {scores}"
    source = "matrix" if known.matrix is not None else "register"
    return Finding(
        item.counted_at,
        RELATION.key,
        level,
        item.count.text.strip() if item.count else "",
        plain(should),
        f"the {source} holds {plain(should)} with {scores}, not {plain(item.number or Fraction(0))}",
        f"{item.name}: the count is not that of the {source}. Which of the two is meant?",
        f"Print {plain(should)}, or correct the {source}",
        (*also, *((known.matrix.place,) if known.matrix is not None else ())),
    )


def _directions(block: Block, known: Known, doubted: set[Place], rules: Rules) -> Iterator[Outcome]:
    """New, same or reduced, and increased make up all risks; none is fewer than the register lists."""
    by_class: dict[str, list[Item]] = {}
    for item in block.items:
        named = direction_of(item.name, rules)
        if named and item.number is not None:
            by_class.setdefault(named, []).append(item)
    if set(by_class) != {"new", "same", "increased"}:
        return
    items = tuple(item for some in by_class.values() for item in some)
    if len({item.name for item in items}) < len(items):
        yield cannot_tell(items[0].counted_at, "a direction is counted twice")
        return
    for named, some in by_class.items():
        listed = _listed(named, known, rules)
        if sum((item.number for item in some if item.number is not None), Fraction(0)) < listed:
            yield disagrees(_fewer(some, listed))
            return
    wholes = _wholes(block, known, doubted, rules)
    if not wholes:
        yield cannot_tell(items[0].counted_at, "the number of all risks is not printed")
        return
    summed = sum((item.number for item in items if item.number is not None), Fraction(0))
    if summed in wholes or any(item.counted_at in doubted for item in items):
        yield agrees(items[0].counted_at)
        return
    yield disagrees(_unsummed(items, summed, wholes[0]))


def _listed(named: str, known: Known, rules: Rules) -> int:
    if known.register is None:
        return 0
    return sum(direction_of(_directed(row), rules) == named for row in known.register.sheet.rows)


def _directed(row: Row) -> str:
    return row.text(Role.DIRECTION) or row.text(Role.ARROW)


def _wholes(block: Block, known: Known, doubted: set[Place], rules: Rules) -> list[Fraction]:
    whole = known.of_scores(Fraction(0), HIGHEST)
    stated = [item.number for item in block.items if item.number is not None and scores_of(item.name, rules) == ANY]
    totals = [item.number for item in block.items if item.number is not None and is_total(item.name, rules)]
    banded = [item for item in block.items if item.number is not None and band_of(item.name, rules)]
    sure = len(banded) >= rules.number("risks", "fewest_levels") and not any(
        one.counted_at in doubted for one in banded
    )
    bands = [sum((one.number or Fraction(0) for one in banded), Fraction(0))] if sure else []
    return [*([whole] if whole is not None else []), *stated, *totals, *([] if whole is not None else bands)]


def _fewer(items: Sequence[Item], listed: int) -> Finding:
    first, *others = items
    shown = " + ".join(item.count.text.strip() if item.count else "" for item in items)
    return Finding(
        first.counted_at,
        RELATION.key,
        Level.CONTRADICTION,
        first.count.text.strip() if first.count else "",
        f"{listed} at least{' together' if others else ''}",
        f"the register lists {listed}, the count says {shown}",
        f"{' and '.join(item.name for item in items)}: the register lists more risks of this direction than are counted. "
        "Which is meant?",
        f"Print {listed} or more, or correct the directions in the register",
        tuple(item.counted_at for item in others),
    )


def _unsummed(items: tuple[Item, ...], summed: Fraction, whole: Fraction) -> Finding:
    largest = max(items, key=lambda item: item.number or 0)
    expected = plain((largest.number or Fraction(0)) + whole - summed)
    parts = " + ".join(plain(item.number or Fraction(0)) for item in items)
    return Finding(
        largest.counted_at,
        RELATION.key,
        Level.CONTRADICTION,
        plain(largest.number or Fraction(0)),
        expected,
        f"{parts} = {plain(summed)}, not {plain(whole)}",
        "The risks by direction do not make up all risks. Which of the counts is meant otherwise?",
        f"Print counts that add up to {plain(whole)}: {expected} here, if the others stand",
        tuple(item.counted_at for item in items if item is not largest),
    )


RELATION: Final = Relation(
    key="risk-counts",
    title="Counts of risks are those of the matrix and the register",
    sentence="Risks counted by band, above a score or by direction are as many as the matrix holds, and no fewer than are listed.",
    rounding="Counts are whole numbers; bands are the house's, and where two or more do not fit they may be cut otherwise.",
    examples=(
        Example(
            "The matrix holds 3 of 6, 15 of 8 to 12 and 2 of 16; two are new.",
            """
            group | label | count
            Risks | Low | 0
            Risks | Medium low | 3
            Risks | Medium high | 15
            Risks | High | 2
            Risks | Rated 16 | 2
            Risks | Same/reduced | 18
            Risks | Increased | 0
            Risks | New | 2

            impact | likelihood | count
            3 | 2 | 3
            4 | 3 | 15
            4 | 4 | 2
            """,
            (Verdict.AGREES,) * 6,
        ),
        Example(
            "15 of 8 to 12, not 5.",
            """
            group | label | count
            Risks | Low | 0
            Risks | Medium low | 3
            Risks | Medium high | 5
            Risks | High | 2

            impact | likelihood | count
            3 | 2 | 3
            4 | 3 | 15
            4 | 4 | 2
            """,
            (Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES),
            "4 count",
            "15",
        ),
        Example(
            "Without a matrix or a register nobody can tell.",
            """
            group | label | count
            Risks | Low | 0
            Risks | Medium low | 3
            Risks | High | 2
            """,
            (Verdict.CANNOT_TELL,) * 3,
        ),
    ),
    check_paper=check,
)
