"""What stands ready on a connection that is asked many times: tables and relations, each made once."""

from dataclasses import dataclass, field
from typing import Final

#: The table that relations may read and that is another for every sequence of periods.
_PERIODS: Final = "gt_periods"


@dataclass(slots=True)
class Ready:
    """The tables made so far and what each was made for, and the relations by name with the SQL that made them.

    ``due_keys`` are the limits whose due dates stand in the table ``gt_due``.
    """

    tables: dict[str, object] = field(default_factory=dict)
    relations: dict[str, str] = field(default_factory=dict)
    due_keys: frozenset[str] = frozenset()

    def stands(self, table: str, made_for: object) -> bool:
        """Whether a table stands as it is wanted; if not it is noted as made, and what was read from it as gone."""
        if table in self.tables and self.tables[table] == made_for:
            return True
        self.tables[table] = made_for
        if table == _PERIODS:
            self._forget(_PERIODS)
        return False

    def _forget(self, table: str) -> None:
        """Relations that read a table, or one that does, are to be made anew."""
        gone = [table]
        for name, sql in tuple(self.relations.items()):
            if any(one in sql for one in gone):
                gone.append(name)
                del self.relations[name]
