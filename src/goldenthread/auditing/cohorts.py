"""How far the review of a whole frozen list has come: what is done, what is late, and what nobody has been given."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.auditing.model import Audit, Grade, Kind
from goldenthread.auditing.sampling.frames import Frame
from goldenthread.records.errors import Problem, WrongUse


@dataclass(frozen=True, slots=True)
class Progress:
    """Keys of a list's cases by where they stand as at a day; every case stands in one of the first four alone.

    ``done`` has a finding by that day; ``open`` waits for one, of which ``late`` are past their day; ``cancelled`` is not
    to be reviewed, with the reason; ``nobody`` was given to no one. ``inadequate`` are those of ``done`` graded so.
    """

    size: int
    done: tuple[str, ...]
    open: tuple[str, ...]
    cancelled: tuple[tuple[str, str], ...]
    nobody: tuple[str, ...]
    late: tuple[str, ...]
    inadequate: tuple[str, ...]


def progress(frame: Frame, reviews: Iterable[Audit], on: date) -> Progress:
    """Where the review of a list stands as at a day; a review that was cancelled and begun again counts as begun again.

    Raises WrongUse, with every reason, for an audit of another kind, a case that is not of the list, or two at once.
    """
    keys = [item.key for item in frame.items]
    every = [audit for audit in reviews if audit.allocated <= on]
    _check(keys, every)
    live = {audit.case.key: audit for audit in every if not audit.cancelled}
    stopped = {audit.case.key: audit.cancelled for audit in every if audit.cancelled}
    done = {key: audit for key, audit in live.items() if audit.first is not None and audit.first.on <= on}
    return Progress(
        len(keys),
        tuple(key for key in keys if key in done),
        tuple(key for key in keys if key in live and key not in done),
        tuple((key, stopped[key]) for key in keys if key in stopped and key not in live),
        tuple(key for key in keys if key not in live and key not in stopped),
        tuple(key for key in keys if key in live and key not in done and live[key].due < on),
        tuple(key for key in keys if key in done and done[key].stands is Grade.INADEQUATE),
    )


def _check(keys: list[str], reviews: list[Audit]) -> None:
    problems = []
    times = Counter(audit.case.key for audit in reviews if not audit.cancelled)
    for audit in reviews:
        if audit.kind is not Kind.COHORT_REVIEW:
            what = f"it is a {audit.kind.value} audit"
            problems.append(Problem(f"the audit {audit.key}", what, "Give the reviews of the list alone."))
        if audit.case.key not in keys:
            what = f"its case {audit.case.key} is not of the list"
            problems.append(Problem(f"the audit {audit.key}", what, "Review it apart, or freeze a new list."))
    for key, count in times.items():
        if count > 1:
            problems.append(Problem(f"the case {key}", f"{count} reviews of it are held", "Cancel all but one."))
    if problems:
        raise WrongUse(*problems)
