"""The command itself: its sub-commands, and how a refusal or a fault ends."""

import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated

import typer

from goldenthread import __version__
from goldenthread.access.errors import AccessError
from goldenthread.calendar.errors import CalendarError
from goldenthread.cli.commands import borough, describe, findings, load, mapping, store
from goldenthread.cli.output import say, warn
from goldenthread.records.errors import RecordsError

app = typer.Typer(
    name="goldenthread",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        say(f"goldenthread {__version__}")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version and stop.")
    ] = False,
) -> None:
    """One honest line from a child's record to the committee paper and back."""
    del version  # the option's own callback has answered it by now


for module in (borough, load, store, findings, describe, mapping):
    module.add_to(app)

WRONG_USE = 2
INTERNAL_ERROR = 70
STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    0 done; 1 findings where a command is asked to judge; 2 wrong use; 3 input refused, nothing changed; 4 store busy
    or damaged; 70 internal error.
    """
    command = typer.main.get_command(app)
    try:
        code = command.main(list(arguments) if arguments is not None else None, standalone_mode=False)
        return code if isinstance(code, int) else 0
    except RecordsError as refused:
        for problem in refused.problems:
            warn(f"goldenthread: {problem}")
        return refused.exit_code
    except AccessError as refused:
        warn(f"goldenthread: {refused}")
        return refused.exit_code
    except CalendarError as refused:
        warn(f"goldenthread: {refused}")
        return WRONG_USE
    except typer.Exit as ended:
        return ended.exit_code
    except (typer.Abort, KeyboardInterrupt):
        warn("goldenthread: stopped; nothing was changed")
        return STOPPED
    except typer.TyperException as misuse:
        warn(f"goldenthread: {misuse.format_message().rstrip('.')}. Add --help to see what the command takes.")
        return WRONG_USE
    except Exception:  # noqa: BLE001  the last line of defence: everything expected was caught above
        warn(traceback.format_exc().rstrip())
        warn(
            "goldenthread: this is a fault in Golden Thread, not in your files; the store is as it was. Please report it."
        )
        return INTERNAL_ERROR


def run() -> None:
    """Entry point of the console script. What goes into a pipe or a file is UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
    sys.exit(main())
