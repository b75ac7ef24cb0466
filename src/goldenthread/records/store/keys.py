"""The key that is kept outside the store: what it seals, signs and hides, and what to do when it is not there."""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from platformdirs import user_config_path

from goldenthread.records.errors import StoreDamaged
from goldenthread.records.importers.readers import tidy
from goldenthread.records.keys import person_key
from goldenthread.records.store.files import private_folder, replace_file, writing

#: Names the file that holds the key, in place of the usual one in the user's own settings folder.
KEY_VARIABLE = "GOLDENTHREAD_KEY_FILE"
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of one store, each for one purpose, all worked out from the one secret outside it."""

    secret: bytes
    store: str

    def derived(self, purpose: str) -> bytes:
        """The 32-byte key for a purpose: ``names``, ``people`` or ``log``."""
        return HKDF(SHA256(), _BYTES, salt=None, info=f"goldenthread|{self.store}|{purpose}".encode()).derive(
            self.secret
        )

    def check(self) -> str:
        """What the store keeps to know its key again."""
        return self.mark("key", "check")

    def mark(self, said: str, purpose: str) -> str:
        """A keyed hash of a text: with the key it can be made again, without it nothing can be learnt from it."""
        return _mark(self.derived(purpose), said)


class Marker:
    """Keyed hashes of people of one authority, by which a log, a certificate and the block list may still name them."""

    def __init__(self, keys: Keys, authority: str) -> None:
        self._key = keys.derived("people")
        self._authority = authority

    def mark(self, identifier: str) -> str:
        """The keyed hash of a person by identifier, however it is spelt in a cell."""
        return self.of_key(person_key(self._authority, plain_id(identifier)))

    def of_key(self, key: str) -> str:
        """The keyed hash of a person by key."""
        return _mark(self._key, key)


def _mark(key: bytes, said: str) -> str:
    return hmac.new(key, said.encode("utf-8"), hashlib.sha256).hexdigest()[:32]


def plain_id(text: str) -> str:
    """An identifier as it is compared: without unseen characters or the '.0' that a spreadsheet adds."""
    clean = tidy(text)
    return clean[:-2] if clean.endswith(".0") and clean[:-2].isdigit() else clean


def key_path(store: str) -> Path:
    """The file that holds the key of a store: the one that the environment names, else one in the user's settings."""
    named = os.environ.get(KEY_VARIABLE)
    return Path(named) if named else user_config_path("goldenthread", appauthor=False) / "keys" / f"{store}.key"


def make_keys(store: str, root: Path) -> Keys:
    """The keys of a new store; a secret is made on first use, readable by its owner only. Refuses a place inside it."""
    path = key_path(store)
    if path.resolve().is_relative_to(root.resolve()):
        raise StoreDamaged.of(
            str(path),
            "the key may not lie inside the store that it protects",
            f"Set {KEY_VARIABLE} to a file elsewhere",
        )
    if not path.exists():
        with writing(path.parent):
            private_folder(path.parent)
            replace_file(path, base64.b64encode(secrets.token_bytes(_BYTES)) + b"\n")
    return read_keys(store)


def read_keys(store: str, check: str = "") -> Keys:
    """The keys of a store; raises `StoreDamaged` when the file is missing, unreadable, or of another store (``check``)."""
    path = key_path(store)
    mend = f"Put the key file back from where it is kept safe, or name it in {KEY_VARIABLE}"
    try:
        secret = base64.b64decode(path.read_bytes().strip(), validate=True)
    except FileNotFoundError:
        raise StoreDamaged.of(str(path), "the store's key is missing", mend) from None
    except (OSError, binascii.Error) as error:
        raise StoreDamaged.of(str(path), f"the store's key cannot be read ({error})", mend) from error
    keys = Keys(secret, store)
    if len(secret) != _BYTES or (check and not hmac.compare_digest(keys.check(), check)):
        raise StoreDamaged.of(str(path), "this is not the key of this store", mend)
    return keys
