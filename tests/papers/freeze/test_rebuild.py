"""A frozen pack is made again to the same bytes, whatever has changed around it, or every difference is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.papers.freeze.desk import COMMENTARY, WORDS, Desk, text_of

from goldenthread.papers.classes import Class
from goldenthread.papers.freeze import Frozen
from goldenthread.papers.manifest import read_manifest
from goldenthread.papers.verify import verify
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.store.store import Store
from goldenthread.reports.formats import FORMATS

ALL = tuple(FORMATS)


def full(desk: Desk) -> Frozen:
    """A pack with commentary and a target, in every format."""
    words = desk.folder / "words.toml"
    words.write_text(WORDS, encoding="utf-8")
    desk.target(95)
    return desk.frozen(text_of(more=COMMENTARY), formats=ALL, commentary=words)


def test_a_pack_is_made_again_to_the_same_bytes_when_the_store_has_moved_on(desk: Desk, moved_root: Path) -> None:
    """Newer snapshots, another target and other commentary change nothing of it."""
    frozen = full(desk)
    before = {path.name: path.read_bytes() for path in frozen.files}
    desk.store = moved_root
    desk.target(50)
    (desk.folder / "words.toml").write_text("rubbish", encoding="utf-8")
    assert Store.open(moved_root).current().id != frozen.manifest.data["snapshot"]
    again = desk.again(frozen.folder)
    assert again.differences == ()
    assert again.files == before
    assert set(again.same) == set(before)
    assert verify(frozen.folder).problems == ()


def test_the_settings_are_among_the_inputs(desk: Desk) -> None:
    """Everything that its figures and ratings depend on lies with the pack."""
    frozen = full(desk)
    assert set(frozen.manifest.inputs) == {"pack.toml", "commentary.toml", "home/settings/targets/ours.toml"}


def test_another_process_another_place_the_same_bytes(desk: Desk) -> None:
    """Neither time zone nor locale nor the seed of hashes is in a file."""
    frozen = full(desk)
    made = (
        "import sys, hashlib\nfrom pathlib import Path\nfrom tests.papers.freeze.desk import Desk\n"
        "desk = Desk.__new__(Desk)\ndesk.store, desk.home = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "again = desk.again(Path(sys.argv[3]))\nassert not again.differences, again.differences\n"
        "print(sorted((name, hashlib.sha256(data).hexdigest()) for name, data in again.files.items()))\n"
    )
    told = []
    for zone, language, seed in (("Pacific/Kiritimati", "C", "1"), ("America/Los_Angeles", "en_GB.UTF-8", "77")):
        place = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": seed}
        words = [sys.executable, "-c", made, str(desk.store), str(desk.home), str(frozen.folder)]
        told.append(subprocess.run(words, env=place, capture_output=True, check=True, text=True, cwd=Path.cwd()).stdout)
    assert told[0] == told[1] == f"{sorted(frozen.manifest.files.items())}\n"


def test_a_snapshot_that_is_gone_is_named(desk: Desk, moved_root: Path) -> None:
    """The store of another council never had it."""
    frozen = desk.frozen()
    manifest = frozen.folder / "manifest.json"
    gone = manifest.read_text(encoding="utf-8").replace(frozen.manifest.data["snapshot"], "0" * 20)
    manifest.write_text(gone, encoding="utf-8")
    desk.store = moved_root
    with pytest.raises(WrongUse, match="no such snapshot"):
        desk.again(frozen.folder)


def test_what_differs_is_told(desk: Desk) -> None:
    """A manifest that claims another value, another version and another file is contradicted in each."""
    frozen = desk.frozen()
    place = frozen.folder / "manifest.json"
    shown = next(one for one in frozen.manifest.readings if one.key == "contacts")
    text = place.read_text(encoding="utf-8").replace(f'"printed": "{shown.printed}"', '"printed": "7,777"')
    place.write_text(text.replace('"software": "', '"software": "9.'), encoding="utf-8")
    told = [(one.what, one.which, one.before) for one in desk.again(frozen.folder).differences]
    assert ("reading", "contacts 2025-09: printed", "7,777") in told
    assert [one[1] for one in told if one[0] == "about"] == ["software"]


def test_a_pack_that_was_changed_is_not_made_again(desk: Desk) -> None:
    """Neither its files nor its inputs may be other than they were frozen."""
    frozen = desk.frozen()
    (frozen.folder / "inputs" / "pack.toml").write_text("format = 1", encoding="utf-8")
    with pytest.raises(InputRefused, match="not the file that was frozen"):
        desk.again(frozen.folder)


def test_a_public_pack_is_decided_beside_what_was_released_then(desk: Desk) -> None:
    """Papers released later do not change it; without its ledger it cannot be made again."""
    first = desk.frozen()
    desk.final(first.folder)
    second = desk.frozen(text_of("contacts", "referrals"), period="2025-08")
    assert str(second.manifest.data["ledger"]).startswith("1 ")
    desk.final(second.folder)
    for folder in (first.folder, second.folder):
        assert desk.again(folder).differences == ()
    (desk.home / "papers" / "ledger" / "released.jsonl").unlink()
    with pytest.raises(InputRefused, match="the ledger never stood"):
        desk.again(second.folder)


def test_an_edition_that_is_not_public_asks_no_ledger(desk: Desk) -> None:
    """Management sees the small numbers, and nothing is released."""
    frozen = desk.frozen(class_=Class.CONFIDENTIAL)
    assert frozen.manifest.data["ledger"] == ""
    final = desk.final(frozen.folder)
    assert read_manifest(final.folder).about["status"] == "final"
    assert not (desk.home / "papers" / "ledger").exists()


def test_sums_of_parts_of_posts_are_the_same_each_time(desk: Desk) -> None:
    """An engine adds tenths up in any order, and the last digits of a binary fraction differ: nobody counted those."""
    frozen = desk.frozen(text_of("case-holding-fte", "caseload-per-full-time-worker"), class_=Class.CONFIDENTIAL)
    told = {one.key: one.numerator for one in frozen.manifest.readings}
    assert len(told["case-holding-fte"]) <= 6
    assert all(desk.again(frozen.folder).differences == () for _ in range(3))
