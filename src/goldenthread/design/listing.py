"""Lists that narrow, sort and turn their pages by links: every state of a list is an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from goldenthread.design.components import Column, Filter, FilterBar, Link, Pagination
from goldenthread.design.figures import whole

PAGE: Final = "page"
SORT: Final = "sort"
#: How many pages are named on either side of the one shown.
_BESIDE: Final = 1
#: No list has more pages than so many digits write.
_MOST_DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class Choices:
    """What a list may be narrowed by: the ``name`` in the address, a label, and each value with its words.

    ``everything`` is said for no narrowing. A list with no choice but everything is not offered.
    """

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    everything: str = "All"


def address(path: str, asked: Mapping[str, str], **changes: str) -> str:
    """The address of a list with what was asked of it; a change to "" leaves a part out, and any begins at page 1."""
    kept = {name: value for name, value in asked.items() if value and name != PAGE and name not in changes}
    kept |= {name: value for name, value in changes.items() if value}
    return f"{path}?{urlencode(sorted(kept.items()))}" if kept else path


def filter_bar(path: str, asked: Mapping[str, str], choices: Sequence[Choices], title: str = "Filter") -> FilterBar:
    """Filters as links; whatever was asked by a name of ``choices`` is in force, known value or not."""
    filters, active = [], []
    for one in choices:
        now = asked.get(one.name, "")
        if not one.values and not now:
            continue
        links = [Link(one.everything, address(path, asked, **{one.name: ""}), not now, one.label)]
        links += [
            Link(words, address(path, asked, **{one.name: value}), value == now, one.label)
            for value, words in one.values
        ]
        filters.append(Filter(one.label, tuple(links)))
        if now:
            words = dict(one.values).get(now, now)
            active.append(Link(f"{one.label}: {words}", address(path, asked, **{one.name: ""})))
    clear = address(path, asked, **{one.name: "" for one in choices}) if active else ""
    return FilterBar(tuple(filters), tuple(active), clear, title)


def sorted_column(path: str, asked: Mapping[str, str], header: str, key: str, *, numeric: bool = False) -> Column:
    """A column that its heading sorts by: up at first, down when it is up; ``sort=key`` or ``sort=-key`` in the address."""
    now = asked.get(SORT, "")
    order = "ascending" if now == key else "descending" if now == f"-{key}" else ""
    onward = f"-{key}" if order == "ascending" else key
    return Column(header, numeric, address(path, asked, **{SORT: onward}), order)


def pages(path: str, asked: Mapping[str, str], total: int, size: int) -> Pagination:
    """Where in a list of ``total`` rows the page asked for is; `page_of` says which page that is."""
    last = max(1, -(-total // size))
    now = page_of(asked, total, size)
    first = (now - 1) * size + 1
    says = (
        f"Showing {whole(first)} to {whole(min(total, now * size))} of {whole(total)}" if total else "Nothing to show"
    )
    if last == 1:
        return Pagination(says)

    def to(number: int) -> str:
        return address(path, asked, **{PAGE: str(number)})

    named = sorted({1, last, *range(max(1, now - _BESIDE), min(last, now + _BESIDE) + 1)})
    links: list[Link | None] = []
    for before, number in zip([0, *named], named, strict=False):
        if number > before + 1:
            links.append(None)
        links.append(Link(str(number), to(number), number == now))
    return Pagination(says, tuple(links), to(now - 1) if now > 1 else "", to(now + 1) if now < last else "")


def page_of(asked: Mapping[str, str], total: int, size: int) -> int:
    """The number of the page asked for, from 1; the nearest there is for one that there is none of, 1 for no number."""
    said = asked.get(PAGE, "")
    number = int(said[:_MOST_DIGITS]) if said.isascii() and said.isdigit() else 1
    return min(max(number, 1), max(1, -(-total // size)))
