"""A stocktake: each theme's lead accounts for it by its figures, its actions, and what is asked of them."""

from collections.abc import Iterator
from typing import Final

from goldenthread.measures.entries import Entry
from goldenthread.measures.language.book import Book
from goldenthread.papers.definition import Section
from goldenthread.papers.kinds import Kind, WordsPlace, nothing
from goldenthread.papers.pieces.boards import who
from goldenthread.papers.pieces.measures import COLUMNS, notes_of, periods_of, signals_words
from goldenthread.papers.pieces.plan import shown_by
from goldenthread.papers.programme.promised import Promised, of
from goldenthread.papers.run import Made, Run
from goldenthread.papers.said import notes_at
from goldenthread.papers.words import name_of
from goldenthread.programme.blocks.guard_words import reason_words
from goldenthread.programme.blocks.plan_actions import action_table, theme_caption
from goldenthread.programme.blocks.plan_words import listed
from goldenthread.programme.guard import About
from goldenthread.programme.ledger_answers import QUESTIONS
from goldenthread.programme.promises import Plan, Theme
from goldenthread.records.errors import Problem
from goldenthread.reports.blocks import Block, Break, Column, Heading, Note, Table, Text
from goldenthread.reports.blocks import Kind as NoteKind
from goldenthread.reports.cells import words

_COLUMNS: Final = ("latest", "n", "baseline", "target", "rating", "signal")


def _read(entry: Entry, book: Book) -> None:
    del entry, book


def _make(options: None, run: Run) -> Made:
    del options
    promised = of(run.promised)
    blocks: list[Block] = []
    problems: list[Problem] = []
    used: set[str] = set()
    for number, theme in enumerate(promised.plan.themes):
        title, place = f"{theme.printed} {theme.title}".strip(), _place(run.section, theme)
        blocks += [Break()] if number else []
        blocks += [Heading(2, title, f"stocktake-{theme.key}"), Text(_led(promised, theme))]
        notes, wrong = notes_at(run, place)
        problems += wrong
        used.add(place)
        blocks += [Heading(3, "The account"), *(notes or (_unwritten(place),))]
        blocks += [Heading(3, "What is asked of it"), *_asked(promised, theme)]
        blocks += [Heading(3, "Its figures"), *_figures(promised, theme, run)]
        blocks += [Heading(3, "Its actions")]
        caption = theme_caption(promised.plan, theme)
        blocks.append(action_table(promised.plan, promised.day, theme.key, promised.shows, caption))
    return Made(tuple(blocks), shown_by(run), tuple(problems), frozenset(used))


def _place(section: Section, theme: Theme) -> str:
    """Where in commentary the account of a theme's lead stands."""
    return f"{section.key}/{theme.key}"


def _places(options: None, section: Section, plan: Plan | None) -> Iterator[WordsPlace]:
    """A place a theme, under whose words its leads account for it."""
    del options
    if plan is None:
        return
    people = {one.key: one.shown for one in plan.people}
    for theme in plan.themes:
        leads = listed(people.get(key, key) for key in theme.leads)
        by = f": the account of {leads}" if leads else ""
        yield WordsPlace(_place(section, theme), f"{theme.printed} {theme.title}{by}".strip())


def _led(promised: Promised, theme: Theme) -> str:
    leads = listed(who(promised, key) for key in theme.leads)
    return f"{leads} answer{'s' if len(theme.leads) == 1 else ''} for it." if leads else "Nobody is named who leads it."


def _unwritten(place: str) -> Note:
    asks = "; ".join(question.casefold() for question in QUESTIONS.values())
    return Note(f"Nobody has written it yet (commentary at {place!r}). It answers: {asks}.", NoteKind.GAP)


def _figures(promised: Promised, theme: Theme, run: Run) -> tuple[Block, ...]:
    keys = {one.measure for action in promised.plan.actions if action.theme == theme.key for one in action.expected}
    held = [one for one in shown_by(run) if one.figure.key in keys]
    if not held:
        said = "Its actions name no figure." if not keys else "Of the figures that its actions name none is held here."
        return (Text(said),)
    columns = [COLUMNS[name] for name in _COLUMNS]
    periods = periods_of(run)
    rows = tuple((words(name_of(one)), *(column.cell(one) for column in columns)) for one in held)
    headings = (Column(one.heading.format_map(periods), one.numeric, one.weight) for one in columns)
    signals = dict.fromkeys(one.signal for one in held if one.signal)
    notes = (*notes_of(tuple(held)), *signals_words(signals))
    caption = f"Figures that theme {theme.printed} should move"
    return (Table(caption, (Column("Figure", weight=2.5), *headings), rows, notes=notes),)


def _asked(promised: Promised, theme: Theme) -> tuple[Block, ...]:
    mine = {action.key for action in promised.plan.actions if action.theme == theme.key}
    found = [
        one
        for one in promised.open
        if (one.about is About.ACTION and one.key in mine) or (one.about is About.THEME and one.key == theme.key)
    ]
    notes = tuple(
        Note(f"{one.title.rstrip('.')}: {reason_words(reason)}", NoteKind.QUESTION)
        for one in found
        for reason in one.reasons
    )
    return notes or (Text("Nothing is asked that was not answered."),)


KIND: Final = Kind(
    "stocktake",
    "Theme by theme: the lead's account, its figures since the baseline, its actions, and what is asked of them.",
    _read,
    nothing,
    _make,
    programme=True,
    linked=True,
    places=_places,
)
