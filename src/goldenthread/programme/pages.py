"""The page that describes the files of a programme, the schemes of ratings and what is asked, made from the data itself."""

from collections.abc import Iterator
from typing import Final

from goldenthread.programme.checks import asked
from goldenthread.programme.delivery import Standing, schemes
from goldenthread.programme.tables import SHEETS
from goldenthread.programme.tables.columns import Column, Kind, Sheet

_MADE: Final = "<!-- Made by 'make docs' from the columns, schemes and questions themselves. Do not edit. -->\n\n"


def plan_files_page() -> str:
    """The page as Markdown."""
    lines = [
        _MADE + "# Files of a programme\n",
        (
            "A programme is a folder of CSV files, or a workbook with a sheet for each, called and headed as below; files that "
            "hold nothing may be left out, and so may columns that are not needed. `goldenthread plan columns` prints the "
            "same. [How plans are read, checked and compared](../guides/plan.md)\n"
        ),
        "| File | A row is | Needed |",
        "| --- | --- | --- |",
        *(f"| [{one.name}](#{one.name}) | {one.means} | {'yes' if one.needed else ''} |" for one in SHEETS.values()),
    ]
    for sheet in SHEETS.values():
        lines += _sheet(sheet)
    return "\n".join([*lines, *_schemes(), *_questions()]) + "\n"


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"\n## {sheet.name}\n"
    if sheet.identity:
        yield f"No two rows have the same {', '.join(f'`{name}`' for name in sheet.identity)}.\n"
    yield "| Column | Holds | Needed | What it is |"
    yield "| --- | --- | --- | --- |"
    for column in sheet.every:
        headings = ", ".join(f"`{heading}`" for heading in column.headings)
        yield f"| {headings} | {_holds(column)} | {'yes' if column.needed else ''} | {column.means} |"


def _holds(column: Column) -> str:
    if column.kind is Kind.CHOICE:
        return ", ".join(f"`{one.value}`" for one in column.choices or ())
    refers = f" of [{column.refers}](#{column.refers})" if column.refers else ""
    return f"{column.kind.value}{refers}"


def _schemes() -> Iterator[str]:
    yield "\n## Schemes of delivery ratings\n"
    yield "A rating may stand beside where an action stands; one of them follows from the dates, steps and evidence alone.\n"
    for scheme in schemes().values():
        yield f"\n### {scheme.key}\n"
        yield f"{scheme.title}. Source: {scheme.source}\n"
        yield f"| Code | Label | {' | '.join(one.value.capitalize() for one in Standing)} |"
        yield f"| --- | --- |{' --- |' * len(Standing)}"
        for rating in scheme.ratings:
            cells = (
                "follows" if scheme.computed.get(one) == rating.code else "may" if one in rating.fits else ""
                for one in Standing
            )
            yield f"| {rating.code} | {rating.label} | {' | '.join(cells)} |"


def _questions() -> Iterator[str]:
    yield "\n## What is asked of a plan as it was loaded\n"
    yield "| Question | Why |"
    yield "| --- | --- |"
    for one in asked().values():
        yield f"| `{one.code}`: {one.title.casefold()} | {one.why} |"
