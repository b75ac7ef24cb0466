"""The part of the guide to the dataset that is made from the importer itself, so that it cannot go stale."""

import re

from goldenthread.records.importers.ssd.maps import MAPS
from goldenthread.records.importers.ssd.spec import SHEETS, UNUSED

_NAME = re.compile(r"\bssd_[a-z0-9_]+\b")


def feeds() -> dict[str, tuple[str, ...]]:
    """Our tables that each table of the dataset helps to fill, in the order of the dataset."""
    filled: dict[str, list[str]] = {name: [] for name in SHEETS}
    for item in MAPS:
        for name in dict.fromkeys(_NAME.findall(item.sql)):
            if name in filled and item.table not in filled[name]:
                filled[name].append(item.table)
    return {name: tuple(tables) for name, tables in filled.items()}


def pages() -> str:
    """Three tables in Markdown: what feeds what, what is left out of the tables read, and the tables left alone."""
    lines = ["| Table of the dataset | Fills |", "| --- | --- |"]
    lines += [f"| `{name}` | {', '.join(f'`{table}`' for table in tables)} |" for name, tables in feeds().items()]
    lines += [
        "",
        "| Table | Columns not stored | Names, kept apart and encrypted | Postcodes, dropped after use |",
        "| --- | --- | --- | --- |",
    ]
    for name, sheet in SHEETS.items():
        parts = {
            treat: ", ".join(f"`{item.name}`" for item in sheet.fields if item.treat == treat)
            for treat in ("drop", "name", "postcode")
        }
        if any(parts.values()):
            lines.append(f"| `{name}` | {parts['drop']} | {parts['name']} | {parts['postcode']} |")
    lines += ["", "| Table left alone | Why |", "| --- | --- |"]
    lines += [f"| `{name}` | {why} |" for name, why in UNUSED.items()]
    return "\n".join(lines) + "\n"
