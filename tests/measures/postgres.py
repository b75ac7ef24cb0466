"""A PostgreSQL server of the tests' own, started in a folder of theirs and stopped with them."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PLACES = (
    "/usr/lib/postgresql/15/bin",
    "/usr/lib/postgresql/16/bin",
    "/usr/lib/postgresql/17/bin",
    "/usr/pgsql-15/bin",
)
_MISSING = "PostgreSQL 15 is needed for this test and was not found: install it (Debian: apt-get install postgresql-15)"


def programs() -> Path:
    """The folder of PostgreSQL's programs; raises RuntimeError saying what to install."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    for place in _PLACES:
        if (Path(place) / "initdb").exists():
            return Path(place)
    raise RuntimeError(_MISSING)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a server on a free port of the loopback, without durability, and give its address."""
    bin_folder, data = programs(), folder / "data"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder.mkdir(parents=True, exist_ok=True)
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    as_whom: tuple[str, ...] = ()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        as_whom = ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
        shutil.chown(folder, "postgres", "postgres")
        for parent in folder.parents:
            if parent.stat().st_uid == 0 and parent != Path("/") and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)

    def run(program: str, *words: str) -> None:
        subprocess.run([*as_whom, str(bin_folder / program), *words], check=True, capture_output=True, cwd="/")

    run("initdb", "-D", str(data), "-U", "tests", "--auth=trust", "--no-sync", "--encoding=UTF8")
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off"
    run("pg_ctl", "-D", str(data), "-o", options, "-w", "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql://tests@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
