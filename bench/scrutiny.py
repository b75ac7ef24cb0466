"""The bar of scrutiny: a table of 500 rows read, recognised and checked by every relation, as a whole process and alone.

The table is laid out as a quarterly report is: indicators with their parts, targets, directions and ratings, under a heading
for each theme, and it holds no fault. ``python -m bench.scrutiny`` prints the result; ``… alone FILE`` times the engine.
"""

import csv
import sys
import tempfile
import time
from datetime import date
from fractions import Fraction
from pathlib import Path

from bench.measure import Measured, Result, best, measure, python

ROWS = 500
_TIMES = 3
_HEADINGS = (
    *("Ref", "Indicator", "Unit", "Good is", "Period", "Target", "Numerator", "Denominator", "Previous", "Latest"),
    *("Change", "Direction of travel", "RAG", "England", "Commentary"),
)


def scrutiny_results(work: Path) -> list[Result]:
    """The whole process with its start, which has no bar of its own, and reading and checking alone."""
    path = work / "report.csv"
    rows = table(path)
    whole = best([measure(python("-m", "goldenthread.cli", "scrutinise", str(path))) for _ in range(_TIMES)])
    alone = best([measure(python("-m", "bench.scrutiny", "alone", str(path))) for _ in range(_TIMES)])
    inside = Measured(float(alone.printed), alone.megabytes, alone.printed)
    return [
        Result(f"Scrutiny of {rows:,} rows, whole process", whole, None, None, None, None),
        Result(f"Scrutiny of {rows:,} rows, read and checked", inside, None, None, 1, None),
    ]


def table(path: Path, rows: int = ROWS) -> int:
    """Write a clean table of so many rows, a heading of a theme above every twenty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        for number in range(rows):
            if number % 20 == 0:
                writer.writerow([f"Theme {number // 20 + 1}", *[""] * (len(_HEADINGS) - 1)])
            writer.writerow(_row(number))
    return rows


def _row(number: int) -> list[str]:
    of = 120 + number % 37
    count = 60 + number % 53
    latest = round(Fraction(100 * count, of), 1)
    previous = latest + Fraction(number % 9 - 4, 2)
    moved = latest - previous
    direction = "Improving" if moved > 0 else "Worsening" if moved < 0 else "Same"
    rating = "Green" if latest >= 50 else "Red"
    return [
        *(f"FS/{number + 1:03d}", f"Indicator of timeliness {number + 1}", "percent", "High", "Q4 2016/17", "50.0%"),
        *(str(count), str(of), f"{float(previous):.1f}%", f"{float(latest):.1f}%", f"{float(moved):+.1f}%"),
        *(direction, rating, f"{float(latest) + 1:.1f}%", "Held up by recording."),
    ]


def _alone(path: Path) -> float:
    """Seconds from the file to the findings, without the start of the process."""
    from goldenthread.scrutiny.engine import scrutinise
    from goldenthread.scrutiny.reading import read_paper
    from goldenthread.scrutiny.rules import load_rules

    rules = load_rules()
    started = time.perf_counter()
    report = scrutinise(read_paper([path], rules, date(2017, 4, 30)).paper, rules)
    seconds = time.perf_counter() - started
    if report.findings:
        raise ValueError(f"the table of the bar is clean, but: {report.findings[0]}")
    return seconds


if __name__ == "__main__":
    if sys.argv[1:2] == ["alone"]:
        print(_alone(Path(sys.argv[2])))
    else:
        with tempfile.TemporaryDirectory() as folder:
            for result in scrutiny_results(Path(folder)):
                print(result.line(), flush=True)
