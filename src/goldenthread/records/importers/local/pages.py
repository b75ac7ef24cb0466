"""The pages that describe the schemas of local lists, made from the schemas themselves."""

from goldenthread.records.codes import code_set
from goldenthread.records.dictionary import families
from goldenthread.records.importers.language import Field, Sheet
from goldenthread.records.importers.local.examples import examples
from goldenthread.records.importers.local.schemas import SCHEMAS, field_name, has_standard
from goldenthread.records.tables import TABLES, Table

_MADE = "<!-- Made by 'make docs' from the table definitions. Do not edit. -->\n\n"
_KINDS = {
    "id": "id", "text": "short text", "code": "code", "date": "day", "datetime": "day and time", "integer": "whole number",
    "number": "number", "boolean": "yes or no", "json": "text",
}  # fmt: skip
_OWN = {
    "child_id": "The authority's own identifier of the child.",
    "id": "The row's own identifier where the list has one that stays the same from month to month; other lists refer to it.",
    "id_kind": "Which identifier `child_id` holds, where it is not the authority's own (`upn`, `case-number`…).",
}
_NAME = "A name: kept in the encrypted table of names only, unless names are switched off."

_CODES_SHOWN = 16


def pages() -> dict[str, str]:
    """Every page and example file by its name: an index, and for each schema a page and a CSV file."""
    made = {"README.md": _index()}
    made.update({f"{name}.md": _page(TABLES[name], sheet) for name, sheet in SCHEMAS.items()})
    made.update(examples())
    return made


def _index() -> str:
    lines = [
        _MADE + "# Schemas of local lists\n",
        (
            "One list a table. The file is called as the schema, its headings are the column names, days are written "
            "`2025-05-31`, codes as each page lists them. How lists are loaded and how a "
            "list of another shape is mapped: [Local lists](../inputs-local.md).\n"
        ),
    ]
    for family, tables in families().items():
        held = [table for table in tables if table.name in SCHEMAS]
        if held:
            lines += [f"\n## {family.capitalize()}\n", "| Schema | What it holds | Example |", "| --- | --- | --- |"]
            lines += [
                f"| [{table.name}]({table.name}.md) | {table.meaning} | [{table.name}.csv]({table.name}.csv) |"
                for table in held
            ]
    return "\n".join(lines) + "\n"


def _page(table: Table, sheet: Sheet) -> str:
    lines = [
        _MADE + f"# {table.name}\n",
        f"{table.meaning} Grain: {table.grain}. Example: [{table.name}.csv]({table.name}.csv).\n",
    ]
    if has_standard(table):
        same = ", ".join(f"`{name}`" for name in table.natural)
        whose = "the child" if table.subject == "person" else ""
        by = " and ".join(part for part in (whose, same) if part)
        lines.append(
            "A standard return or extract fills this table too: the list adds columns to the same rows, which are found by "
            f"{by}. A row that finds none becomes a row of its own.\n"
        )
    lines += ["| Column | Type | Needed | Meaning | Codes |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(table, item) for item in sheet.fields]
    return "\n".join(lines) + "\n"


def _row(table: Table, item: Field) -> str:
    column = next((column for column in table.columns if field_name(column) == item.name), None)
    meaning = column.meaning if column is not None else _OWN.get(item.name, "")
    if item.treat == "name":
        meaning = _NAME
    if column is not None and column.refers:
        own = f"[{column.refers}]({column.refers}.md)" if column.refers in SCHEMAS else f"`{column.refers}`"
        meaning += f" The `id` that the list of {own} or the case system gives it."
    codes = _codes(item) if item.codes else ""
    also = ", ".join(f"`{heading}`" for heading in item.headings)
    meaning += f" Also understood: {also}." if also else ""
    return f"| `{item.name}` | {_KINDS[item.kind]} | {'yes' if item.required else ''} | {meaning} | {codes} |"


def _codes(item: Field) -> str:
    """The codes themselves: who fills a list in wants them at hand."""
    codes = [f"`{code.code}`" for code in code_set(item.codes)]
    more = f" and {len(codes) - _CODES_SHOWN} more of `{item.codes}`" if len(codes) > _CODES_SHOWN else ""
    return ", ".join(codes[:_CODES_SHOWN]) + more
