"""``goldenthread plan load`` and ``plan export``: a programme into the tables of an installation, and out of them again."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.options import viewer
from goldenthread.cli.output import say
from goldenthread.cli.summary import counted
from goldenthread.programme.tables import Programme, read_programme, write_programme

HomeOption = Annotated[
    Path, typer.Option("--home", help="Home folder of the installation.", show_default=False, file_okay=False)
]
_ROLE = "programme manager"


def loaded(
    programme: Annotated[
        Path, typer.Argument(help="A folder of CSV files or a workbook.", show_default=False, exists=False)
    ],
    home: HomeOption,
) -> None:
    """Load a programme into an installation: its plan (or a new version of it) and its boards, whole or not at all.

    A new version says of every action before it what became of that; what was said of kept actions stays. Exit code 3,
    with every fault by file and row, where it cannot be loaded.
    """
    found = read_programme(programme)
    from goldenthread.web.serving import prepare

    prepare(home)
    from django.db import transaction

    from goldenthread.accounts.by import By
    from goldenthread.governance.loading import load as load_boards
    from goldenthread.plan.loading import load as load_plan

    by = By(f"{viewer()} at the machine", _ROLE)
    with transaction.atomic():
        version = load_plan(found.plan, by=by, boards=[one.key for one in found.governance.boards])
        boards = load_boards(found.governance, by=by)
    rows = sum(boards.values())
    also = f", and {counted(rows, 'row')} about boards" if rows else ""
    say(
        f"Version {version.version} of {found.plan.title} is loaded: {counted(len(found.plan.actions), 'action')}{also}."
    )


def exported(
    to: Annotated[
        Path, typer.Argument(help="A new folder for CSV files, or a new workbook (.xlsx).", show_default=False)
    ],
    home: HomeOption,
) -> None:
    """Write the programme of an installation as files that load again; nothing that is there is written over."""
    from goldenthread.web.serving import prepare

    prepare(home)
    from goldenthread.accounts.by import By
    from goldenthread.governance.queries import governance_as_value
    from goldenthread.journal.actions import record
    from goldenthread.plan.queries import plan_as_value

    plan = plan_as_value()
    by = By(f"{viewer()} at the machine", _ROLE)
    record(
        by.scope("the improvement plan"), "plan exported", {"plan": plan.key, "version": plan.version, "form": "whole"}
    )
    write_programme(Programme(plan, governance_as_value()), to)
    say(f"Wrote version {plan.version} of {plan.title}: {counted(len(plan.actions), 'action')}.")
