"""What waits for the reader in the improvement plan: their actions, what the figures ask, second persons, checks, decisions."""

from collections.abc import Iterator

from django.urls import reverse

from goldenthread.accounts.viewer import Viewer
from goldenthread.design.figures import many, whole
from goldenthread.plan.limits import STALE_WEEKS
from goldenthread.plan.models import Person
from goldenthread.plan.policies import can_do
from goldenthread.plan.reading import Reading, reading_of
from goldenthread.plan.standing import is_late, is_soon, is_stale
from goldenthread.plan.states import State
from goldenthread.programme.promises import Action
from goldenthread.web.home.pages import Ask


def promised(viewer: Viewer) -> Iterator[Ask]:
    """Everything of the plan that waits for a viewer, the most pressing first; nothing before a plan was loaded."""
    if not viewer.may("plan.own") or not (_runs(viewer) or Person.objects.filter(user=viewer.username).exists()):
        return  # who has nothing to do with the plan does not wait while it is read
    reading = reading_of(viewer)
    if reading is None:
        return
    own = [one for one in reading.plan.actions if reading.is_mine(one)]
    yield from _own(reading, own)
    yield from _asked(reading, own)
    if viewer.may("plan.agree"):
        yield from _second(reading)
    if viewer.may("boards.keep") and reading.proposed:
        yield Ask(
            f"{many(len(reading.proposed), 'action is', 'actions are')} proposed to be reopened",
            f"{reverse('plan')}?stands=complete",
            "The Board decides; record what it decided.",
        )


def _runs(viewer: Viewer) -> bool:
    return any(viewer.may(area) for area in ("plan.change", "plan.agree", "boards.keep"))


def _own(reading: Reading, own: list[Action]) -> Iterator[Ask]:
    mine = reverse("plan-mine")
    late = sum(is_late(one, reading.today) for one in own)
    if late:
        yield Ask(f"{many(late, 'action of yours is', 'actions of yours are')} past the date", mine)
    soon = sum(is_soon(one, reading.today) for one in own)
    if soon:
        yield Ask(f"{many(soon, 'action of yours is', 'actions of yours are')} due soon", mine)
    stale = sum(is_stale(one, reading.today, reading.plan.from_on) for one in own)
    if stale:
        note = f"Nobody wrote for more than {whole(STALE_WEEKS.value)} weeks."
        yield Ask(f"Say how {many(stale, 'action of yours goes', 'actions of yours go')}", mine, note)


def _asked(reading: Reading, own: list[Action]) -> Iterator[Ask]:
    """Questions that the reader answers: of their own actions; of all for who runs the plan."""
    keys = {one.key for one in own}
    runs = can_do(reading.viewer, "answer", ())
    open_ = [one for one in reading.questions if not one.answered and (runs or one.about in keys)]
    if open_:
        to = reverse("plan-guard") if reading.viewer.may("guard") else reverse("plan-mine")
        yield Ask(f"{many(len(open_), 'claim')} that the figures do not support", to, "Answer, or change the claim.")


def _second(reading: Reading) -> Iterator[Ask]:
    mine = reverse("plan-mine")
    others = [one for one in reading.plan.actions if not reading.is_mine(one)]
    waiting = sum(reading.state(one) is State.SAID for one in others)
    if waiting:
        yield Ask(f"{many(waiting, 'action waits', 'actions wait')} for a second person to agree", mine)
    due = sum(
        check.done_on is None and check.due <= reading.today
        for one in others
        if one.closure is not None
        for check in one.closure.checks
    )
    if due:
        yield Ask(f"{many(due, 'closed action is', 'closed actions are')} to be looked at again", mine)
