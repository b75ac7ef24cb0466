"""Figures of a team, or of the teams of a service side by side, without a claim of cause."""

from collections.abc import Collection
from dataclasses import dataclass

from goldenthread.access.scope import Scope
from goldenthread.measures.kinds import Audience
from goldenthread.serving.dashboard import dashboard
from goldenthread.serving.figures import Entry, ReadRow, Team, not_there, teams_told
from goldenthread.serving.opening import Served


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One measure (or part of a mix) of several teams, in the order of the teams; None where a team has none of it."""

    entry: Entry
    part: str
    title: str
    rows: tuple[ReadRow | None, ...]
    whole: ReadRow | None


@dataclass(frozen=True, slots=True)
class TeamFigures:
    """The measures that can be told of some teams, for the period that is shown first; ``hidden`` of them are small."""

    teams: tuple[Team, ...]
    service: str
    period: str
    measures: tuple[SideBySide, ...]
    hidden: int


def team_figures(
    served: Served,
    scope: Scope,
    audience: Audience,
    *,
    team: str = "",
    service: str = "",
    chapter: str = "",
    keys: Collection[str] = (),
) -> TeamFigures:
    """Figures of a team, of every team of a service, or of all teams where neither is given; of some ``keys`` where given.

    Raises `NotAllowed` where the role may not read for the audience by team, and for a team or service that is not there.
    """
    every = teams_told(served)
    teams = tuple(one for one in every if (not team or one.team == team) and (not service or one.service == service))
    if not teams:
        raise not_there()
    whole = dashboard(served, scope, audience, chapter=chapter, worries_first=False, keys=keys)
    places = {(one.figure.key, one.figure.part): one for one in whole.rows}
    found = [
        {
            (one.figure.key, one.figure.part): one
            for one in dashboard(
                served, scope, audience, team=each.team, chapter=chapter, worries_first=False, keys=keys
            ).rows
        }
        for each in teams
    ]
    told = [place for place in places if any(place in mine for mine in found)]
    measures = tuple(
        SideBySide(
            places[place].entry,
            place[1],
            places[place].title,
            tuple(mine.get(place) for mine in found),
            places[place],
        )
        for place in told
    )
    hidden = sum(row.figure.hidden for one in measures for row in one.rows if row is not None)
    return TeamFigures(teams, service or (teams[0].service if team else ""), whole.period.label, measures, hidden)
