"""Progress bars for long work: on a terminal only, on standard error, so that pipes stay clean."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Called with what is being done and how far it is, from 0 to 1.
Step = Callable[[str, float], None]


def silent(what: str, done: float) -> None:
    """Say nothing."""
    del what, done


@contextmanager
def steps() -> Iterator[Step]:
    """Give a function to call as work goes on; it draws a bar on a terminal and is silent elsewhere."""
    if not sys.stderr.isatty():
        yield silent
        return
    # Only a terminal shows a bar, and what draws it takes long to begin.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Starting", total=1.0)

        def step(what: str, done: float) -> None:
            bar.update(task, description=what, completed=min(1.0, done))

        yield step
