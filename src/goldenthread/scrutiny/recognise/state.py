"""What is known of a table and its columns while their roles are being settled."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from goldenthread.scrutiny.printed import Printed, read
from goldenthread.scrutiny.recognise.content import Cells
from goldenthread.scrutiny.recognise.match import Candidate
from goldenthread.scrutiny.recognise.vocabulary import Vocabulary
from goldenthread.scrutiny.recognise.words import Words
from goldenthread.scrutiny.roles import Column, Role
from goldenthread.scrutiny.rules import Rules
from goldenthread.scrutiny.sheets import Grid


@dataclass(frozen=True)
class Guess:
    """A column with its likeliest role and what else it might be; one that was ``told`` is never changed."""

    column: Column
    words: Words
    cells: Cells
    fitting: tuple[Candidate, ...]
    told: bool = False

    @property
    def role(self) -> Role:
        """The role as it stands."""
        return self.column.role

    def as_role(self, role: Role, about: str | None = None) -> "Guess":
        """The same column in another role."""
        if self.told:
            return self
        column = replace(self.column, role=role, about=self.column.about if about is None else about)
        return replace(self, column=column)

    def otherwise(self, unwanted: frozenset[Role]) -> "Guess":
        """The likeliest role that is not among the unwanted; none where there is no other."""
        return self.as_role(next((one.role for one in self.fitting if one.role not in unwanted), Role.IGNORED))


@dataclass(frozen=True)
class Table:
    """A grid, a guess for each of its columns, and what has been noted; ``extra`` are second roles of columns."""

    grid: Grid
    guesses: tuple[Guess, ...]
    rules: Rules
    known: Vocabulary
    notes: tuple[str, ...] = ()
    extra: tuple[Column, ...] = field(default=())

    @cached_property
    def _read(self) -> dict[int, tuple[Printed, ...]]:
        return {}

    def cells(self, place: int) -> tuple[Printed, ...]:
        """Every cell of a column, read, blanks included."""
        if place not in self._read:
            self._read[place] = tuple(
                read(line.cells[place] if place < len(line.cells) else "") for line in self.grid.lines
            )
        return self._read[place]

    def having(self, *roles: Role) -> list[Guess]:
        """The columns of any of these roles, from left to right."""
        return [guess for guess in self.guesses if guess.role in roles]

    def one(self, *roles: Role) -> Guess | None:
        """The first column of the first of these roles that there is."""
        return next((guess for role in roles for guess in self.having(role)), None)

    def changed(self, *guesses: Guess, note: str = "") -> "Table":
        """The table with some columns' guesses put in the place of what they were."""
        new = {guess.column.index: guess for guess in guesses}
        kept = tuple(new.get(guess.column.index, guess) for guess in self.guesses)
        return replace(self, guesses=kept, notes=(*self.notes, note) if note else self.notes)

    def noted(self, note: str) -> "Table":
        """The table with a note."""
        return replace(self, notes=(*self.notes, note))

    def also(self, columns: Iterable[Column]) -> "Table":
        """The table with second roles."""
        return replace(self, extra=(*self.extra, *columns))

    @property
    def least_share(self) -> Fraction:
        """In what share of rows an arithmetic must hold for a role to be taken from it."""
        return self.rules.number("reading", "least_share_to_infer_role")

    @property
    def least_rows(self) -> int:
        """In how many rows it must have been tried."""
        return int(self.rules.number("reading", "fewest_rows_to_infer_role"))
