"""By what a council's home folder has the guard judge: its own limits, numbers and charts, above the package's."""

from pathlib import Path
from typing import Final

from goldenthread.measures.run.opened import home_reader
from goldenthread.measures.run.readings import Reader
from goldenthread.programme.guard.asked import Settings
from goldenthread.programme.guard.rules import Rules, load_rules
from goldenthread.programme.shown import load_numbers

#: Folders of the home's settings: limits of rules and rules switched off; numbers behind what is shown.
RULES, NUMBERS = "guard", "shown"
_FOLDERS: Final = (RULES, NUMBERS)


def of_home(home: Path) -> tuple[Rules, Settings]:
    """The rules and settings of a home folder: ``settings/guard``, ``settings/shown`` and its charts, where they are.

    Raises `InputRefused` with every problem of every file.
    """
    return of_reader(home_reader(home))


def of_reader(reader: Reader) -> tuple[Rules, Settings]:
    """The same of the folder of settings by which figures are read, as a frozen paper keeps it."""
    own = reader.settings
    held = [(folder,) if own is not None and (folder := own / name).is_dir() else () for name in _FOLDERS]
    return load_rules(*held[0]), Settings(load_numbers(*held[1]), reader.parameters)
