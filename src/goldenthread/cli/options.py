"""Options that several commands share, said once."""

import getpass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[Path, typer.Option("--store", help="Folder of the store.", show_default=False)]
SnapshotOption = Annotated[
    str | None, typer.Option("--snapshot", help="Id of a snapshot, or its beginning; the current one if not given.")
]
PurposeOption = Annotated[str, typer.Option("--purpose", help="Why child-level rows are read; it goes into the log.")]
KindOption = Annotated[str, typer.Option("--id-kind", help="Kind of identifier: child-id, upn, case-number…")]
WaitOption = Annotated[float, typer.Option("--wait", help="Seconds to wait for another writer to end.")]


def day(text: str | date) -> date:
    """A day as it is typed, 2025-03-31, or as a default already is."""
    try:
        return text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day. Write it as year-month-day, such as 2025-03-31") from None


def instant(text: str) -> datetime:
    """A moment (UTC) as it is typed: 2025-04-02, or 2025-04-02T09:30:00Z."""
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a moment. Write it in UTC, such as 2025-04-02T09:30:00Z") from None
    return said if said.tzinfo else said.replace(tzinfo=UTC)


def viewer() -> str:
    """Who is at the machine, for the log: the name they signed in to it with."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown user"


def moment(text: datetime | None) -> str | None:
    """A moment as it is printed: UTC, to the second."""
    return text.strftime("%Y-%m-%dT%H:%M:%SZ") if text else None
