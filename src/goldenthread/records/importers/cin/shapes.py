"""The tags of a usual CIN census as numbers, and which may follow which: lookups made out of `elements`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from goldenthread.records.importers.cin import elements
from goldenthread.records.importers.cin.elements import Group, field_of
from goldenthread.records.importers.cin.plans import Planner

#: Each name has four numbers: one that opens it, one that closes it, one for both at once, and one that is not used.
WAYS = 4
CLOSES, EMPTY = 1, 2


@dataclass(frozen=True, slots=True)
class Column:
    """Where a value goes: sheet, field, and the group whose records are its rows; ``repeated`` when each value is a
    row of its own."""

    sheet: str
    field: str
    owner: str
    repeated: bool


@dataclass(frozen=True, slots=True)
class Shapes:
    """Lookups by number of a tag (``tag``), of a name (``tag // WAYS``), or of a pair (``first * width + second``).

    ``tags``      the number of each tag as it is written; elements that a remark would be made of have none.
    ``names``     the number of each name.
    ``holds``     by tag: whether it opens an element that holds a value.
    ``value``     by tag: whether it opens such an element, or is one that is empty.
    ``closes``    by tag: whether it closes such an element.
    ``nests``     by pair of tags of groups, values left out: whether the second may follow the first.
    ``ordered``   by pair of tags: whether elements side by side stand in the order of the specification.
    ``within``    by tag of a group: the number of the name of the group that is open after it, or of none.
    ``places``    by pair of names, group and value: the number of the column, or -1.
    """

    tags: dict[str, int]
    names: dict[str, int]
    columns: tuple[Column, ...]
    holds: pa.Array
    value: pa.Array
    closes: pa.Array
    nests: pa.Array
    ordered: pa.Array
    within: pa.Array
    places: pa.Array

    @property
    def width(self) -> int:
        """How many numbers of tags there are."""
        return len(self.holds)


def make_shapes(planner: Planner) -> Shapes:
    """The lookups for one collection, as ``planner`` knows its elements."""
    held = {group.element: _held(group, planner) for group in elements.every_group()}
    groups = {group.element: group for group in elements.every_group()}
    reached = _reached(elements.child, held)
    leaves = sorted({name for group in reached for name in held[group.element] if name not in groups})
    numbers = {name: number for number, name in enumerate([*(group.element for group in reached), *leaves])}
    width = WAYS * len(numbers)
    columns: list[Column] = []
    places = [-1] * (len(numbers) + 1) ** 2
    nests, ordered = [False] * width**2, [True] * width**2
    within = [len(numbers)] * width
    first = numbers[elements.child.element] * WAYS
    nests[first * width + first + CLOSES] = nests[(first + CLOSES) * width + first] = True
    within[first] = numbers[elements.child.element]
    for group, owner in _owned(elements.child, elements.child, reached):
        inside = [name for name in held[group.element] if name in numbers]
        _nest(group, [name for name in inside if name in groups], numbers, nests, within)
        for one, other in ((one, other) for one in inside for other in inside if not _may_follow(group, one, other)):
            for way in (CLOSES,) if one in groups else (0, EMPTY):
                for other_way in (0,) if other in groups else (0, EMPTY):
                    ordered[(numbers[one] * WAYS + way) * width + numbers[other] * WAYS + other_way] = False
        for name in inside:
            if name not in groups:
                column = _column(group, owner, name)
                if column not in columns:
                    columns.append(column)
                places[numbers[group.element] * len(numbers) + numbers[name]] = columns.index(column)
    value = {numbers[name] * WAYS for name in leaves}
    return Shapes(
        tags=dict(_tags(numbers, groups)),
        names=numbers,
        columns=tuple(columns),
        holds=_flags(value, width),
        value=_flags(value | {number + EMPTY for number in value}, width),
        closes=_flags({number + CLOSES for number in value}, width),
        nests=pa.array(nests, pa.bool_()),
        ordered=pa.array(ordered, pa.bool_()),
        within=pa.array(within, pa.int32()),
        places=pa.array(places, pa.int32()),
    )


def _held(group: Group, planner: Planner) -> list[str]:
    """The elements of a group of which nothing is to be remarked."""
    names = [*group.values, *(one.element for one in group.repeated), *(one.element for one in group.inside)]
    known = ((name, planner.find(group, name)) for name in names)
    return [name for name, found in known if found is not None and not found.remarks]


def _reached(group: Group, held: dict[str, list[str]]) -> list[Group]:
    inner = [one for one in group.inside if one.element in held[group.element]]
    return [group, *(found for one in inner for found in _reached(one, held))]


def _owned(group: Group, owner: Group, reached: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Every group beside the one whose records its values belong to."""
    yield group, owner
    for one in group.inside:
        if one in reached:
            yield from _owned(one, one if one.sheet else owner, reached)


def _nest(group: Group, inner: list[str], numbers: dict[str, int], nests: list[bool], within: list[int]) -> None:
    width = len(within)
    own = numbers[group.element] * WAYS
    for name in inner:
        number = numbers[name] * WAYS
        within[number], within[number + CLOSES] = numbers[name], numbers[group.element]
        follows = [(own, number), (number, number + CLOSES), (number + CLOSES, own + CLOSES)]
        follows += [(number + CLOSES, numbers[other] * WAYS) for other in inner]
        for one, other in follows:
            nests[one * width + other] = True


def _may_follow(group: Group, one: str, other: str) -> bool:
    """Whether two elements side by side are in order; one that has no place in the order may only stand last."""
    if not group.order or other not in group.order:
        return True
    return one in group.order and group.order.index(one) <= group.order.index(other)


def _column(group: Group, owner: Group, name: str) -> Column:
    listed = {one.element: one.sheet for one in group.repeated}
    return Column(listed.get(name, owner.sheet), field_of(name), owner.element, name in listed)


def _tags(numbers: dict[str, int], groups: dict[str, Group]) -> Iterator[tuple[str, int]]:
    for name, number in numbers.items():
        yield f"<{name}>", number * WAYS
        yield f"</{name}>", number * WAYS + CLOSES
        if name not in groups:
            yield f"<{name}/>", number * WAYS + EMPTY
            yield f"<{name} />", number * WAYS + EMPTY


def _flags(numbers: set[int], width: int) -> pa.Array:
    return pa.array([number in numbers for number in range(width)], pa.bool_())
