"""``make bench``: every bar of the loads, each beside its rival in the same run."""

import sys
import tempfile
from pathlib import Path

from bench import replicate
from bench.book_bars import book_results
from bench.measure import Measured, Result, best, measure, python
from bench.papers import papers_results
from bench.scrutiny import scrutiny_results
from bench.web import Line, web_results

AS_AT = "2025-09-30"


def load(folder: Path, *paths: Path, options: tuple[str, ...] = ()) -> Measured:
    """Load into a new store."""
    store = folder / "store"
    said = ["--authority", "999", "--format", "json", *options]
    return measure(python("-m", "goldenthread.cli", "load", *map(str, paths), "--store", str(store), *said))


def bare(kind: str, path: Path, times: int = 3) -> Measured:
    """The rival, run several times."""
    return best([measure(python("-m", "bench.rivals", kind, str(path))) for _ in range(times)])


def loads(work: Path, name: str, *paths: Path, options: tuple[str, ...] = (), times: int = 2) -> Measured:
    """The load, run several times into new stores."""
    return best([load(work / f"{name}-{n}", *paths, options=options) for n in range(times)])


def is_child_or_event(heading: str) -> bool:
    """Columns of the Safeguarding Dataset that identify a child or an event (not a worker, team or code)."""
    shared = ("professional", "worker", "team", "staff", "dept", "role", "urn", "registration")
    return heading.endswith("_id") and not any(word in heading for word in shared)


def main(scale: float = 1.0) -> int:
    """Run every bar and print a table; returns 0 when all are met and 1 otherwise."""
    results: list[Result | Line] = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        out = work / "borough"
        command = [
            "borough",
            "--children",
            str(int(2500 * scale) or 50),
            "--years",
            "4",
            "--seed",
            "7",
            "--as-at",
            AS_AT,
            "--out",
            str(out),
        ]
        made = measure(python("-m", "goldenthread.cli", *command, "--formats", "ssd,annex-a,cin,903"))
        print(
            f"borough of {int(2500 * scale)} children made and written in {made.seconds:.1f} s, {made.megabytes:.0f} MB",
            flush=True,
        )
        results += _cin(work, out, scale)
        results += _ssda903(work, out, scale)
        results += _lists(work, out, scale)
        results += _ssd(work, out, scale)
        results += book_results(work, scale)
        results += scrutiny_results(work)
        results += papers_results(work)
        results += web_results(work / "web", int(1000 * scale) or 100)
    for result in results:
        print(result.line())
    return 0 if all("NOT MET" not in result.line() for result in results) else 1


def _cin(work: Path, out: Path, scale: float) -> list[Result]:
    census = max((out / "cin").glob("*.xml"))
    children = census.read_text(encoding="utf-8").count("<Child>")
    per_child = census.stat().st_size / children / 1e6
    ten, large = work / "ten.xml", work / "large.xml"
    count = replicate.xml(census, ten, per_child * (10_000 * scale - children / 2))
    replicate.xml(census, large, 200 * scale)
    small = Result(f"CIN census, {count:,} children", loads(work, "ten", ten), bare("xml", ten), 4, None, 300)
    big = Result(
        f"CIN census, {large.stat().st_size / 1e6:.0f} MB",
        loads(work, "large", large),
        bare("xml", large),
        2.5,
        None,
        None,
    )
    return [small, big]


def _ssda903(work: Path, out: Path, scale: float) -> list[Result]:
    year = max(path for path in (out / "903").iterdir() if path.is_dir())
    header = next(path for path in year.glob("*.csv") if "header" in path.name.casefold())
    children = sum(1 for _ in header.open(encoding="utf-8")) - 1
    copies = max(1, -(-int(10_700 * scale) // children))
    large = work / "903" / year.name
    for path in sorted(year.glob("*.csv")):
        replicate.csv_rows(path, large / path.name, copies, lambda heading: heading == "CHILD")
    what = f"SSDA903, {children * copies:,} children"
    return [Result(what, loads(work, "ssda903", large), bare("csv", large), None, 5, None)]


def _lists(work: Path, out: Path, scale: float) -> list[Result]:
    book = work / "lists.xlsx"
    cells = replicate.workbook(next((out / "annex-a").glob("*.xlsx")), book, int(2_000_000 * scale))
    options = ("--as-at", AS_AT, "--dates", "iso")
    return [
        Result(
            f"Ofsted lists, {cells:,} cells",
            loads(work, "lists", book, options=options),
            bare("workbook", book),
            2,
            None,
            None,
        )
    ]


def _ssd(work: Path, out: Path, scale: float) -> list[Result]:
    source, large = out / "ssd", work / "ssd"
    once = sum(sum(1 for _ in path.open(encoding="utf-8")) - 1 for path in source.glob("*.csv"))
    copies = -(-int(3_000_000 * scale) // once)
    rows = 0
    for path in sorted(source.glob("*.csv")):
        shared = any(word in path.name for word in ("professionals", "department"))
        rows += replicate.csv_rows(path, large / path.name, 1 if shared else copies, is_child_or_event)
    options = ("--as-at", AS_AT)
    return [
        Result(
            f"Safeguarding Dataset, {rows:,} rows",
            loads(work, "ssd", large, options=options, times=1),
            bare("csv", large, 1),
            None,
            60,
            None,
        )
    ]


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0))
