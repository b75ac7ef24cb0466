"""``goldenthread definitions check``: a council's own definitions read, compiled and counted on their examples."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.measuring import HomeOption, home_folder, own_book
from goldenthread.cli.output import Form, FormOption, JsonOption, chosen, print_rows, warn
from goldenthread.cli.summary import counted
from goldenthread.measures.language.examples import Answer
from goldenthread.measures.language.measure_tables import LENGTHS
from goldenthread.measures.language.measures import Measure
from goldenthread.measures.run.own import Checked, checked
from goldenthread.records.errors import WrongUse

_COLUMNS = ("place", "key", "period", "example_says", "counted", "agrees")


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    group = typer.Typer(no_args_is_help=True, help="Definitions of the council's own.")
    group.command("check")(examined)
    app.add_typer(group, name="definitions")


def examined(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of TOML files; the home folder's definitions if not given.")
    ] = None,
    home: HomeOption = None,
    form: FormOption = Form.table,
    as_json: JsonOption = False,
) -> None:
    """Read definitions of the council's own, compile each and count its example: what is right, and what is wrong.

    Exit code 1 when an example counts to something else than it says, 3 when a file cannot be used as it is.
    """
    book, own = own_book(home, folder)
    if own is None:
        where = str(home_folder(home) / "definitions")
        raise WrongUse.of(where, "this folder is not there", "Name a folder of definitions")
    found = checked(book, own)
    print_rows([row for one in found for row in _rows(one)], chosen(form, as_json), _COLUMNS, "No measure.")
    clocks = sum(len(chapter.clocks) for chapter in own.chapters)
    typed = sum(len(chapter.typed) for chapter in own.chapters)
    beside = f", {counted(typed, 'typed measure')}" if typed else ""
    wrong = sum(not one.agrees for one in found)
    warn(
        f"{counted(len(own.chapters), 'file')}: {counted(len(found), 'measure')}, {counted(clocks, 'clock')}{beside}; "
        f"{counted(len(book.local_limits), 'limit')} set in limits.toml; "
        + (f"{counted(wrong, 'example')} NOT counted as said" if wrong else "every example counts as it says")
    )
    if wrong:
        raise typer.Exit(1)


def _rows(one: Checked) -> list[dict[str, object]]:
    return [
        {
            "place": one.place,
            "key": one.measure.key,
            "period": answer.said.period,
            "example_says": _words(one.measure, answer.said),
            "counted": _words(one.measure, answer.counted),
            "agrees": "yes" if answer.agrees else "NO",
        }
        for answer in one.answers
    ]


def _words(measure: Measure, answer: Answer) -> str:
    """An answer as an example writes it."""
    if answer.parts:
        return ", ".join(f"{code} {number:g}" for code, number in answer.parts if number) or "nothing"
    if answer.number is None:
        return "no value"
    if answer.base is None:
        return f"{answer.number:g}"
    return f"{answer.number:g} {'over' if measure.stat in LENGTHS else 'of'} {answer.base:g}"
