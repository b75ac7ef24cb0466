"""``goldenthread list`` and ``explain``: the book of measures at the command line."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.access.of_store import access_log
from goldenthread.access.scope import Scope
from goldenthread.calendar import parse_period
from goldenthread.cli.measuring import DefinitionsOption, HomeOption, opened, the_book
from goldenthread.cli.options import PurposeOption, viewer
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_json, print_rows, say
from goldenthread.measures.language.measures import Stat
from goldenthread.measures.run.explain import Explanation, explain, source_words, when
from goldenthread.measures.run.rows import rows_behind
from goldenthread.measures.run.session import Session
from goldenthread.records.errors import WrongUse

_COLUMNS = ("key", "title", "unit", "better", "when", "codes")
_FIRST_ROWS = 10


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("list")(contents)
    app.command("explain")(explained)


def contents(
    chapter: Annotated[str | None, typer.Option(help="Only the chapter whose title begins so.")] = None,
    home: HomeOption = None,
    definitions: DefinitionsOption = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """List every measure and clock, chapter by chapter."""
    book, form = the_book(home, definitions), chosen(form, as_json)
    chapters = [one for one in book.chapters if not chapter or one.title.lower().startswith(chapter.lower())]
    if not chapters:
        titles = ", ".join(one.title for one in book.chapters)
        raise WrongUse.of("--chapter", f"no chapter begins with {chapter!r}", f"There are {titles}")
    rows: list[dict[str, object]] = []
    for one in chapters:
        held: list[dict[str, object]] = [
            {
                "chapter": one.title,
                "key": measure.key,
                "title": measure.title,
                "unit": measure.unit.value,
                "better": measure.polarity.value,
                "when": when(measure),
                "codes": "; ".join(measure.codes),
            }
            for measure in one.measures
        ]
        if form is Form.table and held:
            say(f"\n{one.title}")
            print_rows(held, form, _COLUMNS, "")
            for clock in one.clocks:
                say(f"clock {clock.key}: {clock.title}")
        rows += held
    if form is not Form.table:
        print_rows(rows, form, ("chapter", *_COLUMNS), "")
    else:
        say(f"\n{len(rows)} measures, {sum(len(one.clocks) for one in chapters)} clocks")


def explained(
    key: Annotated[str, typer.Argument(help="Key of a measure.")],
    store: Annotated[
        Path | None, typer.Option("--store", help="Work it on this store, with the rows behind it.")
    ] = None,
    period: Annotated[str | None, typer.Option(help="Period to work it for, such as 2025-09.")] = None,
    home: HomeOption = None,
    definitions: DefinitionsOption = None,
    purpose: PurposeOption = "explaining a figure",
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Explain a measure: what it counts, its source, its SQL, its example, what feeds it and what harms it."""
    if (store is None) is not (period is None):
        raise WrongUse.of("--store", "a store and a period go together", "Give both, or neither")
    held = the_book(home, definitions)
    told = explain(held, key)
    if chosen(form, as_json) is Form.json:
        print_json(_facts(told))
    else:
        for line in _lines(told):
            say(line)
    if store is not None and period is not None:
        _worked(opened(store, Scope.everything(viewer(), purpose), held=held, home=home), key, period)


def _facts(told: Explanation) -> dict[str, object]:
    measure = told.measure
    return {
        "key": measure.key,
        "title": measure.title,
        "chapter": told.chapter,
        "says": measure.says,
        "unit": measure.unit.value,
        "polarity": measure.polarity.value,
        "when": told.when,
        "breakdowns": list(measure.breakdowns),
        "codes": list(measure.codes),
        "source": source_words(measure.source),
        "limits": [{"key": one.key, "limit": one.in_words, "source": source_words(one.source)} for one in told.limits],
        "unseen": measure.unseen,
        "beside": list(measure.beside),
        "version": measure.version,
        "sql": told.sql,
        "example": measure.example,
        "feeds": [{"column": column, "from": list(fields)} for column, fields in told.feeds],
        "checks": [{"code": code, "title": title} for code, title in told.checks],
    }


def _lines(told: Explanation) -> list[str]:
    measure = told.measure
    lines = [f"{measure.title}  [{measure.key}, version {measure.version}]", f"{told.chapter}", "", measure.says]
    lines += [
        "",
        f"Unit: {measure.unit.value}. Better: {measure.polarity.value}. Time: {told.when}.",
        f"Source: {source_words(measure.source)}",
    ]
    lines += [f"Limit {one.key}: {one.in_words}. {one.says} ({source_words(one.source)})" for one in told.limits]
    if measure.codes:
        lines.append(f"Codes: {'; '.join(measure.codes)}")
    if measure.breakdowns:
        lines.append(f"By: {', '.join(measure.breakdowns)}")
    if measure.unseen:
        lines.append(f"It cannot see: {measure.unseen}")
    if measure.beside:
        lines.append(f"Read it beside: {', '.join(measure.beside)}")
    lines += ["", "Fed by"] + [
        f"  {column}: {'; '.join(fields) or 'made when loaded'}" for column, fields in told.feeds
    ]
    lines += ["", "Harmed by"] + [f"  {code}: {title}" for code, title in told.checks]
    return [*lines, "", "Example", measure.example.rstrip(), "", "SQL", told.sql]


def _worked(session: Session, key: str, period: str) -> None:
    asked = parse_period(period)
    with session.asker() as asker:
        for figure in asker.figures([key], [asked]):
            base = "" if figure.denominator is None else f" of {figure.denominator:g}"
            counted = "" if figure.numerator is None else f"{figure.numerator:g}{base}"
            value = figure.reason.value if figure.value is None else f"{figure.value:.{figure.places}f}"
            say(f"\nOn this store, {asked.label} {figure.part}: {counted} = {value} {figure.unit.value}. {figure.note}")
    if session.book.measure(key).stat is not Stat.RATIO:
        rows = rows_behind(session, access_log(session.store.root), key, asked)
        columns = ("child_id", "start_date", "due_date", "stop_date", "status", "met", "value", "team", "sources")
        say(f"Rows: {rows.proof}" + (f"; the first {_FIRST_ROWS}" if len(rows.shown) > _FIRST_ROWS else ""))
        print_rows(rows.shown[:_FIRST_ROWS], Form.table, columns, "No row counts.")
