"""To whom findings can be handed: teams' inboxes and workers, of those that the one who hands them answers for."""

from goldenthread.access.policy import Reach, rule_of
from goldenthread.accounts.viewer import Viewer
from goldenthread.serving.opening import Served
from goldenthread.serving.staff import teams, workers

_PARTED = "|"


def choices_for(served: Served, viewer: Viewer) -> list[tuple[str, str]]:
    """Values and words of everybody a viewer may hand findings to, team by team."""
    everywhere = rule_of(viewer.role).reach is Reach.ALL
    found: list[tuple[str, str]] = [("", "Choose")]
    staff = workers(served)
    for team in teams(served):
        if not everywhere and team.team_id not in viewer.teams:
            continue
        found.append((f"{team.team_id}{_PARTED}", f"{team.name}: inbox of the team"))
        found += [
            (f"{team.team_id}{_PARTED}{one.worker_id}", f"{team.name}: {one.worker_id}")
            for one in staff
            if one.team == team.team_id
        ]
    return found


def recipient(value: str) -> tuple[str, str]:
    """Team and worker ("" for the inbox) of a value that `choices_for` gave."""
    team, _, worker = value.partition(_PARTED)
    return team, worker
