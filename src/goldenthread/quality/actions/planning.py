"""Verbs about the programme: a round planned or ended, a list frozen, a sample drawn, a drawn case replaced."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing import planning
from goldenthread.auditing.model import Kind
from goldenthread.auditing.sampling.draws import Design, Excluded, Replaced, Why, draw, redraw
from goldenthread.auditing.sampling.files import draw_text
from goldenthread.auditing.sampling.frames import Compared, Frame, only_of
from goldenthread.auditing.tools.reading import current
from goldenthread.journal.actions import record
from goldenthread.quality import models
from goldenthread.quality.actions import audits
from goldenthread.quality.actions.begin import PURPOSE, refuse_if, refusing
from goldenthread.quality.actions.learning import ROUND, lead
from goldenthread.quality.forgetting import gone_from, is_forgotten
from goldenthread.quality.frames import PERSON, Source, made
from goldenthread.quality.people import may_audit, reached
from goldenthread.quality.planned import columns_of, draw_in, frame_in, in_force, next_key, round_of
from goldenthread.quality.reading import rules, served_now, tools

_KEEP: Final = "audits.keep"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list to be frozen: what it is called, where it comes from, which conditions its cases meet, and a file of children."""

    name: str
    source: Source
    only: tuple[str, ...] = ()
    upload: bytes = b""


def check_keeper(by: Viewer) -> None:
    """Raise `NotAllowed` for who does not keep the programme."""
    if not by.may(_KEEP):
        raise NotAllowed("The programme of audits is for those who keep it.")


@transaction.atomic
def plan_round(one: planning.Round, because: str, *, by: Viewer) -> models.Round:
    """Add a round to the programme; its key is given here. A theme that called for it has led there.

    Raises `Refused` with everything that is wrong with it.
    """
    check_keeper(by)
    made_ = _round(one, because, by)
    if one.learning:
        lead(one.learning, ROUND, f"A round of audits: {one.title}", by=by, round_key=made_.key)
    return made_


@transaction.atomic
def end_round(key: str, because: str, *, by: Viewer) -> models.Round:
    """End a round today, with the reason; what was given out stays. Raises `Refused` for one that has ended."""
    check_keeper(by)
    row = models.Round.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise NotAllowed("There is no such round for you.")
    refuse_if({} if because.strip() else {"because": "Enter why it ends"})
    with refusing():
        row.ended_on = planning.ended(round_of(row), localdate()).ended
    row.save(update_fields=["ended_on"])
    _record(by, "round ended", round=key, because=because.strip())
    return row


@transaction.atomic
def freeze_list(wanted: Listed, *, by: Viewer) -> models.Frame:
    """Freeze a list of whom ``by`` may see, for good. Raises `Refused` as `frames.made` does, and without a name."""
    check_keeper(by)
    return frozen(wanted, by)


@transaction.atomic
def draw_sample(
    frame: str, seed: str, design: Design, excluded: Iterable[Excluded] = (), round_: str = "", *, by: Viewer
) -> models.Sample:
    """Draw a sample from a frozen list, for a round or none. Raises `Refused` with every reason."""
    check_keeper(by)
    row = models.Frame.objects.filter(key=frame).first()
    belongs = models.Round.objects.filter(key=round_).first() if round_ else None
    if row is None or (round_ and belongs is None) or PERSON in frame_in(row).marks:
        raise NotAllowed("There is no such list of children for you.")
    return drawn(row, seed, design, tuple(excluded), belongs, by)


@transaction.atomic
def replace_case(key: str, case: str, why: Why, reason: str, *, by: Viewer) -> models.Sample:
    """Take a drawn case out with the reason, so that the next in order takes its place; its open audit is cancelled.

    Raises `Refused` for a case that is graded already, or was not drawn.
    """
    check_keeper(by)
    row = in_force(key)
    if row is None or not reached(served_now(), by.scope(PURPOSE), [case]):
        raise NotAllowed("There is no such case for you.")
    models.Sample.objects.select_for_update().get(pk=row.pk)
    refuse_if(_forgotten(row.frame))
    refuse_if({} if reason.strip() else {"reason": "Enter why it is replaced"})
    standing = models.Audit.objects.filter(sample__key=key, person_key=case).exclude(stage="cancelled").first()
    if standing is not None:
        audits.cancel(standing.key, f"replaced in the sample: {reason.strip()}", by=by)
    kept = draw_in(row)
    with refusing():
        again = draw(
            frame_in(row.frame), kept.seed, kept.design, kept.excluded, (*kept.replaced, Replaced(case, why, reason.strip()))
        )  # fmt: skip
    made_: models.Sample = models.Sample.objects.create(
        frame=row.frame, round=row.round, key=key, number=row.number + 1, because=reason.strip(), document=draw_text(again),
        **_stamp(by),
    )  # fmt: skip
    _record(by, "drawn case replaced", sample=key, number=made_.number, persons=[case], because=why.value)
    return made_


