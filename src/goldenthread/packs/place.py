"""Where the frozen papers of an installation lie; it needs no site, so that the command line may know it too."""

from pathlib import Path
from typing import Final

FOLDER: Final = "papers/runs"


def shelf(home: Path) -> Path:
    """Where the papers lie."""
    return home / FOLDER
