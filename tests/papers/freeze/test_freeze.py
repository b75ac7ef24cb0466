"""A pack is there whole or not at all: full disks, kills, folders that are taken, links, places that are not for it."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from tests.papers.freeze.desk import Desk, text_of

from goldenthread.papers import freeze as freezing
from goldenthread.papers.manifest import NAME, frozen_packs
from goldenthread.papers.verify import verify
from goldenthread.records.errors import InputRefused, StoreUnwritable, WrongUse


def test_a_folder_that_is_taken_is_refused(desk: Desk) -> None:
    """A pack, any other folder, a file, or a link to nowhere."""
    frozen = desk.frozen()
    before = sorted(path.name for path in frozen.folder.iterdir())
    with pytest.raises(WrongUse, match="lies there already"):
        desk.frozen()
    assert sorted(path.name for path in frozen.folder.iterdir()) == before
    shutil.rmtree(frozen.folder)
    frozen.folder.symlink_to(desk.folder / "nowhere")
    with pytest.raises(WrongUse, match="lies there already"):
        desk.frozen()
    assert not (desk.folder / "nowhere").exists()


def test_no_pack_is_written_into_the_store(desk: Desk) -> None:
    """Not even by a link that leads there."""
    with pytest.raises(WrongUse, match="in the store"):
        desk.frozen(out=desk.store / "papers")
    link = desk.folder / "link"
    link.symlink_to(desk.store)
    with pytest.raises(WrongUse, match="in the store"):
        desk.frozen(out=link / "papers")


def test_a_full_disk_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a folder nor an entry in the register."""
    write = freezing.write_file

    def full(path: Path, data: bytes) -> str:
        if path.name == NAME:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(freezing, "write_file", full)
    with pytest.raises(StoreUnwritable, match="the disk is full"):
        desk.frozen()
    assert list(desk.out.iterdir()) == []
    assert not frozen_packs(desk.home).exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the system's own user may write anywhere")
def test_a_folder_that_is_read_only_is_refused(desk: Desk) -> None:
    """It is named."""
    desk.out.mkdir(mode=0o500)
    with pytest.raises(StoreUnwritable, match="cannot be written"):
        desk.frozen()


def test_a_file_where_the_folder_should_be_is_refused(desk: Desk) -> None:
    """One clear error."""
    desk.out.write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreUnwritable, match="cannot be written"):
        desk.frozen()


def test_only_the_owner_may_read_a_pack(desk: Desk) -> None:
    """Whatever the umask is."""
    before = os.umask(0)
    try:
        frozen = desk.frozen()
    finally:
        os.umask(before)
    for path in (desk.out, *frozen.folder.rglob("*"), *frozen_packs(desk.home).iterdir()):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_link_in_the_place_of_a_file_is_told(desk: Desk) -> None:
    """Even when what it leads to is the same."""
    frozen = desk.frozen()
    (page,) = frozen.files
    shutil.move(page, desk.folder / "elsewhere.html")
    page.symlink_to(desk.folder / "elsewhere.html")
    assert [problem.what for problem in verify(frozen.folder).problems] == ["it is a link to a file elsewhere"]


def test_a_pack_killed_half_way_is_not_there(desk: Desk) -> None:
    """At each of some moments it is there whole and verified, or there is no folder of its name; the next one works."""
    made = (
        "import sys\nfrom pathlib import Path\nfrom tests.papers.freeze.desk import Desk\n"
        "desk = Desk.__new__(Desk)\ndesk.store, desk.folder = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "desk.home, desk.out = desk.folder / 'home', desk.folder / 'out'\n"
        "desk.session()\nprint('ready', flush=True)\ndesk.frozen(formats=('html', 'docx', 'xlsx', 'pdf'))\n"
    )
    chance = Random(6)
    place = desk.out / "tried-2025-09-public"
    for _ in range(4):
        words = [sys.executable, "-c", made, str(desk.store), str(desk.folder)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as victim:
            assert victim.stdout is not None
            assert victim.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.05, 1.2))
            victim.send_signal(signal.SIGKILL)
        if place.exists():
            assert verify(place).problems == ()
            shutil.rmtree(place)
    assert verify(desk.frozen(text_of()).folder).problems == ()


def test_what_a_pack_is_made_from_must_be_there(desk: Desk) -> None:
    """A file that is named and cannot be read stops it before anything is written."""
    with pytest.raises(InputRefused, match=r"gaps\.csv"):
        desk.frozen(gaps=desk.folder / "gaps.csv")
    assert not desk.out.exists()
