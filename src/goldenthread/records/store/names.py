"""The one table of names: sealed for each person with a key of their own, readable only with the key outside the store."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from goldenthread.records.errors import StoreDamaged, WrongUse
from goldenthread.records.keys import person_key
from goldenthread.records.store.deliveries import read_part
from goldenthread.records.store.files import RESTORE, hash_file, private_folder, write_table
from goldenthread.records.store.keys import Keys, Marker, plain_id
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.opening import keys_of, open_state, read_facts
from goldenthread.records.store.protocols import ReadLog, ReadScope

#: One row a person or worker. ``token`` is a keyed hash of the key of the person, so that the table by itself does not
#: say whose names it holds; ``wrapped`` is the person's data key sealed by the master key, ``sealed`` the names.
SCHEMA = pa.schema([("token", pa.string()), ("wrapped", pa.binary()), ("sealed", pa.binary())])

_NONCE = 12
_NAMED_BY = 40


@dataclass(frozen=True, slots=True)
class _Row:
    token: str
    wrapped: bytes
    sealed: bytes


class NameTable:
    """The sealed names of a store, held in memory while they are read or changed."""

    def __init__(self, keys: Keys, rows: Iterable[_Row] = (), where: str = "names") -> None:
        self._where = where
        self._token_key = keys.derived("name-tokens")
        self._master = AESGCM(keys.derived("names"))
        self._rows = {row.token: row for row in rows}

    @classmethod
    def read(cls, keys: Keys, path: Path) -> "NameTable":
        """Read a stored table of names; raises `StoreDamaged`."""
        table = read_part(path)
        columns = (table[name].to_pylist() for name in SCHEMA.names)
        return cls(keys, (_Row(*row) for row in zip(*columns, strict=True)), str(path))

    def __len__(self) -> int:
        return len(self._rows)

    def token(self, key: str) -> str:
        """Under what the names of the person (or worker) with this key stand."""
        return hmac.new(self._token_key, key.encode("utf-8"), hashlib.sha256).hexdigest()[:32]

    def names(self, key: str) -> dict[str, str]:
        """The names of one person by part (forename, surname…); empty when there are none. Raises `StoreDamaged`."""
        row = self._rows.get(self.token(key))
        return self._unseal(row) if row else {}

    def check(self) -> None:
        """Open every seal; raises `StoreDamaged` at the first that does not."""
        for row in self._rows.values():
            self._unseal(row)

    def _unseal(self, row: _Row) -> dict[str, str]:
        try:
            data_key = self._master.decrypt(row.wrapped[:_NONCE], row.wrapped[_NONCE:], row.token.encode())
            plain = AESGCM(data_key).decrypt(row.sealed[:_NONCE], row.sealed[_NONCE:], row.token.encode())
        except InvalidTag:
            raise StoreDamaged.of(self._where, "a name was altered, or sealed with another key", RESTORE) from None
        return {str(part): str(name) for part, name in json.loads(plain).items()}

    def put(self, key: str, names: Mapping[str, str]) -> None:
        """Add or replace parts of a person's names; those that stay as they are are not sealed again."""
        known = self.names(key)
        wanted = {**known, **names}
        if wanted == known:
            return
        token = self.token(key)
        data_key = AESGCM.generate_key(bit_length=256)
        nonces = secrets.token_bytes(_NONCE), secrets.token_bytes(_NONCE)
        plain = json.dumps(wanted, ensure_ascii=False, sort_keys=True).encode("utf-8")
        self._rows[token] = _Row(
            token,
            nonces[0] + self._master.encrypt(nonces[0], data_key, token.encode()),
            nonces[1] + AESGCM(data_key).encrypt(nonces[1], plain, token.encode()),
        )

    def remove(self, keys: Collection[str]) -> int:
        """Destroy the names and data keys of people; returns how many there were."""
        return sum(self._rows.pop(self.token(key), None) is not None for key in keys)

    def keep_only(self, keys: Collection[str]) -> int:
        """Destroy the names of everybody else; returns how many there were."""
        living = {self.token(key) for key in keys}
        gone = [token for token in self._rows if token not in living]
        for token in gone:
            del self._rows[token]
        return len(gone)

    def write(self, folder: Path) -> str:
        """Write the table to a new file in ``folder``; returns its name, which is made of its hash."""
        rows = sorted(self._rows.values(), key=lambda row: row.token)
        columns = [pa.array([getattr(row, field.name) for row in rows], field.type) for field in SCHEMA]
        written = private_folder(folder) / "names.parquet"
        name = f"{write_table(written, pa.table(columns, schema=SCHEMA))[:_NAMED_BY]}.parquet"
        written.rename(folder / name)
        return name


def gather(table: NameTable, found: pa.Table, authority: str) -> None:
    """Put the names that a source gave (columns subject, id, part, name) into the table; blank names add nothing."""
    parts: dict[str, dict[str, str]] = {}
    for subject, identifier, part, name in zip(
        *(found[column].to_pylist() for column in found.column_names), strict=True
    ):
        if name and name.strip():
            parts.setdefault(key_of(subject, identifier, authority), {})[part] = name.strip()
    for key, names in parts.items():
        table.put(key, names)


def key_of(subject: str, identifier: str, authority: str) -> str:
    """The key under which a person's or worker's names stand."""
    return person_key(authority, plain_id(identifier), "child-id" if subject == "person" else "worker-id")


def is_as_written(path: Path) -> bool:
    """Whether a file of names is what its own name says."""
    return hash_file(path)[:_NAMED_BY] == path.stem


def read_names(
    root: Path,
    person_keys: Collection[str],
    scope: ReadScope,
    log: ReadLog,
    table_of: Callable[[Keys, Path], NameTable] = NameTable.read,
) -> dict[str, dict[str, str]]:
    """The names of people by key. Refused (`WrongUse`) unless the scope allows names; the reading is logged first.

    People outside the scope, or without names, are simply not there. Where the scope is not of all children, only
    those that it names by key can be read here: a screen of a team asks for them by key. ``table_of`` reads the sealed
    table; who reads many pages of names may keep it, still sealed.
    """
    facts = read_facts(root)
    if not scope.may_read_names or not scope.permits_authority(facts.authority):
        raise WrongUse.of(
            "names",
            f"the scope of {scope.viewer!r} does not allow names to be read",
            "Ask for the names without it, or for a scope that allows them",
        )
    asked = sorted(set(person_keys)) if scope.all_children else sorted(set(person_keys) & scope.person_keys)
    state = open_state(root)
    keys = keys_of(root)
    marker = Marker(keys, facts.authority)
    log.append("read names", scope, {"people": [marker.of_key(key) for key in asked]})
    if not state.names:
        return {}
    table = table_of(keys, Layout(root).names / state.names)
    return {key: names for key in asked if (names := table.names(key))}
