"""What the figures ask, as a viewer may see it: at once for who runs the plan and for owners of theirs, later for the Board."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from goldenthread.accounts.viewer import Viewer
from goldenthread.measures.disclosure import policies
from goldenthread.plan import models
from goldenthread.plan.policies import owners_of, sees_at_once
from goldenthread.programme.guard import Gap
from goldenthread.programme.promises import Plan

#: What is told of a reason in the stead of numbers that some readers may not have.
_TOO_SMALL: Final = "One of its figures asks this. Its numbers are too small to be printed for you."


@dataclass(frozen=True, slots=True)
class Because:
    """One reason to ask: its code, the question in words, the arithmetic, since when, and whether somebody answered it.

    ``claimant`` says that who makes the claim, or runs the plan, did: not the director alone.
    """

    key: str
    code: str
    says: str
    arithmetic: str
    since: date
    open: date
    answered: bool
    claimant: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to a question, or the director's view of it."""

    on: date
    by: str
    text: str
    director: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as one viewer sees it, with the reasons that are theirs to see today."""

    number: int
    kind: str
    about: str
    title: str
    claimed: str
    shown: str
    gap: str
    evidence_days: int | None
    first_seen: date
    open_on: date
    gone_on: date | None
    reasons: tuple[Because, ...]
    answers: tuple[Said, ...]

    @property
    def answered(self) -> bool:
        """Whether every reason was answered."""
        return all(one.answered for one in self.reasons)

    @property
    def director_alone(self) -> bool:
        """Whether it is answered for some reason by the director's view alone."""
        return self.answered and not all(one.claimant for one in self.reasons)


def asked_for(viewer: Viewer, plan: Plan, today: date, *, gone: bool = False) -> tuple[Asked, ...]:
    """Questions that the guard asks now (or, ``gone``, no longer asks) as far as a viewer may see them, the widest gap first."""
    found = models.Question.objects.filter(plan=plan.key, gone_on__isnull=not gone).prefetch_related("answers")
    owners = {one.key: owners_of(one, plan.people) for one in plan.actions}
    mine = {key for key, users in owners.items() if viewer.username in users}
    at_once, may = sees_at_once(viewer), viewer.may("guard")
    order = [one.value for one in Gap]
    # A reason that was answered in an earlier question about the same thing is answered still: its key says both.
    given = models.Answer.objects.filter(question__plan=plan.key).values_list(
        "reasons", "director", "written_by", "question__about"
    )
    answered = {key for keys, *_ in given for key in keys}
    claimed = {
        key for keys, director, by, about in given if not director or by in owners.get(about, ()) for key in keys
    }
    told = _reads_small(viewer)
    seen = []
    for row in found.order_by("first_seen", "pk"):
        everything = at_once or row.about in mine
        if not everything and not may:
            continue
        reasons = tuple(one for one in _reasons(row, answered, claimed, told) if everything or one.open <= today)
        if reasons:
            seen.append(_asked(row, reasons))
    return tuple(
        sorted(seen, key=lambda one: (order.index(one.gap) if one.gap in order else len(order), one.first_seen))
    )


def _reads_small(viewer: Viewer) -> bool:
    """Whether a viewer's audience is told small numbers."""
    return viewer.audience is not None and not policies()[viewer.audience].protects


def _reasons(row: models.Question, answered: set[str], claimed: set[str], told: bool) -> Iterable[Because]:
    for one in row.reasons:
        since, opens = date.fromisoformat(one["since"]), date.fromisoformat(one["open"])
        says, arithmetic = (one["says"], one["arithmetic"]) if told or not one.get("small") else (_TOO_SMALL, "")
        yield Because(
            one["key"], one["code"], says, arithmetic, since, opens, one["key"] in answered, one["key"] in claimed
        )


def _asked(row: Any, reasons: tuple[Because, ...]) -> Asked:
    answers = sorted(row.answers.all(), key=lambda one: one.pk)
    return Asked(
        row.pk, row.kind, row.about, row.title, row.claimed, row.shown, row.gap, row.evidence_days, row.first_seen,
        min(one.open for one in reasons), row.gone_on, reasons,
        tuple(Said(one.on, one.by, one.text, one.director) for one in answers),
    )  # fmt: skip
