"""``goldenthread worker``: does in the background what people ask for on the site."""

import os
from pathlib import Path
from typing import Annotated, Final

import typer

from goldenthread.cli.output import warn
from goldenthread.cli.summary import counted

#: How much less of a busy processor the worker asks for than the site does, as systems count it.
_YIELDS: Final = 10


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("worker")(worker)


def worker(
    home: Annotated[
        Path, typer.Option("--home", help="Home folder of the installation.", show_default=False, file_okay=False)
    ],
    once: Annotated[bool, typer.Option("--once", help="Do what waits now, and end.")] = False,
) -> None:
    """Do the jobs of an installation one after another: loads, what its pages are made of, anchors of the journal.

    There is one worker a home folder; a second ends at once with exit code 4. Stop it with Ctrl-C or SIGTERM: a job
    that it had begun is shown as stopped, and nothing is half done.
    """
    from goldenthread.web.serving import prepare

    config = prepare(home)
    # The models of the queue need Django to be ready, which it is only now.
    from goldenthread.jobs.worker import work

    if hasattr(os, "nice"):  # pages are waited for, a load is not; before any thread begins, so that all yield
        os.nice(_YIELDS)
    done = work(config.home, once)
    warn(f"goldenthread: the worker has ended; {counted(done, 'job')} done.")
