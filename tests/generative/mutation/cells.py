"""One cell of a table changes."""

from random import Random

from tests.generative.expect import CellChanged, Expectation
from tests.generative.feeds import Feed, feeds
from tests.generative.model import Base, Cell, Grid
from tests.generative.mutation import values
from tests.generative.mutation.case import Case


def pick(base: Base, dice: Random) -> tuple[str, int, Grid] | None:
    """A grid with rows: its path, its place in the file and itself. People are picked less often: all bases have them."""
    found = [(path, n, grid) for path, grids in base.grids.items() for n, grid in enumerate(grids) if grid.rows]
    others = [item for item in found if item[2].name not in ("ssd_person", "people", "header")]
    if others and dice.random() < 0.8:
        return dice.choice(others)
    return dice.choice(found) if found else None


def name_of(path: str) -> str:
    """The file's name as findings and sources give it."""
    return path.rpartition("/")[2]


def _fed(base: Base, grid: Grid, dice: Random) -> tuple[int, int, tuple[Feed, ...]] | None:
    columns = [(n, feeds(base.kind, grid.name.replace("List_", "List "), name)) for n, name in enumerate(grid.headings)]
    columns = [(n, to) for n, to in columns if to]
    if not columns:
        return None
    column, to = dice.choice(columns)
    return dice.randrange(len(grid.rows)), column, to


def _case(base: Base, dice: Random, what: str, choose: "Chooser") -> Case | None:
    picked = pick(base, dice)
    place = _fed(base, picked[2], dice) if picked else None
    if picked is None or place is None:
        return None
    (path, at, grid), (row, column, to) = picked, place
    chosen = choose(base, to, dice, path.endswith(".xlsx"))
    if chosen is None:
        return None
    cell, value, cannot = chosen
    expect: Expectation = CellChanged((name_of(path), row + 2), to, value, cannot, grid.who(row))
    said = f"{what} {grid.name}[{row + 2}, {grid.headings[column]}]: {grid.rows[row][column]!r} → {cell!r}"
    return Case(said, base.with_grid(path, grid.with_cell(row, column, cell), at), expect)


Chosen = tuple[Cell, object, bool] | None


class Chooser:
    """Chooses what a cell becomes, what that must be read as, and whether it cannot be read."""

    def __call__(self, base: Base, to: tuple[Feed, ...], dice: Random, workbook: bool) -> Chosen:
        """Choose for a cell that feeds these columns."""
        found = values.another(base.kind, to[0].column, base.year, dice, workbook)
        return (*found, False) if found else None


class _Spelt(Chooser):
    def __call__(self, base: Base, to: tuple[Feed, ...], dice: Random, workbook: bool) -> Chosen:
        found = values.spelt(to[0].column, base.year, dice)
        return (*found, False) if found else None


class _Nonsense(Chooser):
    def __call__(self, base: Base, to: tuple[Feed, ...], dice: Random, workbook: bool) -> Chosen:
        cell = values.nonsense(to[0].column, dice)
        return None if cell is None else (cell, None, True)


class _Blank(Chooser):
    def __call__(self, base: Base, to: tuple[Feed, ...], dice: Random, workbook: bool) -> Chosen:
        return None, None, False


def change(base: Base, dice: Random) -> Case | None:
    """Another sound value."""
    return _case(base, dice, "change", Chooser())


def spell(base: Base, dice: Random) -> Case | None:
    """A code in another spelling."""
    return _case(base, dice, "spell", _Spelt())


def spoil(base: Base, dice: Random) -> Case | None:
    """A text that cannot be read."""
    return _case(base, dice, "spoil", _Nonsense())


def blank(base: Base, dice: Random) -> Case | None:
    """Nothing."""
    return _case(base, dice, "blank", _Blank())
