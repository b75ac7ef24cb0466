"""Who audits which case of a sample: as evenly as can be, the same on every machine, and never one's own case or line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from goldenthread.auditing.model import Case
from goldenthread.auditing.sampling.draws import place
from goldenthread.records.errors import Problem, WrongUse

_NOBODY: Final[Mapping[str, Collection[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Allotted:
    """Auditors by case, in the order of the cases, and the cases that no auditor may take with the reason."""

    pairs: tuple[tuple[str, str], ...]
    left: tuple[tuple[str, str], ...]


def allot(
    cases: Sequence[Case], auditors: Sequence[str], seed: str, never: Mapping[str, Collection[str]] = _NOBODY
) -> Allotted:
    """Share cases among auditors, so that the one with most has as few as can be; who gets which follows from the seed.

    A case goes to nobody who works or manages it, nor to whom ``never`` names for it (its auditor, where second graders
    are shared out); one that is left over so is told.
    Raises WrongUse for no auditor, a blank one, one named twice, or a case that is there twice.
    """
    _check(cases, auditors)
    may = {
        case.key: sorted(
            (who for who in auditors if not case.is_own(who) and who not in never.get(case.key, ())),
            key=lambda who: place(seed, f"{case.key} {who}"),
        )
        for case in cases
    }
    left = tuple((case.key, _why(case, never.get(case.key, ()))) for case in cases if not may[case.key])
    todo = sorted((key for key, who in may.items() if who), key=lambda key: place(seed, key))
    most = -(-len(todo) // len(auditors))
    while True:
        found = _within(todo, may, most)
        if found is not None:
            return Allotted(tuple((case.key, found[case.key]) for case in cases if case.key in found), left)
        most += 1


def _why(case: Case, never: Collection[str]) -> str:
    also = ", or they audit it" if never else ""
    return f"it is the own case of everybody named, or lies in their line{also}"


def _within(todo: Sequence[str], may: dict[str, list[str]], most: int) -> dict[str, str] | None:
    """An auditor for each case with at most so many each, by augmenting paths; None where there is none."""
    whose: dict[str, str] = {}
    held: dict[str, list[str]] = {}

    def find(key: str, tried: set[str]) -> bool:
        for who in may[key]:
            if who in tried:
                continue
            tried.add(who)
            mine = held.setdefault(who, [])
            for other in [None, *mine] if len(mine) < most else list(mine):
                if other is None or find(other, tried):
                    if other is not None:
                        mine.remove(other)
                    mine.append(key)
                    whose[key] = who
                    return True
        return False

    return whose if all(find(key, set()) for key in todo) else None


def _check(cases: Sequence[Case], auditors: Sequence[str]) -> None:
    problems = []
    if not auditors or not all(who.strip() for who in auditors):
        problems.append(Problem("the auditors", "there is none, or one has no name", "Name each auditor."))
    for what, names in (("auditor", list(auditors)), ("case", [case.key for case in cases])):
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                problems.append(Problem(f"the {what} {name!r}", "is there twice", "Name it once."))
    if problems:
        raise WrongUse(*problems)
