"""Tables of a wrong shape: columns and rows that are missing, twice, too many or too long, and cells without end."""

from random import Random

from tests.generative.expect import Anything
from tests.generative.model import Base, Grid
from tests.generative.mutation.case import Case
from tests.generative.mutation.cells import pick

_HUGE = 1_000_000
_ODD = (
    "=cmd|'/c calc'!A1", "{{7*7}}", "'; drop table people; --", "\u202egnirts", "\u0000", "\ufeff", "a\nb\nc", 'a "quoted" cell',
    "½", "\U0001f600", "1e400", "-0", "NaN", "None", "#N/A", "#REF!", "0x1F", "２０２４", "١٢", "\u2028", "  ", "\xa0", "9" * 400,
    "2024-02-30", "0001-01-01", "9999-12-31", "31/12/1899", "30/02/2024", "2024-06-31T25:61:61", "1" * 4_000, "\ud7ff", "a\tb",
)  # fmt: skip


def columns(base: Base, dice: Random) -> Case | None:
    """A column goes, stands twice, loses its heading, or takes another's."""
    picked = pick(base, dice)
    if picked is None:
        return None
    path, at, grid = picked
    order = list(range(len(grid.headings)))
    which, other = dice.randrange(len(order)), dice.randrange(len(order))
    way = dice.choice(("gone", "twice", "renamed", "exchanged", "blank", "few"))
    names = list(grid.headings)
    made = grid
    if way == "gone":
        made = grid.with_columns([n for n in order if n != which])
    elif way == "twice":
        made = grid.with_columns([*order, which])
    elif way == "few":
        made = grid.with_columns(sorted(dice.sample(order, dice.randrange(1, len(order) + 1))))
    else:
        if way == "exchanged":
            names[which], names[other] = names[other], names[which]
        else:
            names[which] = (
                "" if way == "blank" else dice.choice((f"{names[which]}_x", names[other][:-1], "=1+1", "x" * 40_000))
            )
        made = Grid(grid.name, tuple(names), grid.rows)
    return Case(f"{grid.name}: column {which} {way}", base.with_grid(path, made, at), Anything())


def rows(base: Base, dice: Random) -> Case | None:
    """No rows, ragged rows, rows of blanks, the headings again among the rows, many rows, or cells of other rows."""
    picked = pick(base, dice)
    if picked is None:
        return None
    path, at, grid = picked
    way = dice.choice(("none", "ragged", "blank", "headings", "many", "shifted", "total"))
    made = list(grid.rows)
    place = dice.randrange(len(made) + 1)
    width = len(grid.headings)
    if way == "none":
        made = []
    elif way == "ragged":
        made.insert(place, tuple("x" for _ in range(dice.choice((1, width - 1, width + 1, width * 2)))))
    elif way == "blank":
        made.insert(place, (None,) * width)
    elif way == "headings":
        made.insert(place, grid.headings)
    elif way == "many":
        made = made * 40
    elif way == "shifted":
        made = [(row[-1], *row[:-1]) for row in made]
    else:
        made.append(("Total", *(None,) * (width - 2), str(len(made)))[:width])
    return Case(
        f"{grid.name}: rows {way}", base.with_grid(path, Grid(grid.name, grid.headings, tuple(made)), at), Anything()
    )


def odd_cells(base: Base, dice: Random) -> Case | None:
    """Cells that hold strange texts."""
    picked = pick(base, dice)
    if picked is None:
        return None
    path, at, grid = picked
    names = []
    for _ in range(dice.choice((1, 2, 5, 20))):
        row, column = dice.randrange(len(grid.rows)), dice.randrange(len(grid.headings))
        text = dice.choice(_ODD)
        names.append(f"[{row + 2}, {grid.headings[column]}] {text[:20]!r}")
        grid = grid.with_cell(row, column, text)
    if path.endswith(".xlsx"):  # characters that no workbook can hold
        rows = tuple(tuple(c.replace("\x00", "") if isinstance(c, str) else c for c in row) for row in grid.rows)
        grid = Grid(grid.name, grid.headings, rows)
    return Case(f"{grid.name}: {'; '.join(names)[:300]}", base.with_grid(path, grid, at), Anything())


def huge(base: Base, dice: Random) -> Case | None:
    """A cell of a megabyte, thousands of columns, or a hundred thousand quotation marks."""
    picked = pick(base, dice)
    if picked is None:
        return None
    path, at, grid = picked
    row, column = dice.randrange(len(grid.rows)), dice.randrange(len(grid.headings))
    way = dice.choice(("cell", "cell", "heading", "columns", "quotes", "lines"))
    if way == "columns":
        extra = 5_000 if path.endswith(".csv") else 300
        names = (*grid.headings, *(f"extra {n}" for n in range(extra)))
        made = Grid(grid.name, names, tuple((*line, *("",) * extra) for line in grid.rows))
    elif way == "heading":
        names = list(grid.headings)
        names[column] = "h" * (_HUGE if path.endswith(".csv") else 32_000)
        made = Grid(grid.name, tuple(names), grid.rows)
    else:
        text = {"cell": "x" * _HUGE, "quotes": '"' * 100_000, "lines": "a\n" * 100_000}[way]
        made = grid.with_cell(row, column, dice.choice((text, f"2024-01-01{text}", text + "é")))
    return Case(f"{grid.name}: huge {way} [{row + 2}, {column}]", base.with_grid(path, made, at), Anything())


def files(base: Base, dice: Random) -> Case:
    """A file of the set is missing, there under another name, or twice."""
    paths = sorted(base.files)
    path = dice.choice(paths)
    folder, _, name = path.rpartition("/")
    stem, _, suffix = name.rpartition(".")
    made = dict(base.files)
    way = dice.choice(("gone", "renamed", "copied", "exchanged", "suffix", "nested"))
    if way == "exchanged" and len(paths) > 1:
        other = dice.choice([item for item in paths if item != path])
        made[path], made[other] = made[other], made[path]
    else:
        data = made[path] if way == "copied" else made.pop(path)
        names = {
            "gone": "", "renamed": f"{stem}_final (2).{suffix}", "copied": f"{stem.upper()}-copy.{suffix}",
            "suffix": f"{stem}.{dice.choice(('txt', 'xlsx', 'csv', 'xml', 'parquet', 'xls', 'ods'))}", "nested": f"more/{name}",
        }  # fmt: skip
        new = names.get(way, name)
        if new:
            made[f"{folder}/{new}".lstrip("/")] = data
    return Case(f"{path} {way}", made, Anything())
