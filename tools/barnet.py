"""Writes what Barnet's quarterly report is rebuilt from: typed figures, definitions, targets and benchmarks.

Everything comes from one table of published rows, so that nothing is typed twice. Run it after changing that table:
``.venv/bin/python -m tools.barnet``; a test says where what it writes is out of date.
"""

import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from goldenthread.measures.definitions import book
from goldenthread.measures.kinds import Polarity, Unit

FOLDER: Final = Path(__file__).parents[1] / "examples" / "barnet"
PERIOD: Final = "2016-17-Q4"
ROWS: Final = f"home/published/{PERIOD}/quarterly_indicators_2016_17_q4.csv"
PERIODS: Final = (
    ("2016-17-Q4", "result"),
    ("2016-17-Q3", "previous_result"),
    ("2015-16-Q4", "prior_year_result"),
)
#: The report does not print on which day each figure was given; this is the last day of its quarter.
GIVEN: Final = "2017-03-31"
WHO: Final = "London Borough of Barnet, Family Services"
_UNITS: Final = {
    "count": Unit.COUNT,
    "percent": Unit.PERCENT,
    "rate per 10,000": Unit.PER_10_000,
    "days": Unit.DAYS,
}
_POLARITIES: Final = {"bigger": Polarity.HIGHER, "smaller": Polarity.LOWER, "monitor": Polarity.NONE}
_WAYS: Final = {Polarity.HIGHER: "at_least", Polarity.LOWER: "at_most"}
_QUARTER: Final = "Jan-Mar 2017"
_BODIES: Final = (
    ("Statistical neighbours", "benchmark_statistical_neighbours"),
    ("London", "benchmark_london"),
    ("England", "benchmark_england"),
)
_MADE: Final = f"# Made by tools/barnet.py from {ROWS}. Do not edit.\n"

Row = Mapping[str, str]


def keys(rows: Iterable[Row]) -> dict[str, str]:
    """The key of each reference: that of a shipped typed measure that has it and is of the same unit, else its own."""
    shipped = {code: one for one in book().typed.values() for code in one.codes}
    found = {}
    for row in rows:
        one = shipped.get(f"report:{row['ref']}")
        same = one is not None and one.unit is _UNITS[row["unit"]]
        found[row["ref"]] = one.key if one is not None and same else row["ref"].casefold().replace("/", "-")
    return found


def written(rows: Sequence[Row]) -> dict[str, str]:
    """The text of every file by its path below `FOLDER`."""
    named = keys(rows)
    return {
        "figures.csv": _figures(rows, named),
        "home/benchmarks/quarterly.csv": _benchmarks(rows, named),
        "home/definitions/quarterly.toml": _definitions(rows, named),
        "home/settings/targets/quarterly.toml": _targets(rows, named),
    }


def _figures(rows: Sequence[Row], named: Mapping[str, str]) -> str:
    head = ("key", "title", "period", "numerator", "denominator", "value", "unit", "source", "who", "when", "note")
    lines = []
    for row in rows:
        for period, column in PERIODS:
            if not row[column]:
                continue
            parts = (row["numerator"], row["denominator"]) if column == "result" else ("", "")
            unit = _UNITS[row["unit"]].value
            said = (row["source"], WHO, GIVEN, _covers(row) if column == "result" else "")
            lines.append((named[row["ref"]], row["indicator"], period, *parts, row[column], unit, *said))
    return _csv(head, lines)


def _covers(row: Row) -> str:
    """The days that a figure of the quarter covers, where they are others than the quarter's own."""
    covered = row["period_covered"]
    return "" if covered == _QUARTER else covered[0].lower() + covered[1:] if row["period_kind"] == "as_at" else covered


def _benchmarks(rows: Sequence[Row], named: Mapping[str, str]) -> str:
    lines = [
        (named[row["ref"]], body, row[column], row["benchmark_period"], row["benchmark_source"], row["benchmark_note"])
        for row in rows
        for body, column in _BODIES
        if row[column]
    ]
    return _csv(("key", "body", "value", "period", "source", "note"), lines)


def _definitions(rows: Sequence[Row], named: Mapping[str, str]) -> str:
    shipped = book().typed
    lines = [_MADE, "format = 1", 'title = "Quarterly report"']
    for row in rows:
        key = named[row["ref"]]
        if key in shipped:
            continue
        lines += [
            "",
            "[[typed]]",
            f'key = "{key}"',
            f'title = "{row["indicator"]}"',
            f'says = "{row["indicator"]}, as the quarterly report prints it under {row["ref"]}."',
            f'unit = "{_UNITS[row["unit"]].value}"',
            f'polarity = "{_POLARITIES[row["polarity"]].value}"',
            f"places = {len(row['result'].partition('.')[2])}",
            f'source = {{ says = "{row["source"]}" }}',
            f'codes = ["report:{row["ref"]}"]',
        ]
    return "\n".join(lines) + "\n"


def _targets(rows: Sequence[Row], named: Mapping[str, str]) -> str:
    """The year's target, and the quarter's where it is another."""
    lines = [_MADE, "format = 1"]
    for row in rows:
        way = _WAYS.get(_POLARITIES[row["polarity"]], "")
        year, quarter = row["target_annual"], row["target_quarter"]
        for since, number in (("2016-17", year), ("2016-17-Q4", quarter if quarter != year else "")):
            if number:
                lines += [
                    "",
                    "[[target]]",
                    f'measure = "{named[row["ref"]]}"',
                    f'from = "{since}"',
                    'until = "2016-17"',
                    f"{way} = {number}",
                    'set_by = "London Borough of Barnet"',
                    "set_on = 2016-04-01",
                    f'source = "{row["source"]}"',
                ]
    return "\n".join(lines) + "\n"


def _csv(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    made = csv.writer(text, lineterminator="\n")
    made.writerow(head)
    made.writerows(lines)
    return text.getvalue()


def rows_of(folder: Path = FOLDER) -> list[Row]:
    """The published rows."""
    with (folder / ROWS).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> int:
    """Write every file; returns 0."""
    for name, text in written(rows_of()).items():
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
