"""Page one of a board's pack: decisions due, requests by age, dates moved, greens that are not shown, and children."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.pieces.boards import SHUT, ledger_of, ledger_sentence, no_decision, shut
from goldenthread.papers.pieces.plan import shown_by, since_of
from goldenthread.papers.pieces.plan_figures import figures_sentence, moved_list
from goldenthread.papers.pieces.plan_guard import waiting
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Made, Run
from goldenthread.programme.blocks.guard_words import rule_titles
from goldenthread.programme.blocks.plan_words import counted, day_in_words
from goldenthread.programme.comparing import Changed, compare
from goldenthread.programme.governing.meetings import decisions_due
from goldenthread.programme.guard import Question, wholes
from goldenthread.reports.blocks import Block, Column, Table, Text
from goldenthread.reports.cells import words

#: A sentence, and what it counts.
_Said = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Options:
    most: int
    questions: int


def _read(entry: Entry, book: Book) -> _Options:
    del book
    most, questions = entry.whole("most", 3), entry.whole("questions", 5)
    if min(most, questions) < 1:
        entry.wrong("most or questions is less than 1", "Say how many of each are printed in full, such as 3")
    return _Options(most, questions)


def _make(options: _Options, run: Run) -> Made:
    promised, most = of(run.promised), options.most
    blocks: list[Block] = [Text(_opening(promised)), *_questions(promised, options.questions)]
    rows: list[tuple[str, _Said]] = []
    rows.append(("What changed for children", (figures_sentence(promised), moved_list(promised, worse=True)[:most])))
    if shut(run):
        rows.append(("Decisions and requests", (SHUT, ())))
    else:
        rows.append(("Decisions due", _decisions(promised, most)))
        rows.append(("What was asked, by age", _requests(promised, most)))
    rows.append(("Dates moved since the last meeting", _moved(promised, run, most)))
    columns = (Column("What", weight=1.2), Column("How it stands", weight=5))
    cells = tuple((words(what), words(_numbered(*said))) for what, said in rows)
    blocks.append(Table("Before the meeting", columns, cells, "page-one-before"))
    return Made(tuple(blocks), shown_by(run))


def _numbered(sentence: str, each: Sequence[str]) -> str:
    """A sentence with what it counts, numbered where there are several: a page has room for no list of each."""
    if len(each) < 2:
        return " ".join((sentence, *each))
    return " ".join((sentence, *(f"({number}) {one}" for number, one in enumerate(each, start=1))))


def _opening(promised: Promised) -> str:
    board = promised.board.title if promised.board is not None else "The board"
    on = ""
    if promised.meeting is not None:
        month = promised.meeting.month_only
        on = f", {promised.meeting.on:%B %Y}" if month else f", meeting of {day_in_words(promised.meeting.on)}"
    return f"{board}{on}."


def _questions(promised: Promised, most: int) -> tuple[Block, ...]:
    left = promised.open
    whole = wholes(promised.plan, promised.assessed, promised.day)
    said = Text(f"{whole.claimed}. Of the greens {whole.words}. {_unanswered(len(left))}", lead=True)
    if not left:
        return (said, *waiting(promised))
    rest = len(left) - most
    notes = (
        (f"And {counted(rest, 'more question')}: all of them are under the questions further on.",) if rest > 0 else ()
    )
    columns = (
        Column("What is claimed of", weight=3),
        Column("Claimed", weight=1.5),
        Column("Shown", weight=2),
        Column("Why it is asked", weight=3),
    )
    rows = tuple(
        (words(_short(one.title)), words(one.claimed), words(one.shown), words(_why(one))) for one in left[:most]
    )
    return (
        said,
        Table("Questions that nobody has answered", columns, rows, "page-one-unanswered", notes),
        *waiting(promised),
    )


def _unanswered(count: int) -> str:
    return f"{counted(count, 'question').capitalize()} {'is' if count == 1 else 'are'} unanswered."


#: A title on page one; the whole of it stands further on.
_LONGEST: Final = 90


def _short(title: str) -> str:
    if len(title) <= _LONGEST:
        return title
    return f"{title[:_LONGEST].rsplit(' ', 1)[0].rstrip(' ,;')} …"


def _why(question: Question) -> str:
    known = rule_titles()
    return "; ".join(dict.fromkeys(known[reason.code] for reason in question.reasons))


def _decisions(promised: Promised, most: int) -> _Said:
    board = promised.board.key if promised.board is not None else ""
    found = decisions_due(promised.governance, board, promised.day)
    if not found:
        return no_decision(promised), ()
    late = sum(one.overdue for one in found)
    said = f"{counted(len(found), 'decision').capitalize()} not carried out yet, {late} overdue."
    each = tuple(
        f"{one.decision.text} ({'overdue since' if one.overdue else 'due'} {day_in_words(one.decision.due)})"
        if one.decision.due
        else f"{one.decision.text} (no day was set)"
        for one in found[:most]
    )
    return said, each


def _requests(promised: Promised, most: int) -> _Said:
    found = ledger_of(promised)
    oldest = tuple(
        f"{one.request.text} ({counted(one.age, 'day')}; waits for {one.waits_for}{'; overdue' if one.overdue else ''})"
        for one in sorted(found.open, key=lambda line: -line.age)[:most]
    )
    ended = [
        f"{len(lines)} {what}"
        for lines, what in ((found.accepted, "accepted"), (found.withdrawn, "taken back"))
        if lines
    ]
    closed = f" Since the last meeting {' and '.join(ended)}." if ended else ""
    return f"{ledger_sentence(found.open)}{closed}", oldest


def _moved(promised: Promised, run: Run, most: int) -> _Said:
    since = since_of(promised, run)
    found = [one for one in compare(promised.plan, since, promised.day) if one.kind is Changed.DUE]
    if not found:
        return f"No date moved since {day_in_words(since)}.", ()
    times = {action.key: len(action.slips) for action in promised.plan.actions}
    each = tuple(
        f"{one.printed}: from {one.was} to {one.now}, moved {_times(times[one.action])} in all. {one.because}"
        for one in found[:most]
    )
    dates = "date has" if len(found) == 1 else "dates have"
    return f"{len(found)} {dates} moved since {day_in_words(since)}.", each


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


KIND: Final = Kind(
    "board-page-one",
    "Page one for a board: greens not shown, decisions due, requests by age, dates moved, what changed for children.",
    _read,
    nothing,
    _make,
    programme=True,
    meeting=True,
    linked=True,
)
