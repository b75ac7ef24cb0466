"""How wide a table is, how its columns share the page, and which blocks stand on pages that are turned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.reports.blocks import Block, Break, Chart, Heading, Listing, Note, Table, Text


@dataclass(frozen=True, slots=True)
class WidthRule:
    """When a table is wide, in letters of table text; ``source`` says who set it.

    ``line`` is how many letters stand beside each other on an upright A4 page with margins of 2 cm at 9 points.
    A column asks for its longest word and for the whole of a shorter text up to ``comfortable`` letters, or ``naming``
    in a column that names its rows, with ``gutter`` between it and the next; it never gets less than ``least``.
    """

    line: int = 98
    comfortable: int = 15
    naming: int = 26
    gutter: int = 2
    least: int = 4
    source: str = "Golden Thread: tables of published council papers, looked at on paper; a choice, not a standard"


WIDTH_RULE = WidthRule()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks in order that stand on pages of one kind: turned (landscape) or upright."""

    turned: bool
    blocks: tuple[Block, ...]


def is_wide(table: Table, rule: WidthRule = WIDTH_RULE) -> bool:
    """Whether a table needs a turned page: its columns ask for more letters than stand on an upright line."""
    return sum(_asks(table, rule)) > rule.line


def shares(table: Table, rule: WidthRule = WIDTH_RULE) -> tuple[float, ...]:
    """Each column's share of the width, adding up to 1.

    Where the weights of the columns differ they are the shares; where they are all alike, each gets what its words ask
    for, so that a column of percentages is narrower than one of sentences.
    """
    weights = [column.weight for column in table.columns]
    if len(set(weights)) == 1:
        weights = [float(letters) for letters in _asks(table, rule)]
    whole = sum(weights)
    return tuple(weight / whole for weight in weights)


def stretches(blocks: Iterable[Block], rule: WidthRule = WIDTH_RULE) -> tuple[Stretch, ...]:
    """Blocks parted into pages of one kind; no block is lost and none moves.

    A wide table, or a chart with one, stands on a turned page. The headings right above it, with the words between,
    turn with it, and so do words and smaller headings between two wide tables: a page is not turned back for a sentence.
    """
    given = tuple(blocks)
    turned = [_has_wide_table(block, rule) for block in given]
    wide = [number for number, turns in enumerate(turned) if turns]
    for number in wide:
        first = _first_of_its_words(given, number)
        turned[first:number] = [True] * (number - first)
    for before, after in pairwise(wide):
        between = given[before + 1 : after]
        if all(_is_light(block) and not (isinstance(block, Heading) and block.level == 1) for block in between):
            turned[before:after] = [True] * (after - before)
    return tuple(_parted(given, turned))


def _parted(blocks: Sequence[Block], turned: Sequence[bool]) -> Iterable[Stretch]:
    first = 0
    for number in range(1, len(blocks) + 1):
        if number == len(blocks) or turned[number] != turned[first]:
            yield Stretch(turned[first], tuple(blocks[first:number]))
            first = number


def _has_wide_table(block: Block, rule: WidthRule) -> bool:
    if isinstance(block, Chart):
        return is_wide(block.table, rule)
    return isinstance(block, Table) and is_wide(block, rule)


def _is_light(block: Block) -> bool:
    return isinstance(block, Heading | Text | Listing | Note)


def _first_of_its_words(blocks: Sequence[Block], table: int) -> int:
    """Where the headings above a table begin, when only words stand between them and it; else the table's own place."""
    place = table
    while place > 0 and _is_light(blocks[place - 1]) and not isinstance(blocks[place - 1], Heading):
        place -= 1
    if place == 0 or not isinstance(blocks[place - 1], Heading):
        return table
    while place > 0 and isinstance(blocks[place - 1], Heading):
        place -= 1
    return place - 1 if place > 0 and isinstance(blocks[place - 1], Break) else place


def _asks(table: Table, rule: WidthRule) -> list[int]:
    """Letters that each column asks for."""
    asked = []
    for number, column in enumerate(table.columns):
        texts = [row[number].text for row in table.rows]
        words = [word for text in (*texts, column.heading, column.group) for word in text.split()]
        room = rule.naming if number == 0 and table.row_headings else rule.comfortable
        whole = min(max(map(len, texts), default=0), room)
        asked.append(max(whole, *map(len, words), rule.least) + rule.gutter if words else rule.least + rule.gutter)
    return asked
