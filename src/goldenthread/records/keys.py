"""How persons and events get their keys: short hashes that never meet across authorities."""

import base64
import hashlib

import duckdb

#: Nine bytes make twelve characters, which the engine holds inline; among ten million rows the odds that any two
#: differ and share a key are one in a hundred million.
KEY_BYTES = 9

_MACRO = f"""
create or replace macro key12(said) as
replace(replace(to_base64(unhex(substr(sha256(said), 1, {2 * KEY_BYTES}))), '+', '-'), '/', '_')
"""


def define_keys(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the engine the function ``key12(text)``, equal to `key12` here (tested)."""
    connection.execute(_MACRO)


def key12(said: str) -> str:
    """The twelve-character key of a text."""
    digest = hashlib.sha256(said.encode("utf-8")).digest()[:KEY_BYTES]
    return base64.b64encode(digest, altchars=b"-_").decode("ascii")


def person_key(authority: str, identifier: str, kind: str = "child-id") -> str:
    """The key of a person: authority, kind of identifier and identifier, so that no two authorities' children meet."""
    return key12(f"{authority}|{kind}|{identifier}")
