"""What every part of the served file is given beside the session: where the store and the home folder are, and the rules."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from goldenthread.measures.run.readings import Reader

#: Called with what is being done and how far it is, from 0 to 1.
Step = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Given:
    """The store's folder, the home folder, the rules by which figures are read, and who is told how far it is."""

    store_root: Path
    home: Path
    reader: Reader
    step: Step
