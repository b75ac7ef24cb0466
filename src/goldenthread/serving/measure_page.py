"""The page of one measure: readings, history, chart, teams, breakdowns, comparators, targets, definition and what harms it."""

import json
from typing import Any

from goldenthread.access.scope import Scope
from goldenthread.measures.disclosure import policies
from goldenthread.measures.kinds import Audience
from goldenthread.serving.editions import edition_for, may_break_down
from goldenthread.serving.extent import READ_MONTHS
from goldenthread.serving.figures import (
    FIGURE_COLUMNS,
    Entry,
    FigureRow,
    ReadRow,
    entries,
    entry_of,
    figure_from,
    period_of,
    periods,
    reading_from,
    teams_told,
)
from goldenthread.serving.measure_reading import (
    Beside,
    ByBreakdown,
    ChartPicture,
    Definition,
    Harm,
    Lag,
    MeasureReading,
    Rows,
    TargetSet,
    TeamLine,
)
from goldenthread.serving.opening import Served


def measure_page(served: Served, scope: Scope, audience: Audience, key: str, *, period: str = "") -> MeasureReading:
    """Everything about one measure; raises `NotAllowed` as `dashboard` does, and for a measure that is not there."""
    edition = edition_for(scope, audience)
    entry = entry_of(served, key)
    shown = period_of(served, period)
    may = [name for name in entry.breakdowns if may_break_down(scope, audience, name)]
    figures = _figures(served, edition, key)
    history = tuple(one for one in figures if not one.breakdown)
    first = period_of(served).label
    by_group = tuple(
        ByBreakdown(name, first, tuple(one for one in figures if one.breakdown == name and one.period == first))
        for name in may
        if name != "team"
    )
    rows = _read(served, edition, entry, "", shown.label)
    teams = _team_lines(served, edition, entry) if "team" in may else ()
    told, definition = _definition(served, key)
    protects = policies()[audience].protects
    told_of = (*history, *(one for by in by_group for one in by.rows), *(one.row.figure for one in teams))
    return MeasureReading(
        entry=entry,
        period=shown,
        periods=tuple(one for one in periods(served) if one.read),
        rows=tuple(rows),
        history=history,
        chart=_chart(served, edition, key),
        teams=teams,
        breakdowns=tuple(by for by in by_group if by.rows),
        withheld=tuple(name for name in entry.breakdowns if name not in may),
        beside=_beside(served, edition, key),
        targets=tuple(TargetSet(**one) for one in told["targets"]),
        harms=_harms(served, entry, definition, audience),
        lags=_lags(served, entry, protects, audience),
        definition=definition,
        hidden=sum(one.hidden for one in told_of),
    )


def _figures(served: Served, edition: str, key: str) -> list[FigureRow]:
    sql = f"select {FIGURE_COLUMNS} from figure where edition = ? and key = ? order by end_date, part, grp"
    return [figure_from(row) for row in served.connection().execute(sql, (edition, key))]


def _read(served: Served, edition: str, entry: Entry, breakdown: str, period: str) -> list[ReadRow]:
    """Readings of a measure for a period, of the whole or of every team, with their sparks."""
    connection = served.connection()
    last = next(number for number, one in enumerate(periods(served)) if one.label == period) + 1
    groups = [""] if not breakdown else [one.team for one in teams_told(served)]
    found = []
    for group in groups:
        at = (edition, breakdown, group, entry.place)
        lines = {
            part: tuple(json.loads(points)[max(0, last - READ_MONTHS) : last])
            for part, points in connection.execute(
                "select part_place, points from line where edition = ? and breakdown = ? and grp = ? and place = ?", at
            )
        }
        for row in connection.execute(
            "select * from reading where edition = ? and breakdown = ? and grp = ? and place = ? and period = ?",
            (*at, period),
        ):
            found.append(reading_from(row, entry, lines.get(row[5], ())))
    return found


def _team_lines(served: Served, edition: str, entry: Entry) -> tuple[TeamLine, ...]:
    names = {one.team: one for one in teams_told(served)}
    rows = _read(served, edition, entry, "team", period_of(served).label)
    return tuple(TeamLine(names[one.figure.group[0]], one) for one in rows)


def _chart(served: Served, edition: str, key: str) -> ChartPicture | None:
    sql = "select svg, headline, sentence, rows from chart where edition = ? and key = ?"
    row = served.connection().execute(sql, (edition, key)).fetchone()
    return ChartPicture(row[0], row[1], row[2], _rows(json.loads(row[3]))) if row is not None else None


def _beside(served: Served, edition: str, key: str) -> Beside | None:
    sql = "select said from comparator where edition = ? and key = ?"
    row = served.connection().execute(sql, (edition, key)).fetchone()
    if row is None:
        return None
    said = json.loads(row[0])
    return Beside(
        likeness=said["likeness"],
        differences=tuple(said["differences"]),
        refusals=tuple(said["refusals"]),
        notes=tuple(said["notes"]),
        period=said["period"],
        rows=_rows(said["rows"]),
        quartile=said.get("quartile", ""),
        rank=said.get("rank", ""),
        indicator=said.get("indicator", ""),
        neighbours=_rows(said.get("neighbours", ())),
    )


def _definition(served: Served, key: str) -> tuple[dict[str, Any], Definition]:
    row = served.connection().execute("select said from definition where key = ?", (key,)).fetchone()
    said = json.loads(row[0])
    beside = entries(served, said["beside"]) if said["beside"] else ()
    return said, Definition(
        facts=_rows(said["facts"]),
        unseen=said["unseen"],
        beside=beside,
        limits=_rows(said["limits"]),
        feeds=_rows(said["feeds"]),
        checks=_rows(said["checks"]),
        example=said["example"],
        sql=said["sql"],
    )


def _harms(served: Served, entry: Entry, definition: Definition, audience: Audience) -> tuple[Harm, ...]:
    """Findings of the rules that speak of what the measure reads, the most first."""
    policy = policies()[audience]
    titles = {row[0]: row[1] for row in definition.checks}
    if not titles or not entry.tables:
        return ()
    marks = [", ".join("?" for _ in one) for one in (titles, entry.tables)]
    sql = f"select rule, tbl, severity, team, number from quality where rule in ({marks[0]}) and tbl in ({marks[1]})"
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for rule, table, severity, team, number in served.connection().execute(sql, (*titles, *entry.tables)):
        found.setdefault((rule, table, severity), {})[team] = number
    harms = []
    for (rule, table, severity), by_team in found.items():
        number = sum(by_team.values())
        if policy.protects:
            told = None if policy.small(number) else number
            harms.append((number, Harm(rule, titles[rule], severity, table, told, ())))
        else:
            teams = tuple(sorted(by_team.items(), key=lambda one: (-one[1], one[0])))
            harms.append((number, Harm(rule, titles[rule], severity, table, number, teams)))
    # What is not told must not be told by where it stands either.
    ordered = sorted(harms, key=lambda one: (-(one[1].number or 0), one[1].rule, one[1].table))
    return tuple(one for _, one in ordered)


def _lags(served: Served, entry: Entry, protects: bool, audience: Audience) -> tuple[Lag, ...]:
    if not entry.tables:
        return ()
    marks = ", ".join("?" for _ in entry.tables)
    sql = f"select tbl, team, number, median, p90 from lag where tbl in ({marks}) order by tbl, team"
    found = [Lag(*row) for row in served.connection().execute(sql, entry.tables)]
    if protects:
        found = [one for one in found if not one.team and not policies()[audience].small(one.number)]
    return tuple(found)


def _rows(said: Any) -> Rows:
    return tuple(tuple(str(cell) for cell in row) for row in said)
