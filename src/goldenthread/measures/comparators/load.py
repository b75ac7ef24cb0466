"""Loading published files: all of them checked first, every problem in one pass, then all stored or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread.measures.comparators import neighbours
from goldenthread.measures.comparators.authorities import strangers
from goldenthread.measures.comparators.catalogue import Catalogue, Dataset, catalogue
from goldenthread.measures.comparators.proof import Proof, prove
from goldenthread.measures.comparators.store import FOLDER, Load, keep_loads, loads, put
from goldenthread.measures.comparators.tidy import read_tidy
from goldenthread.measures.csv_lines import Lines, read_lines
from goldenthread.measures.home import writer
from goldenthread.records.errors import InputRefused, Problem, WrongUse

OGL: Final = "Open Government Licence v3.0"
SHIPPED_BY: Final = "goldenthread"
_RELEASE: Final = re.compile(r"(?<!\d)(20\d\d-(?:0[1-9]|1[0-2]))(?!\d)")
_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was found in one file and stored; ``again`` when the same content was there already, so nothing was written.

    ``notes``  what a person should look at: a dataset that the catalogue does not know, or codes of no known authority.
    """

    load: Load
    proof: Proof
    again: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The files of one call to `load`, in the order given."""

    files: tuple[Loaded, ...]

    @property
    def cells(self) -> int:
        """Cells of data in all files together."""
        return sum(one.proof.cells for one in self.files)


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    lines: Lines
    table: pa.Table
    key: str
    dataset: Dataset | None
    model: int


def load(
    paths: Sequence[Path],
    home: Path,
    who: str,
    *,
    at: datetime | None = None,
    release: str = "",
    model: int | None = None,
    known: Catalogue | None = None,
) -> LoadReport:
    """Load published files into the comparators of a home folder.

    ``who`` is the person who loads them, ``release`` the publisher's name of the release (else what the file name says),
    ``model`` the year of the neighbours' model where the file name does not say it. Raises `InputRefused` with every
    problem of every file (then nothing is stored), `WrongUse` without a name or a file, `CellsDiffer` and `StoreBusy`.
    """
    if not who.strip():
        raise WrongUse.of("who", "nobody is named as loading the files", "Say who loads them")
    if not paths:
        raise WrongUse.of("comparators", "no file was named", "Name at least one published CSV file")
    problems: list[Problem] = []
    read = [one for one in (_read(path, model, known or catalogue(), problems) for path in paths) if one]
    if problems:
        raise InputRefused(*problems)
    moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    done: list[Loaded] = []
    with writer(home, FOLDER) as folder:
        held = list(loads(home))
        for one in read:
            before = next((entry for entry in held if entry.file == one.lines.sha256), None)
            digest = before.stored if before else put(folder, one.table, one.lines.sha256)
            kept = pq.read_table(home / FOLDER / "files" / f"{one.lines.sha256}.parquet")
            shown = prove(one.path, one.lines, kept)
            entry = before or _entry(one, digest, shown, release, moment, who.strip())
            if before is None:
                held.append(entry)
            done.append(Loaded(entry, shown, before is not None, _notes(one)))
        keep_loads(folder, tuple(held))
    return LoadReport(tuple(done))


def load_shipped(home: Path, at: datetime | None = None) -> LoadReport:
    """Load the small tables that ship with the package: England, London, Barnet and its ten neighbours, for a demo."""
    with as_file(files("goldenthread.measures.comparators").joinpath("shipped")) as folder:
        return load(sorted(folder.glob("*.csv")), home, SHIPPED_BY, at=at)


def _read(path: Path, model: int | None, known: Catalogue, problems: list[Problem]) -> _Read | None:
    lines = read_lines(path, problems)
    if lines is None:
        return None
    if neighbours.is_neighbours(lines):
        year = model if model is not None else neighbours.model_in(path.name)
        table = neighbours.read_neighbours(lines, year, problems)
        return None if table is None else _Read(path, lines, table, neighbours.DATASET, None, year or 0)
    dataset = known.recognise(lines.heading)
    key = dataset.key if dataset else _key_of(path)
    table = read_tidy(lines, key, dataset, problems)
    return None if table is None else _Read(path, lines, table, key, dataset, 0)


def _entry(one: _Read, digest: str, proof: Proof, release: str, moment: str, who: str) -> Load:
    said = _RELEASE.search(one.path.stem)
    by_name = one.key == neighbours.DATASET
    source = "DfE, Local authority interactive tool" if by_name else one.dataset.source if one.dataset else "not stated"
    return Load(
        dataset=one.key,
        kind="neighbours" if by_name else "tidy",
        name=one.path.name,
        file=one.lines.sha256,
        stored=digest,
        source=source,
        licence=one.dataset.licence if one.dataset else OGL if by_name else "not stated",
        release=release or (said.group(1) if said else ""),
        model=one.model,
        loaded_at=moment,
        who=who,
        rows=proof.rows,
        cells=proof.cells,
    )


def _key_of(path: Path) -> str:
    """A key for a dataset that the catalogue does not know, of the words of the file's name without its dates."""
    return _NOT_WORDS.sub("-", _RELEASE.sub("", path.stem).casefold()).strip("-") or "unnamed"


def _notes(one: _Read) -> tuple[str, ...]:
    said = []
    if one.dataset is None and one.key != neighbours.DATASET:
        said.append("the catalogue does not know this dataset: it is kept whole, and compared with nothing")
    codes = one.table["old_la_code"].unique().to_pylist()
    strange = strangers(code for code in codes if code)
    if strange:
        said.append(f"codes of no known authority, kept but left out of ranks: {', '.join(strange)}")
    return tuple(said)
