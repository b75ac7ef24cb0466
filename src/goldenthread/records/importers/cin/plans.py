"""How to take a part of a child apart: worked out once for each shape met, then used for every part like it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Generic, Literal, TypeVar

from goldenthread.records.importers.cin import elements
from goldenthread.records.importers.cin.elements import ORDINALS, Group, field_of
from goldenthread.records.importers.language import Sheet, heading_key

Cell = str | int | None
Row = tuple[Cell, ...]
To = TypeVar("To")
New = TypeVar("New")
Rule = Literal["unknown-element", "repeated-element", "element-order", "element-spelling", "element-not-of-this-year"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is odd about every part of this shape: the rule, the path of the element, the position of a value to show."""

    rule: Rule
    path: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Plan(Generic[To]):
    """Where everything stands in a part that was flattened in document order, the part's own element at position 0.

    ``records`` (sheet, or what takes its rows; pick): pick gives the row in the order of `columns_of` out of the texts, followed by a None
                (what is not there), the child's number, the referral's number, and ``numbers``.
    ``own``     the same for a part that has no sheet of its own: the identifiers and characteristics of the child.
    ``hollow``  picks the texts of elements that only hold others, which are stray.
    ``rank``    place of the part in the order of the child's parts; -1 for a part that is not known.
    """

    group: Group | None
    records: tuple[tuple[To, Callable[[Sequence[Cell]], Row]], ...]
    own: Callable[[Sequence[Cell]], Row] | None
    numbers: tuple[int, ...]
    hollow: Callable[[Sequence[Cell]], Row]
    remarks: tuple[Remark, ...]
    rank: int

    def tied(self: "Plan[str]", to: Callable[[str], New]) -> "Plan[New]":
        """The plan with what takes the rows of each sheet in the place of the sheet's name."""
        records = tuple((to(sheet), pick) for sheet, pick in self.records)
        return Plan(self.group, records, self.own, self.numbers, self.hollow, self.remarks, self.rank)


@dataclass(frozen=True, slots=True)
class Known:
    """What an element is inside a group: a value (its place among the group's), a row of its own, or a group."""

    name: str
    value: int | None = None
    sheet: str | None = None
    group: "Group | None" = None
    rank: int | None = None
    remarks: tuple[Remark, ...] = ()


def columns_of(group: Group) -> tuple[str, ...]:
    """Fields of a group's row: its values, the child's number, then the ordinals."""
    own = tuple(field_of(value) for value in group.values)
    return (*own, "_row", *ORDINALS[group.sheet]) if group.sheet and group.values else own


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


class Planner:
    """Makes plans for one collection; ``year`` holds its sheets, or None where the year is not known."""

    def __init__(self, year: Mapping[str, Sheet] | None = None) -> None:
        self._year = year
        self._known: dict[tuple[str, str], Known | None] = {}

    def plan(self, tags: Sequence[str], counts: Sequence[int]) -> Plan[str]:
        """Work out how to take apart a part of this shape: its tags in document order and how many each holds."""
        part = self.find(elements.child, tags[0])
        if part is None or part.group is None:
            unknown = Remark("unknown-element", f"Child/{local(tags[0])}")
            return Plan(None, (), None, (), picker(()), (unknown,), -1)
        group = part.group
        shape = _Shape(tags, counts, self.find)
        shape.remarks += part.remarks
        _, slots = shape.take(group, 0, (shape.row, shape.referral) if group.sheet else (shape.row,))
        own = None if group.sheet else picker(slots)
        numbers = tuple(range(1, shape.highest + 1))
        return Plan(
            group, tuple(shape.records), own, numbers, picker(shape.hollow), tuple(shape.remarks), part.rank or 0
        )

    def find(self, group: Group, tag: str) -> Known | None:
        """What an element is inside a group, or None where the census has no such element there."""
        key = (group.path, tag)
        if key not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[key] = self._learn(group, local(tag))
        return self._known[key]

    def _learn(self, group: Group, written: str) -> Known | None:
        inner = {one.element: one for one in group.inside}
        lists = {one.element: one.sheet for one in group.repeated}
        names = {heading_key(name): name for name in (*group.values, *lists, *inner)}
        name = names.get(heading_key(written))
        if name is None:
            return None
        path = f"{group.path}/{written}"
        remarks = []
        if name != written:
            remarks.append(Remark("element-spelling", path))
        if self._untimely(group, name, inner.get(name), lists.get(name)):
            remarks.append(Remark("element-not-of-this-year", path))
        rank = group.order.index(name) if name in group.order else None
        value = group.values.index(name) if name in group.values else None
        return Known(name, value, lists.get(name), inner.get(name), rank, tuple(remarks))

    def _untimely(self, group: Group, name: str, inner: Group | None, listed: str | None) -> bool:
        if self._year is None:
            return False
        if inner is not None:
            return bool(inner.sheet) and inner.sheet not in self._year
        # Identifiers and characteristics together are the row of the child.
        sheet = self._year.get(listed or group.sheet or "cin_child")
        return sheet is not None and all(item.name != field_of(name) for item in sheet.fields)


