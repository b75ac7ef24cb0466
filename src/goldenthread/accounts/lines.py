"""Whose supervision pages a reader may open: their own, and those of the teams that they manage."""

from goldenthread.access.policy import rule_of
from goldenthread.accounts.viewer import Viewer
from goldenthread.serving.opening import Served
from goldenthread.serving.staff import workers


def lines_of(viewer: Viewer, served: Served) -> frozenset[str]:
    """Workers whose supervision pages the reader may open, by id; empty for a role without such pages."""
    if not viewer.may("supervision"):
        return frozenset()
    scope, managed = viewer.scope("naming workers"), frozenset[str]()
    if rule_of(viewer.role).workers:
        everybody = workers(served)
        managed = frozenset(one.worker_id for one in everybody if scope.all_children or one.team in scope.team_ids)
    return managed | viewer.workers
