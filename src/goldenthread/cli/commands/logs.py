"""``goldenthread log``: the log of child-level reads, checked link by link."""

import typer

from goldenthread.access.of_store import access_log
from goldenthread.cli.options import StoreOption
from goldenthread.cli.output import say, warn

_ALTERED = 1


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    group = typer.Typer(no_args_is_help=True, help="The log of who read which children.")
    group.command("verify")(verified)
    app.add_typer(group, name="log")


def verified(store: StoreOption) -> None:
    """Check the log's chain and name the first entry that was altered or is missing. Exit code 1 when there is one."""
    log = access_log(store)
    wrong = log.verify()
    if wrong is not None:
        warn(f"goldenthread: {log.path}: {wrong}. Restore the log from a backup, and find out who could write to it.")
        raise typer.Exit(_ALTERED)
    number, mark = log.head()
    say(
        f"{number} entries, each as it was written. Keep this elsewhere, to show that nothing is put back: {number} {mark}"
    )
