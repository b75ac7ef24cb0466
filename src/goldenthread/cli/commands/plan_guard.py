"""``goldenthread plan guard``: what a plan claims beside what is shown, with every question and its arithmetic."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.access.scope import Scope
from goldenthread.cli.options import day, viewer
from goldenthread.cli.output import print_json, say
from goldenthread.cli.programmes import HomeOption, ProgrammeArgument, the_programme
from goldenthread.measures.typed import figures_of
from goldenthread.programme.guard import (
    About,
    Assessed,
    Question,
    Reason,
    Settings,
    asked,
    assessed,
    by_weight,
    load_rules,
    of_home,
    wholes,
)
from goldenthread.programme.history import as_at as stood_at
from goldenthread.programme.promises import Plan
from goldenthread.programme.series import series_of_file, series_of_installation
from goldenthread.programme.shown import Linked, Verdict


class Told(StrEnum):
    """The forms in which the guard answers."""

    text = "text"
    json = "json"


def guarded(
    programme: ProgrammeArgument = None,
    home: HomeOption = None,
    as_at: Annotated[
        date | None, typer.Option("--as-at", parser=day, help="The day to judge on; today if not given.")
    ] = None,
    figures: Annotated[
        Path | None,
        typer.Option("--figures", help="A file of typed figures (CSV) by the keys that the plan's links name."),
    ] = None,
    store: Annotated[
        Path | None, typer.Option("--store", help="A store, for measures that are counted; with --home its own.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--every", help="List the actions too about which nothing is asked (JSON always does).")
    ] = False,
    form: Annotated[Told, typer.Option("--format", help="How to tell it.")] = Told.text,
) -> None:
    """Set every claim of a plan beside what its figures and its record show, and ask where they do not agree.

    Exit code 0 where there is nothing to ask, 1 where there is, 2 wrong use, 3 a file cannot be read.
    """
    on = as_at or date.today()  # noqa: DTZ011  a plan is read on a local day
    plan = stood_at(the_programme(programme, home, "plan guard").plan, on)
    series = {}
    if home is not None or store is not None:
        counted = store or (_store_of(home) if home is not None else None)
        scope = Scope.everything(viewer(), "improvement plan")
        given = figures_of(figures, on) if figures is not None else ()
        series = series_of_installation(plan, home or Path(), counted, on, scope, given)
    elif figures is not None:
        series = series_of_file(figures, plan, on)
    rules, settings = of_home(home) if home is not None else (load_rules(), Settings())
    found = assessed(plan, series, on, rules, settings=settings)
    questions = by_weight(asked(plan, found, on, rules))
    if form is Told.json:
        print_json(_as_data(plan, found, questions, on))
    else:
        _tell(plan, found, questions, on, every)
    if questions:
        raise typer.Exit(1)


def _store_of(home: Path) -> Path | None:
    from goldenthread.web.config import read_config

    found = read_config(home).store
    return found if found is not None and found.is_dir() else None


def _tell(plan: Plan, found: Sequence[Assessed], questions: Sequence[Question], on: date, every: bool) -> None:
    whole = wholes(plan, tuple(found), on)
    say(f"{plan.title}, version {plan.version}, as at {on}: {whole.claimed}; of the greens {whole.words}.")
    shown = Counter(one.impact.verdict for one in whole.green)
    say(
        "Of the greens: "
        + ", ".join(f"{verdict.value} {shown[verdict]}" for verdict in Verdict if shown[verdict])
        + "."
    )
    say(f"{len(questions)} to answer." if questions else "Nothing to ask.")
    for question in questions:
        say(f"\n{question.title}")
        about = "" if question.age_of_evidence is None else f"; newest evidence {question.age_of_evidence} days old"
        say(f"  claimed: {question.claimed}; shown: {question.shown}; gap: {question.gap.value}{about}")
        for reason in question.reasons:
            say(f"  [{reason.code}] {reason.says}")
            say(f"      {reason.arithmetic}")
    if every:
        titles = {action.key: f"{action.printed} {action.text}" for action in plan.actions}
        quiet = [one for one in found if not one.reasons]
        say(f"\nNothing is asked of these {len(quiet)}:")
        for one in quiet:
            say(f"  {titles[one.action]}: claimed {one.claimed}; shown: {one.impact.words}")


def _as_data(plan: Plan, found: Sequence[Assessed], questions: Sequence[Question], on: date) -> Mapping[str, object]:
    whole = wholes(plan, tuple(found), on)
    printed = {action.key: action for action in plan.actions}
    return {
        "plan": plan.title,
        "version": plan.version,
        "as_at": on,
        "claimed": whole.claimed,
        "shown": whole.words,
        "actions": [_action(one, printed[one.action].printed, printed[one.action].text) for one in found],
        "questions": [
            {
                "identity": one.identity,
                "about": one.about.value,
                "key": one.key,
                "printed": printed[one.key].printed if one.about is About.ACTION else "",
                "title": one.title,
                "claimed": one.claimed,
                "shown": one.shown,
                "gap": one.gap.value,
                "reasons": [_reason(reason, one.place) for reason in one.reasons],
                "age_of_evidence": one.age_of_evidence,
            }
            for one in questions
        ],
    }


def _action(one: Assessed, printed: str, text: str) -> Mapping[str, object]:
    return {
        "action": one.action,
        "printed": printed,
        "text": text,
        "claimed": one.claimed,
        "shown": one.impact.words,
        "gap": one.gap.value,
        "reasons": [_reason(reason, f"{About.ACTION.value}:{one.action}") for reason in one.reasons],
        "age_of_evidence": one.age_of_evidence,
        "measures": [_measure(linked) for linked in one.impact.linked],
    }


def _reason(reason: Reason, place: str) -> Mapping[str, object]:
    return {
        "key": reason.key(place),
        "code": reason.code,
        "question": reason.says,
        "arithmetic": reason.arithmetic,
        "gap": reason.gap.value,
    }


def _measure(one: Linked) -> Mapping[str, object]:
    return {
        "measure": one.expected.measure,
        "title": one.title,
        "linked_by": one.expected.subject,
        "stands": one.expected.stands.value,
        "shown": one.found.verdict.value,
        "arithmetic": one.found.says,
        "since": one.since,
        "show_by": one.show_by,
        "age": one.found.age,
        "doubts": [doubt.says for doubt in one.doubts],
        "target": one.target,
        "comparator": one.comparator,
        "typed": one.typed,
    }
