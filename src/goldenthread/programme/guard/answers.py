"""Answers to the guard's questions: which still stand, what a Board sees first, and from which day others may read them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from goldenthread.calendar import WorkingDays
from goldenthread.programme.guard.model import About, Answer, Gap, Question


def answer_to(question: Question, on: date, by: str, text: str) -> Answer:
    """An answer to a question with all of its reasons; raises ValueError for one without words."""
    if not text.strip():
        raise ValueError("an answer has words")
    return Answer(
        question.identity, tuple(sorted(reason.key(question.place) for reason in question.reasons)), on, by, text
    )


def answers_of(question: Question, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that were given to any reason of a question, the oldest first."""
    keys = {reason.key(question.place) for reason in question.reasons}
    return tuple(sorted((one for one in answers if keys & set(one.reasons)), key=lambda one: one.on))


def unanswered(questions: Iterable[Question], answers: Iterable[Answer]) -> tuple[Question, ...]:
    """The questions that stand: each with the reasons that nobody answered yet, those without any left out.

    An answer holds for a reason until a fact that it rests on changes: then the reason is another one.
    """
    answered = {key for one in answers for key in one.reasons}
    left = (
        replace(one, reasons=tuple(reason for reason in one.reasons if reason.key(one.place) not in answered))
        for one in questions
    )
    return tuple(one for one in left if one.reasons)


def by_weight(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Questions as a Board reads them: of the whole first, then of actions, the widest gap and the most reasons first."""
    gaps, abouts = list(Gap), list(About)
    return tuple(
        sorted(
            questions,
            key=lambda one: (-abouts.index(one.about), gaps.index(one.gap), -len(one.reasons), one.title),
        )
    )


def open_to_others_from(first_asked: date, working_days_ahead: int, working_days: WorkingDays) -> date:
    """The day from which those outside may read a question that was first asked on a day: the director comes before."""
    return working_days.add(first_asked, working_days_ahead)


def seen_by_others(
    questions: Sequence[tuple[Question, date]], today: date, working_days_ahead: int, working_days: WorkingDays
) -> tuple[Question, ...]:
    """Of questions with the day on which each was first asked, those that others may read today; none is ever left out
    for longer than that, answered or not."""
    return tuple(
        one for one, asked in questions if open_to_others_from(asked, working_days_ahead, working_days) <= today
    )
