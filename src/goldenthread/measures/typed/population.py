"""Population by authority, year, age band and ethnicity, each with its vintage: which release of the estimates it is from."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.calendar import census_year_of
from goldenthread.measures.csv_lines import Lines, read_lines
from goldenthread.measures.home import damaged, read_loads, write_loads, writer
from goldenthread.records.errors import InputRefused, Problem, WrongUse
from goldenthread.records.store.files import hash_file, write_table

FOLDER: Final = "population"
COLUMNS: Final = ("authority", "name", "year", "band", "ethnicity", "population", "vintage", "source", "licence")
_BAND: Final = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")
_FIRST_YEAR, _LAST_YEAR = 1991, 2100


@dataclass(frozen=True, slots=True)
class Population:
    """How many residents of an age band there were at 30 June of a year.

    ``authority`` a DfE code, or ``england``, ``london``. ``band`` both ages included: 0-17, 10-17, or one age. ``ethnicity``
    empty for everyone. ``vintage`` the release of the estimates: a later one restates earlier years, so a trend is never
    made of two. ``note`` says so where another year had to stand in for the one asked for.
    """

    authority: str
    name: str
    year: int
    band: str
    ethnicity: str
    population: int
    vintage: str
    source: str
    licence: str
    note: str = ""


class PopulationTable:
    """The shipped table, and what a council has loaded beside it; of two rows about the same the later one holds."""

    def __init__(self, rows: Iterable[Population]) -> None:
        """Take rows in the order in which they were loaded."""
        self._rows: dict[tuple[str, int, str, str, str], Population] = {}
        self._vintages: dict[str, int] = {}
        for row in rows:
            self._rows[row.authority, row.year, row.band, row.ethnicity, row.vintage] = row
            self._vintages.setdefault(row.vintage, len(self._vintages))

    @classmethod
    def open(cls, home: Path | None = None) -> "PopulationTable":
        """The shipped rows, and those of a home folder. Raises `StoreDamaged`."""
        return cls((*shipped(), *(_held(home) if home is not None else ())))

    def population(
        self, authority: str, year: int, band: str = "0-17", vintage: str | None = None, ethnicity: str = ""
    ) -> Population:
        """The population at 30 June of a year; a band that is not held is added up from single years or smaller bands.

        Without a ``vintage`` the one loaded last answers. Raises `WrongUse` where the table cannot tell.
        """
        wanted = (
            [vintage] if vintage is not None else sorted(self._vintages, key=self._vintages.__getitem__, reverse=True)
        )
        for one in wanted:
            found = self._rows.get((authority, year, band, ethnicity, one)) or self._added(
                authority, year, band, ethnicity, one
            )
            if found is not None:
                return found
        of = f"{authority}, mid-{year}, ages {band}" + (f", {ethnicity}" if ethnicity else "")
        held = sorted({row.year for row in self._rows.values() if row.authority == authority})
        years = f"Years held: {held[0]} to {held[-1]}" if held else "Nothing is held for this authority"
        raise WrongUse.of("population", f"no population of {of}", f"{years}; load a table that has it")

    def for_rate(self, authority: str, end: date, band: str = "0-17", vintage: str | None = None) -> Population:
        """The population for a rate of a period that ends on a day: DfE uses the mid-year before the census year ends.

        A rate for any part of the year to 31 March 2018 is over the mid-2017 estimate. Where that is not held, the latest
        year before it stands in and the note says so. Source: DfE, Children in need, methodology. Raises `WrongUse`.
        """
        wanted = census_year_of(end) - 1
        years = sorted({year for code, year, *_ in self._rows if code == authority and year <= wanted}, reverse=True)
        refused: WrongUse | None = None
        for year in years or [wanted]:
            try:
                found = self.population(authority, year, band, vintage)
            except WrongUse as error:
                refused = refused or error
                continue
            if year == wanted:
                return found
            note = f"over the mid-{year} estimate, since that of mid-{wanted} is not held"
            return Population(**{**asdict(found), "note": note})
        raise refused or WrongUse.of("population", f"nothing is held for {authority}", "Load a table that has it")

    def _added(self, authority: str, year: int, band: str, ethnicity: str, vintage: str) -> Population | None:
        ages = ages_of(band)
        if ages is None:
            return None
        parts: list[Population] = []
        at, last = ages
        while at <= last:
            part = self._from(authority, year, ethnicity, vintage, at, last)
            if part is None:
                return None
            parts.append(part)
            at = (ages_of(part.band) or (at, at))[1] + 1
        total = sum(part.population for part in parts)
        return Population(**{**asdict(parts[0]), "band": band, "population": total})

    def _from(
        self, authority: str, year: int, ethnicity: str, vintage: str, first: int, last: int
    ) -> Population | None:
        """The widest band held that begins at an age and does not pass another."""
        for end in range(last, first - 1, -1):
            band = str(first) if end == first else f"{first}-{end}"
            found = self._rows.get((authority, year, band, ethnicity, vintage))
            if found is not None:
                return found
        return None


def ages_of(band: str) -> tuple[int, int] | None:
    """The first and last age of a band such as 0-17 or 5; None for anything else."""
    found = _BAND.fullmatch(band)
    if not found:
        return None
    first, last = int(found.group(1)), int(found.group(2) or found.group(1))
    return (first, last) if first <= last else None


@cache
def shipped() -> tuple[Population, ...]:
    """England, London, Barnet and its ten statistical neighbours, ages 0 to 17, mid-2012 to mid-2024."""
    text = files("goldenthread.measures.typed").joinpath("shipped", "population.csv").read_text(encoding="utf-8")
    return tuple(_population(row) for row in csv.DictReader(text.splitlines()))


def load_population(path: Path, home: Path, who: str, at: datetime | None = None) -> int:
    """Load a CSV table of population with the columns of `COLUMNS` into a home folder; returns its rows.

    Raises `InputRefused` with every problem in one pass, `WrongUse` without a name, and `StoreBusy`.
    """
    if not who.strip():
        raise WrongUse.of("who", "nobody is named as loading the file", "Say who loads it")
    problems: list[Problem] = []
    lines = read_lines(path, problems)
    rows = _checked(lines, problems) if lines else ()
    if problems or lines is None:
        raise InputRefused(*problems)
    moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    with writer(home, FOLDER) as folder:
        held = read_loads(home, FOLDER)
        name = f"{len(held) + 1:06}.parquet"
        digest = write_table(folder / name, pa.Table.from_pylist([asdict(row) for row in rows]))
        load = {
            "name": lines.name,
            "file": lines.sha256,
            "stored": digest,
            "loaded_at": moment,
            "loaded_by": who.strip(),
        }
        write_loads(folder, (*held, load))
    return len(rows)


def _held(home: Path) -> Iterable[Population]:
    for number, load in enumerate(read_loads(home, FOLDER), start=1):
        path = home / FOLDER / f"{number:06}.parquet"
        if not path.exists() or hash_file(path) != load.get("stored"):
            raise damaged(path, "the file is missing or is not what was written there")
        yield from (Population(**row) for row in pq.read_table(path).to_pylist())


def _checked(lines: Lines, problems: list[Problem]) -> Sequence[Population]:
    missing = [column for column in COLUMNS if column not in lines.heading]
    if missing:
        problems.append(Problem(lines.name, f"the file lacks the column {', '.join(missing)}", "Give all columns"))
        return ()
    rows: list[Population] = []
    seen: dict[object, int] = {}
    for line, cells in lines.rows:
        said = {name: text.strip() for name, text in zip(lines.heading, cells, strict=True)}
        where, before = f"{lines.name}, line {line}", len(problems)
        blank = [column for column in COLUMNS if column != "ethnicity" and not said[column]]
        if blank:
            problems.append(Problem(where, f"blank: {', '.join(blank)}", "Give every cell but ethnicity"))
        if said["year"] and not (said["year"].isdecimal() and _FIRST_YEAR <= int(said["year"]) <= _LAST_YEAR):
            problems.append(Problem(f"{where}, year", f"{said['year']!r} is not a year", "Give the year, such as 2017"))
        if said["population"] and not said["population"].isdecimal():
            what = f"{said['population']!r} is not a whole number"
            problems.append(Problem(f"{where}, population", what, "Write it without commas"))
        if said["band"] and ages_of(said["band"]) is None:
            what = f"{said['band']!r} is not a band of ages"
            problems.append(Problem(f"{where}, band", what, "Write it as 0-17, or one age as 5"))
        same = tuple(said[column] for column in ("authority", "year", "band", "ethnicity", "vintage"))
        if same in seen:
            problems.append(Problem(where, f"the same population stands on line {seen[same]} too", "Take one out"))
        seen.setdefault(same, line)
        if len(problems) == before:
            rows.append(_population(said))
    return rows


def _population(said: dict[str, str]) -> Population:
    return Population(
        said["authority"],
        said["name"],
        int(said["year"]),
        said["band"],
        said["ethnicity"],
        int(said["population"]),
        said["vintage"],
        said["source"],
        said["licence"],
    )