_REMEMBERED = 20_000


@dataclass(slots=True)
class _Shape:
    """Goes through one shape and notes what stands where; every place is a position in the texts and what follows them."""

    tags: Sequence[str]
    counts: Sequence[int]
    find: Callable[[Group, str], Known | None]
    records: list[tuple[str, Callable[[Sequence[Cell]], Row]]] = field(default_factory=list)
    hollow: list[int] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    highest: int = 0

    @property
    def nothing(self) -> int:
        return len(self.tags)

    @property
    def row(self) -> int:
        return len(self.tags) + 1

    @property
    def referral(self) -> int:
        return len(self.tags) + 2

    def number(self, value: int) -> int:
        """The place of the ordinal ``value``."""
        self.highest = max(self.highest, value)
        return len(self.tags) + 2 + value

    def take(
        self, group: Group, at: int, ordinals: tuple[int, ...], parts: dict[str, int] | None = None
    ) -> tuple[int, list[int]]:
        """Note what stands in the group at ``at``; returns the position after it and where its values stand.

        ``parts`` counts the rows that its record has already given, where the group only wraps some of them.
        """
        self.hollow.append(at)
        slots = [self.nothing] * len(group.values)
        parts = {} if parts is None else parts
        nth: dict[str, int] = {}
        position, last, ordered = at + 1, -1, True
        for _ in range(self.counts[at]):
            known = self.find(group, self.tags[position])
            if known is None:
                self.remarks.append(Remark("unknown-element", f"{group.path}/{local(self.tags[position])}"))
                position = self._past(position)
                continue
            if known.remarks:
                self.remarks += known.remarks
            if known.rank is not None:
                ordered = ordered and known.rank >= last
                last = known.rank
            if known.group is not None:
                nth[known.name] = nth.get(known.name, 0) + 1
                if known.group.sheet:
                    position, _ = self.take(known.group, position, (*ordinals, self.number(nth[known.name])))
                else:
                    position, _ = self.take(known.group, position, ordinals, parts)
                continue
            if known.value is not None and slots[known.value] != self.nothing:
                self.remarks.append(Remark("repeated-element", f"{group.path}/{known.name}", position))
            elif known.value is not None:
                slots[known.value] = position
            elif known.sheet is not None:
                parts[known.sheet] = parts.get(known.sheet, 0) + 1
                self.records.append((known.sheet, picker((position, *ordinals, self.number(parts[known.sheet])))))
            position = self._leaf(group, position)
        if not ordered:
            self.remarks.append(Remark("element-order", group.path))
        if group.sheet:
            self.records.append((group.sheet, picker((*slots, *ordinals))))
        return position, slots

    def _leaf(self, group: Group, position: int) -> int:
        if self.counts[position]:
            path = f"{group.path}/{local(self.tags[position])}/{local(self.tags[position + 1])}"
            self.remarks.append(Remark("unknown-element", path))
        return self._past(position)

    def _past(self, position: int) -> int:
        still = 1
        while still:
            still += self.counts[position] - 1
            position += 1
        return position


def picker(places: Sequence[int]) -> Callable[[Sequence[Cell]], Row]:
    """What takes the cells at these places, as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple([cells[place] for place in places])
