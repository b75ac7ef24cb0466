"""``goldenthread backup``, ``restore`` and what they need: a whole installation in one sealed file, and back."""

from pathlib import Path
from typing import Annotated

import typer

from goldenthread.cli.options import StoreOption, WaitOption, viewer
from goldenthread.cli.output import say
from goldenthread.cli.progress import steps
from goldenthread.records.store.erasures import erasures
from goldenthread.records.store.files import replace_file

_KEEP = 14
HomeOfSite = Annotated[Path, typer.Option("--home", help="Home folder of the installation.", show_default=False)]
KeyOption = Annotated[
    Path, typer.Option("--key", help="File with the key of backups; kept apart from them.", show_default=False)
]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("backup")(backed_up)
    app.command("backup-key")(key_made)
    app.command("restore")(put_back)
    app.command("erasures")(listed)


def key_made(path: Annotated[Path, typer.Argument(help="File to write the key to.")]) -> None:
    """Make a key for backups. Whoever has it can read every backup; without it nobody can."""
    from goldenthread.web.backup.sealed import make_key

    make_key(path)
    say(f"Wrote {path}. Keep it, and a copy, apart from the backups.")


def backed_up(
    home: HomeOfSite,
    to: Annotated[
        Path, typer.Option("--to", help="Folder of backups, on another disk or machine.", show_default=False)
    ],
    key: KeyOption,
    keep: Annotated[int, typer.Option(min=1, help="How many backups are kept in the folder.")] = _KEEP,
    wait: WaitOption = 600.0,
) -> None:
    """Back up a whole installation while it runs: records, keys, settings, papers, journal and the web's own tables."""
    from goldenthread.web.backup.make import make_backup
    from goldenthread.web.backup.restore import verify_backup
    from goldenthread.web.config import read_config

    with steps() as step:
        made = make_backup(read_config(home.resolve()), to, key, keep, wait, lambda name: step(f"Keeping {name}", 0.5))
    verify_backup(made.path, key)
    say(f"Wrote {made.path}: {made.files:,} files, {made.size / 1e6:,.1f} MB, read back and whole.")


def put_back(
    backup: Annotated[Path, typer.Argument(help="A backup.")],
    home: HomeOfSite,
    key: KeyOption,
    erased: Annotated[
        Path | None, typer.Option(help="List of erasures made since (goldenthread erasures), to be made again.")
    ] = None,
    database: Annotated[str, typer.Option(help="An empty PostgreSQL database, for a backup made of one.")] = "",
    check: Annotated[bool, typer.Option("--check", help="Only read the backup and say whether it is whole.")] = False,
) -> None:
    """Put a backup into a home folder that is not there yet, and erase again whom a list of erasures names."""
    from goldenthread.web.backup.restore import restore, verify_backup

    if check:
        at, files = verify_backup(backup, key)
        say(f"{backup} is whole: {files:,} files as they were at {at}.")
        return
    done = restore(backup, home.resolve(), key, erased, viewer(), database)
    say(f"Restored {done.files:,} files as they were at {done.at} to {home}.")
    if done.store_moved:
        say("The store lies in the home folder now, and web.toml says so.")
    say(
        f"{done.erased} people were erased again."
        if erased
        else "No list of erasures was given: whoever was erased after the backup is here again. Erase them now."
    )
    say(f"Look at it with: goldenthread doctor --home {home}")


def listed(
    store: StoreOption,
    out: Annotated[Path, typer.Option("--out", help="File to write, kept apart from the backups.", show_default=False)],
) -> None:
    """Write the list of a store's erasures: keyed hashes by which a restored backup erases the same people again."""
    replace_file(out, erasures(store))
    say(f"Wrote {out}")
