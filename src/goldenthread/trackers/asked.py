"""What is asked of a tracker in its address, and the filters and columns that ask it."""

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from goldenthread.access.policy import rule_of
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.components import Column, FilterBar
from goldenthread.design.figures import many
from goldenthread.design.listing import SORT, Choices, filter_bar, page_of, sorted_column
from goldenthread.serving.due_rows import SORTS, STATUSES, DueFilter
from goldenthread.serving.opening import Served
from goldenthread.serving.staff import teams, workers
from goldenthread.trackers.limits import LISTED, WINDOWS

_NAMES: Final = ("team", "worker", "family", "status", "within", SORT, "page")
#: How many rows there are is known only when they are read: any page may be asked for, and the last is shown for one beyond.
UNTOLD: Final = 10**9
_WORDS: Final = {
    "overdue": "Overdue",
    "due-soon": "Due soon",
    "not-yet-due": "Not yet due",
    "excluded": "Left out for a recorded reason",
    "cannot-compute": "Cannot be computed",
}


def asked_of(request: HttpRequest) -> dict[str, str]:
    """What was asked, of what may be asked; the rest of an address is left aside."""
    return {name: request.GET[name] for name in _NAMES if request.GET.get(name)}


def filter_of(asked: Mapping[str, str], clock: str, most: int = LISTED.value) -> DueFilter:
    """The filter of an address, with at most so many rows; statuses and orders that there are none of ask for all."""
    status = tuple(one for one in asked.get("status", "").split(",") if one in STATUSES)
    within = int(asked["within"]) if asked.get("within", "") in {str(one.value) for one in WINDOWS} else None
    sort = asked.get(SORT, "")
    return DueFilter(
        clock=clock,
        team=asked.get("team", ""),
        worker=asked.get("worker", ""),
        family=asked.get("family", ""),
        status=status,
        within_days=within,
        sort=sort if sort in SORTS else "due",
        limit=most,
        offset=(page_of(asked, UNTOLD, most) - 1) * most,
    )


def bar(path: str, asked: Mapping[str, str], served: Served, viewer: Viewer, *, runs: bool = True) -> FilterBar:
    """Filters by team and worker, and of ``runs`` by status and window; a worker's own list needs neither of the former."""
    scope = viewer.scope("naming filters")
    own = not scope.all_children and not scope.team_ids
    named = [team for team in teams(served) if scope.all_children or team.team_id in scope.team_ids]
    of_team = asked.get("team", "")
    staff = [worker for worker in workers(served, of_team) if worker.ended is None] if of_team else []
    choices = list[Choices]()
    if runs:
        choices += [
            Choices("status", "Status", tuple((status, _WORDS[status]) for status in STATUSES)),
            Choices(
                "within", "Due within", tuple((str(one.value), many(one.value, "day")) for one in WINDOWS), "Any time"
            ),
        ]
    if not own:
        choices.append(Choices("team", "Team", tuple((team.team_id, team.name or team.team_id) for team in named)))
        # How much one worker has overdue is a figure about a member of staff: only who manages is offered it.
        if rule_of(viewer.role).workers:
            choices.append(Choices("worker", "Worker", tuple((worker.worker_id, worker.worker_id) for worker in staff)))
    elif len(scope.worker_ids) > 1:
        choices.append(Choices("worker", "Worker", tuple((worker, worker) for worker in sorted(scope.worker_ids))))
    return filter_bar(path, asked, choices)


def columns(path: str, asked: Mapping[str, str], *, clock: bool) -> tuple[Column, ...]:
    """The columns of a tracker; ``clock`` where rows are of several clocks."""
    made = [sorted_column(path, asked, "Child", "child")]
    if clock:
        made.append(sorted_column(path, asked, "What", "clock"))
    made += [
        sorted_column(path, asked, "Due", "due"),
        Column("Status"),
        sorted_column(path, asked, "Working days over", "worst", numeric=True),
        sorted_column(path, asked, "Worker and team", "worker"),
        Column("What was said"),
        Column("Read from"),
    ]
    if settings.INSTALLATION.case_link:
        made.append(Column("Case system, new tab"))
    return tuple(made)
