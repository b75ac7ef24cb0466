"""What refs lead to: the events that the rows they name became, joined while the rows that refer are placed."""

from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from threading import Event, Lock

import duckdb

from goldenthread.records.importers.mapped import unmet_sql
from goldenthread.records.tables import TABLES, Table


class Refs:
    """Which tables lead from an alias to the key of its event, as they come to be made by several threads.

    ``kinds`` lists the kinds of source of each table that has rows; ``own_ids`` the kinds whose rows carry ids of their
    own; ``borrowed`` the tables whose rows some list names by the id that another source gave them (see `derive`).
    """

    def __init__(self, kinds: Mapping[str, Sequence[str]], own_ids: frozenset[str], borrowed: frozenset[str]) -> None:
        self.borrowed = borrowed
        self._own_ids = own_ids
        self._kinds = {name: given for name, given in kinds.items() if given}
        self._referred = {column.refers for name in self._kinds for column in TABLES[name].columns if column.refers}
        self._done = {name: Event() for name in self._kinds}
        self._mappings: dict[str, str] = {}
        self._lock = Lock()

    def in_order(self) -> list[str]:
        """The tables that have rows, each behind those that it refers to."""
        return list(TopologicalSorter({name: self._leads_to(TABLES[name]) for name in self._kinds}).static_order())

    def is_referred(self, name: str) -> bool:
        """Whether rows of any table refer to those of this one."""
        return name in self._referred

    def wait_for(self, table: Table) -> None:
        """Wait until every table that this one refers to is made."""
        for name in self._leads_to(table):
            self._done[name].wait()

    def made(self, name: str, mapping: str | None) -> None:
        """Say that a table is made, and which table (columns alias, event_key) leads to its rows, if there is one."""
        if mapping is not None:
            with self._lock:
                self._mappings[name] = mapping
        self._done[name].set()

    def joined(self, table: Table) -> tuple[dict[str, str], str]:
        """SQL that points the refs of a table at events: an expression for each column, and LEFT JOINs behind its rows.

        A ref to a row that nobody supplied stays, and a check finds it.
        """
        values: dict[str, str] = {}
        joins: list[str] = []
        for number, column in enumerate(item for item in table.columns if item.refers):
            found = []
            if column.refers in self.borrowed and column.refers in self._kinds:
                # What a list calls the event by the id of another source goes before what it calls it itself.
                joins.append(
                    f"""
                    left join (
                        select distinct s.alias as _said{number}, i.event_key as _said_key{number}
                        from mapped.said s join {ids_name(column.refers)} i using (said) where s.refers = '{column.refers}'
                    ) on _said{number} = "{column.name}"
                    """
                )
                found.append(f"_said_key{number}")
            mapping = self._mappings.get(column.refers)
            if mapping is not None:
                joins.append(
                    f"left join (select alias as _alias{number}, event_key as _key{number} from {mapping}) "
                    f'on _alias{number} = "{column.name}"'
                )
                found.append(f"_key{number}")
            own = f'"{column.name}"'
            in_words = not self._own_ids.issuperset(self._kinds.get(table.name, ()))
            found.append(unmet_sql(own) if in_words else own)
            values[column.name] = f"coalesce({', '.join(found)})" if len(found) > 1 else found[0]
        return values, " ".join(joins)

    def forget(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Drop what led to events, when every table is made."""
        drops = [f"drop table {mapping}" for mapping in self._mappings.values()]
        drops += [f"drop table if exists {ids_name(name)}" for name in self.borrowed]
        connection.execute("; ".join([*drops, "drop table if exists mapped.said"]))

    def _leads_to(self, table: Table) -> set[str]:
        return {column.refers for column in table.columns if column.refers in self._kinds}


def mapping_name(name: str) -> str:
    """The engine's name of the table (columns alias, event_key) that leads to the rows of a table of ours."""
    return f'mapped."_alias_{name}"'


def ids_name(name: str) -> str:
    """The engine's name of the table (columns said, event_key) of the ids that any source gave to rows of a table."""
    return f'mapped."_ids_{name}"'
