"""Page one of a board's pack: decisions due, requests by age, dates moved, greens that are not shown, and children."""

from dataclasses import dataclass
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.kinds import Kind, nothing
from goldenthread.papers.pieces.boards import ledger_of, ledger_sentence
from goldenthread.papers.pieces.plan import shown_by, since_of
from goldenthread.papers.pieces.plan_figures import figures_sentence, moved_list
from goldenthread.papers.pieces.plan_guard import waiting
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Made, Run
from goldenthread.programme.blocks.guard_words import gap_cell, rule_titles
from goldenthread.programme.blocks.plan_words import counted, day_in_words
from goldenthread.programme.comparing import Changed, compare
from goldenthread.programme.governing.meetings import decisions_due
from goldenthread.programme.guard import Question, wholes
from goldenthread.reports.blocks import Block, Column, Heading, Listing, Table, Text
from goldenthread.reports.cells import words


@dataclass(frozen=True, slots=True)
class _Options:
    most: int


def _read(entry: Entry, book: Book) -> _Options:
    del book
    most = entry.whole("most", 6)
    if most < 1:
        entry.wrong("most is less than 1", "Say how many of each are printed in full, such as 6")
    return _Options(most)


def _make(options: _Options, run: Run) -> Made:
    promised, most = of(run.promised), options.most
    blocks: list[Block] = [Text(_opening(promised))]
    blocks += [Heading(2, "What is claimed and not shown", "page-one-questions"), *_questions(promised, most)]
    moved = moved_list(shown_by(run), run)
    blocks += [Heading(2, "What changed for children", "page-one-children"), Text(figures_sentence(run))]
    blocks += [Listing(moved[:most])] if moved else []
    blocks += [Heading(2, "Decisions due", "page-one-decisions"), *_decisions(promised, most)]
    blocks += [Heading(2, "What was asked, by age", "page-one-requests"), *_requests(promised, most)]
    blocks += [Heading(2, "Dates moved since the last meeting", "page-one-dates"), *_moved(promised, run, most)]
    further = [section.title for section in run.definition.of_class(run.class_) if section is not run.section]
    blocks += [Text(f"Further on: {'; '.join(further)}.")] if further else []
    return Made(tuple(blocks), shown_by(run))


def _opening(promised: Promised) -> str:
    board = promised.board.title if promised.board is not None else "The board"
    on = ""
    if promised.meeting is not None:
        month = promised.meeting.month_only
        on = f", {promised.meeting.on:%B %Y}" if month else f", meeting of {day_in_words(promised.meeting.on)}"
    return f"{board}{on}. The plan and the requests are as at {day_in_words(promised.day)}."


def _questions(promised: Promised, most: int) -> tuple[Block, ...]:
    left = promised.open
    whole = wholes(promised.plan, promised.assessed, promised.day)
    said = Text(f"{whole.claimed}. Of the greens {whole.words}. {_unanswered(len(left))}")
    if not left:
        return (said, *waiting(promised))
    rest = len(left) - most
    notes = (
        (f"And {counted(rest, 'more question')}: all of them are under the questions further on.",) if rest > 0 else ()
    )
    columns = (
        Column("What is claimed of", weight=3),
        Column("Claimed", weight=1.2),
        Column("Shown", weight=1.5),
        Column("Gap", weight=1.4),
        Column("Why it is asked", weight=3),
    )
    rows = tuple(
        (words(_short(one.title)), words(one.claimed), words(one.shown), gap_cell(one.gap), words(_why(one)))
        for one in left[:most]
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


def _decisions(promised: Promised, most: int) -> tuple[Block, ...]:
    board = promised.board.key if promised.board is not None else ""
    found = decisions_due(promised.governance, board, promised.day)
    if not found:
        return (Text("Every decision of this board is carried out."),)
    late = sum(one.overdue for one in found)
    said = f"{counted(len(found), 'decision').capitalize()} not carried out yet, {late} overdue."
    each = tuple(
        f"{one.decision.text} ({'overdue since' if one.overdue else 'due'} {day_in_words(one.decision.due)})"
        if one.decision.due
        else f"{one.decision.text} (no day was set)"
        for one in found[:most]
    )
    return (Text(said), Listing(each))


def _requests(promised: Promised, most: int) -> tuple[Block, ...]:
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
    opening = Text(f"{ledger_sentence(found.open)}{closed}")
    return (opening, Listing(oldest)) if oldest else (opening,)


def _moved(promised: Promised, run: Run, most: int) -> tuple[Block, ...]:
    since = since_of(promised, run)
    found = [one for one in compare(promised.plan, since, promised.day) if one.kind is Changed.DUE]
    if not found:
        return (Text(f"No date moved since {day_in_words(since)}."),)
    times = {action.key: len(action.slips) for action in promised.plan.actions}
    each = tuple(
        f"{one.printed}: from {one.was} to {one.now}, moved {_times(times[one.action])} in all. {one.because}"
        for one in found[:most]
    )
    dates = "date has" if len(found) == 1 else "dates have"
    return (Text(f"{len(found)} {dates} moved since {day_in_words(since)}."), Listing(each))


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
