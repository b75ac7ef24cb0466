"""The register of recommendations: what each reaches (actions, figures, evidence, a board), and what reaches nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from goldenthread.programme.boards import Board, Finding, Governance, Request
from goldenthread.programme.delivery import Delivery, Standing, delivered, schemes
from goldenthread.programme.governing.history import as_at as governance_as_at
from goldenthread.programme.history import as_at as as_at_day
from goldenthread.programme.promises import Action, Plan, Recommendation

#: What a recommendation is to reach, in the order in which a reader asks.
REACHES: Final = ("actions", "figures", "evidence", "a board")
_WEAK: Final = frozenset({"weakness", "mixed"})
_LATE: Final = (Standing.LATE, Standing.LATE_WITH_A_PLAN)


@dataclass(frozen=True, slots=True)
class Reached:
    """A recommendation with what it reaches; ``lacks`` are those of `REACHES` that it does not."""

    recommendation: Recommendation
    actions: tuple[Action, ...]
    measures: tuple[str, ...]
    evidence: int
    board: str
    lacks: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether it reaches nothing at all."""
        return self.lacks == REACHES


@dataclass(frozen=True, slots=True)
class Matrix:
    """Recommendations down, actions across: ``cells`` are pairs of their keys; the rest of each that meet nothing."""

    recommendations: tuple[Recommendation, ...]
    actions: tuple[Action, ...]
    cells: frozenset[tuple[str, str]]

    @property
    def unanswered(self) -> tuple[Recommendation, ...]:
        """Recommendations that no action names."""
        met = {recommendation for recommendation, _ in self.cells}
        return tuple(one for one in self.recommendations if one.key not in met)

    @property
    def unasked(self) -> tuple[Action, ...]:
        """Actions that name no recommendation."""
        met = {action for _, action in self.cells}
        return tuple(one for one in self.actions if one.key not in met)


@dataclass(frozen=True, slots=True)
class Done:
    """An action on a recommendation's page: where it stands, what changed since, and what is asked of it, in words."""

    action: Action
    delivery: Delivery
    changed: tuple[str, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A recommendation's whole story at the end of a day.

    ``said`` are findings that belong to it, ``done`` its actions, ``still`` what is still wrong in sentences, ``requests``
    what was asked about it or its actions, ``boards`` the boards that may have asked.
    """

    reached: Reached
    as_at: date
    said: tuple[Finding, ...]
    done: tuple[Done, ...]
    still: tuple[str, ...]
    requests: tuple[Request, ...]
    boards: tuple[Board, ...] = ()


def register(plan: Plan, governance: Governance | None = None) -> tuple[Reached, ...]:
    """Every recommendation in the order of the plan, with what it reaches."""
    boards = governance.boards if governance else ()
    return tuple(_reached(one, plan.actions, boards) for one in plan.recommendations)


def matrix(plan: Plan) -> Matrix:
    """Which action answers which recommendation."""
    cells = frozenset((key, action.key) for action in plan.actions for key in action.recommendations)
    return Matrix(plan.recommendations, plan.actions, cells)


def story(
    plan: Plan,
    governance: Governance,
    key: str,
    as_at: date,
    changed: Mapping[str, Sequence[str]] | None = None,
    asked: Mapping[str, Sequence[str]] | None = None,
) -> Story:
    """The story of a recommendation; ``changed`` and ``asked`` are sentences by action, of its figures and of the guard.

    Raises KeyError for a recommendation that the plan does not hold.
    """
    then, boards = as_at_day(plan, as_at), governance_as_at(governance, as_at)
    recommendation = next((one for one in then.recommendations if one.key == key), None)
    if recommendation is None:
        raise KeyError(f"the plan holds no recommendation {key}")
    reached = _reached(recommendation, then.actions, boards.boards)
    scheme = schemes()[then.scheme]
    done = tuple(
        Done(
            action,
            delivered(action, scheme, as_at),
            tuple((changed or {}).get(action.key, ())),
            tuple((asked or {}).get(action.key, ())),
        )
        for action in reached.actions
    )
    said = tuple(one for one in boards.findings if key in one.recommendations)
    about = {key, *(action.key for action in reached.actions)}
    requests = tuple(one for one in boards.requests if about & set(one.about))
    return Story(reached, as_at, said, done, _still(reached, done, said), requests, boards.boards)


def _reached(recommendation: Recommendation, actions: Sequence[Action], boards: Sequence[Board]) -> Reached:
    its = tuple(action for action in actions if recommendation.key in action.recommendations)
    measures = tuple(dict.fromkeys(one.measure for action in its for one in action.expected))
    evidence = sum(len(action.evidence) for action in its)
    titles = {board.key: board.title for board in boards}
    board = titles.get(recommendation.board, recommendation.board)
    there = (bool(its), bool(measures), bool(evidence), bool(board))
    lacks = tuple(word for word, has in zip(REACHES, there, strict=True) if not has)
    return Reached(recommendation, its, measures, evidence, board, lacks)


def _still(reached: Reached, done: Sequence[Done], said: Sequence[Finding]) -> tuple[str, ...]:
    """What is still wrong, in sentences; nothing is left out because something else went well."""
    sentences = []
    if reached.nothing:
        sentences.append("No action, figure, evidence or board is named for it.")
    elif reached.lacks:
        sentences.append(f"It reaches {_or(reached.lacks)}.")
    for one in done:
        if one.delivery.standing in _LATE or one.delivery.contradicts:
            sentences.append(f"{one.action.printed}: {one.delivery.says}")
        sentences += [f"{one.action.printed}: {question}" for question in one.asked]
        closures = one.action.closures
        if closures and closures[-1].reopened_on is not None:
            sentences.append(f"{one.action.printed} was opened again: {closures[-1].reopened_because}")
    latest = max((one.on for one in said), default="")
    sentences += [f"{one.document}: {one.text}" for one in said if one.on == latest and one.polarity in _WEAK]
    return tuple(sentences)


def _or(words: Sequence[str]) -> str:
    """no actions, no figures and no board."""
    named = [f"no {word.removeprefix('a ')}" for word in words]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
