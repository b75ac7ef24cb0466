"""What two states of the records differ in: rows gained, lost and changed by table, children gained and lost; counts alone."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import Any

from goldenthread.records import engine
from goldenthread.records.tables import TABLES


@dataclass(frozen=True, slots=True)
class Difference:
    """How one table differs: rows before and after, and those gained, lost and changed (same event, other content)."""

    table: str
    before: int
    after: int
    gained: int
    lost: int
    changed: int

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        return bool(self.gained or self.lost or self.changed)


@dataclass(frozen=True, slots=True)
class Compared:
    """How two states of the records differ."""

    tables: tuple[Difference, ...]
    people: Difference

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {"tables": [asdict(item) for item in self.tables], "people": asdict(self.people)}

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Compared":
        """From what `plain` gave."""
        return cls(tuple(Difference(**item) for item in said["tables"]), Difference(**said["people"]))


def compare(before: engine.Connection | None, after: engine.Connection) -> Compared:
    """Compare two engines that hold every table; ``before`` None stands for no records at all.

    A row is known by its event key, so that a corrected date of an event without an identifier of its own counts as one
    lost and one gained.
    """
    with closing(engine.connect()) as between:
        found = tuple(_table(between, before, after, name) for name in TABLES)
        sql = "select distinct hash(person_key) as k, 0 as h from people"
        people = _differ(between, before, after, "people", sql)
    return Compared(tuple(item for item in found if item.before or item.after), people)


def _table(
    between: engine.Connection,
    before: engine.Connection | None,
    after: engine.Connection,
    name: str,
) -> Difference:
    columns = ", ".join(f'"{column}"' for column in TABLES[name].names)
    sql = f'select hash(event_key) as k, bit_xor(hash({columns})) as h from "{name}" group by event_key'
    return _differ(between, before, after, name, sql)


def _differ(
    between: engine.Connection,
    before: engine.Connection | None,
    after: engine.Connection,
    name: str,
    sql: str,
) -> Difference:
    new = after.execute(sql).to_arrow_table()
    old = before.execute(sql).to_arrow_table() if before is not None else new.slice(0, 0)
    between.register("old_rows", old)
    between.register("new_rows", new)
    try:
        counted = between.execute(
            """
            select count(*) filter (o.k is null), count(*) filter (n.k is null),
                   count(*) filter (o.k is not null and n.k is not null and o.h <> n.h)
            from old_rows o full outer join new_rows n on o.k = n.k
            """
        ).fetchone()
    finally:
        between.unregister("old_rows")
        between.unregister("new_rows")
    gained, lost, changed = counted or (0, 0, 0)
    return Difference(name, old.num_rows, new.num_rows, gained, lost, changed)
