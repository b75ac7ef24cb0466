"""Rows and columns of a table move, go or stand twice, and the file is written in another sound way."""

from random import Random

from tests.generative.compare import Moved, Place
from tests.generative.expect import ColumnGone, RowsChanged, Same
from tests.generative.feeds import feeds
from tests.generative.model import Base, Grid
from tests.generative.mutation.case import Case
from tests.generative.mutation.cells import name_of, pick


def _moved(path: str, order: list[int], fresh: frozenset[int] = frozenset()) -> Moved:
    """Where the rows of a file stood before they were put in this order; those at ``fresh`` positions did not."""

    def back(place: Place) -> Place | None:
        file, row = place
        if file != name_of(path):
            return place
        return None if row - 2 in fresh or row - 2 >= len(order) else (file, order[row - 2] + 2)

    return back


def _alone(base: Base, path: str) -> bool:
    """Whether the file has one grid with rows, so that a row number means one row."""
    return sum(bool(grid.rows) for grid in base.grids[path]) == 1


def swap(base: Base, dice: Random) -> Case | None:
    """Rows in another order, those about one person in theirs."""
    picked = pick(base, dice)
    if picked is None or not _alone(base, picked[0]):
        return None
    path, at, grid = picked
    order = _shuffled(grid, dice)
    expect = Same(_moved(path, order), sources=base.kind != "annex-a")
    return Case(f"order of {grid.name}: {order}", base.with_grid(path, grid.with_rows(order), at), expect)


def _shuffled(grid: Grid, dice: Random) -> list[int]:
    """A random order in which the rows about each person keep their own: it says which of two on one day comes first."""
    order = list(range(len(grid.rows)))
    dice.shuffle(order)
    if grid.person is None:
        return order
    queues: dict[object, list[int]] = {}
    for row in range(len(grid.rows)):
        queues.setdefault(grid.who(row), []).append(row)
    return [queues[grid.who(row)].pop(0) for row in order]


def remove(base: Base, dice: Random) -> Case | None:
    """A row goes."""
    picked = pick(base, dice)
    if picked is None or not _alone(base, picked[0]) or len(picked[2].rows) < 3:
        return None
    path, at, grid = picked
    gone = dice.randrange(len(grid.rows))
    order = [n for n in range(len(grid.rows)) if n != gone]
    places = [(name_of(path), gone + 2)]
    expect = RowsChanged(places, _moved(path, order), grid.who(gone))
    return Case(f"without row {gone + 2} of {grid.name}", base.with_grid(path, grid.with_rows(order), at), expect)


def repeat(base: Base, dice: Random) -> Case | None:
    """A row stands twice: below itself or at the end."""
    picked = pick(base, dice)
    if picked is None or not _alone(base, picked[0]):
        return None
    path, at, grid = picked
    twice = dice.randrange(len(grid.rows))
    order = list(range(len(grid.rows)))
    new = twice + 1 if dice.random() < 0.5 else len(order)
    order.insert(new, twice)
    expect = RowsChanged(
        [(name_of(path), twice + 2)], _moved(path, order, frozenset({new})), grid.who(twice), twice=True
    )
    return Case(
        f"row {twice + 2} of {grid.name} again at {new + 2}", base.with_grid(path, grid.with_rows(order), at), expect
    )


def columns(base: Base, dice: Random) -> Case | None:
    """Columns in another order."""
    picked = pick(base, dice)
    if picked is None:
        return None
    path, at, grid = picked
    order = list(range(len(grid.headings)))
    dice.shuffle(order)
    return Case(f"columns of {grid.name}: {order}", base.with_grid(path, grid.with_columns(order), at), Same())


def headings(base: Base, dice: Random) -> Case | None:
    """Headings in capitals or small letters, with blanks around them."""
    picked = pick(base, dice)
    if picked is None:
        return None
    path, at, grid = picked
    way = dice.choice((str.upper, str.lower, lambda text: f" {text} ", str.title))
    other = Grid(grid.name, tuple(way(name) for name in grid.headings), grid.rows, grid.person)
    return Case(f"headings of {grid.name} as {other.headings[0]!r}", base.with_grid(path, other, at), Same())


def strange_column(base: Base, dice: Random) -> Case | None:
    """A column that nobody knows stands among the others."""
    picked = pick(base, dice)
    if picked is None:
        return None
    path, at, grid = picked
    place = dice.randrange(len(grid.headings) + 1)
    heading = dice.choice(("Notes of the day", "zzz", "Ünbekannt", "column 17"))
    rows = tuple((*row[:place], f"text {n}", *row[place:]) for n, row in enumerate(grid.rows))
    other = Grid(grid.name, (*grid.headings[:place], heading, *grid.headings[place:]), rows)
    return Case(f"{grid.name} with {heading!r} at {place}", base.with_grid(path, other, at), Same())


def lose_column(base: Base, dice: Random) -> Case | None:
    """A column that is not needed goes."""
    picked = pick(base, dice)
    if picked is None or base.kind == "ssda903":
        return None
    path, at, grid = picked
    found = [(n, feeds(base.kind, grid.name.replace("List_", "List "), name)) for n, name in enumerate(grid.headings)]
    exact = [(n, to[0]) for n, to in found if len(to) == 1 and to[0].exact]
    if not exact:
        return None
    column, feed = dice.choice(exact)
    other = grid.with_columns([n for n in range(len(grid.headings)) if n != column])
    said = f"{grid.name} without {grid.headings[column]}"
    return Case(said, base.with_grid(path, other, at), ColumnGone(name_of(path), feed))


def rewrite(base: Base, dice: Random) -> Case | None:
    """A CSV file with another system's line ends, a byte-order mark, or in UTF-16."""
    paths = [path for path in base.grids if path.endswith(".csv")]
    if not paths:
        return None
    path = dice.choice(paths)
    data = base.files[path]
    name, other = dice.choice((
        ("line ends of Windows", data.replace(b"\n", b"\r\n")),
        ("line ends of old Macs", data.replace(b"\n", b"\r")),
        ("a mark of UTF-8", b"\xef\xbb\xbf" + data),
        ("UTF-16", data.decode("utf-8").encode("utf-16")),
        ("UTF-16, big end first", b"\xfe\xff" + data.decode("utf-8").encode("utf-16-be")),
        ("blank lines at the end", data + b"\n\n\n"),
        ("no line end at the end", data.rstrip(b"\n")),
    ))  # fmt: skip
    return Case(f"{path} with {name}", {**base.files, path: other}, Same())


def trailing(base: Base, dice: Random) -> Case | None:
    """A workbook with rows of blanks, or another sheet beside the lists."""
    paths = [path for path in base.grids if path.endswith(".xlsx")]
    if not paths:
        return None
    path = paths[0]
    grids = base.grids[path]
    if dice.random() < 0.5:
        extra = Grid(dice.choice(("Cover", "Guidance", "Pivot")), ("Some words", "More"), (("a", "b"), (1, None)))
        order = [*grids, extra] if dice.random() < 0.5 else [extra, *grids]
        name = "another sheet"
    else:
        order = list(grids)
        dice.shuffle(order)
        name = "sheets in another order"
    from_grids = Base(base.kind, base.group, base.year, base.files, {path: tuple(order)})
    files = from_grids.with_grid(path, order[0])
    return Case(f"{path} with {name}", files, Same())
