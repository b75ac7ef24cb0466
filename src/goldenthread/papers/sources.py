"""What a pack is made from beside the store: files named for it and those of the home folder, which are frozen with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goldenthread.measures.run.beside import Home
from goldenthread.measures.run.readings import Reader
from goldenthread.measures.run.session import Session
from goldenthread.measures.typed import figures_of
from goldenthread.papers.build import Asked, Built, build
from goldenthread.papers.classes import Class
from goldenthread.papers.commentary import read_commentary
from goldenthread.papers.definition import PackDefinition
from goldenthread.papers.gaps import read_gaps
from goldenthread.papers.ledger.guard import ReleaseGuard
from goldenthread.papers.ledger.released import Ledger
from goldenthread.papers.programme.given import GUARD, PROGRAMME, given_of
from goldenthread.papers.programme.typed import with_typed
from goldenthread.papers.quality.given import AUDITS, audited_of
from goldenthread.records.errors import InputRefused

PACK: Final = "pack.toml"
COMMENTARY, GAPS, FIGURES, TEMPLATE = "commentary.toml", "gaps.csv", "figures.csv", "template.docx"
#: What was said of the drafts before it, and what became of that: kept, and read by nobody who builds it.
EARLIER: Final = "earlier-comments.json"
#: Below this, the parts of the home folder that figures and their readings depend on.
HOME: Final = "home"
SETTINGS, DEFINITIONS, LIMITS = "settings", "definitions", "limits.toml"
_BESIDE: Final = ("typed", "population", "comparators", "benchmarks", "published")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the files are; None for one that is not given. ``settings`` and ``definitions`` stand for the home folder's.

    ``earlier`` are the comments on drafts before this one. ``programme`` and ``guard`` are in their kept forms
    (`goldenthread.papers.programme.given`): the programme that a pack tells of, and what was asked of it before;
    ``audits`` are in theirs (`goldenthread.papers.quality.given`).
    """

    home: Path
    settings: Path | None = None
    definitions: Path | None = None
    commentary: Path | None = None
    gaps: Path | None = None
    figures: Path | None = None
    template: Path | None = None
    earlier: Path | None = None
    programme: bytes | None = None
    guard: bytes | None = None
    audits: bytes | None = None

    @property
    def rules(self) -> Path | None:
        """The folder of targets, rules and schemes; None where only the shipped ones speak."""
        return self.settings or _there(self.home / SETTINGS)

    def named(self) -> Mapping[str, Path]:
        """Every file by its name among the inputs of a pack.

        Raises `InputRefused` for files that are named and not there.
        """
        given = {
            COMMENTARY: self.commentary,
            GAPS: self.gaps,
            FIGURES: self.figures,
            TEMPLATE: self.template,
            EARLIER: self.earlier,
        }
        found = {name: path for name, path in given.items() if path is not None}
        folders = {
            SETTINGS: self.rules,
            DEFINITIONS: self.definitions or _there(self.home / DEFINITIONS),
            **{name: _there(self.home / name) for name in _BESIDE},
        }
        for name, folder in folders.items():
            if folder is not None:
                found |= {f"{HOME}/{name}/{path.relative_to(folder).as_posix()}": path for path in _files(folder)}
        if (self.home / LIMITS).is_file():
            found[f"{HOME}/{LIMITS}"] = self.home / LIMITS
        return found

    def inputs(self, pack: bytes) -> Mapping[str, bytes]:
        """The bytes of every file by its name, the definition of the pack with them. Raises `InputRefused`."""
        given = ((PROGRAMME, self.programme), (GUARD, self.guard), (AUDITS, self.audits))
        held = {name: data for name, data in given if data is not None}
        return {PACK: pack, **held, **{name: _read(path) for name, path in sorted(self.named().items())}}


def kept(inputs: Path) -> Sources:
    """The sources of a frozen pack, from the folder in which it keeps them."""
    given = {name: inputs / name for name in (COMMENTARY, GAPS, FIGURES, TEMPLATE, EARLIER)}
    there = {name: path if path.is_file() else None for name, path in given.items()}
    home = inputs / HOME
    promised = {
        name: _read(inputs / name) if (inputs / name).is_file() else None for name in (PROGRAMME, GUARD, AUDITS)
    }
    return Sources(
        home, None, None, there[COMMENTARY], there[GAPS], there[FIGURES], there[TEMPLATE], there[EARLIER],
        promised[PROGRAMME], promised[GUARD], promised[AUDITS],
    )  # fmt: skip


def make(
    definition: PackDefinition, session: Session, sources: Sources, asked: Asked, ledger: Ledger
) -> tuple[Built, ReleaseGuard | None]:
    """Build a pack from its sources; a public one is decided beside the release ledger, and its guard is given too.

    Raises what `goldenthread.papers.build.build` raises, and `InputRefused` for files that cannot be read.
    """
    given = figures_of(sources.figures, asked.written) if sources.figures else ()
    home = Home(sources.home, given)
    programme = given_of(sources.programme, sources.guard) if sources.programme is not None else None
    if programme is not None:
        session = with_typed(session, programme, home)
    guard = ReleaseGuard(session, home, ledger) if asked.class_ is Class.PUBLIC else None
    reader = Reader(settings=sources.rules, home=home)
    if guard is not None:
        reader = Reader(guard, sources.rules, home)
    commentary = read_commentary(sources.commentary) if sources.commentary else {}
    gaps = read_gaps(sources.gaps) if sources.gaps else {}
    audited = audited_of(sources.audits) if sources.audits is not None else None
    return build(definition, session, reader, asked, commentary, gaps, programme, audited), guard


def _there(folder: Path) -> Path | None:
    return folder if folder.is_dir() else None


def _files(folder: Path) -> list[Path]:
    """What a folder holds; what begins with a dot is a lock or a file of the system's own."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputRefused.of(str(path), f"the file cannot be read ({error})", "Name a file that can be") from error
