"""The programme that a command is about: its files, one that was kept, or that of an installation."""

from pathlib import Path
from typing import Annotated, Final

import typer

from goldenthread.programme.keeping import from_json
from goldenthread.programme.tables import Programme, read_programme
from goldenthread.records.errors import WrongUse

KEPT: Final = ".json"

ProgrammeArgument = Annotated[
    Path | None,
    typer.Argument(help="A folder of CSV files, a workbook, or a kept programme (.json); else give --home."),
]
HomeOption = Annotated[
    Path | None, typer.Option("--home", help="Home folder of an installation: the programme that its site holds.")
]


def programme_in(path: Path) -> Programme:
    """A programme from its files or as it was kept; raises `InputRefused` with everything that is wrong."""
    if path.is_file() and path.suffix.casefold() == KEPT:
        return from_json(path.read_bytes(), path.name)
    return read_programme(path)


def the_programme(path: Path | None, home: Path | None, command: str) -> Programme:
    """The one programme meant; raises `WrongUse` unless exactly one of files and an installation is named."""
    if path is not None and home is None:
        return programme_in(path)
    if home is None or path is not None:
        raise WrongUse.of(command, "it looks at one programme", "Give its files, or --home for that of a site")
    # Files are read without the web, which takes long to begin.
    from goldenthread.web.serving import prepare

    prepare(home)
    from goldenthread.governance.queries import governance_as_value
    from goldenthread.plan.queries import plan_as_value

    return Programme(plan_as_value(), governance_as_value())
