"""What the charts of a paper share: values with names, text that stays in the picture, and words for what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from goldenthread.measures.reading.drawing import GREY, WHITE, Axis, breadth, fitted, lines, opening, text
from goldenthread.reports.blocks import Chart, Column, Table
from goldenthread.reports.cells import LEGEND, SHORTHAND, Cell, State, words

#: Pixels across every chart, and the sizes of its letters; at 16 cm across they print at 9 and 10 points.
WIDTH: Final = 640
SIZE: Final = 14
SMALL: Final = 13
#: What is left blank at the edges.
EDGE: Final = 6
#: Ends of numbers short enough to stand at every mark of an axis.
_SHORT_SUFFIX = 2
#: How far below the middle of a line its foot stands, beside the size of its letters.
_HALF_LETTER = 0.35
#: A white edge round letters, so that a line behind them does not cross them.
_HALO: Final = f'stroke="{WHITE}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'


@dataclass(frozen=True, slots=True)
class Spot:
    """One value and the words that name it: a period, a team, a cause.

    The value is a cell with a number, or one that says why there is none. Raises ValueError for any other cell.
    """

    name: str
    value: Cell

    def __post_init__(self) -> None:
        """Refuse a cell that a chart can neither draw nor explain."""
        refuse_words(self.name, self.value)

    @property
    def number(self) -> Decimal | None:
        """The number drawn, or None."""
        return self.value.number


def refuse_words(name: str, cell: Cell) -> None:
    """Raise ValueError for a cell that holds neither a number nor a reason for none."""
    if cell.number is None and cell.state not in SHORTHAND:
        raise ValueError(f"{name}: a chart needs a number or the reason why there is none, not {cell.text!r}")


def refuse_mixed(subject: str, cells: Iterable[Cell]) -> None:
    """Raise ValueError where values of two units would stand on one axis; "1 day" and "2 days" are of one."""
    units = {(cell.prefix.lstrip("+"), cell.suffix) for cell in cells if cell.number is not None}
    units -= {(prefix, suffix) for prefix, suffix in units if suffix and (prefix, f"{suffix}s") in units}
    if len(units) > 1:
        shown = " and ".join(sorted(f"{prefix}1{suffix}" for prefix, suffix in units))
        raise ValueError(f"{subject}: values of different units cannot share an axis: {shown}")


def made(title: str, sentence: str, height: float, parts: Iterable[str], table: Table, anchor: str) -> Chart:
    """A chart from what is drawn on it; its words stand beside it, not in it."""
    lines = [*opening(WIDTH, height, anchor or "chart", title, sentence), *parts, "</svg>"]
    return Chart(title, sentence, "\n".join(line for line in lines if line), table, anchor)


def label(
    x: float,
    y: float,
    said: str,
    size: float = SIZE,
    side: str = "start",
    bold: bool = False,
    fill: str = GREY,
    plain: bool = False,
) -> str:
    """Words whose foot stands at ``y``, moved sideways where they would leave the picture; ``side`` is at ``x``.

    ``plain`` leaves out the white edge round the letters, for words on a colour.
    """
    shown = fitted(said, WIDTH - 2 * EDGE, size, bold)
    wide = breadth(shown, size, bold)
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[side]
    at = min(max(x, EDGE + before), WIDTH - EDGE - wide + before)
    style = f'font-size="{size}"' + ("" if plain else f" {_HALO}")
    style += "" if side == "start" else f' text-anchor="{side}"'
    style += ' font-weight="bold"' if bold else ""
    style += "" if fill == GREY else f' fill="{fill}"'
    return text(at, y, shown, style)


def name_lines(
    x: float, y: float, name: str, room: float, side: str = "start", bold: bool = False, most: int = 2
) -> list[str]:
    """The name of a row about the height ``y``: on one line where it fits, else smaller and on ``most`` lines."""
    size = SIZE if most > 1 and breadth(name, SIZE, bold) <= room else SMALL
    said = lines(name, room, size, most, bold)
    foot = y + size * _HALF_LETTER - (size + 1) * (len(said) - 1) / 2
    return [label(x, foot + (size + 1) * i, line, size, side, bold) for i, line in enumerate(said)]


def tick(value: float, axis: Axis, like: Cell) -> str:
    """A mark of an axis, printed as the values on it are; a long unit is left to the words of the chart."""
    suffix = like.suffix if len(like.suffix) <= _SHORT_SUFFIX else ""
    shown = f"{abs(value):,.{axis.places}f}"
    sign = "-" if value < 0 and any(digit in shown for digit in "123456789") else ""
    return f"{sign}{like.prefix.lstrip('+')}{shown}{suffix}"


def first_known(cells: Iterable[Cell]) -> Cell:
    """The first cell with a number, to learn the unit from; a plain nought where there is none."""
    return next((cell for cell in cells if cell.number is not None), words("0"))


def in_a_row(said: Sequence[str]) -> str:
    """Words in a row: a, b and c."""
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}" if said else ""


def missing_words(spots: Sequence[Spot]) -> str:
    """What is not drawn and why: "No value for 2 of 12: May (not recorded) and June (hidden)."; nothing where all is."""
    gone = [spot for spot in spots if spot.number is None]
    if not gone:
        return ""
    if len({spot.value.state for spot in gone}) == 1 and len(gone) > 1:
        named = f"{in_a_row([spot.name for spot in gone])} ({reason(gone[0].value.state)})"
    else:
        named = in_a_row([f"{spot.name} ({reason(spot.value.state)})" for spot in gone])
    return f"No value for {len(gone)} of {len(spots)}: {named}."


def reason(state: State) -> str:
    """Why there is no number, in few words."""
    return LEGEND[state].split(",")[0].split(":")[0]


def value_table(caption: str, first: str, spots: Sequence[Spot], heading: str = "Value") -> Table:
    """Names and values, one a row."""
    rows = tuple((words(spot.name), spot.value) for spot in spots)
    return Table(caption, (Column(first, weight=2), Column(heading, numeric=True)), rows)


def empty(subject: str, spots: Sequence[Spot], table: Table, anchor: str) -> Chart:
    """What stands where every value is missing: the words that say so."""
    title = f"{subject}: no value can be shown"
    sentence = f"{title}. {missing_words(spots)}" if spots else f"{title}: there is none."
    return made(title, sentence.strip(), 60, [label(EDGE, 34, "No value can be shown")], table, anchor)
