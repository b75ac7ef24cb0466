"""``goldenthread audits report`` and ``calibrate``: what published audits can bear, and how far graders agree."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.access.audience import Audience
from goldenthread.auditing.model import Audit
from goldenthread.auditing.report.calibrating import calibration_blocks, calibration_data, read_exercise
from goldenthread.auditing.report.dashboard import read_audits
from goldenthread.auditing.report.dashboard_blocks import dashboard_blocks, dashboard_data
from goldenthread.auditing.report.guarded import guarded, periods_told
from goldenthread.auditing.report.guarded_blocks import agreed_of, guarded_blocks
from goldenthread.auditing.report.monthly import month_of_audits
from goldenthread.auditing.report.monthly_blocks import month_blocks
from goldenthread.auditing.report.wording import load_wording
from goldenthread.auditing.statistics.rules import Rules, load_rules
from goldenthread.auditing.tables.audits import read_audits as read_done
from goldenthread.calendar import PeriodError, parse_period
from goldenthread.cli.commands.audits_home import HomeOption, audits_in, exercises_in
from goldenthread.cli.output import Form, print_json, print_rows, say
from goldenthread.measures.disclosure import policies
from goldenthread.records.errors import WrongUse
from goldenthread.reports.blocks import Block, Heading, Note, Table, Text


class Told(StrEnum):
    """The forms in which audits are told."""

    text = "text"
    json = "json"


class Readers(StrEnum):
    """Who may read a month of audits."""

    management = "management"
    board = "board"


RulesOption = Annotated[
    Path | None, typer.Option("--rules", help="A folder of the council's own numbers (TOML), with their reasons.")
]
WordingOption = Annotated[
    Path | None,
    typer.Option("--wording", help="A folder that says what the file calls grades and numbers of audits (TOML)."),
]
ToldOption = Annotated[Told, typer.Option("--format", help="How to tell it.")]


def reported(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="A published dashboard (CSV); with --month audits as `audits load` reads them.", show_default=False
        ),
    ] = None,
    month: Annotated[
        str | None, typer.Option("--month", help="Report this month of audits (2026-11) as audited and as moderated.")
    ] = None,
    readers: Annotated[
        Readers,
        typer.Option(
            "--readers", help="Who reads: a board reads the last quarter that ended by then, without small numbers."
        ),
    ] = Readers.management,
    home: HomeOption = None,
    rules: RulesOption = None,
    wording: WordingOption = None,
    form: ToldOption = Told.text,
) -> None:
    """Tell which printed percentages the stated numbers of audits can bear; with a month, report its audits.

    Colour and arrow are withheld from what cannot be borne. Exit code 0, 1 where a dashboard's are withheld, 2 wrong use, 3
    a file cannot be read.
    """
    if (file is None) is (home is None):
        raise WrongUse.of("audits report", "it needs one source", "Give a file, or --home with --month.")
    if month is not None:
        done = audits_in(home) if home is not None else read_done(file or Path())
        _month(done, month, Audience(readers.value), load_rules(*_folders(rules)), form)
        return
    if file is None:
        raise WrongUse.of("--month", "it is missing", "Write the month, such as 2026-11.")
    found = read_audits(file, load_rules(*_folders(rules)), load_wording(*_folders(wording)))
    if form is Told.json:
        print_json(dashboard_data(found))
    else:
        _tell(dashboard_blocks(found))
    if any(one.withheld for one in found):
        raise typer.Exit(1)


def calibrated(
    exercise: Annotated[
        Path | None, typer.Argument(help="Grades of the same cases (CSV): case, grader, grade.", show_default=False)
    ] = None,
    home: HomeOption = None,
    rules: RulesOption = None,
    wording: WordingOption = None,
    form: ToldOption = Told.text,
) -> None:
    """Tell how far many graders of the same cases agree, where they part, and who stands above or below the others.

    Exit code 0, 2 wrong use, 3 a file cannot be read.
    """
    if (exercise is None) is (home is None):
        raise WrongUse.of("audits calibrate", "it needs one source", "Give a file of grades, or --home.")
    held = load_rules(*_folders(rules))
    if home is not None:
        found = exercises_in(home, held)
    else:
        found = read_exercise(exercise or Path(), held, load_wording(*_folders(wording)))
    if form is Told.json:
        print_json(calibration_data(found))
    else:
        _tell(calibration_blocks(found))


def _month(done: Sequence[Audit], month: str, audience: Audience, rules: Rules, form: Told) -> None:
    if form is Told.json:
        raise WrongUse.of("--format json", "a month is told in words", "Leave it out, or leave --month out.")
    try:
        period = parse_period(month)
    except PeriodError as error:
        raise WrongUse.of(f"--month {month}", error.what, error.mend) from error
    if not policies()[audience].protects:
        _tell(month_blocks(month_of_audits(done, period, rules=rules), audience, rules=rules))
        return
    today = date.today()  # noqa: DTZ011  whether a quarter has ended is asked of a local day
    chosen = next((one for one in periods_told(done, today) if one == period or one.end <= period.end), None)
    if chosen is None:
        what = "no quarter that has ended by then holds audits, and a month has too few for a board"
        raise WrongUse.of(f"--month {month}", what, "Give a later month, or --readers management.")
    agreed = agreed_of(month_of_audits(done, chosen, rules=rules).agreement)
    _tell(guarded_blocks(guarded(done, chosen, today, audience, rules), agreed, rules=rules))


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
