"""Makes a frozen pack again from what it keeps, to the same bytes or with every difference stated; and makes it final."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from goldenthread import __version__
from goldenthread.calendar import parse_period
from goldenthread.measures.run.session import Session
from goldenthread.papers.build import Asked, Built
from goldenthread.papers.classes import Class
from goldenthread.papers.freeze import Frozen, freeze, frozen_as, written
from goldenthread.papers.ledger.guard import ReleaseGuard
from goldenthread.papers.ledger.released import Ledger, read_ledger, release
from goldenthread.papers.load import load_pack
from goldenthread.papers.manifest import ASKED_OF, INPUTS, NAME, Manifest, frozen_packs, hashes
from goldenthread.papers.review import COMMENTS, closing
from goldenthread.papers.sources import PACK, Sources, kept, make
from goldenthread.papers.verify import Difference, compare, verify
from goldenthread.records.errors import InputRefused, Problem
from goldenthread.records.store.files import hash_file

#: Opens a store at a snapshot, with the book and the figures beside it of a home folder.
Opener = Callable[[Path, str], Session]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A pack that was made again: its files by name, which of them are the same, and every difference."""

    manifest: Manifest
    files: Mapping[str, bytes]
    same: tuple[str, ...]
    differences: tuple[Difference, ...]


def rebuild(folder: Path, opener: Opener, home: Path) -> Rebuilt:
    """Make a pack again from its inputs and the data version that its manifest names; nothing is written.

    ``home`` is the home folder with the release ledger. Raises `InputRefused` where the pack is not as it was frozen, or
    the ledger never stood as the pack knew it, and `WrongUse` where the snapshot is no longer there.
    """
    before = _whole(folder)
    upto = str(before.data.get("ledger", ""))
    ledger = read_ledger(home, upto) if upto else Ledger((), "")
    with _made(folder, before, opener, ledger) as (built, session, sources, guard):
        formats = str(before.about["formats"]).split(",")
        files = written(built, formats, sources.template)
        now = frozen_as(built, session, formats, {}, guard, str(before.about["draft"]))
        manifest = replace(now, inputs=before.inputs, files=hashes(files))
    differences = compare(before, manifest)
    same = tuple(name for name in before.files if before.files[name] == manifest.files.get(name))
    return Rebuilt(manifest, files, same, differences)


def finalise(folder: Path, by: str, on: date, opener: Opener, home: Path) -> tuple[Frozen, ReleaseGuard | None]:
    """Make a draft final: the same paper, with who approved it, in a folder beside the draft; a public one is released.

    It is made from the draft's own inputs and data version, and holds the comments with their answers. The draft stays as
    it was and takes no more comments. Raises `WrongUse` naming every unanswered comment or where the paper is final
    already, and `InputRefused` where the draft is not as it was frozen, or would not say the same now: a newer version of
    the software, or a public paper that was released since.
    """
    with closing(folder, by) as (before, comments):
        _whole(folder)
        draft = hash_file(folder / NAME)
        ledger = read_ledger(home, without=draft)
        with _made(folder, before, opener, ledger, (by.strip(), on)) as (built, session, sources, guard):
            inputs = dict(sources.inputs((folder / INPUTS / PACK).read_bytes()))
            if comments:
                inputs[COMMENTS] = comments
            formats = str(before.about["formats"]).split(",")
            now = frozen_as(built, session, formats, inputs, guard)
            changed = [
                one for one in compare(before, now) if one.what in ("reading", "definition") or one.which == ASKED_OF
            ]
            if changed:
                raise InputRefused(*(_changed(one) for one in changed))

            def let_out(manifest: Manifest, put: Callable[[], None]) -> None:
                if guard is None:
                    put()
                    return
                release(
                    home,
                    manifest.name,
                    session.store.authority,
                    on,
                    draft,
                    guard.told(built.printed),
                    guard.ledger.head,
                    put,
                )

            frozen = freeze(
                built,
                session,
                folder.resolve().parent,
                formats,
                inputs,
                frozen_packs(home),
                sources.template,
                guard,
                draft,
                let_out,
            )
    return frozen, guard


def _changed(one: Difference) -> Problem:
    mend = "Build the draft again, so that it is read as it will be sent"
    if one.which == ASKED_OF:
        what = "the draft's own data ask other questions now: a snapshot that told what was first known is gone, or the rules are others"
        return Problem("what is asked of the plan", what, mend)
    return Problem(one.which, f"it was {one.before} in the draft and is {one.after} now", mend)


def _whole(folder: Path) -> Manifest:
    found = verify(folder)
    if found.problems:
        raise InputRefused(*found.problems)
    return found.manifest


@contextmanager
def _made(
    folder: Path, manifest: Manifest, opener: Opener, ledger: Ledger, approved: tuple[str, date] | None = None
) -> Iterator[tuple[Built, Session, Sources, ReleaseGuard | None]]:
    """The pack built again, from a copy of what it keeps: reading a home folder leaves locks in it."""
    about = manifest.about
    with TemporaryDirectory(prefix="goldenthread-") as scratch:
        inputs = Path(scratch) / INPUTS
        shutil.copytree(folder / INPUTS, inputs)
        packs = Path(scratch) / "packs"
        packs.mkdir()
        shutil.copy(inputs / PACK, packs / f"{about['pack']}.toml")
        sources = kept(inputs)
        session = opener(sources.home, manifest.data["snapshot"])
        definition, _ = load_pack(str(about["pack"]), [packs], session.book)
        if approved is None and about["approved_by"]:
            approved = str(about["approved_by"]), date.fromisoformat(about["approved_on"])
        asked = Asked(
            parse_period(about["period"]),
            Class(about["class"]),
            date.fromisoformat(about["written"]),
            about["organisation"],
            about["author"],
            parse_period(about["baseline"]) if about["baseline"] else None,
            approved,
            str(about.get("meeting", "")),
        )
        built, guard = make(definition, session, sources, asked, ledger)
        yield built, session, sources, guard


def software(manifest: Manifest) -> str:
    """What to say where the pack was made by another version of the software; "" where it was this one."""
    made_by = str(manifest.about["software"])
    return "" if made_by == __version__ else f"It was made by version {made_by}; this is {__version__}."
