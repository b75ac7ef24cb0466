"""The room's audits as the local list ``audits`` of the records, so that what is counted of audits counts these."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.timezone import localdate

from goldenthread.access.scope import Scope
from goldenthread.accounts.models import Post
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit, Grade, Kind, Stage
from goldenthread.journal.actions import record
from goldenthread.quality import models
from goldenthread.quality.people import reached
from goldenthread.quality.planned import audits_seen
from goldenthread.quality.policies import unsettled
from goldenthread.quality.reading import journal, served_now
from goldenthread.quality.rows import audits_of
from goldenthread.serving.lists import known_of

#: The headings of the local list, in its own order.
COLUMNS: Final = (
    "id", "child_id", "kind", "allocated_date", "returned_date", "moderated_date", "grade", "moderated_grade", "theme",
    "auditor_id", "actions", "actions_done", "team_id", "worker_id",
)  # fmt: skip
_UNGRADED: Final = "not-graded"
#: Kinds that the records have no word for; a re-audit, a dip sample and the rest have their own.
_OTHER: Final = {Kind.PRACTICE_WEEK: ("other", "practice week"), Kind.COHORT_REVIEW: ("other", "review of a list")}

Cell = str | int | date | None


def audits_as_list(scope: Scope, viewer: Viewer | None = None) -> list[tuple[Cell, ...]]:
    """Every audit of a child whom the reader may see, a row each; journalled with the children before it is given.

    What was cancelled is left out. Where a second grade is out, or differs and is not settled, the row holds no grade for
    anybody: once the list is loaded it stands on the child's page, where who is yet to grade blind would read it. A person
    who is no worker of the records is left blank: the records know nobody else.
    """
    served, today = served_now(), localdate()
    rows = list(
        models.Audit.objects.exclude(stage=Stage.CANCELLED.value).select_related("round").order_by("allocated_on", "pk")
    )
    open_ = reached(served, scope, {row.person_key for row in rows})
    held = [row for row in rows if row.person_key in open_]
    known = known_of(served, scope, journal(), {row.person_key for row in held})
    record(scope, "audits: exported as a list", {"audits": len(held), "persons": sorted(known)})
    workers = _workers(today) | {
        worker: worker for (worker,) in served.connection().execute("select worker_id from worker")
    }
    themes = {row.key: row.round.title for row in held if row.round is not None and row.kind == Kind.THEMATIC.value}
    return [
        _row(unsettled(audit).audit, known[audit.case.key].child_id, themes.get(audit.key, ""), workers)
        for audit in (audits_seen(held, viewer) if viewer is not None else audits_of(held))
        if audit.case.key in known
    ]


def _row(audit: Audit, child: str, theme: str, workers: dict[str, str]) -> tuple[Cell, ...]:
    kind, said = _OTHER.get(audit.kind, (audit.kind.value, theme))
    first, second, graded = audit.first, audit.second, audit.kind.graded
    return (
        audit.key, child, kind, audit.allocated, first.on if first else None, second.on if second else None,
        _grade(audit.as_audited, first is not None, graded), _grade(audit.as_moderated, False, graded), said or None,
        workers.get(audit.auditor), len(audit.actions) if first else None,
        sum(one.done is not None for one in audit.actions) if first else None, audit.case.team,
        workers.get(audit.case.worker),
    )  # fmt: skip


def _grade(grade: Grade | None, done: bool, graded: bool) -> str | None:
    if grade is not None:
        return grade.value
    return _UNGRADED if done and not graded else None


def _workers(today: date) -> dict[str, str]:
    """The worker of the records whom each user is, where one of their posts says so."""
    posts: Sequence[Post] = list(
        Post.objects.exclude(worker_id="").filter(start_date__lte=today).select_related("user")
    )
    return {post.user.username: post.worker_id for post in posts}
