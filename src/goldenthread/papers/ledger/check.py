"""Checks the release ledger: that it is whole, that it holds every paper that went out, and what it gives away."""

from pathlib import Path

from goldenthread.papers.chain import head, links
from goldenthread.papers.classes import Class
from goldenthread.papers.ledger.released import FOLDER, NAME
from goldenthread.papers.manifest import FINAL, frozen_packs, read_manifest, withdrawn_manifests
from goldenthread.records.errors import Problem

_MEND = "Restore the ledger from a backup, and find out who could write to it"


def check(home: Path) -> tuple[Problem, ...]:
    """A problem for every public paper that was released or decided and of which the ledger does not know.

    Packs name the ledger's head beside which they were decided, so they show when lines were cut off its end or when an
    older ledger was put back. Raises `StoreDamaged` where a line is not as it was written.
    """
    path = home / FOLDER / NAME
    held = links(path)
    known = {link.said["draft"] for link in held}
    found: list[Problem] = []
    for place in (*sorted(frozen_packs(home).glob("*.json")), *withdrawn_manifests(home)):
        manifest = read_manifest(place)
        upto = str(manifest.data.get("ledger", ""))
        if upto and head(held[: int(upto.split(" ", maxsplit=1)[0])]) != upto:
            what = f"{manifest.name} was decided beside entry {upto.split(' ', maxsplit=1)[0]}, which is not there or not as it was"
            found.append(Problem(str(path), what, _MEND))
        out = manifest.about["status"] == FINAL and manifest.about["class"] == Class.PUBLIC.value
        if out and manifest.about["draft"] not in known:
            found.append(Problem(str(path), f"{manifest.name} was released and is not in the ledger", _MEND))
    return tuple(found)
