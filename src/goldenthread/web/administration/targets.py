"""Setting a target: one more dated entry in the council's own file; none is ever overwritten, and pages are made anew."""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import tomlkit
from django.conf import settings
from filelock import FileLock

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.jobs.actions import ask
from goldenthread.journal.actions import record
from goldenthread.loads.rehearsing import current_of
from goldenthread.loads.work import SERVE
from goldenthread.measures.reading.targets import FORMAT, Targets, load_targets
from goldenthread.measures.run.opened import SETTINGS
from goldenthread.records.errors import InputRefused
from goldenthread.records.store.files import private_folder, replace_file

FOLDER: Final = "targets"
#: The file that the site writes, beside those that people write.
FILE: Final = "set-on-the-site.toml"
_WAIT: Final = 10.0


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A target as it was asked for; ``since`` and ``until`` are labels of periods, numbers are as they were typed."""

    measure: str
    since: str
    at_least: str
    at_most: str
    set_by: str
    set_on: date
    until: str = ""
    source: str = ""


def targets_of(home: Path) -> Targets:
    """Every target, the package's and the council's own; raises `InputRefused` with what is wrong in a file."""
    folder = home / SETTINGS / FOLDER
    return load_targets(folder) if folder.is_dir() else load_targets()


def set_target(new: NewTarget, viewer: Viewer, because: str) -> int:
    """Add a target to the council's own file and ask for the pages anew; returns the number of that job, 0 without records.

    Nothing is written before the whole folder of targets was read with the new one in it. Raises `Refused` with what is
    wrong with it, and `LogFailed` where it cannot be journalled.
    """
    installation = settings.INSTALLATION
    folder = private_folder(installation.home / SETTINGS / FOLDER)
    path = folder / FILE
    with FileLock(folder / f".{FILE}.lock", timeout=_WAIT):
        text = path.read_text(encoding="utf-8") if path.exists() else f"format = {FORMAT}\n"
        made = text.rstrip("\n") + "\n\n" + _entry(new, because)
        _try(folder, made)
        about = {"measure": new.measure, "from": new.since, "at_least": new.at_least, "at_most": new.at_most}
        record(viewer.scope("setting a target"), "target set", {**about, "set_by": new.set_by, "because": because})
        replace_file(path, made.encode("utf-8"))
    snapshot = current_of(installation.store)
    return ask(SERVE, {"snapshot": snapshot}, by=viewer) if snapshot else 0


def _entry(new: NewTarget, because: str) -> str:
    table = tomlkit.table()
    table["measure"], table["from"] = new.measure, new.since
    if new.until:
        table["until"] = new.until
    for name, said in (("at_least", new.at_least), ("at_most", new.at_most)):
        if said:
            table[name] = int(said) if said.lstrip("-").isdigit() else float(said)
    table["set_by"], table["set_on"], table["note"] = new.set_by, new.set_on, because
    if new.source:
        table["source"] = new.source
    entries = tomlkit.aot()
    entries.append(table)
    return tomlkit.dumps({"target": entries})


def _try(folder: Path, made: str) -> None:
    """Read the folder as it would be; what is wrong is told of the new target, for the rest was read before."""
    with tempfile.TemporaryDirectory() as held:
        place = Path(held)
        for path in folder.glob("*.toml"):
            if path.name != FILE:
                (place / path.name).write_bytes(path.read_bytes())
        (place / FILE).write_text(made, encoding="utf-8")
        try:
            load_targets(place)
        except InputRefused as refused:
            raise Refused({"": " ".join(f"{one.what}. {one.mend}".strip() for one in refused.problems)}) from refused
