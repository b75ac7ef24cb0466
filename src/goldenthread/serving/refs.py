"""References: how a child is named in an address, opaque and the same from one snapshot to the next."""

import base64
import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from goldenthread.records.errors import StoreDamaged

_FILE: Final = "refs.key"
_KEY_BYTES: Final = 32
#: Characters of a reference: a hundred bits, so that no two children of a council ever share one.
LENGTH: Final = 20


class Refs:
    """References of people, made with a key of the installation: without it nobody can tell whose one is."""

    def __init__(self, key: bytes) -> None:
        """Take the key."""
        self._key = key

    def of(self, person_key: str) -> str:
        """The reference of a person: `LENGTH` characters of a-z and 2-7."""
        said = hmac.new(self._key, person_key.encode("utf-8"), hashlib.sha256).digest()
        return base64.b32encode(said).decode("ascii")[:LENGTH].lower()


def refs_of(home: Path) -> Refs:
    """The references of an installation; its key is made on first use, readable by its owner only.

    Raises `StoreDamaged` for a key that was cut off: every address that somebody kept would lead nowhere.
    """
    path = home / _FILE
    if not path.exists():
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        waiting = path.with_name(f"{_FILE}.{secrets.token_hex(4)}.tmp")
        handle = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was quicker, and its key holds for everybody
            os.link(waiting, path)
        waiting.unlink()
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise StoreDamaged.of(str(path), "the key of references is cut off or altered", "Restore it from a backup")
    return Refs(key)
