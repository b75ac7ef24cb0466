"""Audits for the pages of one's own audits: one of each that somebody grades, grades again, settles, acts on and closes."""

from datetime import timedelta

from django.utils.timezone import localdate
from tests.quality.cast import TOOL, grading, person, viewer_of

from goldenthread.accounts.models import Post, User
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.model import Audit, Grade, Kind, Whose
from goldenthread.quality.actions import audits, concerns, drafts
from goldenthread.quality.actions.audits import Wanted
from goldenthread.quality.models import FIRST
from goldenthread.serving.opening import Served

_AUDITOR, _OTHER = "demo.auditor", "qa.ann"


def audited(served: Served) -> dict[str, str]:
    """Give audits out and bring each so far; the names by which addresses find them."""
    if not User.objects.filter(username=_OTHER).exists():
        person(_OTHER, "auditor")
    keeper, today = viewer_of("demo.analyst"), localdate()
    own, others = _cases(served)
    due = _given(keeper, others[0], _AUDITOR)
    drafts.save(
        due.key, FIRST, {"domains": {"risk-1": {"grade": "good", "evidence": "Read\nwhole"}}}, 0, viewer_of(_AUDITOR)
    )
    blind = _given(keeper, others[1], _OTHER)
    audits.ask_moderator(blind.key, _AUDITOR, keeper)
    audits.grade(blind.key, grading(blind, Grade.INADEQUATE), viewer_of(_OTHER))
    apart = _given(keeper, others[2], _OTHER)
    audits.ask_moderator(apart.key, _AUDITOR, keeper)
    audits.grade(apart.key, grading(apart, Grade.GOOD), viewer_of(_OTHER))
    audits.grade_again(apart.key, grading(apart, Grade.INADEQUATE), viewer_of(_AUDITOR))
    ready = _given(keeper, others[3], _AUDITOR)
    audits.grade(ready.key, grading(ready, Grade.GOOD), viewer_of(_AUDITOR))
    audits.feed_back(ready.key, "Careful work.", True, today, viewer_of(_AUDITOR))
    acted = _acted(keeper, own)
    return {
        "audit_due": due.key, "audit_blind": blind.key, "audit_apart": apart.key, "audit_ready": ready.key,
        "audit_open": acted.key,
    }  # fmt: skip


def _acted(keeper: Viewer, child: str) -> Audit:
    """An audit of the practitioner's own case: inadequate, told, with an action done and one open, a concern not answered."""
    auditor, today = viewer_of(_AUDITOR), localdate()
    acted = _given(keeper, child, _AUDITOR)
    audits.grade(acted.key, grading(acted, Grade.INADEQUATE), auditor)
    for face in (True, False):
        audits.feed_back(acted.key, "The visits were warm; the plan was let lie.", face, today, auditor)
    audits.add_view(acted.key, Whose.CHILD, "Nobody tells me when they come.", today, auditor)
    for words in ("See the child alone", "Bring the case to supervision"):
        audits.add_action(acted.key, words, acted.case.worker, today + timedelta(days=5), auditor)
    audits.finish_action(acted.key, "1", today, "Case note of today", viewer_of(acted.case.worker))
    return concerns.raise_(acted.key, "The man who was to stay away was at the door.", auditor)


def _given(keeper: Viewer, child: str, auditor: str) -> Audit:
    return audits.allocate(Wanted(Kind.REGULAR, child, TOOL, auditor), keeper)


def _cases(served: Served) -> tuple[str, list[str]]:
    """A child whom the practitioner works with, and some of nobody who signs in."""
    workers = set(Post.objects.exclude(worker_id="").values_list("worker_id", flat=True))
    mine = Post.objects.get(user__username="demo.practitioner", end_date__isnull=True).worker_id
    held = served.connection().execute(
        """select h.person_key, h.worker_id from holding as h join person as p using (person_key)
           where p.restricted = 0 and h.worker_id is not null and h.team_id is not null order by 1"""
    ).fetchall()  # fmt: skip
    return next(key for key, worker in held if worker == mine), [key for key, worker in held if worker not in workers]
