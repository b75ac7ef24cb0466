"""Bars cut into parts, for outcomes that make a whole: each part is named above the first bar and counted inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from goldenthread.measures.reading.drawing import (
    BLUE,
    GREY,
    ORANGE,
    PINK,
    PURPLE,
    TURQUOISE,
    WHITE,
    breadth,
    fitted,
    lines,
)
from goldenthread.measures.reading.points import rounded
from goldenthread.reports.blocks import Chart, Column, Table
from goldenthread.reports.cells import Cell, State, absent, number, words
from goldenthread.reports.charts.frame import (
    EDGE,
    SIZE,
    SMALL,
    WIDTH,
    in_a_row,
    label,
    made,
    name_lines,
    reason,
    refuse_words,
)
from goldenthread.reports.colours import PLAIN
from goldenthread.reports.shape import is_wide

_DARK: Final = f"#{PLAIN.ink}"
#: Colours of neighbouring parts, dark and light in turn so that grey paper tells them apart, each with its ink.
PARTS: Final = (
    (BLUE, WHITE),
    (TURQUOISE, _DARK),
    (PINK, WHITE),
    (ORANGE, _DARK),
    (GREY, WHITE),
    (PURPLE, _DARK),
)
#: The most that names of wholes, and the name of the last part at the far end, take of the width.
_MOST_NAME, _MOST_LAST = 150, 130
_ROW, _THICK, _LINE = 38, 26, 17
_PERCENT = 100
_ROUNDED = "Shares are rounded and may not add up to 100%."
#: So many wholes are told in words; of more, the first and the last.
_TOLD = 4


@dataclass(frozen=True, slots=True)
class Mix:
    """One whole and the counts of its parts, in the order of the parts: a month and its audit grades, a team and its plans.

    Raises ValueError for a cell that is neither a count nor a reason for none, or a count below nought.
    """

    name: str
    counts: tuple[Cell, ...]

    def __post_init__(self) -> None:
        """Refuse what is no count."""
        for cell in self.counts:
            refuse_words(self.name, cell)
            if cell.number is not None and cell.number < 0:
                raise ValueError(f"{self.name}: a part of a whole cannot be {cell.text}")

    @property
    def whole(self) -> Decimal | None:
        """The sum of the parts, or None where one of them is not known."""
        known = [cell.number for cell in self.counts if cell.number is not None]
        return sum(known, Decimal(0)) if len(known) == len(self.counts) else None


def stacked_chart(
    subject: str,
    parts: Sequence[str],
    mixes: Sequence[Mix],
    names: str = "Name",
    anchor: str = "",
    *,
    last_leads: bool = True,
) -> Chart:
    """One bar for each whole, all of one length, cut by the share of each part; ``names`` says what the wholes are.

    A whole of which a part is hidden or missing has no bar and says why; a whole of nought says so. The title names the
    largest part of the last whole that is drawn, with its count, as one in an order of time asks for; without ``last_leads``
    no whole is put before the others, and the title is the subject alone. Raises ValueError for another number of counts than
    parts.
    """
    for mix in mixes:
        if len(mix.counts) != len(parts):
            raise ValueError(f"{subject}, {mix.name}: {len(mix.counts)} counts for {len(parts)} parts")
    drawn = [mix for mix in mixes if mix.whole]
    left = EDGE + min(max((breadth(mix.name, SIZE) for mix in mixes), default=0), _MOST_NAME)
    last_name = min(breadth(parts[-1], SMALL), _MOST_LAST) if parts else 0
    right = max([last_name, *(breadth(_whole_words(mix), SMALL) for mix in drawn)]) + EDGE + 12
    plane = (left + 10, WIDTH - right)
    drawing, top = [], float(EDGE)
    for mix in mixes:
        if drawn and mix is drawn[0]:
            drawing += _named(parts, mix, plane, top)
            top += _LINE * len(parts) + 8
        y, said = top + _ROW / 2, _whole_words(mix)
        drawing += name_lines(left, y, mix.name, _MOST_NAME, "end")
        drawing += _bar(mix, plane, y)
        x = plane[1] + 8 if mix.whole else plane[0]
        drawing.append(label(x, y + 5, fitted(said, WIDTH - EDGE - x, SMALL), SMALL))
        top += _ROW
    title = _title(subject, parts, drawn) if last_leads or not drawn else subject
    told = mixes if len(mixes) <= _TOLD else (mixes[0], mixes[-1])
    sentence = " ".join(_said(parts, mix) for mix in told) or f"{title}."
    table = _table(subject, parts, mixes, names)
    return made(title, sentence, top + EDGE, drawing, table, anchor)


def share(count: Decimal, whole: Decimal) -> Cell:
    """A count as a percentage of its whole, to the nearest whole number."""
    return number(rounded(count * _PERCENT / whole, 0), suffix="%")


def _title(subject: str, parts: Sequence[str], drawn: Sequence[Mix]) -> str:
    if not drawn:
        return f"{subject}: no shares can be shown"
    last = drawn[-1]
    counts = [cell.number or Decimal(0) for cell in last.counts]
    most = [i for i, count in enumerate(counts) if count == max(counts)]
    whole = last.whole or Decimal(0)
    named = in_a_row([parts[i] for i in most])
    each = " each" if len(most) > 1 else ""
    counted = f"{last.counts[most[0]].text} of {whole:,f}, {share(counts[most[0]], whole).text}"
    return f"{subject}: most often {named} in {last.name} ({counted}{each})"


def _said(parts: Sequence[str], mix: Mix) -> str:
    if mix.whole is None:
        return f"{mix.name}: {_whole_words(mix)}."
    shown = in_a_row([f"{name} {cell.text}" for name, cell in zip(parts, mix.counts, strict=True)])
    return f"{mix.name} (n = {mix.whole:,f}): {shown}."


def _whole_words(mix: Mix) -> str:
    if mix.whole is None:
        states = dict.fromkeys(cell.state for cell in mix.counts if cell.number is None)
        return f"no shares: {in_a_row([reason(state) for state in states])}"
    return f"n = {mix.whole:,f}"


def _table(subject: str, parts: Sequence[str], mixes: Sequence[Mix], names: str) -> Table:
    """Counts and shares beside each other, or one below the other where that would turn the page."""
    across = _across(subject, parts, mixes, names)
    return _down(subject, parts, mixes, names) if is_wide(across) else across


def _across(subject: str, parts: Sequence[str], mixes: Sequence[Mix], names: str) -> Table:
    columns = (
        Column(names, weight=2),
        *(Column(name, numeric=True, group="Count") for name in parts),
        Column("All", numeric=True),
        *(Column(name, numeric=True, group="Share") for name in parts),
    )
    rows = tuple((words(mix.name), *mix.counts, _all(mix), *_shares(mix)) for mix in mixes)
    return Table(subject, columns, rows, notes=(_ROUNDED,))


def _down(subject: str, parts: Sequence[str], mixes: Sequence[Mix], names: str) -> Table:
    columns = (Column(names, weight=2), Column("Part", weight=2), Column("Count", True), Column("Share", True))
    rows = []
    for mix in mixes:
        cells = zip(parts, mix.counts, _shares(mix), strict=True)
        rows += [(words(mix.name), words(name), count, part) for name, count, part in cells]
        rows.append((words(mix.name), words("All"), _all(mix), words("")))
    totals = frozenset(i for i in range(len(rows)) if (i + 1) % (len(parts) + 1) == 0)
    return Table(subject, columns, tuple(rows), notes=(_ROUNDED,), totals=totals)


def _all(mix: Mix) -> Cell:
    return number(mix.whole) if mix.whole is not None else absent(State.CANNOT_COMPUTE)


def _shares(mix: Mix) -> list[Cell]:
    whole = mix.whole
    return [
        share(cell.number, whole) if whole and cell.number is not None else absent(State.CANNOT_COMPUTE)
        for cell in mix.counts
    ]


def _named(parts: Sequence[str], mix: Mix, plane: tuple[float, float], top: float) -> list[str]:
    """The name of each part above its piece of the first bar that is drawn, one a line from the left piece down to the right one.

    A name begins at its line and runs to the right, over the lines of pieces whose names stand lower, so that no line
    crosses a name. Where it would leave the picture it is shortened; the table has it whole.
    """
    found, start = [], plane[0]
    whole = mix.whole or Decimal(1)
    bar_top = top + _LINE * len(parts) + 8 + (_ROW - _THICK) / 2
    for i, (name, cell) in enumerate(zip(parts, mix.counts, strict=True)):
        wide = float((cell.number or Decimal(0)) / whole) * (plane[1] - plane[0])
        x, y = start + min(wide / 2, 12), top + _LINE * i + _LINE * 0.75
        shown = lines(name, WIDTH - EDGE - x - 6, SMALL, 1)[0]
        found.append(f'<path d="M{x:.1f} {y - 9:.1f}V{bar_top:.1f}" stroke="{GREY}" stroke-width="1"/>')
        found.append(label(x + 5, y, shown, SMALL))
        start += wide
    return found


def _bar(mix: Mix, plane: tuple[float, float], y: float) -> list[str]:
    whole = mix.whole
    if not whole:
        return []
    found, start = [], plane[0]
    for i, cell in enumerate(mix.counts):
        count = cell.number or Decimal(0)
        wide = float(count / whole) * (plane[1] - plane[0])
        fill, ink = PARTS[i % len(PARTS)]
        if wide > 0:
            found.append(
                f'<rect x="{start:.1f}" y="{y - _THICK / 2:.1f}" width="{wide:.1f}" height="{_THICK}" fill="{fill}" '
                f'stroke="{WHITE}" stroke-width="1.5"/>'
            )
        long = f"{cell.text} ({share(count, whole).text})"
        said = next((text for text in (long, cell.text) if breadth(text, SMALL) + 6 <= wide), "")
        if said:
            found.append(label(start + wide / 2, y + 5, said, SMALL, "middle", fill=ink, plain=True))
        start += wide
    return found