@transaction.atomic
def begin_cohort(
    wanted: Listed, tool: str, reviewers: Sequence[str], until: date, because: str, *, by: Viewer
) -> models.Round:
    """Freeze a list whose every child is reviewed, as a round of its own; it comes round again by the rule ``cohort_days``."""
    check_keeper(by)
    row, today = frozen(wanted, by), localdate()
    frame = frame_in(row)
    size = len(frame.items)
    one = planning.Round(
        "", wanted.name.strip(), Kind.COHORT_REVIEW, tool, today, until, planning.Every.ONCE, planning.Per.ROUND, size,
        tuple(reviewers),
    )  # fmt: skip
    made_ = _round(one, because, by, frame=row, next_on=today + timedelta(days=rules().cohort_days))
    drawn(row, f"{today.isoformat()} {row.key}", Design(size), (), made_, by)
    return made_


def frozen(wanted: Listed, by: Viewer) -> models.Frame:
    """Freeze a list, within a transaction of a verb that has checked who does it."""
    refuse_if({} if wanted.name.strip() else {"name": "Enter what the list is called"})
    served, scope = served_now(), by.scope("freezing a list for audits")
    with refusing("only"):
        only = tuple(only_of(one) for one in wanted.only)
        frame = made(served, scope, wanted.source, only, wanted.upload)
    row: models.Frame = models.Frame.objects.create(
        key=next_key(models.Frame, "L"), name=wanted.name.strip(), as_at=served.as_at, source=wanted.source.words,
        only=[str(one) for one in only], snapshot=served.snapshot, text=frame.text, fingerprint=frame.fingerprint,
        **_stamp(by),
    )  # fmt: skip
    _record(by, "list frozen", list=row.key, source=row.source, fingerprint=row.fingerprint, persons=persons_of(frame))
    return row


def drawn(
    row: models.Frame,
    seed: str,
    design: Design,
    excluded: tuple[Excluded, ...],
    round_: models.Round | None,
    by: Viewer,
) -> models.Sample:
    """Draw from a list, within a transaction of a verb that has checked who does it."""
    frame = frame_in(row)
    refuse_if(_forgotten(row) or _blank(frame, design))
    with refusing():
        found = draw(frame, seed.strip(), design, excluded)
    made_: models.Sample = models.Sample.objects.create(
        frame=row, round=round_, key=next_key(models.Sample, "S"), document=draw_text(found), **_stamp(by)
    )
    about = {"list": row.key, "sample": made_.key, "seed": found.seed, "persons": _people(frame, found.sample)}
    _record(by, "sample drawn", **about)
    return made_


def proof_of(row: models.Sample) -> tuple[str, ...]:
    """What differs when a sample is drawn again from its list, whose own fingerprint is worked out anew; empty: it is proved."""
    frame, gone = frame_in(row.frame), gone_from(row.frame.text)
    if gone:
        return (
            f"{gone} of the list were forgotten since it was frozen, as the law asks, and it can no longer be proved here",
        )
    if frame.fingerprint != row.frame.fingerprint:
        return ("the list that is kept is not the one that was frozen: its fingerprint is another",)
    return redraw(frame, draw_in(row))


def persons_of(frame: Frame) -> list[str]:
    """Keys of the children of a list, whether its cases are children or items."""
    return sorted({item.mark(PERSON) or item.key for item in frame.items if not is_forgotten(item.key)})


def _forgotten(row: models.Frame) -> dict[str, str]:
    """What is wrong with drawing from a list of which somebody was forgotten: the order of the others is no longer its own."""
    gone = gone_from(row.text)
    return {"": f"{gone} of the list were forgotten since it was frozen: freeze a new one"} if gone else {}


def _blank(frame: Frame, design: Design) -> dict[str, str]:
    """What is wrong with conditions that compare a number, where some cases have none."""
    said = []
    for one in design.only:
        blank = sum(item.mark(one.mark) == "" for item in frame.items) if one.test is not Compared.IS else 0
        if blank and one.mark in frame.marks:
            said.append(
                f"{one.mark} is not recorded of {blank} cases: freeze a list with this condition, which keeps them in"
            )
    return {"only": ". ".join(said)} if said else {}


def _people(frame: Frame, keys: Iterable[str]) -> list[str]:
    """Keys of the children of some of a list's cases."""
    persons = {item.key: item.mark(PERSON) or item.key for item in frame.items}
    return sorted({persons[key] for key in keys})


def _round(one: planning.Round, because: str, by: Viewer, **more: Any) -> models.Round:
    today = localdate()
    with refusing():
        planning.check_round(one)
    refuse_if(_who_audits(one.auditors, today))
    with refusing("tool"):
        current(one.tool, max(one.since, today), tools())
    keyed = replace(one, key=next_key(models.Round, "R"))
    row: models.Round = models.Round.objects.create(
        **columns_of(keyed), because=because.strip(), **more, **_stamp(by)
    )  # fmt: skip
    _record(by, "round planned", round=row.key, kind=row.kind, auditors=row.auditors)
    return row


def _who_audits(names: Iterable[str], today: date) -> Mapping[str, str]:
    cannot = [name for name in names if not may_audit(name, today)]
    return {"auditors": f"They hold no post that audits: {', '.join(cannot)}"} if cannot else {}


def _stamp(by: Viewer) -> dict[str, Any]:
    return {"written_by": by.username, "written_at": now()}


def _record(by: Viewer, what: str, **about: object) -> None:
    record(by.scope(PURPOSE), f"audits: {what}", about)
