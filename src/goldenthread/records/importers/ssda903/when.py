"""Settling which collection year a return is of and the day it speaks of, and noticing a return of another year."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.records.errors import InputRefused, Problem, refuse_if_any
from goldenthread.records.findings import Findings
from goldenthread.records.importers.dates import read_date
from goldenthread.records.importers.language import DateOrder, Options
from goldenthread.records.importers.ssda903.recognise import year_containing, years_named
from goldenthread.records.importers.ssda903.years import FIRST_YEAR, LAST_YEAR, first_year_of
from goldenthread.records.limits import limit


def settle(paths: tuple[Path, ...], options: Options) -> tuple[int, date]:
    """The collection year and the date of a return. Raises `InputRefused` when neither names nor options say them.

    The year is the one named by the files or their folder, else the one in which ``--as-at`` lies. A return speaks of
    31 March; an extract made within its year speaks of the day that ``--as-at`` gives.
    """
    named = years_named(paths)
    problems = []
    where = paths[0].parent.name or paths[0].name
    if len(named) > 1:
        said = ", ".join(str(year) for year in sorted(named))
        problems.append(
            Problem(
                where, f"files of several years in one return ({said})", "Put each year's files in a folder of its own"
            )
        )
    elif not named and options.as_at is None:
        mend = "Name the folder after the year, such as 903/2025 or 2024-25, or say --as-at 2025-03-31"
        problems.append(
            Problem(where, "neither the files' names nor their folder's say which year the return is of", mend)
        )
    refuse_if_any(problems)
    year = next(iter(named)) if named else year_containing(options.as_at or date.min)
    end, start = date(year, 3, 31), date(year - 1, 4, 1)
    if options.as_at is None or options.as_at > end:
        return year, end
    if options.as_at < start:
        what = (
            f"the return of {year} begins on {start.isoformat()}, after the date asked for, {options.as_at.isoformat()}"
        )
        raise InputRefused.of(where, what, "Correct --as-at or the folder's name")
    return year, options.as_at


def days_of(column: pa.Array | pa.ChunkedArray, dates: DateOrder) -> pa.Array:
    """Texts as days, null where they are none; each distinct text is read once."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    encoded = whole.dictionary_encode()
    values = [read_date(text.strip(), dates) if text else None for text in encoded.dictionary.to_pylist()]
    return pa.array(values, pa.date32()).take(encoded.indices)


def check_year(episodes: pa.Table, year: int, as_at: date, dates: DateOrder, where: str, findings: Findings) -> None:
    """Refuse a return none of whose episodes touches its year; add a finding when most do not, or nothing happened in it."""
    begun, ended = days_of(episodes["decom"], dates), days_of(episodes["dec"], dates)
    start = date(year - 1, 4, 1)
    dated = pc.is_valid(begun)
    readable = pc.sum(dated).as_py() or 0
    if not readable:
        what = f"no DECOM of {episodes.num_rows:,} episodes can be read as a date ({dates})"
        raise InputRefused.of(where, what, "Say with --dates how they are written: dmy, mdy or iso")
    within = pc.and_(
        pc.less_equal(begun, pa.scalar(as_at)), pc.fill_null(pc.greater_equal(ended, pa.scalar(start)), True)
    )
    touching = pc.sum(pc.fill_null(within, False)).as_py() or 0
    latest = max(day for day in (pc.max(begun).as_py(), pc.max(ended).as_py()) if day is not None)
    said = f"{readable - touching:,} of {readable:,} episodes lie outside the year {start.isoformat()} to {as_at.isoformat()}"
    mend = "Check that the folder or file is named after the right year: 2024-25 is the collection of 2025"
    if not touching:
        raise InputRefused.of(
            where,
            f"none of the {readable:,} episodes touches the collection year {year}; the latest date is {latest.isoformat()}",
            mend,
        )
    share = limit("wrong-year-share")
    if readable - touching > share * readable:
        findings.add(
            "wrong-year",
            "error",
            f"This looks like the return of another year: {said}",
            mend,
            file=where,
            sheet="episodes",
        )
    elif latest < start:
        message = (
            f"Nothing begins or ends in the year: the latest date is {latest.isoformat()}, before {start.isoformat()}"
        )
        findings.add("wrong-year", "error", message, mend, file=where, sheet="episodes")


def check_modules(modules: list[str], year: int, findings: Findings, files: dict[str, str]) -> None:
    """Say which modules the collection did not have in that year, and when the year is one that no specification covers."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        findings.add(
            "year-not-covered", "query", f"The collections known are those of {FIRST_YEAR} to {LAST_YEAR}; {year} is read by the nearest",
            "Check the codes of that year by hand", sheet="episodes",
        )  # fmt: skip
    for module in modules:
        first = first_year_of(module)
        if year < first:
            findings.add(
                "module-out-of-year", "query", f"The module {module!r} was first collected in {first}, but the return is of {year}",
                "Check the year; the module is read all the same", file=files.get(module), sheet=module,
            )  # fmt: skip
