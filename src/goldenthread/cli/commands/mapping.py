"""``goldenthread map new``: a first mapping for a local list."""

import typer


def add_to(app: typer.Typer) -> None:
    """Add the command."""
