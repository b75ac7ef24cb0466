"""Generated programmes: whoever tries what in whichever order, nothing impossible stands and nothing is overwritten."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

from django.conf import settings as site
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.plan.small import small_plan
from tests.plan.tables import AFTER, BY_ROLE, BY_STATE, OWN

from goldenthread.access.errors import NotAllowed
from goldenthread.access.of_home import journal_log
from goldenthread.accounts.by import By
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.calendar import add_months
from goldenthread.plan import actions, models
from goldenthread.plan.actions.begin import proposed
from goldenthread.plan.loading import load
from goldenthread.plan.queries import action_row, plan_as_value
from goldenthread.plan.standing import state_of
from goldenthread.programme.due import Due, DueKind
from goldenthread.programme.promises import Action, EvidenceKind, Expected, Moves

#: Who runs the plan tries twice as often: most of what others try is not theirs.
ROLES = (*BY_ROLE, "programme manager", "team manager", "partner agency", "elected member", "analyst")
USERS = {
    "head": "demo.head-of-service",
    "manager": "demo.team-manager",
    "police": "demo.partner-agency",
    "dcs": "demo.director",
}
#: In which post each of them is.
POSTS = {"head": "head of service", "manager": "team manager", "police": "partner agency", "dcs": "director"}
WORDS = {"said": "said to be complete", "proposed": "reopening proposed"}
KEYS = ("visits", "police", "done")
#: What only ever grows.
GROWS = ("slips", "claims", "updates", "owned", "evidence")


@dataclass
class Known:
    """What the test knows of an action, worked out apart from the room."""

    stands: str
    owners: tuple[str, ...]
    cover: str = ""
    evidence: int = 0
    open_steps: list[str] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    closer: str = ""
    proposer: str = ""
    checks: dict[int, date] = field(default_factory=dict)

    @property
    def users(self) -> set[str]:
        """User names of whose it is."""
        return {USERS[one] for one in (*self.owners, *([self.cover] if self.cover else []))}


class Programme(RuleBasedStateMachine):
    """People of every role try every verb on every action, while time passes."""

    def __init__(self) -> None:
        """A small plan, in a transaction that is undone."""
        super().__init__()
        self.day, self.count, self.changed = localdate(), 0, True
        self.clock = mock.patch("goldenthread.plan.actions.begin.localdate", side_effect=lambda: self.day)
        self.clock.start()
        self.held = transaction.atomic()
        self.held.__enter__()
        load(small_plan(), by=By("tests", "programme manager"))
        visits = models.Expected.objects.get(action__key="visits")
        self.known = {
            "visits": Known("open", ("manager",), evidence=1, links=[visits.pk]),
            "police": Known("open", ("police",)),
            "done": Known("complete", ("dcs",), evidence=1, closer="tests", checks={6: date(2026, 3, 9)}),
        }
        self.before = {one.key: one for one in plan_as_value().actions}

    def teardown(self) -> None:
        """Undo it all."""
        transaction.set_rollback(True)
        self.held.__exit__(None, None, None)
        self.clock.stop()

    @rule(days=st.integers(1, 120))
    def time_passes(self, days: int) -> None:
        """Checks come due."""
        self.day += timedelta(days=days)

    @rule(
        key=st.sampled_from(KEYS), role=st.sampled_from(tuple(BY_ROLE)), turn=st.integers(0, 3), refused=st.booleans()
    )
    def it_goes_on(self, key: str, role: str, turn: int, refused: bool) -> None:
        """What leads an action on is tried, so that every state is come to; then what it does not allow any more."""
        known = self.known[key]
        onward = sorted(verb for verb in BY_STATE[known.stands] if verb in AFTER)
        self.somebody_tries(onward[turn % len(onward)], key, role, "dcs")
        others = sorted(set().union(*BY_STATE.values()) - BY_STATE[known.stands])
        for verb in others if refused else ():
            self.somebody_tries(verb, key, "programme manager", "head")

    @rule(key=st.sampled_from(KEYS), verb=st.sampled_from(sorted(OWN - {"answer"} | {"agree", "send back", "check"})))
    def the_owner_tries(self, key: str, verb: str) -> None:
        """Whose it is may say how it goes, and never that it is agreed."""
        self.somebody_tries(verb, key, POSTS[self.known[key].owners[0]], "head")

    @rule(
        verb=st.sampled_from(sorted(OWN - {"answer"} | set().union(*BY_STATE.values()))),
        key=st.sampled_from(KEYS),
        role=st.sampled_from(ROLES),
        owner=st.sampled_from(sorted(USERS)),
    )
    def anybody_tries(self, verb: str, key: str, role: str, owner: str) -> None:
        """Whatever it is."""
        self.somebody_tries(verb, key, role, owner)

    def somebody_tries(self, verb: str, key: str, role: str, owner: str) -> None:
        """It is done exactly where role, state, second person and what it needs allow it."""
        known, user = self.known[key], f"demo.{role.replace(' ', '-')}"
        by = Viewer(1, user, role, role, 1)
        allowed = verb in BY_ROLE.get(role, set()) or (verb in OWN and user in known.users)
        fits = verb in BY_STATE[known.stands] and self._fits(verb, known, user, owner)
        self.count += 1
        try:
            result = self._do(verb, key, by, owner)
        except NotAllowed:
            found = "not theirs"
        except Refused:
            found = "refused"
        else:
            found = "done"
            self._learn(verb, known, user, owner, result)
            self.changed = True
        wanted = "not theirs" if not allowed else "done" if fits else "refused"
        assert found == wanted, f"{verb} on {key}, which is {known.stands}, by {role}"

    def _fits(self, verb: str, known: Known, user: str, owner: str) -> bool:
        second = user != known.closer and user not in known.users
        checks = [months for months, due in known.checks.items() if due <= self.day]
        needs: dict[str, bool] = {
            "hand over": (owner,) != known.owners,
            "cover": owner not in known.owners and owner != known.cover,
            "milestone done": bool(known.open_steps),
            "unlink": bool(known.links),
            "close": known.evidence > 0 and not known.open_steps,
            "agree": second,
            "send back": second,
            "check": second and bool(checks),
            "reopen": user != known.proposer,
            "keep closed": user != known.proposer,
        }
        return needs.get(verb, True)

    def _do(self, verb: str, key: str, by: Viewer, owner: str) -> object:
        known, n = self.known[key], self.count
        due = Due(DueKind.DATE, self.day + timedelta(days=1000 + n))
        evidence = [f"evidence-{number}" for number in range(1, known.evidence + (key == "police"))]
        own = {"visits": ["rota"], "done": ["register"]}.get(key, [])
        months = min((one for one, on in known.checks.items() if on <= self.day), default=3)
        verbs: dict[str, Callable[[], object]] = {
            "move": lambda: actions.move(key, due, by=by, because="Why"),
            "claim": lambda: actions.claim(key, "A", by=by, because="Why"),
            "update": lambda: actions.update(key, f"Update {n}", by=by),
            "milestone": lambda: actions.add_milestone(key, f"Step {n}", due, by=by),
            "milestone done": lambda: actions.finish_milestone(key, (known.open_steps or ["-"])[0], self.day, by=by),
            "evidence": lambda: actions.add_evidence(key, EvidenceKind.AUDIT, f"Shows {n}", by=by),
            "close": lambda: actions.close(key, own or evidence[:1], by=by),
            "hand over": lambda: actions.hand_over(key, [owner], by=by, because="Why"),
            "cover": lambda: actions.set_cover(key, owner, by=by, because="Why"),
            "link": lambda: actions.link_figure(key, Expected(f"measure-{n}", Moves.UP, subject="Why"), by=by),
            "unlink": lambda: actions.unlink_figure(key, (known.links or [0])[0], by=by, because="Why"),
            "reword": lambda: actions.reword(key, f"Words {n}", by=by, because="Why"),
            "agree": lambda: actions.agree(key, by=by),
            "send back": lambda: actions.send_back(key, by=by, because="Why"),
            "check": lambda: actions.look_again(key, months, True, "Looked", by=by),
            "propose": lambda: actions.propose(key, by=by, because="Why"),
            "reopen": lambda: actions.decide(key, True, by=by, because="Board"),
            "keep closed": lambda: actions.decide(key, False, by=by, because="Board"),
        }
        return verbs[verb]()

    def _learn(self, verb: str, known: Known, user: str, owner: str, result: object) -> None:
        known.stands = AFTER.get(verb, known.stands)
        if verb == "hand over":
            known.owners, known.cover = (owner,), ""
        elif verb == "cover":
            known.cover = owner
        elif verb == "evidence":
            known.evidence += 1
        elif verb == "milestone":
            known.open_steps.append(str(getattr(result, "key", "")))
        elif verb == "milestone done":
            known.open_steps.pop(0)
        elif verb == "link":
            known.links.append(int(getattr(result, "pk", 0)))
        elif verb == "unlink":
            known.links.pop(0)
        elif verb == "close":
            known.closer, known.checks = user, {}
        elif verb == "agree":
            known.checks = {months: add_months(self.day, months) for months in (3, 6)}
        elif verb == "check":
            del known.checks[min(one for one, on in known.checks.items() if on <= self.day)]
        elif verb == "propose":
            known.proposer = user

    @invariant()
    def nothing_impossible_stands(self) -> None:
        """Each action stands where the test says, and what was once written is there still."""
        if not self.changed and self.count % 5:
            return  # what was refused is looked at every fifth time: reading the plan takes longer than any verb
        self.changed = False
        now = {one.key: one for one in plan_as_value().actions}
        for key, known in self.known.items():
            row = action_row(key)
            assert row is not None
            assert state_of(now[key], proposed(row)).value == WORDS.get(known.stands, known.stands)
            owned = now[key].ownership
            assert owned is not None
            assert (owned.owners, owned.cover) == (known.owners, known.cover)
            self._grew(self.before[key], now[key])
        self.before = now

    def _grew(self, before: Action, now: Action) -> None:
        for name in GROWS:
            old, new = getattr(before, name), getattr(now, name)
            assert new[: len(old)] == old, name
        assert [(one.on, one.by) for one in now.closures][: len(before.closures)] == [
            (one.on, one.by) for one in before.closures
        ]
        assert now.baseline == before.baseline
        agreed = [one for one in now.closures if one.agreed_on is not None]
        assert all(one.agreed_by != one.by and one.evidence for one in agreed)


def test_no_order_of_verbs_leaves_what_cannot_be(home: Path) -> None:
    """And the journal holds together after all of it."""
    del home
    run_state_machine_as_test(Programme, settings=settings(max_examples=8, stateful_step_count=20))
    assert journal_log(site.INSTALLATION.home).fault() is None
