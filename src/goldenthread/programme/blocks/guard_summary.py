"""What is claimed and not shown, for the first page of a Board's paper: counts, the questions of the whole, then actions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from goldenthread.programme.blocks.guard_words import age, gap_cell, reason_words, rule_titles
from goldenthread.programme.blocks.plan_words import counted, said
from goldenthread.programme.guard import About, Assessed, Gap, Means, Question, by_weight, wholes
from goldenthread.programme.promises import Plan
from goldenthread.reports.blocks import Block, Column, Heading, Kind, Note, Table, Text
from goldenthread.reports.cells import number, words

_CLAIMS: Final = (Means.DONE, Means.ON_TRACK, Means.BEHIND, Means.LOST, Means.NOTHING)
_FROM_CHARTS: Final = (
    "Shown: the signals of the measure's control chart since the action began, and nothing else that explains them.",
    "Cannot be judged: no measure, too early, too few or too old values, or none recorded.",
)


def guard_summary(
    plan: Plan,
    found: Sequence[Assessed],
    unanswered: Iterable[Question],
    as_at: date,
    anchor: str = "guard",
    level: int = 1,
) -> tuple[Block, ...]:
    """The guard on one page: what is claimed beside what is shown, and every question that nobody answered.

    ``level`` is that of its heading. ``found`` is the plan as assessed, ``unanswered`` what is left of its questions;
    answered ones are not printed here.
    """
    left = by_weight(unanswered)
    whole = wholes(plan, tuple(found), as_at)
    opening = f"{whole.claimed}. Of the greens {whole.words}. {_open(left)}"
    blocks: list[Block] = [Heading(level, "What is claimed and what is shown", anchor), Text(opening, lead=True)]
    blocks.append(claims_table(found, f"{anchor}-claims"))
    for question in left:
        if question.about is not About.ACTION:
            about = "" if question.about is About.PLAN else f"{question.title}. "
            blocks += [Note(f"{about}{reason_words(reason)}", Kind.QUESTION) for reason in question.reasons]
    of_actions = [one for one in left if one.about is About.ACTION]
    if of_actions:
        blocks.append(question_table(of_actions, f"{anchor}-questions"))
    return tuple(blocks)


def claims_table(found: Sequence[Assessed], anchor: str = "claims") -> Table:
    """How many actions are claimed to be what, and what is shown of them."""
    rows = []
    for means in _CLAIMS:
        mine = [one for one in found if one.means is means]
        if mine:
            rows.append((words(means.value.capitalize()), *map(number, _split(mine))))
    rows.append((words("All"), *map(number, _split(found))))
    columns = (
        Column("Claimed", weight=2),
        Column("Actions", numeric=True),
        *(
            Column(heading, numeric=True)
            for heading in ("Shown", "Doubtful", "Not shown", "Cannot be judged", "Asked about")
        ),
    )
    totals = frozenset((len(rows) - 1,))
    return Table("Claims and what is shown of them", columns, tuple(rows), anchor, _FROM_CHARTS, totals=totals)


def _split(found: Sequence[Assessed]) -> tuple[int, int, int, int, int, int]:
    judged = [one for one in found if one.impact.verdict.judged]
    shown = [one for one in judged if one.impact.verdict.supports]
    doubtful = sum(one.impact.doubtful for one in shown)
    asked = sum(bool(one.reasons) for one in found)
    unshown, unjudged = len(judged) - len(shown), len(found) - len(judged)
    return len(found), len(shown) - doubtful, doubtful, unshown, unjudged, asked


def question_table(questions: Sequence[Question], anchor: str = "questions") -> Table:
    """Actions that are asked about, a row each: claimed, shown, the gap, why, and how old the evidence is."""
    titles = rule_titles()
    rows = []
    for one in questions:
        why = "; ".join(dict.fromkeys(titles[reason.code] for reason in one.reasons))
        shown = (words(one.claimed), words(one.shown), gap_cell(one.gap))
        rows.append((said(one.title), *shown, words(why), age(one.age_of_evidence)))
    columns = (
        Column("Action", weight=3),
        Column("Claimed", weight=1.2),
        Column("Shown", weight=1.5),
        Column("Gap", weight=1.5),
        Column("Why it is asked", weight=2.5),
        Column("Newest evidence", weight=1.1),
    )
    return Table("Claims that nobody has answered for", columns, tuple(rows), anchor)


def _open(left: Sequence[Question]) -> str:
    if not left:
        return "No question of the guard is open."
    widest = sum(one.gap is Gap.CONTRADICTED for one in left)
    said_of = f"; in {widest} the record says otherwise" if widest else ""
    return (
        f"{counted(len(left), 'question').capitalize()} of the guard {'is' if len(left) == 1 else 'are'} open{said_of}."
    )
