"""``goldenthread plan``: an improvement programme checked, compared, converted and traced, from its own files."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from goldenthread.cli.commands.plan_guard import guarded
from goldenthread.cli.commands.plan_store import exported, loaded
from goldenthread.cli.options import day
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_json, print_rows, say, warn
from goldenthread.cli.programmes import KEPT, HomeOption, ProgrammeArgument, programme_in, the_programme
from goldenthread.programme.checks import Noticed, asked, questions
from goldenthread.programme.clashes import Clash, clashes
from goldenthread.programme.clashes_reading import numbered_lines
from goldenthread.programme.comparing import Change, compare, differences
from goldenthread.programme.keeping import as_json
from goldenthread.programme.register import register
from goldenthread.programme.tables import SHEETS, write_programme
from goldenthread.programme.tables.columns import Column
from goldenthread.records.errors import WrongUse

#: Two programmes are compared, never more.
_MOST: Final = 2
_CHANGE: Final = ("printed", "change", "was", "now", "on", "because")
_REGISTER: Final = ("number", "origin", "text", "actions", "figures", "evidence", "board", "lacks")
_COLUMNS: Final = ("sheet", "column", "holds", "needed", "meaning", "choices", "refers to")

_BESIDE_A_DUE: Final = {True: "date, month, quarterly or ongoing", False: "a day, 2018-03-31"}

Files = Annotated[Path, typer.Argument(help="A folder of CSV files, a workbook, or a kept programme (.json).")]
AsAt = Annotated[
    date | None, typer.Option("--as-at", parser=day, help="The day at whose end it is looked at; today if not given.")
]


class Told(StrEnum):
    """The forms in which questions are told."""

    text = "text"
    json = "json"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        no_args_is_help=True, help="An improvement programme: its plan, its recommendations and what it promised."
    )
    group.command("check")(checked)
    group.command("compare")(compared)
    group.command("convert")(converted)
    group.command("register")(registered)
    group.command("columns")(described)
    group.command("guard")(guarded)
    group.command("load")(loaded)
    group.command("export")(exported)
    app.add_typer(group, name="plan")


def checked(
    programme: ProgrammeArgument = None,
    home: HomeOption = None,
    as_at: AsAt = None,
    beside: Annotated[
        Path | None,
        typer.Option(
            "--beside", help="A CSV file that prints numbers of the plan; those of other subjects are asked about."
        ),
    ] = None,
    number: Annotated[str, typer.Option("--number", help="Its column of numbers, parted by semicolons.")] = "plan_id",
    subject: Annotated[str, typer.Option("--subject", help="Its column of what the line is about.")] = "measure",
    form: Annotated[Told, typer.Option("--format", help="How to tell the questions.")] = Told.text,
) -> None:
    """Read a programme whole and ask what it deserves to be asked.

    Exit code 0 where there is nothing to ask, 1 where there are questions, 2 wrong use, 3 a file cannot be read.
    """
    plan = the_programme(programme, home, "plan check").plan
    today = date.today()  # noqa: DTZ011  a plan is read on a local day
    on = as_at or today
    found = questions(plan, on, today)
    numbers = clashes(plan, numbered_lines(beside, number, subject)) if beside else ()
    if form is Told.json:
        print_json(_as_data(found, numbers, on))
    else:
        held = f"{len(plan.actions)} actions, {len(plan.recommendations)} recommendations, {len(plan.people)} people"
        say(f"{plan.title}, version {plan.version}, as at {on}: {held}.")
        _tell(found, numbers)
    if found or numbers:
        raise typer.Exit(1)


def compared(
    programmes: Annotated[
        list[Path] | None,
        typer.Argument(help="One programme for two days, or two programmes; else give --home.", show_default=False),
    ] = None,
    home: HomeOption = None,
    before: Annotated[
        date | None, typer.Option("--from", parser=day, help="The earlier day, of one programme.")
    ] = None,
    after: Annotated[date | None, typer.Option("--to", parser=day, help="The later day; today if not given.")] = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Say what changed: in one programme between two days, or from one programme to another, told by the keys of actions."""
    count = len(programmes or ()) + (home is not None)
    if not 1 <= count <= _MOST or (count == 1) is not (before is not None):
        mend = "Give one programme with --from, or two without"
        raise WrongUse.of("plan compare", "it compares two days of one programme, or two programmes", mend)
    plans = [programme_in(path).plan for path in programmes or ()]
    if home is not None:
        plans.append(the_programme(None, home, "plan compare").plan)
    if before is not None:
        until = after or date.today()  # noqa: DTZ011  a plan is read on a local day
        changes = compare(plans[0], before, until)
    elif after is not None:
        raise WrongUse.of("--to", "two programmes are compared as they are", "Leave the day out")
    else:
        changes = differences(*plans)
    print_rows([_changed(one) for one in changes], chosen(form, as_json), _CHANGE, "Nothing changed.")


