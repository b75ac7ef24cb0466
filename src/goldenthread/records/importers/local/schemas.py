"""The schemas of local lists, made from the tables they fill: one a table, headed with the table's own column names."""

from collections import Counter
from difflib import get_close_matches

from goldenthread.records.importers.language import Field, FieldKind, Sheet, heading_key
from goldenthread.records.tables import TABLES, Table
from goldenthread.records.tables.language import Column

_FEED = "local:"
#: Texts that say which thing is meant rather than something about it: Excel must not make numbers of them.
_ID_ENDINGS = ("_id", "_number", "id_value")
#: Names that a list may hold and that go to the encrypted table of names alone.
_NAMES = {
    "people": (Field("forename", treat="name"), Field("surname", treat="name")),
    "workers": (Field("name", treat="name", headings=("worker_name", "full_name")),),
}
#: Tables without a child for subject whose rows may still be about one.
_ABOUT_A_CHILD = ("complaints",)


def fed_locally(column: Column) -> bool:
    """Say whether local lists feed the column."""
    return any(feed.startswith(_FEED) for feed in column.feeds)


def has_standard(table: Table) -> bool:
    """Say whether a standard return or extract fills the table too, so that a local list only adds to its events."""
    return any(column.feeds and not column.feeds[0].startswith(_FEED) for column in table.columns)


def field_name(column: Column) -> str:
    """The heading of a column: its own name, but ``plan_id`` for the reference ``plan_key``."""
    return f"{column.name.removesuffix('_key')}_id" if column.kind == "ref" else column.name


def schema_columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table that its local list may hold.

    A table that only local lists fill is there whole. Of a table that a standard fills too there are the columns that
    say which event it is and those that the standard lacks.
    """
    if not any(fed_locally(column) for column in table.columns):
        return ()
    keys = {table.event_date, *table.natural}
    whole = not has_standard(table)
    return tuple(column for column in table.columns if whole or fed_locally(column) or column.name in keys)


def make_schema(table: Table) -> Sheet:
    """The sheet by which a table's local list is read: identifiers first, then the table's columns."""
    columns = schema_columns(table)
    aliases = _aliases(columns)
    about_child = table.subject == "person" or table.name in _ABOUT_A_CHILD
    fields = [_field(table, column, aliases) for column in columns if column.name != "child_id"]
    own = Field("id", "id")
    if table.subject == "person":
        kinds = () if "id_kind" in table.names else (Field("id_kind", "code", codes="id_kind"),)
        fields = [Field("child_id", "id", required=True), own, *kinds, *fields]
    elif about_child:
        fields = [*fields, Field("child_id", "id"), own]
    else:
        fields = [*fields, own]
    fields += _NAMES.get(table.name, ())
    return Sheet(table.name, tuple(fields), persons=("child_id",) if about_child else ())


def _field(table: Table, column: Column, aliases: dict[str, str]) -> Field:
    name = field_name(column)
    kind: FieldKind
    if column.kind == "ref" or (column.kind == "text" and name.endswith(_ID_ENDINGS)):
        kind = "id"
    else:
        kind = column.kind
    needed = column.required or (has_standard(table) and column.name in table.natural)
    headings = (aliases[column.name],) if column.name in aliases else ()
    return Field(name, kind, codes=column.codes, required=needed, headings=headings)


def _aliases(columns: tuple[Column, ...]) -> dict[str, str]:
    """The short names that the tables give for local lists, where they differ from the heading and mean one column."""
    taken = {heading_key(field_name(column)) for column in columns} | {"id", "childid", "idkind"}
    short = {
        column.name: next(feed.removeprefix(_FEED) for feed in column.feeds if feed.startswith(_FEED))
        for column in columns
        if fed_locally(column)
    }
    uses = Counter(heading_key(name) for name in short.values())
    return {
        name: alias
        for name, alias in short.items()
        if heading_key(alias) not in taken and uses[heading_key(alias)] == 1
    }


#: Every schema by name, in the order of the data dictionary.
SCHEMAS: dict[str, Sheet] = {name: make_schema(table) for name, table in TABLES.items() if schema_columns(table)}

_BY_KEY = {heading_key(name): name for name in SCHEMAS}


def schema_called(name: str) -> str | None:
    """The schema that a file's or sheet's name stands for, by letters and digits only; None when there is none."""
    return _BY_KEY.get(heading_key(name))


def nearest(wanted: str, known: list[str], count: int = 1) -> list[str]:
    """The names in ``known`` most like ``wanted``, for a "did you mean"."""
    keys = {heading_key(name): name for name in known if heading_key(name)}
    return [keys[key] for key in get_close_matches(heading_key(wanted), list(keys), n=count, cutoff=0.6)]
