"""What teams are called: the name that the records hold, with its code where two teams have one name."""

from collections import Counter
from collections.abc import Mapping

from goldenthread.measures.figures import Figure
from goldenthread.measures.run.session import Session

#: The dimension of which the records hold names.
TEAM = "team"
_JOINT = " / "


def team_names(session: Session) -> Mapping[str, str]:
    """The name of each team by its code, as the session's data version has it; no team without a name."""
    with session.asker() as asker:
        query = 'select team_id, team_name from "teams" where team_name is not null order by team_id'
        held: dict[str, str] = dict(asker.connection.execute(query).fetchall())
    many = Counter(held.values())
    return {code: name if many[name] == 1 else f"{name} ({code})" for code, name in held.items()}


def group_words(figure: Figure, teams: Mapping[str, str]) -> str:
    """A figure's group as a paper prints it: teams by name, what has none by its code, everything else as it is recorded."""
    dimensions = figure.breakdown.split("*")
    return _JOINT.join(
        teams.get(label, label) if dimension == TEAM else label
        for dimension, label in zip(dimensions, figure.group, strict=True)
    )
