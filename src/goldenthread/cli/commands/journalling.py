"""``goldenthread journal``: the logs of an installation, checked link by link and anchored elsewhere."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.output import say, warn
from goldenthread.journal.anchors import broken, write_anchor
from goldenthread.journal.logs import Named, logs_of
from goldenthread.records.errors import WrongUse

HomeOption = Annotated[
    Path, typer.Option("--home", help="Home folder of the installation.", show_default=False, file_okay=False)
]
_ALTERED = 1


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, help="The journal of who did, read and was refused what.")
    group.command("verify")(verified)
    group.command("anchor")(anchored)
    app.add_typer(group, name="journal")


def verified(
    home: HomeOption,
    anchor: Annotated[
        Path | None, typer.Option(help="Anchor, or folder of anchors, kept outside the installation.")
    ] = None,
) -> None:
    """Check the chain of both logs and name the first entry of either that was altered, put in or is missing.

    It needs the logs and their keys, and nothing else of the site. Exit code 1 when something is wrong.
    """
    logs = _logs(home)
    wrong = [
        (str(item.log.path), f"{fault.says(item.title)}") for item in logs if (fault := item.log.fault()) is not None
    ]
    if anchor is not None:
        wrong += [(str(anchor), what) for what in broken(logs, anchor)]
    for where, what in wrong:
        warn(f"goldenthread: {where}: {what}. Restore the log from a backup, and find out who could write to it.")
    for item in logs:
        say(f"{item.title}: {item.log.head()[0]} entries")
    if wrong:
        raise typer.Exit(_ALTERED)
    say(
        "Each is as it was written." if anchor is None else "Each is as it was written, and what was anchored is there."
    )


def anchored(
    home: HomeOption,
    to: Annotated[
        Path, typer.Option(help="Folder outside the installation, best on another machine.", show_default=False)
    ],
) -> None:
    """Write down where the logs stand now; keep it where nobody who can write the logs can write."""
    say(f"Wrote {write_anchor(to, _logs(home), datetime.now(UTC))}")


def _logs(home: Path) -> tuple[Named, ...]:
    from goldenthread.web.config import read_config

    if not home.is_dir():
        raise WrongUse.of(str(home), "there is no installation here", "Name its home folder with --home")
    config = read_config(home.resolve())
    return logs_of(config.home, config.store)
