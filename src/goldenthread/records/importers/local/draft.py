"""The text of a first mapping, with a comment beside every guess."""

from dataclasses import dataclass
from pathlib import Path

import tomlkit
from tomlkit.items import Table

from goldenthread.records.codes import code_set
from goldenthread.records.importers.language import DateOrder, Sheet
from goldenthread.records.importers.local.mapping import slug


@dataclass(frozen=True)
class Draft:
    """What is known of a list on the way to its first mapping (see `suggest`).

    ``matched`` {our column: (heading, how sure)}; ``codes`` {our column: {text: (code, whether somebody said so)}}.
    """

    path: Path
    table: str
    schema: Sheet
    sheet: str
    header_row: int
    matched: dict[str, tuple[str, float]]
    open: dict[str, tuple[str, ...]]
    order: DateOrder
    order_unsure: bool
    codes: dict[str, dict[str, tuple[str, bool]]]
    agencies: dict[str, str]
    left_out: tuple[str, ...]
    id_kind: str


def draft_text(draft: Draft) -> str:
    """The mapping file: what is settled as entries, what is not as comments that begin with a question mark."""
    document = tomlkit.document()
    document.add(
        tomlkit.comment(
            "A first mapping, made by matching headings and cells. Check every line; settle those that begin with '?'."
        )
    )
    document["name"] = slug(draft.path.stem)
    document["table"] = draft.table
    if draft.id_kind:
        document["id_kind"] = draft.id_kind
        document["id_kind"].comment("what the child's column holds; remove if it is the authority's own identifier")
    document["left_out"] = list(draft.left_out)
    file = tomlkit.table()
    file["pattern"] = draft.path.name
    file["pattern"].comment("put * where the name changes from month to month")
    if draft.sheet:
        file["sheet"] = draft.sheet
    if draft.header_row != 1:
        file["header_row"] = draft.header_row
    document["file"] = file
    document["columns"] = _columns(draft)
    dates = tomlkit.table()
    dates["order"] = draft.order
    if draft.order_unsure:
        dates["order"].comment("? day first or month first cannot be told from the dates; day first is taken")
    document["dates"] = dates
    if draft.agencies:
        attendance = tomlkit.table()
        for agency, heading in draft.agencies.items():
            attendance[agency] = heading
        document["attendance"] = attendance
    if draft.codes:
        document["codes"] = _codes(draft)
    return tomlkit.dumps(document)


def _columns(draft: Draft) -> Table:
    columns = tomlkit.table()
    for item in draft.schema.fields:
        if item.name in draft.matched:
            heading, how_sure = draft.matched[item.name]
            columns[item.name] = heading
            columns[item.name].comment(_said(how_sure))
        elif item.name in draft.open:
            near = (
                " or ".join(_quoted(heading) for heading in draft.open[item.name]) or "none of the headings is like it"
            )
            needed = " (needed)" if item.required else ""
            columns.add(tomlkit.comment(f"? {item.name} = {near}{needed}"))
    return columns


def _codes(draft: Draft) -> Table:
    codes = tomlkit.table(is_super_table=True)
    for name, texts in draft.codes.items():
        entries = tomlkit.table()
        known = ", ".join(code.code for code in code_set(draft.schema.field(name).codes))
        entries.add(tomlkit.comment(f"one of: {known}"))
        for text, (code, told) in texts.items():
            if told:
                entries[text] = code
            else:
                entries.add(tomlkit.comment(f"? {_quoted(text)} = {_quoted(code)}"))
        codes[name] = entries
    return codes


def _said(how_sure: float) -> str:
    if how_sure >= 1:
        return "sure"
    return f"{'likely' if how_sure >= 0.8 else 'perhaps'} ({how_sure:.0%})"


def _quoted(text: str) -> str:
    """A text as TOML writes it, on one line."""
    return tomlkit.string(text.replace("\n", " ").replace("\r", " ")).as_string()
