"""``goldenthread audits report`` and ``calibrate``: what published audits can bear, and how far graders agree."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.auditing.report.calibrating import calibration_blocks, calibration_data, read_exercise
from goldenthread.auditing.report.dashboard import read_audits
from goldenthread.auditing.report.dashboard_blocks import dashboard_blocks, dashboard_data
from goldenthread.auditing.report.wording import load_wording
from goldenthread.auditing.statistics.rules import load_rules
from goldenthread.cli.output import Form, print_json, print_rows, say
from goldenthread.reports.blocks import Block, Heading, Note, Table, Text


class Told(StrEnum):
    """The forms in which audits are told."""

    text = "text"
    json = "json"


RulesOption = Annotated[
    Path | None, typer.Option("--rules", help="A folder of the council's own numbers (TOML), with their reasons.")
]
WordingOption = Annotated[
    Path | None,
    typer.Option("--wording", help="A folder that says what the file calls grades and numbers of audits (TOML)."),
]
ToldOption = Annotated[Told, typer.Option("--format", help="How to tell it.")]


def add_to(group: typer.Typer) -> None:
    """Add both to the commands about audits."""
    group.command("report")(reported)
    group.command("calibrate")(calibrated)


def reported(
    dashboard: Annotated[Path, typer.Argument(help="A published dashboard (CSV), one row a measure and grade.")],
    rules: RulesOption = None,
    wording: WordingOption = None,
    form: ToldOption = Told.text,
) -> None:
    """Tell which printed percentages the stated numbers of audits can bear, and withhold colour and arrow from the rest.

    Exit code 0 where nothing is withheld, 1 where something is, 2 wrong use, 3 a file cannot be read.
    """
    found = read_audits(dashboard, load_rules(*_folders(rules)), load_wording(*_folders(wording)))
    if form is Told.json:
        print_json(dashboard_data(found))
    else:
        _tell(dashboard_blocks(found))
    if any(one.withheld for one in found):
        raise typer.Exit(1)


def calibrated(
    exercise: Annotated[Path, typer.Argument(help="Grades of the same cases (CSV): case, grader, grade.")],
    rules: RulesOption = None,
    wording: WordingOption = None,
    form: ToldOption = Told.text,
) -> None:
    """Tell how far many graders of the same cases agree, where they part, and who stands above or below the others.

    Exit code 0, 2 wrong use, 3 a file cannot be read.
    """
    found = read_exercise(exercise, load_rules(*_folders(rules)), load_wording(*_folders(wording)))
    if form is Told.json:
        print_json(calibration_data(found))
    else:
        _tell(calibration_blocks(found))


def _folders(folder: Path | None) -> tuple[Path, ...]:
    return () if folder is None else (folder,)


def _tell(blocks: Sequence[Block]) -> None:
    """Headings, words and tables as lines."""
    for block in blocks:
        if isinstance(block, Heading | Text | Note):
            say(block.text)
        elif isinstance(block, Table):
            say(f"\n{block.caption}")
            heads = [column.heading for column in block.columns]
            rows = [dict(zip(heads, (cell.text for cell in row), strict=True)) for row in block.rows]
            print_rows(rows, Form.table, heads, "None.")
            for note in block.notes:
                say(note)
