"""``goldenthread serve`` and ``doctor``: the site, and what is wrong with an installation."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.output import Form, FormOption, print_rows, say, warn

SiteOption = Annotated[
    Path,
    typer.Option("--home", help="Home folder of the installation (web.toml, database, papers).", show_default=False),
]
_THREADS = 8
_PORT = 8000


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("serve")(served)
    app.command("doctor")(examined)


def served(
    home: SiteOption,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to answer at.")] = _PORT,
    host: Annotated[str, typer.Option(help="Address to answer at: this machine alone if not given.")] = "127.0.0.1",
    threads: Annotated[int, typer.Option(min=1, max=64, help="How many requests are answered at a time.")] = _THREADS,
    worker: Annotated[bool, typer.Option(help="Run the background worker beside the site.")] = True,
) -> None:
    """Run the site of an installation, with its background worker, until it is stopped (Ctrl-C)."""
    from goldenthread.web.serving import prepare, serve

    config = prepare(home)
    say(f"Golden Thread answers at http://{host}:{port}/ for {config.council}. Stop it with Ctrl-C.")
    try:
        serve(config, host, port, threads, worker)
    except KeyboardInterrupt:
        warn("stopped")


def examined(home: SiteOption, form: FormOption = Form.table) -> None:
    """Say what is wrong with an installation, each with how to mend it; exit code 1 when something is."""
    from goldenthread.web.doctor import examine

    found = examine(home)
    rows = [{"what": one.what, "state": one.state.value, "said": one.said, "mend": one.mend} for one in found]
    print_rows(rows, form, ("what", "state", "said", "mend"), "Nothing was examined.")
    if any(one.wrong for one in found):
        raise typer.Exit(1)
