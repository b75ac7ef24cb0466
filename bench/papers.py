"""The bar of papers: the monthly performance book, more than 30 pages with charts, built and written in four formats.

The rival is the same book in one format at a time, so that it shows what each costs. ``python -m bench.papers`` prints it.
"""

import sys
import tempfile
from pathlib import Path

from bench.measure import Measured, Result, best, measure, python

_TIMES = 3
_MOST_SECONDS = 5
_CHILDREN = "1200"
_AS_AT = "2025-09-30"


def papers_results(work: Path) -> list[Result]:
    """The whole process in four formats, with the pages of its PDF counted, and in each format alone."""
    files, store = work / "papers-files", work / "papers-store"
    borough = ["--children", _CHILDREN, "--years", "3", "--seed", "7", "--as-at", _AS_AT, "--formats", "ssd,local"]
    measure(python("-m", "goldenthread.cli", "borough", *borough, "--out", str(files)))
    load = [str(files / "ssd"), str(files / "local"), "--store", str(store), "--authority", "999", "--as-at", _AS_AT]
    measure(python("-m", "goldenthread.cli", "load", *load))
    every = best([_pack(work, store, "html,docx,xlsx,pdf", number) for number in range(_TIMES)])
    pages = _pages(next((work / "out-html-docx-xlsx-pdf-0").rglob("*.pdf")))
    results = [Result(f"Monthly book, {pages} pages, four formats", every, None, None, _MOST_SECONDS, None)]
    for form in ("html", "docx", "xlsx", "pdf"):
        results.append(Result(f"Monthly book, {form} alone", _pack(work, store, form, 0), None, None, None, None))
    return results


def _pack(work: Path, store: Path, formats: str, number: int) -> Measured:
    """One building, whole, into a folder of its own."""
    out = work / f"out-{formats.replace(',', '-')}-{number}"
    asked = ["--store", str(store), "--period", "2025-09", "--class", "confidential", "--formats", formats]
    asked += ["--out", str(out), "--home", str(work / f"home-{out.name}"), "--on", "2025-10-06"]
    return measure(python("-m", "goldenthread.cli", "pack", "monthly-performance-book", *asked))


def _pages(path: Path) -> int:
    """How many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(path).pages)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for result in papers_results(Path(folder)):
            print(result.line(), flush=True)
    sys.exit(0)