def converted(
    programme: Files,
    out: Annotated[
        Path, typer.Argument(help="What to write: a new folder, a workbook (.xlsx) or a kept programme (.json).")
    ],
) -> None:
    """Write a programme in another form: CSV files, a workbook, or the JSON that papers are frozen with."""
    whole = programme_in(programme)
    if out.suffix.casefold() == KEPT:
        try:
            with out.open("xb") as file:
                file.write(as_json(whole))
        except OSError as error:
            raise WrongUse.of(str(out), f"it cannot be written ({error.strerror})", "Name another place") from error
    else:
        write_programme(whole, out)
    warn(f"Wrote {out}")


def registered(
    programme: ProgrammeArgument = None,
    home: HomeOption = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """List every recommendation with what it reaches: actions, figures, evidence and a board, or nothing."""
    whole = the_programme(programme, home, "plan register")
    rows = [
        {
            "number": one.recommendation.number,
            "origin": one.recommendation.origin.value,
            "text": one.recommendation.text,
            "actions": ", ".join(action.printed for action in one.actions),
            "figures": len(one.measures),
            "evidence": one.evidence,
            "board": one.board,
            "lacks": ", ".join(one.lacks),
        }
        for one in register(whole.plan, whole.governance)
    ]
    print_rows(rows, chosen(form, as_json), _REGISTER, "The plan holds no recommendation.")


def described(
    sheet: Annotated[str, typer.Argument(help="One file or sheet, such as actions; all if none is given.")] = "",
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Show what the files of a programme hold, column by column."""
    if sheet and sheet not in SHEETS:
        raise WrongUse.of(sheet, "a programme has no such file", f"Name one of {', '.join(SHEETS)}")
    rows = [
        {
            "sheet": one.name,
            "column": heading,
            "holds": column.kind.value if heading == column.name else _BESIDE_A_DUE[heading.endswith("_kind")],
            "needed": column.needed and heading == column.name,
            "meaning": _meaning(column, heading),
            "choices": ", ".join(str(each.value) for each in column.choices or ()),
            "refers to": column.refers,
        }
        for one in SHEETS.values()
        if sheet in ("", one.name)
        for column in one.every
        for heading in column.headings
    ]
    print_rows(rows, chosen(form, as_json), _COLUMNS, "")


def _meaning(column: Column, heading: str) -> str:
    if heading == column.name:
        return column.means
    return f"what kind of due {column.name} is" if heading.endswith("_kind") else "when somebody looks again"


def _tell(found: Sequence[Noticed], numbers: Sequence[Clash]) -> None:
    if not found and not numbers:
        say("Nothing to ask.")
    for code, question in asked().items():
        those = [one for one in found if one.code == code]
        if those:
            say(f"\n{question.title} ({len(those)})")
        for one in those:
            say(f"  {one.question}")
    if numbers:
        say(f"\nNumbers that another paper prints too ({len(numbers)}); none was linked by its number")
    for clash in numbers:
        say(f"  {clash.question}")


def _as_data(found: Sequence[Noticed], numbers: Sequence[Clash], on: date) -> Mapping[str, object]:
    return {
        "as_at": on,
        "questions": [{**asdict(one), "title": one.title} for one in found],
        "numbers": [
            {
                "number": one.number,
                "action": one.action,
                "printed": one.printed,
                "their_subject": one.theirs.subject,
                "where": one.theirs.where,
                "shared_words": list(one.shared),
                "question": one.question,
            }
            for one in numbers
        ],
    }


def _changed(change: Change) -> Mapping[str, object]:
    return {
        "printed": change.printed,
        "change": change.kind.value,
        "was": change.was,
        "now": change.now,
        "on": change.on,
        "because": change.because,
    }
