"""A programme with something on each of its pages: a plan of two versions in every state, figures set beside it, boards that sit."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from django.utils.timezone import localdate
from tests.governance.seated import BOARD, PEOPLE, key, two_boards
from tests.pages.programme import load_programme
from tests.programme.samples import PLAN
from tests.web.papers import client_of, done

from goldenthread.accounts.by import By
from goldenthread.calendar import add_months
from goldenthread.governance.loading import load as load_boards
from goldenthread.plan.loading import load as load_plan
from goldenthread.plan.models import Question
from goldenthread.programme.boards import Comment, Governance
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.people import Person
from goldenthread.programme.promises import (
    Action,
    Check,
    Claim,
    Closure,
    Evidence,
    EvidenceKind,
    Expected,
    Fate,
    Mapped,
    Moves,
    Ownership,
    Plan,
)

_BY: Final = By("demo.programme-manager", "programme manager")
_OWNERS: Final = (*PEOPLE, "team manager")


def load_furnished(paper: str = "") -> None:
    """Load the sample programme and what `furnish` adds."""
    load_programme(_BY)
    furnish(paper)


def furnish(paper: str = "") -> None:
    """Add to the sample: a version with actions in every state, boards whose members sign in, what the figures ask of it.

    ``paper`` is the name of a frozen paper that the next meeting has before it.
    """
    today = localdate()
    look()
    load_plan(next_version(today), by=_BY)
    load_boards(_boards(today, paper), by=_BY)
    _sent(client_of("director").post("/plan/actions/posters/propose/", {"because": "The posters are gone"}))
    look()
    _let_everybody_see(today)


def look() -> None:
    """Set the plan beside its figures, as the worker does."""
    done(client_of("programme manager").post("/plan/asked/look/"))


def next_version(today: date) -> Plan:
    """The sample refreshed: what was open is kept but for one action, and each state that an action can have is there."""
    kept = tuple(one for one in PLAN.actions if one.key != "boards")
    mapped = tuple(Mapped(one.printed, (one.key,), Fate.KEPT) for one in kept)
    dropped = Mapped("2(i)", (), Fate.DROPPED, "Board, 3 March", "The board meets")
    people = tuple(Person(key(role), "", role.capitalize(), "Council", user=f"demo.{key(role)}") for role in _OWNERS)
    return replace(
        PLAN, version=3, before=2, people=(*PLAN.people, *people), mapped=(*mapped, dropped),
        actions=(*kept, *_actions(today)),
    )  # fmt: skip


def _actions(today: date) -> tuple[Action, ...]:
    """Green past its date with a figure, said to be complete, due to be looked at, and complete without lasting."""
    past = Due(DueKind.DATE, today - timedelta(days=240))
    agreed = add_months(today, -7)
    checks = (
        Check(3, add_months(agreed, 3), add_months(agreed, 3), True, "They still come", "director"),
        Check(6, add_months(agreed, 6)),
    )
    shown = (Evidence("e1", agreed, "head-of-service", EvidenceKind.DATA, "Who came"),)
    said = {"on": agreed, "by": "head-of-service", "evidence": ("e1",)}
    complete = Closure(**said, agreed_on=agreed, agreed_by="director", checks=checks)  # type: ignore[arg-type]
    figure = Expected("cp-visits-up-to-date", Moves.UP, subject="visits to children with plans")

    def action(name: str, number: str, text: str, owner: str, **more: Any) -> Action:
        return Action(name, number, "leadership", text, past, owned=(Ownership(None, (owner,)),), **more)

    return (
        action("reports", "2(iii)", "Share police reports within a day.", "partner-agency",
               claims=(Claim(past.on, "G", "partner-agency"),), expected=(figure,), recommendations=("peer-1",)),
        action("rota", "2(iv)", "Keep a rota of visits.", "team-manager", evidence=shown,
               closures=(Closure(today - timedelta(days=9), "team-manager", ("e1",)),)),
        action("training", "2(v)", "Train every manager.", "head-of-service", evidence=shown, closures=(complete,)),
        action("posters", "2(vi)", "Put up posters.", "head-of-service", evidence=shown, closures=(complete,)),
    )  # fmt: skip


def _boards(today: date, paper: str) -> Governance:
    """The boards; where there is a paper it is before the next meeting of each, with a comment that waits."""
    made = two_boards(today)
    if not paper:
        return made
    said = Comment(today, "lead-member", "Say what changed for children.")
    meetings = tuple(
        replace(one, items=(replace(one.items[0], pack=paper, comments=(said,)), *one.items[1:]))
        if one.on > today
        else one
        for one in made.meetings
    )
    assert any(one.board == BOARD and one.items[0].pack for one in meetings)
    return replace(made, meetings=meetings)


def _let_everybody_see(today: date) -> None:
    """Let the head start be over, before which the Board and inspectors see no question."""
    assert Question.objects.filter(gone_on__isnull=True).exists()
    for question in Question.objects.all():
        question.shown_to_board_on = today
        question.reasons = [{**one, "open": today.isoformat()} for one in question.reasons]
        question.save()


def _sent(answer: Any) -> None:
    assert answer.status_code == 302, answer.content.decode()
