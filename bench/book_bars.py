"""The bars of measures: a large store made, the book counted for 72 months, and three sets beside SQL written by hand."""

import sys
import tempfile
from pathlib import Path

from bench import by_hand, in_pandas
from bench.measure import Measured, Result, best, measure, python

AS_AT = "2025-09-30"
ROWS = 3_000_000
_TIMES = 3


def book_results(work: Path, scale: float = 1.0) -> list[Result]:
    """Every bar of measures on a store of three million rows (times ``scale``)."""
    tables = work / "tables"
    rows = _made(work, tables, int(ROWS * scale))
    results = []
    for name, keys in by_hand.SETS.items():
        ours = best([_counted(tables, "-", *keys) for _ in range(_TIMES)])
        rival = best([_timed(measure(python("-m", "bench.book", "rival", str(tables), name))) for _ in range(_TIMES)])
        results.append(Result(f"{len(keys)} measures of {name}, by hand beside", ours, rival, 1.2, None, None))
    five = best([_counted(tables, "-", *in_pandas.KEYS) for _ in range(_TIMES)])
    frames = _timed(measure(python("-m", "bench.book", "rival", str(tables), "pandas")))
    results.append(Result("5 measures by every breakdown, pandas by team beside", five, frames, 1, None, None))
    for out, bar in (("-", 10), (str(work / "book.parquet"), 15)):
        whole = _counted(tables, out)
        _, definitions, observations = whole.printed.split()
        what = f"{definitions} definitions, 72 months, {rows:,} rows, {int(observations):,} figures"
        results.append(Result(what if out == "-" else "the same into Parquet", whole, None, None, bar * scale, 1000))
    return results


def _made(work: Path, tables: Path, rows: int) -> int:
    out, store = work / "seven", work / "seven-store"
    borough = ["borough", "--children", "1000", "--years", "7", "--seed", "9", "--as-at", AS_AT, "--out", str(out)]
    measure(python("-m", "goldenthread.cli", *borough, "--formats", "ssd,local"))
    given = ["--authority", "999", "--as-at", AS_AT, "--dates", "dmy", "--store", str(store)]
    measure(python("-m", "goldenthread.cli", "load", str(out / "ssd"), str(out / "local"), *given))
    return int(measure(python("-m", "bench.book", "prepare", str(store), str(tables), str(rows))).printed)


def _counted(tables: Path, *words: str) -> Measured:
    return _timed(measure(python("-m", "bench.book", "count", str(tables), *words)))


def _timed(run: Measured) -> Measured:
    """The time that the process itself says it took, without its start: that is the same for both."""
    return Measured(float(run.printed.split()[0]), run.megabytes, run.printed)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for result in book_results(Path(folder), float(sys.argv[1]) if len(sys.argv) > 1 else 1.0):
            print(result.line(), flush=True)
