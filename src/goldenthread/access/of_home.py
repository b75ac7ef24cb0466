"""The log of an installation: sign-ins, reads, exports, loads, changes and refusals of everybody who uses the web."""

import os
import secrets
from pathlib import Path
from typing import Final

from goldenthread.access.errors import LogFailed
from goldenthread.access.log import AccessLog

_LOG: Final = "journal.log"
_KEY: Final = "journal.key"
_KEY_BYTES: Final = 32


def journal_log(home: Path) -> AccessLog:
    """The chained log of the home folder; its key is made with the first entry and never again.

    Raises `LogFailed` when there is a log and its key is missing: the key is then in a backup, and a new one would
    make every earlier entry look altered.
    """
    log, key = home / _LOG, home / _KEY
    if not key.exists():
        if log.exists():
            raise LogFailed(f"{key}: the key of the journal is missing. Restore it from a backup.")
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            handle = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            return AccessLog(log, key.read_bytes())
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
    return AccessLog(log, key.read_bytes())
