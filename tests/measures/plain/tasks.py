"""Tasks that begin, fall due, are done or are closed undone: how they are counted, by dates as they were known."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.measures.plain.helping import Answer, count, plus_months, quantile, share, within
from tests.measures.plain.histories import History


@dataclass(frozen=True, slots=True)
class Task:
    """One task: when it began, was done, was due and closed; whether it was in time where moments say so."""

    begun: date | None
    done: date | None
    due: date | None
    closed: date | None = None
    left_out: bool = False
    timely: bool | None = None


def done_in_time(tasks: Iterable[Task], start: date, end: date) -> Answer:
    """Of the tasks that were done in the period and can be judged, those done by their due date."""
    done = [
        run
        for run in tasks
        if within(run.done, start, end) and run.begun is not None and run.begun <= run.done and not run.left_out
    ]
    return share(done, [run for run in done if (run.done <= run.due if run.timely is None else run.timely)])


def open_tasks(tasks: Iterable[Task], end: date) -> list[Task]:
    """The tasks that had begun, and were neither done nor closed when a day ended."""
    return [
        run
        for run in tasks
        if run.begun is not None
        and run.begun <= end
        and (run.done is None or run.done > end)
        and (run.closed is None or run.closed > end)
        and not run.left_out
    ]


def past_due(tasks: Iterable[Task], end: date) -> Answer:
    """How many tasks were open and past their due date when a day ended."""
    return count(run for run in open_tasks(tasks, end) if run.due < end)


def since_months(end: date, number: int) -> date:
    """The first day of so many months to the end of a month."""
    return plus_months(end + timedelta(days=1), -number)


def tally(labels: Iterable[str | None]) -> Answer:
    """How often each label stands there; what has none is not recorded."""
    return {name: float(number) for name, number in Counter(label or "not-recorded" for label in labels).items()}


def median(values: Iterable[float]) -> Answer:
    """The median and of how many."""
    held = list(values)
    return quantile(held, 0.5), float(len(held))


def from_whom(code: str | None) -> str | None:
    """Who made contact or referred, by the codes of the census."""
    if code is None:
        return None
    if code in ("9", "10"):
        return "source-not-known"
    names = ("individual", "education", "health", "housing", "authority", "police", "other-legal-agency", "other")
    return f"from-{names[int(code[0]) - 1]}"


def done_measure(tasks: Callable[[History], Iterable[Task]]) -> Callable[[History, date, date], Answer]:
    """The share done in time, of the tasks that a history gives."""
    return lambda history, start, end: done_in_time(tasks(history), start, end)


def past_due_measure(tasks: Callable[[History], Iterable[Task]]) -> Callable[[History, date, date], Answer]:
    """How many of the tasks that a history gives are open and past due."""
    return lambda history, start, end: past_due(tasks(history), end)
