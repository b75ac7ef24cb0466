"""What waits for the reader: comments, files to confirm, grants and cover that end, and jobs that failed."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate, now

from goldenthread.accounts.models import Cover, Grant
from goldenthread.accounts.viewer import Viewer
from goldenthread.design.figures import day, many, moment
from goldenthread.jobs import states
from goldenthread.jobs.models import Job
from goldenthread.jobs.queries import title_of
from goldenthread.loads.models import Batch
from goldenthread.loads.stages import stage_of
from goldenthread.packs.rules import may_prepare
from goldenthread.packs.shelf import runs
from goldenthread.packs.shown import period_said
from goldenthread.papers.review import remarks
from goldenthread.records.errors import RecordsError
from goldenthread.serving.opening import Served
from goldenthread.trackers.models import Note
from goldenthread.trackers.notes import Standing
from goldenthread.trackers.unconfirmed import unconfirmed
from goldenthread.web.home.pages import Ask, Part
from goldenthread.web.home.promised import promised
from goldenthread.web.limits import EXPIRING_DAYS, FAILED_DAYS


def answers_part(viewer: Viewer, served: Served | None) -> Part:
    """Everything that waits, the most pressing kind first."""
    asks = (*_notes(viewer, served), *(ask for find in _FINDERS for ask in find(viewer)))
    return Part("What needs an answer", () if asks else ("Nothing waits for you.",), asks=asks)


def _notes(viewer: Viewer, served: Served | None) -> Iterator[Ask]:
    """What was said to be done and is still open in records that were loaded since: somebody must look."""
    if served is None or not viewer.may("trackers.note") or not Note.objects.exists():
        return
    found = unconfirmed(viewer, served)
    against = sum(one.said.standing is Standing.CONTRADICTED for one in found)
    if against:
        text = f"{many(against, 'thing', 'things')} said to be done stand open in the records"
        yield Ask(
            text, reverse("notes"), "Loaded since it was said. Record it in the case system, or take the note back."
        )


def _failed(viewer: Viewer) -> Iterator[Ask]:
    """Jobs of their own that failed; for who loads, everybody's. One that was asked for again since is left out."""
    since = now() - timedelta(days=FAILED_DAYS.value)
    wanted = Q(asked_by=viewer.username)
    if viewer.may("loads"):
        wanted |= Q(kind__startswith="loads.")
    for job in Job.objects.filter(wanted, state__in=(states.FAILED, states.LOST), ended_at__gte=since).order_by("-pk"):
        again = Job.objects.filter(kind=job.kind, given=job.given, pk__gt=job.pk).exists()
        if not again:
            text = f"{title_of(job)}: {states.WORDS[job.state].lower()}"
            yield Ask(text, reverse("job", args=[job.pk]), f"Asked for by {job.asked_by} on {moment(job.asked_at)}")


def _files(viewer: Viewer) -> Iterator[Ask]:
    """Files that were checked and wait to be loaded."""
    if not viewer.may("loads"):
        return
    waiting = Batch.objects.filter(snapshot="", withdrawn_at__isnull=True).select_related("check_job", "load_job")
    for batch in waiting.order_by("-pk"):
        if stage_of(batch).loadable:
            text = f"{many(len(batch.files), 'file')} were checked and wait to be loaded"
            yield Ask(text, reverse("load", args=[batch.pk]), f"Sent by {batch.sent_by} on {moment(batch.sent_at)}")


def _comments(viewer: Viewer) -> Iterator[Ask]:
    """Drafts with comments that nobody answered."""
    if not may_prepare(viewer.role):
        return
    for run in runs(settings.INSTALLATION.home, viewer.role):
        if run.status != "draft":
            continue
        try:
            open_ = sum(not one.answers for one in remarks(run.folder))
        except RecordsError:
            continue  # what was said of it was altered: its own page tells that
        if open_:
            text = f"{many(open_, 'comment')} to answer on {run.title}, {period_said(run.period)}"
            yield Ask(text, reverse("pack-run", args=[run.name]))


def _sent(viewer: Viewer) -> Iterator[Ask]:
    """Drafts that were sent to who does not prepare papers."""
    if not viewer.may("packs.read") or may_prepare(viewer.role):
        return
    for run in runs(settings.INSTALLATION.home, viewer.role):
        if run.status == "draft":
            text = f"A draft was sent to you: {run.title}, {period_said(run.period)}"
            yield Ask(text, reverse("pack-run", args=[run.name]), "Read it, and comment until it is made final.")


def _grants(viewer: Viewer) -> Iterator[Ask]:
    """Grants that end soon: everybody's for who gives them, else the reader's own. Nobody is told here whose record it is."""
    last = localdate() + timedelta(days=EXPIRING_DAYS.value)
    found = Grant.objects.filter(withdrawn_at__isnull=True, expiry_date__range=(localdate(), last)).select_related(
        "user"
    )
    gives = viewer.may("grants")
    for grant in found.order_by("expiry_date") if gives else found.filter(user=viewer.user_id).order_by("expiry_date"):
        whose = f"{grant.user.get_username()}'s" if gives else "Your"
        kind = Grant.Kind(grant.kind).label.lower()
        yield Ask(
            f"{whose} grant ({kind}) ends on {day(grant.expiry_date)}", reverse("grants") if gives else "", grant.reason
        )


def _cover(viewer: Viewer) -> Iterator[Ask]:
    """Cover that ends soon: of the reader's own post, or that the reader gives."""
    last = localdate() + timedelta(days=EXPIRING_DAYS.value)
    mine = Q(post__user=viewer.user_id) | Q(covered_by=viewer.user_id)
    found = Cover.objects.filter(mine, start_date__lte=localdate(), end_date__range=(localdate(), last))
    for one in found.select_related("post__user", "covered_by").order_by("end_date"):
        own = one.post.user_id == viewer.user_id
        text = (
            f"{one.covered_by.get_username()} covers for you"
            if own
            else f"You cover for {one.post.user.get_username()}"
        )
        where = reverse("cover") if viewer.may("cover") else ""
        yield Ask(f"{text} until {day(one.end_date)}", where, one.because)


_FINDERS: Final[tuple[Callable[[Viewer], Iterator[Ask]], ...]] = (
    promised,
    _failed,
    _files,
    _comments,
    _sent,
    _grants,
    _cover,
)
