"""What harms figures: how many findings there are by rule, table and team, and how long entries take."""

import sqlite3
from collections.abc import Iterator
from typing import Final

import pyarrow as pa

from goldenthread.calendar import Period
from goldenthread.measures.run.session import Session
from goldenthread.records import engine
from goldenthread.records.tables import TABLES
from goldenthread.serving.figures_rows import Row
from goldenthread.serving.figures_tables import LAG, QUALITY, TEAM
from goldenthread.serving.given import Given

_RECORDED: Final = "recorded_at"
#: Days from the event to its entry; by team, where a team is named, and all together (null).
_LAG_SQL: Final = """
    with entered as (
        select {team} as team, date_diff('day', "{dated}"::date, recorded_at::date) as days
        from "{table}" where "{dated}" is not null and recorded_at::date > $since and recorded_at::date <= $until
    )
    select team, count(*), median(days), quantile_cont(days, 0.9) from entered where team is not null group by team
    union all
    select null, count(*), median(days), quantile_cont(days, 0.9) from entered having count(*) > 0
"""
_TEAMS_SQL: Final = """
    select team_id, arg_max(team_name, coalesce(opened_date, date '0001-01-01')),
        arg_max(service, coalesce(opened_date, date '0001-01-01'))
    from teams where team_id is not null group by team_id
"""


def write_harm(target: sqlite3.Connection, session: Session, given: Given, latest: Period) -> None:
    """Write the tables ``quality``, ``lag`` and ``figure_team``; entries are those of the year to the period's end."""
    target.executemany(QUALITY.insert, _findings(session.snapshot.findings()))
    connection = given.asker().connection
    target.executemany(LAG.insert, _lags(connection, latest))
    teams = connection.execute(_TEAMS_SQL).fetchall()
    target.executemany(TEAM.insert, [(team, name or team, service or "") for team, name, service in teams])


def _findings(found: pa.Table) -> Iterator[Row]:
    grouped = found.group_by(["rule", "table", "team_id", "severity"]).aggregate([([], "count_all")])
    for row in grouped.to_pylist():
        yield row["rule"], row["table"] or "", row["team_id"] or "", row["severity"], row["count_all"]


def _lags(connection: engine.Connection, latest: Period) -> Iterator[Row]:
    since = latest.same_period_last_year().end
    for name, table in TABLES.items():
        if _RECORDED not in table.names or not table.event_date:
            continue
        team = "team_id" if "team_id" in table.names else "null::varchar"
        sql = _LAG_SQL.format(team=team, dated=table.event_date, table=name)
        for row in connection.execute(sql, {"since": since, "until": latest.end}).fetchall():
            yield name, row[0] or "", *row[1:]
