"""The command itself: its sub-commands, and how a refusal or a fault ends."""

import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated

import typer

from goldenthread import __version__
from goldenthread.access.errors import AccessError
from goldenthread.calendar.errors import CalendarError
from goldenthread.cli.output import say, warn
from goldenthread.records.errors import RecordsError

#: The commands by the module of `cli.commands` that adds them.
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "borough": ("borough",),
    "load": ("load",),
    "store": ("snapshots", "verify", "prune", "forget", "hold", "subject", "derive"),
    "findings": ("findings",),
    "describe": ("describe",),
    "mapping": ("map",),
    "registers": ("registers",),
    "measuring": ("measure",),
    "comparing": ("comparators", "compare"),
    "typing": ("typed",),
    "charting": ("chart",),
    "logs": ("log",),
    "bridging": ("bridge", "observe"),
    "tracking": ("tracker", "rows"),
    "listing": ("lists",),
    "definitions": ("list", "explain"),
    "checking": ("definitions",),
    "packing": ("pack",),
    "scrutinising": ("scrutinise",),
    "serving": ("serve", "doctor"),
    "backing": ("backup", "backup-key", "restore", "erasures"),
    "users": ("users", "demo-users"),
    "journalling": ("journal",),
    "working": ("worker",),
    "plan": ("plan",),
    "board": ("board",),
    "audits": ("audits",),
}


def application(words: Sequence[str] = ()) -> typer.Typer:
    """The command with its sub-commands: all of them, or only those beside the one that ``words`` begin with.

    A command starts sooner when what the others need is left alone.
    """
    app = typer.Typer(
        name="goldenthread",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(about)
    wanted = [module for module, commands in COMMANDS.items() if words and words[0] in commands]
    for module in wanted or COMMANDS:
        import_module(f"goldenthread.cli.commands.{module}").add_to(app)
    return app


def _version(asked: bool) -> None:
    if asked:
        say(f"goldenthread {__version__}")
        raise typer.Exit


def about(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version and stop.")
    ] = False,
) -> None:
    """One honest line from a child's record to the committee paper and back."""
    del version  # the option's own callback has answered it by now


WRONG_USE = 2
INTERNAL_ERROR = 70
STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    0 done; 1 findings where a command is asked to judge; 2 wrong use; 3 input refused, nothing changed; 4 store busy
    or damaged; 70 internal error.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    command = typer.main.get_command(application(words))
    try:
        code = command.main(words, standalone_mode=False)
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
