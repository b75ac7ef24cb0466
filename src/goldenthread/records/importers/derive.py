"""From parsed sheets to rows of our tables, kind by kind, before sources are merged."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from goldenthread.records.engine import at_once, side_by_side
from goldenthread.records.findings import Findings
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import DateOrder, Importer, Sheet, Specification, TableMap
from goldenthread.records.importers.mapped import READ_EARLY, SQL_TYPES, alias_sql, mapped_name
from goldenthread.records.importers.parse import TYPES, ParseContext, Parsed, fields_kept, parse
from goldenthread.records.tables import TABLES, Table
from goldenthread.records.tables.language import Column

__all__ = ["SQL_TYPES", "Derived", "derive"]

_BESIDE = (pa.field("_source", pa.string()), pa.field("_year", pa.int32()), pa.field("_as_at", pa.date32()))

_KNOWN = "_known_persons"


@dataclass
class Derived:
    """What deriving found beside the rows, which lie in the engine as ``mapped.<kind>__<table>``.

    ``kinds`` lists, for each table of ours, the kinds of source that filled it; ``spellings`` counts, by source, sheet
    and column, the cells that were understood through another spelling.
    """

    findings: Findings = field(default_factory=Findings)
    spellings: dict[str, dict[str, Mapping[str, Mapping[str, int]]]] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=dict)


def derive(
    connection: duckdb.DuckDBPyConnection,
    importer: Importer,
    deliveries: Sequence[Delivery],
    authority: str,
    into: Derived,
) -> None:
    """Parse the deliveries of one kind and fill ``mapped.<kind>__<table>`` for every table the kind holds.

    Each such table has the declared columns that the kind fills (`mapped_rows` gives the others, null), refs as aliases
    (see `alias_sql`), ``child_id``, ``person_key``, ``_alias``, ``_kind``, ``_source``, ``_as_at``, ``_file`` and
    ``_row``. Rows without a person or a required event date are findings and are not carried on.
    """
    views = _stack(importer, deliveries, into)
    for name, stacked in views.items():
        connection.register(name, stacked)
    try:
        # The sheets of all deliveries, as the latest describes them: each local list brings its own.
        ordered = sorted(deliveries, key=lambda item: (item.as_at, item.source))
        latest = ordered[-1]
        sheets: dict[str, Sheet] = {}
        for delivery in ordered:
            sheets.update(importer.sheets(delivery.extra, delivery.year))
        by_table: dict[str, list[TableMap]] = {}
        silent = {name for name, stacked in views.items() if not stacked.num_rows}
        for item in importer.maps(sheets, latest.extra):
            if not _says_nothing(item.sql, frozenset(views), silent):
                by_table.setdefault(item.table, []).append(item)
        connection.execute("create schema if not exists mapped")
        if importer.specification.borrowed_ids:
            connection.execute("create table if not exists mapped.said (refers varchar, alias varchar, said varchar)")

        # Handed over as the sheets are: of a table of its own the engine would know the length, and of the sheets not,
        # and it would look up the rows of the sheet by the child instead of the child by the rows.
        seen = {**views, _KNOWN: _known_persons(connection, sheets, views, authority)}

        def fill(cursor: duckdb.DuckDBPyConnection, table: str) -> list[pa.Table]:
            return _fill(cursor, TABLES[table], importer.specification, by_table[table], deliveries, authority)

        def see_sheets(cursor: duckdb.DuckDBPyConnection) -> None:
            for name, stacked in seen.items():
                cursor.register(name, stacked)

        for table, refused in zip(by_table, side_by_side(connection, fill, by_table, see_sheets), strict=True):
            into.findings.extend(refused)
            into.kinds.setdefault(table, []).append(importer.specification.kind)
    finally:
        for name in views:
            connection.unregister(name)


def _known_persons(
    connection: duckdb.DuckDBPyConnection,
    sheets: Mapping[str, Sheet],
    views: Mapping[str, pa.Table],
    authority: str,
) -> pa.Table:
    """Each child whom the sheets name (columns _said and _key): hashed once for all the rows that name the child."""
    parts = [
        f'select "{column}" as said from "{name}"'
        for name, sheet in sheets.items()
        for column in sheet.persons
        if name in views and views[name].num_rows and column in views[name].column_names
    ]
    union = " union all ".join(parts) or "select null::varchar as said"
    return connection.execute(
        f"""
        select _said, key12($authority || '|child-id|' || _said) as _key
        from (select distinct trim(said) as _said from ({union})) where _said <> ''
        """,
        {"authority": authority},
    ).to_arrow_table()


def _says_nothing(sql: str, sheets: frozenset[str], silent: set[str]) -> bool:
    """Whether a SELECT reads only sheets without rows, so that it gives none: most do when a few files are loaded."""
    named = sheets.intersection(re.findall(r"\w+", sql))
    return bool(named) and named <= silent


def _stack(importer: Importer, deliveries: Sequence[Delivery], into: Derived) -> dict[str, pa.Table]:
    """Every sheet of the kind with the rows of all its deliveries, sheets that nobody supplied with no rows."""
    sheets = [
        (delivery, name, sheet)
        for delivery in deliveries
        for name, sheet in importer.sheets(delivery.extra, delivery.year).items()
    ]

    def read(item: tuple[Delivery, str, Sheet]) -> Parsed | None:
        delivery, name, sheet = item
        cells = delivery.cells(name)
        files = {facts.short: facts.name for facts in delivery.files}
        context = ParseContext(delivery.source, delivery.year, _dates(importer, delivery), files)
        return None if cells is None else parse(sheet, cells, context)

    stacks: dict[str, list[pa.Table]] = {}
    for (delivery, name, sheet), parsed in zip(sheets, at_once(read, sheets), strict=True):
        stacks.setdefault(name, []).append(_empty(sheet))
        if parsed is None:
            continue
        into.findings.extend([parsed.findings])
        if parsed.spellings:
            into.spellings.setdefault(delivery.source, {})[name] = parsed.spellings
        stacks[name].append(_beside(parsed.table, delivery))
    return {name: pa.concat_tables(parts, promote_options="default") for name, parts in stacks.items()}


def _dates(importer: Importer, delivery: Delivery) -> DateOrder:
    said = delivery.extra.get("dates")
    return said if said in ("iso", "dmy", "mdy") else importer.specification.dates


def _empty(sheet: Sheet) -> pa.Table:
    fields = [pa.field(item.name, TYPES[item.kind]) for item in fields_kept(sheet)]
    fields += [pa.field("_file", pa.string()), pa.field("_row", pa.int32()), *_BESIDE]
    return pa.schema(fields).empty_table()


def _beside(table: pa.Table, delivery: Delivery) -> pa.Table:
    for column, value in zip(_BESIDE, (delivery.source, delivery.year, delivery.as_at), strict=True):
        table = table.append_column(column, pa.repeat(pa.scalar(value, column.type), table.num_rows))
    return table


def _fill(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    spec: Specification,
    maps: Sequence[TableMap],
    deliveries: Sequence[Delivery],
    authority: str,
) -> list[pa.Table]:
    """Run the maps of one table and give each row its person, its alias and the aliases of what it refers to; returns
    the findings about rows that were taken out."""
    kind, own_ids = spec.kind, spec.own_ids
    parts = " union all by name ".join(f"({item.sql})" for item in maps)
    given = set(connection.sql(parts).columns)
    allowed = {*table.names, "child_id", "id_kind", "source_id", "_source", "_as_at", "_file", "_row"}
    if given - allowed:
        raise ValueError(
            f"the {kind} map of {table.name} gives columns that the table does not have: {sorted(given - allowed)}"
        )
    held = (given | READ_EARLY | {table.event_date}) - {"child_id"}
    columns = [_column_sql(column, kind, own_ids, given) for column in table.columns if column.name in held]
    child = "nullif(trim(child_id), '')" if "child_id" in given else "null::varchar"
    # In a table that has an id_kind of its own it is that of the row, not of the child's identifier.
    said = "id_kind" in given and "id_kind" not in table.names
    id_kind = "coalesce(id_kind, 'child-id')" if said else "'child-id'"
    identifier = "source_id" if "source_id" in given else "null::varchar"
    person, known = "null::varchar", ""
    if table.subject == "person" and "child_id" in given:
        usual = f"_key is not null and {id_kind} = 'child-id'" if said else "_key is not null"
        person = f"case when {usual} then _key else key12($authority || '|' || {id_kind} || '|' || {child}) end"
        known = f"left join {_KNOWN} on _said = trim(child_id)"
    name = mapped_name(kind, table.name)
    own = own_ids or "$authority" in person
    connection.execute(
        f"""
        create or replace table {name} as
        select {"".join(f"{column}, " for column in columns)}{child} as child_id, {person} as person_key,
               {alias_sql(table.name, kind, own_ids, identifier)} as _alias, {identifier} as _source_id,
               '{kind}' as _kind, _source, {_dated(deliveries)} as _as_at, _file, _row::integer as _row
        from ({parts}) {known}
        """,
        {"authority": authority} if own else None,
    )
    if spec.borrowed_ids:
        _note_said(connection, table, kind, parts, given)
    return _refuse_rows(connection, table, name)


def _dated(deliveries: Sequence[Delivery]) -> str:
    """SQL for the date that a row's source speaks of, by which the merge tells which source knows more."""
    dates = {item.source.replace("'", "''"): item.as_at for item in deliveries}
    if len(dates) == 1:
        return f"date '{next(iter(dates.values()))}'"
    return "map {" + ", ".join(f"'{source}': date '{as_at}'" for source, as_at in sorted(dates.items())) + "}[_source]"


