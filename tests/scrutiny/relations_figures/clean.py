"""Tables without a fault, in every way that papers round, sign and hide their figures."""

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st
from tests.scrutiny.relations_papers.tables import shown, table

HEADINGS = (
    "label", "unit", "polarity", "numerator", "denominator", "previous", "latest", "change", "direction", "target", "rating",
)  # fmt: skip
TITLES = (
    *("Reviews held", "Visits made", "Plans agreed", "Assessments authorised", "Checks done", "Interviews offered"),
    *("Decisions recorded", "Supervisions held", "Audits returned", "Meetings attended"),
)
WORDS = {1: ("bigger", "Higher is better"), -1: ("smaller", "Lower is better")}


@dataclass(frozen=True)
class Style:
    """How a table prints: places, rounding to even, a percent sign, rounding of counts, how changes are signed."""

    places: int
    even: bool
    sign: str
    base: int
    change_of_printed: bool
    change_sign: str

    def value(self, number: Fraction) -> str:
        """A share or rate as the table prints it."""
        return shown(number, self.places, self.even)

    def count(self, number: int) -> str:
        """A count as the table prints it."""
        return str(number if self.base == 1 else round(number / self.base) * self.base)


styles = st.builds(
    Style,
    places=st.integers(0, 2),
    even=st.booleans(),
    sign=st.sampled_from(["", "%"]),
    base=st.sampled_from([1, 1, 5, 10]),
    change_of_printed=st.booleans(),
    change_sign=st.sampled_from(["", "%", " pts", " percentage points"]),
)


@dataclass(frozen=True)
class Row:
    """One indicator: its cells by heading, and the truth behind them."""

    cells: dict[str, str]
    latest: Fraction
    previous: Fraction
    polarity: int

    def with_cell(self, heading: str, text: str) -> "Row":
        """The row with another text in one cell."""
        return replace(self, cells={**self.cells, heading: text})


@st.composite
def indicators(draw: st.DrawFn, hidden: bool = True, least: int = 3) -> list[Row]:
    """A table of percentages with everything that follows from their counts, printed in one style."""
    style = draw(styles)
    # Three counts that all end in 5 or 0 may be chance; a table that rounds shows it in more.
    least = least if style.base == 1 else max(least, 6)
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=least, max_size=len(TITLES), unique=True))
    return [_indicator(draw, title, style, hidden) for title in titles]


def _indicator(draw: st.DrawFn, title: str, style: Style, hidden: bool) -> Row:
    bottom = draw(st.integers(10 if style.base == 1 else 60, 3000))
    top, before = draw(st.integers(0, bottom)), draw(st.integers(0, bottom))
    latest, previous = Fraction(100 * top, bottom), Fraction(100 * before, bottom)
    polarity = draw(st.sampled_from([1, -1]))
    printed = [Fraction(style.value(number)) for number in (latest, previous)]
    apart = printed[0] - printed[1] if style.change_of_printed else latest - previous
    change = shown(apart, style.places, style.even)
    move = latest - previous if draw(st.booleans()) else printed[0] - printed[1]
    way = "Same" if move == 0 else "Improving" if (move > 0) == (polarity > 0) else "Worsening"
    # Nobody aims at no more than nine in ten, and the engine counts on it where no polarity is printed.
    target = Fraction(draw(st.integers(5, 95 if polarity > 0 else 60)))
    met = latest >= target if polarity > 0 else latest <= target
    cells = {
        "label": title,
        "unit": "percent",
        "polarity": draw(st.sampled_from(WORDS[polarity])),
        "numerator": style.count(top),
        "denominator": style.count(bottom),
        "previous": style.value(previous) + style.sign,
        "latest": style.value(latest) + style.sign,
        "change": f"{'+' if not change.startswith('-') else ''}{change}{style.change_sign}",
        "direction": way,
        "target": f"{target}{style.sign}",
        "rating": draw(st.sampled_from(["G", "Green"])) if met else draw(st.sampled_from(["R", "Red"])),
    }
    if hidden:
        cells |= _hiding(draw)
    return Row(cells, latest, previous, polarity)


def _hiding(draw: st.DrawFn) -> dict[str, str]:
    """Cells that are hidden, missing or not applicable, and what may then not be said."""
    kind = draw(st.sampled_from(["none"] * 5 + ["counts", "earlier", "all", "target"]))
    mark = draw(st.sampled_from(["c", "*", "[c]", "<5", ":", "..", "-", ""]))
    if kind == "counts":
        return {"numerator": mark}
    if kind == "earlier":
        return {"previous": "N/A", "change": "N/A", "direction": "N/A"}
    if kind == "all":
        return {"numerator": "c", "latest": "c", "change": "c", "direction": "", "rating": ""}
    return {"target": "Monitor", "rating": ""} if kind == "target" else {}


def printed(rows: list[Row], headings: tuple[str, ...] = HEADINGS) -> str:
    """Rows as a table in the words of roles."""
    return table(headings, ([row.cells[heading] for heading in headings] for row in rows))


@st.composite
def totals(draw: st.DrawFn) -> str:
    """Counts by team and kind with totals both ways, exact or each rounded by itself, some hidden."""
    teams, kinds = draw(st.integers(2, 7)), draw(st.integers(2, 4))
    base = draw(st.sampled_from([1, 1, 5, 10]))
    counts = [[draw(st.integers(0, 400)) for _ in range(kinds)] for _ in range(teams)]
    counts.append([sum(column) for column in zip(*counts, strict=True)])
    rows = [[*row, sum(row)] for row in counts]

    def cell(number: int, total: bool) -> str:
        if not total and 0 < number < 6 and draw(st.booleans()):
            return draw(st.sampled_from(["c", "*", "<6"]))
        return str(round(number / base) * base)

    body = [
        [
            f"Team {place}" if place < teams else "Total",
            "count",
            *(cell(one, place == teams or at == kinds) for at, one in enumerate(row)),
        ]
        for place, row in enumerate(rows)
    ]
    return table(("label", "unit", *(f"part (kind {one})" for one in range(kinds)), "total"), body)


@st.composite
def gradings(draw: st.DrawFn) -> str:
    """Audits by grade as percentages of an n that is printed, for two periods."""
    places, even = draw(st.integers(0, 1)), draw(st.booleans())
    lines = []
    for measure in range(draw(st.integers(1, 4))):
        columns = []
        for _ in range(2):
            counts = [draw(st.integers(0, 40)) for _ in range(3)]
            size = sum(counts) or 1
            columns.append([shown(Fraction(100 * one, size), places, even) if sum(counts) else "N/A" for one in counts])
            columns.append([str(sum(counts))] * 3)
        for grade, part in enumerate(("Inadequate", "Requires improvement", "Good")):
            lines.append(
                [f"Oversight {measure}", part, "percent", columns[0][grade], columns[2][grade], columns[3][grade]]
            )
    return table(("label", "sublabel", "unit", "previous", "latest", "n"), lines)
