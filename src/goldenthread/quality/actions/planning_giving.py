"""Giving the cases of a sample out: evenly, never anybody's own case or line, and some to be graded again blind."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from goldenthread.access.errors import NotAllowed
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.auditing.allotting import allot
from goldenthread.auditing.model import Audit, Case, Kind
from goldenthread.auditing.planning import graded_again
from goldenthread.quality import models
from goldenthread.quality.actions import audits
from goldenthread.quality.actions.begin import PURPOSE, refuse_if
from goldenthread.quality.actions.planning import check_keeper
from goldenthread.quality.forgetting import is_forgotten
from goldenthread.quality.people import case_of, closed_to, identifiers_of, involved, may_audit
from goldenthread.quality.planned import draw_in, in_force
from goldenthread.quality.reading import served_now
from goldenthread.records.errors import WrongUse
from goldenthread.serving.opening import Served


@dataclass(frozen=True, slots=True)
class Giving:
    """To whom a sample goes: ``auditors`` and ``moderators`` are user names; so many per cent are graded again."""

    auditors: tuple[str, ...]
    due: date | None = None
    moderators: tuple[str, ...] = ()
    second_percent: int = 0
    kind: Kind = Kind.REGULAR
    tool: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What came of it: audits ``made``, how many of them are graded ``again``, and cases ``left`` over with the reason.

    ``alone`` are those that were to be graded again and for which nobody could be named, with the reason.
    """

    made: tuple[Audit, ...]
    again: int
    left: tuple[tuple[str, str], ...]
    alone: tuple[tuple[str, str], ...]


@transaction.atomic
def give_out(key: str, giving: Giving, *, by: Viewer) -> Given:
    """Give out every case of a sample that nobody has, all in one. A round says its own kind and tool.

    Raises `NotAllowed` for who does not keep audits or a sample that is not there, and `Refused` for people who cannot
    audit, and where nothing is left to give.
    """
    check_keeper(by)
    row = in_force(key)
    if row is None:
        raise NotAllowed("There is no such sample for you.")
    models.Sample.objects.select_for_update().get(pk=row.pk)
    today, served = localdate(), served_now()
    refuse_if(_who(giving, today))
    kind, tool = (Kind(row.round.kind), row.round.tool) if row.round is not None else (giving.kind, giving.tool)
    due = giving.due
    if due is None and kind is Kind.COHORT_REVIEW and row.round is not None and row.round.until >= today:
        due = row.round.until
    waiting = ungiven(row)
    if not waiting:
        raise Refused.of("", "Every case of the sample was given out already")
    cases, left = _cases(served, by, waiting, today)
    seed = draw_in(row).seed
    shared = allot(cases, giving.auditors, seed, barred(served, cases, giving.auditors, today)) if cases else None
    made: list[Audit] = []
    left += list(shared.left) if shared is not None else []
    for case, auditor in shared.pairs if shared is not None else ():
        try:
            made.append(
                audits.allocate(audits.Wanted(kind, case, tool, auditor, due, row.round, row), by)
            )  # fmt: skip
        except Refused as refused:
            left.append((case, str(refused)))
    again, alone = _again(served, made, giving, seed, by, today)
    return Given(tuple(made), again, tuple(left), alone)


def ungiven(row: models.Sample) -> tuple[str, ...]:
    """Keys of the cases of a sample that have no audit in it, or only cancelled ones, in the order of the sample."""
    standing = set(
        models.Audit.objects.filter(sample__key=row.key).exclude(stage="cancelled").values_list("person_key", flat=True)
    )
    return tuple(one for one in draw_in(row).sample if one not in standing and not is_forgotten(one))


def barred(served: Served, cases: Sequence[Case], people: Collection[str], today: date) -> dict[str, frozenset[str]]:
    """Who may not audit which case, by its key: who works with the child or manages that, under any name they ever had,
    and to whom the record is not open."""
    near = {case.key: {case.worker, *case.line, *involved(served, case.key, today)} - {""} for case in cases}
    known = identifiers_of({*people, *(one for some in near.values() for one in some)}, today)
    ever = {key: frozenset(name for one in some for name in known[one]) for key, some in near.items()}
    return {
        case.key: frozenset(
            one for one in people if known[one] & ever[case.key] or closed_to(served, one, case.key, today)
        )
        for case in cases
    }


def _cases(
    served: Served, by: Viewer, keys: Iterable[str], today: date
) -> tuple[list[Case], list[tuple[str, str]]]:  # fmt: skip
    scope, found, left = by.scope(PURPOSE), list[Case](), list[tuple[str, str]]()
    for key in keys:
        try:
            found.append(case_of(served, scope, key, today))
        except WrongUse as error:
            left.append((key, " ".join(f"{one.what[0].upper()}{one.what[1:]}." for one in error.problems)))
    return found, left


def _again(
    served: Served, made: Sequence[Audit], giving: Giving, seed: str, by: Viewer, today: date
) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Name who grades again; how many were named, and those for whom nobody could be."""
    chosen = set(graded_again([one.case.key for one in made], giving.second_percent, seed))
    if not chosen:
        return 0, ()
    twice = [one for one in made if one.case.key in chosen]
    cases = [one.case for one in twice]
    never = barred(served, cases, giving.moderators, today)
    ids = identifiers_of({*giving.moderators, *(one.auditor for one in twice)}, today)
    for one in twice:
        same = (who for who in giving.moderators if ids[who] & ids[one.auditor])
        never[one.case.key] = never[one.case.key] | {one.auditor, *same}
    shared = allot(cases, giving.moderators, f"{seed} graded again", never)
    number, alone = 0, list(shared.left)
    keys = {one.case.key: one.key for one in twice}
    for case, moderator in shared.pairs:
        try:
            audits.ask_moderator(keys[case], moderator, by=by)
            number += 1
        except (Refused, NotAllowed) as refused:
            alone.append((case, str(refused)))
    return number, tuple(alone)


def _who(giving: Giving, today: date) -> dict[str, str]:
    problems = {}
    for field, names, needed in (
        ("auditors", giving.auditors, True),
        ("moderators", giving.moderators, giving.second_percent > 0),
    ):
        cannot = [name for name in names if not may_audit(name, today)]
        if cannot:
            problems[field] = f"They hold no post that audits: {', '.join(cannot)}"
        elif needed and not names:
            problems[field] = "Choose one person or more"
    if giving.due is not None and giving.due < today:
        problems["due"] = "It would be late from the first day: choose a day to come"
    return problems
