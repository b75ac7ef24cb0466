"""The fonts that pages and pictures are set in, the same on every machine: Liberation Sans 2, under the licence OFL.txt."""

from functools import cache
from pathlib import Path
from typing import Final

import typst

#: The folder that holds them; nothing of the machine's own fonts is used.
FOLDER: Final = Path(__file__).parent
#: What type is set in, and what steps in for marks that it lacks (a half circle, a diamond); the second is typst's own.
FAMILIES: Final = ("Liberation Sans", "DejaVu Sans Mono")


@cache
def fonts() -> typst.Fonts:
    """The fonts for `typst`: those of the folder and those built into it, read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FOLDER])
