"""The comparators of a home folder, opened to be asked."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.calendar import Period
from goldenthread.measures.comparators.authorities import (
    Authority,
    authority,
    codes_in,
    in_force,
    nearly_all,
    strangers,
)
from goldenthread.measures.comparators.catalogue import Catalogue, Indicator, catalogue
from goldenthread.measures.comparators.cells import Cell
from goldenthread.measures.comparators.compare import Comparison, Neighbour, averages, place_among
from goldenthread.measures.comparators.guard import Measured, Verdict, judge, published_only, refused
from goldenthread.measures.comparators.rank import NO_QUARTILE
from goldenthread.measures.comparators.store import Load, loads, table_of
from goldenthread.measures.kinds import Polarity
from goldenthread.records.errors import WrongUse

LOCAL, REGIONAL, NATIONAL = "Local authority", "Regional", "National"


class Comparators:
    """What was loaded into a home folder; of each dataset the file that was loaded last."""

    def __init__(self, home: Path, known: Catalogue | None = None) -> None:
        """Open the comparators; raises `StoreDamaged` where the list of loads cannot be read."""
        self._home = home
        self._known = known or catalogue()
        self.loads = loads(home)
        self._rows: dict[str, tuple[Cell, ...]] = {}

    @classmethod
    def open(cls, home: Path) -> "Comparators":
        """Open the comparators of a home folder; nothing loaded is no error until something is asked."""
        return cls(home)

    def latest(self, dataset: str) -> Load | None:
        """The load that answers for a dataset, or None."""
        return next((one for one in reversed(self.loads) if one.dataset == dataset), None)

    def cells(self, indicator: Indicator) -> tuple[Cell, ...]:
        """Every cell of an indicator: all places and years, in the file's order. Raises `StoreDamaged`."""
        if indicator.key not in self._rows:
            self._rows[indicator.key] = self._read(indicator)
        return self._rows[indicator.key]

    def years(self, indicator: Indicator) -> tuple[int, ...]:
        """The years that an indicator is published for, in order."""
        return tuple(sorted({cell.year for cell in self.cells(indicator)}))

    def cell(self, indicator: Indicator, year: int, code: str = "", region: str = "") -> Cell | None:
        """One cell: an authority's by DfE ``code``, a region's by name, or England's where neither is given."""
        level = LOCAL if code else REGIONAL if region else NATIONAL
        rows = [cell for cell in self.cells(indicator) if cell.year == year and cell.level == level]
        if not code:
            return next((cell for cell in rows if not region or cell.name == region), None)
        alone = next((cell for cell in rows if cell.codes == code), None)
        return alone or next((cell for cell in rows if code in codes_in(cell.codes)), None)

    def neighbours(self, code: str, model: int | None = None) -> tuple[int, tuple[Neighbour, ...]]:
        """The model's year and the ten neighbours, nearest first; (0, ()) where none is loaded.

        ``model`` asks for a year's; otherwise the newest year loaded answers, and of its loads the last.
        """
        held = [one for one in self.loads if one.kind == "neighbours" and model in (None, one.model)]
        if not held:
            return 0, ()
        chosen = max(enumerate(held), key=lambda item: (item[1].model, item[0]))[1]
        every = self._table(chosen).to_pylist()
        names = {row["old_la_code"].strip(): row["la_name"] for row in every}
        found = [
            Neighbour(row["place"], near, names.get(near) or authority(near).name, row["closeness"])
            for row in every
            if row["old_la_code"].strip() == code
            for near in (row["neighbour"],)
        ]
        return chosen.model, tuple(sorted(found, key=lambda one: one.place))

    def compare(
        self,
        what: str | tuple[str, str],
        code: str,
        period: Period | int | None = None,
        value: float | None = None,
        polarity: Polarity | None = None,
        *,
        measured: Measured | None = None,
        model: int | None = None,
    ) -> Comparison:
        """Put a figure beside England, the region, the neighbours and all authorities.

        ``what``      a measure's key, an indicator's key, or (dataset, column).
        ``period``    a published year (2025), a period of ours (the latest published year that ends by its end is
                      used, else the earliest), or None for the latest published.
        ``value``     our own figure; without it the published one of the authority stands in.
        ``polarity``  of the measure; without it the indicator's own.
        ``measured``  what the guard is to know of our figure; needed with ``value``, or nothing says it is alike and the
                      comparison is refused.
        Raises `WrongUse` for an authority that is none.
        """
        indicator = self._find(what)
        if isinstance(period, Period) and measured is not None and measured.period is None:
            measured = replace(measured, period=period)
        who = authority(code)
        direction = polarity or (indicator.polarity if indicator else Polarity.NONE)
        if indicator is None:
            return Comparison(None, who, 0, refused(f"no published figure is known beside {_said(what)}"), direction)
        load = self.latest(indicator.dataset)
        year = self._year(indicator, period) if load else None
        if load is None or year is None:
            missing = f"{indicator.dataset} was not loaded, or not for this year"
            return Comparison(indicator, who, 0, refused(missing), direction)
        verdict = self._verdict(indicator, year, value, measured)
        if not verdict.allowed:
            return Comparison(indicator, who, year, verdict, direction)
        return self._beside(indicator, who, year, value, direction, verdict, model, load)

    def _beside(
        self,
        indicator: Indicator,
        who: Authority,
        year: int,
        value: float | None,
        direction: Polarity,
        verdict: Verdict,
        model: int | None,
        load: Load,
    ) -> Comparison:
        published = self.cell(indicator, year, code=who.code)
        own = published if value is None else Cell(who.code, who.name, LOCAL, year, value, "", "", "", 0)
        on = indicator.basis.period(year).end
        local = [cell for cell in self.cells(indicator) if cell.year == year and cell.level == LOCAL]
        others = [cell for cell in local if cell is not published and _ranked(cell, on)]
        found, quarter = place_among(own, others, direction, indicator.places)
        if not nearly_all([cell.codes for cell in local], on):
            few = f"the file holds {len(local)} authorities for the year, too few for a rank among all"
            found, quarter, verdict = None, NO_QUARTILE, replace(verdict, notes=(*verdict.notes, few))
        model_year, near = self.neighbours(who.code, model)
        beside = tuple(self._with_cell(one, indicator, year) for one in near)
        average, middle, counted = averages(beside)
        return Comparison(
            indicator,
            who,
            year,
            verdict,
            direction,
            own,
            published,
            self.cell(indicator, year),
            self.cell(indicator, year, region=who.region),
            self.cell(indicator, year, region=who.part) if who.part else None,
            beside,
            model_year,
            average,
            middle,
            counted,
            found,
            quarter,
            load,
        )

    def _with_cell(self, one: Neighbour, indicator: Indicator, year: int) -> Neighbour:
        cell = self.cell(indicator, year, code=one.code)
        return replace(one, cell=cell, joint=cell.codes if cell is not None and cell.joint else "")

    def _verdict(self, indicator: Indicator, year: int, value: float | None, ours: Measured | None) -> Verdict:
        if ours is not None:
            return judge(ours, indicator, year)
        if value is not None:
            return refused("nothing was said of our figure, so nothing shows that it is like the published one")
        return published_only(indicator)

    def _find(self, what: str | tuple[str, str]) -> Indicator | None:
        if isinstance(what, tuple):
            of_column = [one for one in self._known.indicators if (one.dataset, one.column) == what]
            if len(of_column) > 1:
                keys = ", ".join(one.key for one in of_column)
                raise WrongUse.of(_said(what), f"the column holds several indicators: {keys}", "Ask for one by its key")
            return of_column[0] if of_column else None
        return self._known.indicator(what) or next(iter(self._known.for_measure(what)), None)

    def _year(self, indicator: Indicator, period: Period | int | None) -> int | None:
        years = self.years(indicator)
        if isinstance(period, int):
            return period if period in years else None
        if not years or period is None:
            return years[-1] if years else None
        by_then = [year for year in years if indicator.basis.period(year).end <= period.end]
        return by_then[-1] if by_then else years[0]

    def _read(self, indicator: Indicator) -> tuple[Cell, ...]:
        load = self.latest(indicator.dataset)
        if load is None:
            return ()
        table = self._table(load)
        rows = table.filter(pc.equal(table["indicator"], indicator.column)).to_pylist()
        return tuple(_cell(row) for row in rows if _fits(row["filters"], indicator.filters))

    @cached_property
    def _tables(self) -> dict[str, pa.Table]:
        return {}

    def _table(self, load: Load) -> pa.Table:
        if load.file not in self._tables:
            self._tables[load.file] = table_of(self._home, load)
        return self._tables[load.file]


def _ranked(cell: Cell, on: date) -> bool:
    """Whether a row takes part in ranks: its codes are known, and it was in force or was given a number all the same."""
    if strangers([cell.codes]):
        return False
    return cell.value is not None or any(in_force(code, on) for code in codes_in(cell.codes))


def _fits(filters: str, wanted: Mapping[str, str]) -> bool:
    if not wanted:
        return True
    said = json.loads(filters)
    return all(said.get(name) == value for name, value in wanted.items())


def _cell(row: Mapping[str, object]) -> Cell:
    level = str(row["geographic_level"]).strip()
    name = {LOCAL: "la_name", REGIONAL: "region_name"}.get(level, "country_name")
    year, line, value = cast(int, row["year"]), cast(int, row["line"]), cast("float | None", row["value"])
    codes = str(row["old_la_code"]).strip() if level == LOCAL else ""
    return Cell(codes, str(row[name]), level, year, value, str(row["symbol"]), str(row["text"]), str(row["file"]), line)


def _said(what: str | tuple[str, str]) -> str:
    return what if isinstance(what, str) else " ".join(what)
