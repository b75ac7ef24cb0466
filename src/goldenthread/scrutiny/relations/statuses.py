"""Counts by rating and by direction make up their totals, and are those of the list that they count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from goldenthread.scrutiny.findings import Finding, Level, Outcome, Place, Verdict, agrees, cannot_tell, disagrees
from goldenthread.scrutiny.reckoning.blocks import Item
from goldenthread.scrutiny.reckoning.shares import runs
from goldenthread.scrutiny.reckoning.tallies import Listed, Summary, lists, summaries
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Paper
from goldenthread.scrutiny.shown import plain

_DIRECTION: Final = (Role.DIRECTION_SINCE_YEAR, Role.DIRECTION, Role.DIRECTION_SINCE_BASELINE)


def check(paper: Paper, rules: Rules) -> Iterable[Outcome]:
    """Look at every summary by itself, and at the fullest ones of a noun beside the list of that noun."""
    found = summaries(paper, rules)
    for summary in found:
        yield from _made_up(summary, rules)
    for noun in dict.fromkeys(summary.noun for summary in found if summary.noun):
        own = [summary for summary in found if summary.noun == noun]
        yield from _beside(
            [({(name,): item for name, item in one.ratings.items()}, one.rated) for one in own],
            tuple(lists(paper, noun, (Role.RATING,), rules)),
            Level.CONTRADICTION,
        )
        yield from _beside(
            [(one.directions, one.directed) for one in own],
            tuple(lists(paper, noun, _DIRECTION, rules)),
            Level.QUESTION,
        )


def _made_up(summary: Summary, rules: Rules) -> Iterator[Outcome]:
    """Ratings against all that are rated, and these with the unrated, and the directions, against all there are."""
    doubted = {run.fault.pair.item.counted_at for run in runs(summary.block, rules) if run.fault and run.fault.count}
    rated, unrated, whole = (summary.others.get(name) for name in ("rated", "unrated", "all"))
    sums: list[tuple[Item, tuple[Item, ...]]] = []
    if rated is not None and len(summary.ratings) > 1:
        sums.append((rated, tuple(summary.ratings.values())))
    if whole is not None and len(summary.ratings) > 1:
        parts = (rated,) if rated is not None else tuple(summary.ratings.values())
        sums.append((whole, (*parts, unrated) if unrated is not None else parts))
    undirected = summary.others.get("undirected")
    if whole is not None and undirected is not None and len(summary.directions) > 1:
        sums.append((whole, (*summary.directions.values(), undirected)))
    wrong = [one for one in sums if _out(*one)]
    for summed in sums:
        total, parts = summed
        if any(item.counted_at in doubted for item in (total, *parts)):
            yield cannot_tell(total.counted_at, "one of the counts already disagrees with its percentage")
        elif _out(total, parts) is None:
            yield cannot_tell(total.counted_at, "one of the counts is not printed")
        elif not _out(total, parts):
            yield agrees(total.counted_at)
    open_ones = [
        (total, parts) for total, parts in wrong if not any(one.counted_at in doubted for one in (total, *parts))
    ]
    if len(open_ones) > 1 and (shared := _shared(open_ones)) is not None:
        yield disagrees(_unsummed(open_ones[0], shared))
    else:
        yield from (disagrees(_unsummed(one, one[0])) for one in open_ones)


def _out(total: Item, parts: Sequence[Item]) -> Fraction | None:
    """By how much a total is above its parts; None where that cannot be told. A blank part of what is made up is none."""
    numbers = [part.number if part.count is not None else Fraction(0) for part in parts]
    if total.number is None or any(number is None for number in numbers):
        return None
    out = total.number - sum((number for number in numbers if number is not None), Fraction(0))
    return None if out > 0 and any(part.count is None for part in parts) else out


def _shared(wrong: Sequence[tuple[Item, tuple[Item, ...]]]) -> Item | None:
    """The count that stands in every sum that does not hold, so that it alone explains them."""
    held = [[total, *parts] for total, parts in wrong]
    return next((item for item in held[0] if all(any(item is one for one in other) for other in held[1:])), None)


def _unsummed(one: tuple[Item, tuple[Item, ...]], blamed: Item) -> Finding:
    total, parts = one
    out = _out(total, parts) or Fraction(0)
    number = blamed.number or Fraction(0)
    expected = plain(number - out if blamed is total else number + out)
    shown = " + ".join(plain(part.number) for part in parts if part.number is not None)
    return Finding(
        blamed.counted_at,
        RELATION.key,
        Level.CONTRADICTION,
        plain(number),
        expected,
        f"{shown} = {plain((total.number or Fraction(0)) - out)}, not {plain(total.number or Fraction(0))}",
        f"{total.name}: the counts do not make it up. Which of them is meant otherwise?",
        f"Print {expected} for {blamed.name}, or correct the count that is wrong",
        tuple(item.counted_at for item in (total, *parts) if item is not blamed),
    )


Tally = tuple[Mapping[tuple[str, ...], Item], Fraction | None]


def _beside(tallies: Sequence[Tally], listed: Sequence[Listed], level: Level) -> Iterator[Outcome]:
    """The fullest tallies of a noun beside the list; the others count a part of it."""
    held = [(items, whole) for items, whole in tallies if len(items) > 1 and whole is not None]
    if not held:
        return
    most = max(whole for _, whole in held if whole is not None)
    full = [items for items, whole in held if whole == most]
    places = [item.counted_at for item in full[0].values()]
    if not listed or len({id(one.sheet) for one in listed}) > 1:
        why = "the paper brings no list of them" if not listed else "the paper brings more than one list of them"
        yield from (cannot_tell(place, why) for place in places)
        return
    fits = [(_apart(items, one), items, one) for items in full for one in listed]
    if any(not apart for apart, _, _ in fits):
        yield from (agrees(place) for place in places)
        return
    apart, items, one = min(fits, key=lambda fit: len(fit[0]))
    counted = sum(item.number or Fraction(0) for item in items.values())
    swapped = len(apart) > 1 and counted == sum(one.counts.values())
    if len(apart) > 1 and not swapped:
        yield from (cannot_tell(place, "the list need not be of the same things") for place in places)
        return
    others = tuple(other[apart[0]].counted_at for other in full if other is not items and apart[0] in other)
    yield from (agrees(item.counted_at) for name, item in items.items() if name not in apart)
    yield disagrees(
        _differs(items[apart[0]], apart[0], one, level, (*others, *(items[name].counted_at for name in apart[1:])))
    )


def _apart(items: Mapping[tuple[str, ...], Item], one: Listed) -> list[tuple[str, ...]]:
    """The classes whose count is not that of the list; one that the summary leaves out is none of them."""
    return [name for name, item in items.items() if item.number != sum(one.counts.get(part, 0) for part in name)]


def _differs(item: Item, name: tuple[str, ...], one: Listed, level: Level, also: tuple[Place, ...]) -> Finding:
    expected = str(sum(one.counts.get(part, 0) for part in name))
    file, heading = one.sheet.grid.file, one.column.heading
    return Finding(
        item.counted_at,
        RELATION.key,
        level,
        plain(item.number or Fraction(0)),
        expected,
        f"{file}, {heading!r}: {expected} rows, not {plain(item.number or Fraction(0))}",
        f"{item.name}: the count is not that of the list. Is a row counted twice or left out, or is the list another one?",
        f"Print {expected}, or correct the list",
        (*also, Place(file, one.sheet.grid.table, one.sheet.grid.heading_row, heading)),
    )


RELATION: Final = Relation(
    key="statuses",
    title="Counts by rating are those of the list",
    sentence="Counts by rating and by direction make up the totals printed with them, and are as many as the rows of the list they count.",
    rounding="Counts are whole numbers. A summary that differs from the list in several classes is taken to count other things.",
    examples=(
        Example(
            "16 and 1 are 17, as in the list.",
            """
            group | label | count
            Key actions | Green - met | 3
            Key actions | Green amber - delayed | 1
            Key actions | Not rated | 0
            Key actions | No. of key actions | 4

            id | rating | group
            Action 1 | Green | a
            Action 2 | Green | a
            Action 3 | Green | a
            Action 4 | Green amber | a
            """,
            (Verdict.AGREES,) + (Verdict.CANNOT_TELL,) * 2,
        ),
        Example(
            "5, 1 and 1 are 7 that are rated, not 8.",
            """
            label | sublabel | count
            CPI | Green | 5
            CPI | Green amber | 1
            CPI | Red | 1
            CPI | No. RAG rated | 8
            CPI | Monitor | 5
            CPI | No. indicators reported | 12
            """,
            (Verdict.DISAGREES,) + (Verdict.CANNOT_TELL,) * 3,
            "5 count",
            "7",
        ),
        Example(
            "A count that is not printed tells nothing of its total.",
            """
            label | sublabel | count
            CPI | Green | 5
            CPI | Red | N/A
            CPI | No. RAG rated | 8
            """,
            (Verdict.CANNOT_TELL,),
        ),
    ),
    check_paper=check,
)
