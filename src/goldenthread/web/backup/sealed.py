"""A sealed stream: written piece by piece, each piece bound to its place, so that nothing can be read, cut off or moved."""

import io
import os
import secrets
import struct
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from goldenthread.records.errors import InputRefused, Problem, WrongUse
from goldenthread.records.store.files import private_folder

_MAGIC: Final = b"GOLDENTHREAD-BACKUP-1\n"
_PIECE: Final = 1 << 20
_PREFIX: Final = 8
_TAG: Final = 16
_KEY_BYTES: Final = 32
_LENGTH: Final = struct.Struct(">I")
_COUNT: Final = struct.Struct(">I")


def make_key(path: Path) -> None:
    """Write a new key for backups to a file that is not there yet; raises `WrongUse` where there is one."""
    private_folder(path.parent)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        what = "there is a file already, and old backups may need it"
        raise WrongUse.of(str(path), what, "Name a new file, or go on with that key") from None
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(_KEY_BYTES).hex().encode("ascii") + b"\n")


def read_key(path: Path) -> bytes:
    """A key for backups; raises `InputRefused` for a file that holds none."""
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        raise InputRefused(
            Problem(str(path), "the key file is not there", "Make one: goldenthread backup-key FILE")
        ) from None
    except (OSError, ValueError, UnicodeDecodeError):
        key = b""
    if len(key) != _KEY_BYTES:
        raise InputRefused(
            Problem(str(path), "this is no key for backups", "Name the file that goldenthread backup-key made")
        )
    return key


class SealedWriter(io.RawIOBase):
    """Seals what is written to it; `close` writes the last piece, without which the file counts as cut off."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        super().__init__()
        self._file, self._cipher, self._prefix = file, AESGCM(key), secrets.token_bytes(_PREFIX)
        self._waiting, self._number = bytearray(), 0
        file.write(_MAGIC + self._prefix)

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # any buffer of bytes
        """Take some bytes; whole pieces are sealed at once."""
        self._waiting += data
        while len(self._waiting) > _PIECE:
            self._seal(bytes(self._waiting[:_PIECE]), last=False)
            del self._waiting[:_PIECE]
        return len(data)

    def close(self) -> None:
        """Seal what is left as the last piece."""
        if not self.closed:
            self._seal(bytes(self._waiting), last=True)
            self._waiting.clear()
        super().close()

    def _seal(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._prefix, self._number), plain, _about(last))
        self._file.write(_LENGTH.pack(len(sealed)) + sealed)
        self._number += 1


class SealedReader(io.RawIOBase):
    """Opens a sealed stream; raises `InputRefused` at the first piece that is not as it was written."""

    def __init__(self, file: BinaryIO, key: bytes, name: str) -> None:
        super().__init__()
        self._file, self._cipher, self._name = file, AESGCM(key), name
        head = file.read(len(_MAGIC) + _PREFIX)
        if len(head) != len(_MAGIC) + _PREFIX or not head.startswith(_MAGIC):
            raise self._refused("this is not a backup of this version", "Name a file that goldenthread backup wrote")
        self._prefix, self._ready, self._number, self._ended = head[len(_MAGIC) :], b"", 0, False

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or fewer at the end."""
        while not self._ended and (size < 0 or len(self._ready) < size):
            self._ready += self._open()
        wanted = len(self._ready) if size < 0 else size
        found, self._ready = self._ready[:wanted], self._ready[wanted:]
        return found

    def _open(self) -> bytes:
        length = self._file.read(_LENGTH.size)
        if len(length) != _LENGTH.size:
            raise self._refused("the backup is cut off", "Use another backup")
        (size,) = _LENGTH.unpack(length)
        sealed = self._file.read(size) if _TAG <= size <= _PIECE + _TAG else b""
        if len(sealed) != size or not sealed:
            raise self._refused("the backup is cut off or altered", "Use another backup")
        nonce = _nonce(self._prefix, self._number)
        self._number += 1
        for last in (False, True):
            try:
                plain = self._cipher.decrypt(nonce, sealed, _about(last))
            except InvalidTag:
                continue
            self._ended = last
            if last and self._file.read(1):
                raise self._refused("something follows the end of the backup", "Use another backup")
            return plain
        raise self._refused(
            "the key is not that of this backup, or the backup was altered", "Name the right key, or use another backup"
        )

    def _refused(self, what: str, mend: str) -> InputRefused:
        return InputRefused(Problem(self._name, what, mend))


def _nonce(prefix: bytes, number: int) -> bytes:
    return prefix + _COUNT.pack(number)


def _about(last: bool) -> bytes:
    return b"last" if last else b"piece"
