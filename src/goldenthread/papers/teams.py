"""What teams are called: the name that the records hold, with its code where two teams have one name."""

from collections import Counter
from collections.abc import Mapping

import pyarrow.parquet as pq

from goldenthread.measures.figures import Figure
from goldenthread.measures.run.session import Session

#: The dimension of which the records hold names.
TEAM = "team"
_JOINT = " / "


def team_names(session: Session) -> Mapping[str, str]:
    """The name of each team by its code, as the session's data version has it; no team without a name."""
    path = session.snapshot.tables.get("teams")
    if path is None or not path.is_file():
        return {}
    rows = pq.read_table(path, columns=["team_id", "team_name"]).to_pylist()
    held = {row["team_id"]: row["team_name"] for row in rows if row["team_name"]}
    many = Counter(held.values())
    return {code: name if many[name] == 1 else f"{name} ({code})" for code, name in held.items()}


def group_words(figure: Figure, teams: Mapping[str, str]) -> str:
    """A figure's group as a paper prints it: teams by name, what has none by its code, everything else as it is recorded."""
    dimensions = figure.breakdown.split("*")
    return _JOINT.join(
        teams.get(label, label) if dimension == TEAM else label
        for dimension, label in zip(dimensions, figure.group, strict=True)
    )