def _column_sql(column: Column, kind: str, own_ids: bool, given: set[str]) -> str:
    sql_type = SQL_TYPES[column.kind]
    if column.name not in given:
        return f'null::{sql_type} as "{column.name}"'
    if column.kind == "ref":
        return f'{alias_sql(column.refers, kind, own_ids, f"{chr(34)}{column.name}{chr(34)}")} as "{column.name}"'
    return f'"{column.name}"::{sql_type} as "{column.name}"'


def _note_said(connection: duckdb.DuckDBPyConnection, table: Table, kind: str, parts: str, given: set[str]) -> None:
    """Keep what refs said in words in ``mapped.said``: a list may name an event by the id that another source gave it."""
    for column in table.columns:
        if column.kind == "ref" and column.name in given:
            alias = alias_sql(column.refers, kind, False, f'"{column.name}"')
            connection.execute(
                f"""
                insert into mapped.said
                select distinct '{column.refers}', {alias}, "{column.name}" from ({parts}) where "{column.name}" is not null
                """
            )


def _refuse_rows(connection: duckdb.DuckDBPyConnection, table: Table, name: str) -> list[pa.Table]:
    """Take out rows that are about nobody or happened at no time; returns findings about them."""
    refused = []
    reasons = []
    if table.subject == "person":
        reasons.append(
            ("row-without-person", "person_key is null", "no identifier of the child", "Give the child's identifier")
        )
    dated = table.column(table.event_date) if table.event_date else None
    if dated is not None and dated.required:
        reasons.append(
            ("row-without-date", f'"{dated.name}" is null', f"no {dated.name.replace('_', ' ')}", "Give the date")
        )
    for rule, condition, what, mend in reasons:
        rows = connection.execute(
            f"select _source as source, _file as file, _row::bigint as row, child_id, person_key from {name} where {condition}"
        ).to_arrow_table()
        if rows.num_rows:
            count = rows.num_rows
            same = {
                "rule": rule,
                "severity": "error",
                "table": table.name,
                "message": f"A row with {what}: it is not loaded",
                "mend": mend,
            }
            for key, value in same.items():
                rows = rows.append_column(key, pa.repeat(pa.scalar(value, pa.string()), count))
            refused.append(rows)
            connection.execute(f"delete from {name} where {condition}")
    return refused
