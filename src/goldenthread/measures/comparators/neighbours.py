"""The statistical neighbours: ten for each authority, nearest first, with how close each is, by year of the model."""

import re
from typing import Final

import pyarrow as pa

from goldenthread.measures.comparators.authorities import authorities
from goldenthread.measures.csv_lines import Lines
from goldenthread.records.errors import Problem

HOW_MANY: Final = 10
DATASET: Final = "statistical-neighbours"
WHO: Final = ("old_la_code", "la_name", "region_ind", "region_name")
PLACES: Final = tuple(f"SN_{place}" for place in range(1, HOW_MANY + 1))
CLOSENESS: Final = tuple(f"SN_{place}P" for place in range(1, HOW_MANY + 1))

SCHEMA: Final = pa.schema(
    [
        ("dataset", pa.string()),
        ("model", pa.int32()),
        *((name, pa.string()) for name in WHO),
        ("place", pa.int32()),
        ("neighbour", pa.string()),
        ("closeness", pa.string()),
        ("neighbour_text", pa.string()),
        ("closeness_text", pa.string()),
        ("file", pa.string()),
        ("line", pa.int32()),
    ]
)
"""One row for each authority and place of 1 to 10; the texts as published, beside them without blanks at their ends."""

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def is_neighbours(lines: Lines) -> bool:
    """Whether a file is the wide table of statistical neighbours."""
    return "old_la_code" in lines.heading and PLACES[0] in lines.heading


def model_in(name: str) -> int | None:
    """The year of the model as a file's name says it; None where it says none or more than one."""
    years = {int(year) for year in _YEAR.findall(name)}
    return years.pop() if len(years) == 1 else None


def read_neighbours(lines: Lines, model: int | None, problems: list[Problem]) -> pa.Table | None:
    """The neighbours in `SCHEMA`; adds every problem to ``problems`` and gives None when there is one."""
    found: list[Problem] = []
    wanted = (*WHO, *PLACES, *CLOSENESS)
    missing = [name for name in wanted if name not in lines.heading]
    unknown = [name for name in lines.heading if name not in wanted]
    for words, names in (("lacks", missing), ("has beside the known ones", unknown)):
        if names:
            what = f"the table of neighbours {words} the column {', '.join(names)}"
            found.append(Problem(lines.name, what, "Give the file as it is published"))
    if model is None:
        what = "the name of the file does not say the year of the model"
        found.append(Problem(lines.name, what, "Say which: the year in which the model was made"))
    if found:
        problems.extend(found)
        return None
    columns: dict[str, list[object]] = {name: [] for name in SCHEMA.names}
    seen: dict[str, int] = {}
    listed = {row[lines.heading.index("old_la_code")].strip() for _, row in lines.rows}
    listed |= {one.code for one in authorities()}
    for line, row in lines.rows:
        cells = dict(zip(lines.heading, row, strict=True))
        found.extend(_row_problems(f"{lines.name}, line {line}", cells, listed, seen, line))
        for place in range(1, HOW_MANY + 1):
            for name in WHO:
                columns[name].append(cells[name])
            code, how = cells[f"SN_{place}"], cells[f"SN_{place}P"]
            columns["dataset"].append(DATASET)
            columns["model"].append(model)
            columns["place"].append(place)
            columns["neighbour"].append(code.strip())
            columns["closeness"].append(how.strip())
            columns["neighbour_text"].append(code)
            columns["closeness_text"].append(how)
            columns["file"].append(lines.sha256)
            columns["line"].append(line)
    problems.extend(found)
    return None if found else pa.table(columns, schema=SCHEMA)


def _row_problems(
    where: str, cells: dict[str, str], listed: set[str], seen: dict[str, int], line: int
) -> list[Problem]:
    found: list[Problem] = []
    own = cells["old_la_code"].strip()
    named = [cells[name].strip() for name in PLACES]
    if own in seen:
        found.append(Problem(where, f"authority {own} stands on line {seen[own]} too", "Take one of the rows out"))
    seen.setdefault(own, line)
    strange = [code or "(blank)" for code in named if code not in listed]
    if strange:
        what = f"neighbours that are no authority: {', '.join(strange)}"
        found.append(Problem(where, what, "Give the file as it is published"))
    if own in named or len(set(named)) < len(named):
        found.append(Problem(where, "a neighbour is named twice, or is the authority itself", "Give it as published"))
    if not all(cells[name].strip() for name in CLOSENESS):
        found.append(Problem(where, "a neighbour has no closeness", "Give the file as it is published"))
    return found
