"""Who is meant: everything by which a store knows one person, found without ever reaching another."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

import duckdb

from goldenthread.records.keys import person_key
from goldenthread.records.store.keys import plain_id
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.manifests import SnapshotManifest
from goldenthread.records.store.reading import open_whole
from goldenthread.records.tables import TABLES

#: Kinds of identifier that belong to one person only; a family, a court case or an incident is shared.
OWN_KINDS = (
    "child-id",
    "upn",
    "former-upn",
    "unique-learner-number",
    "nhs-number",
    "single-unique-id",
    "legacy-id",
    "home-office-number",
    "national-insurance",
    "yot-id",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Keys of a person in the tables, and identifiers of theirs that sources use."""

    keys: frozenset[str]
    identifiers: frozenset[str]


def find_person(
    layout: Layout, manifests: Iterable[SnapshotManifest], authority: str, identifier: str, id_kind: str
) -> Person:
    """Find a person by an identifier in all the snapshots given.

    Another identifier counts as theirs only where a source states the link, nobody else is linked to it, and it is no
    other person's key: so a child's records before and after an adoption stay two.
    """
    asked = plain_id(identifier)
    own = person_key(authority, asked, id_kind)
    keys, identifiers = {own}, {asked}
    for manifest in manifests:
        with closing(open_whole(layout, manifest)) as connection:
            _known_links(connection, manifest)
            theirs = {own} | _linked_to(connection, asked, id_kind, own)
            keys |= theirs
            identifiers |= _identifiers(connection, theirs, authority)
    return Person(frozenset(keys), frozenset(identifiers))


def identifiers_of(layout: Layout, manifests: Iterable[SnapshotManifest]) -> set[str]:
    """The authority's own identifiers of everybody in the snapshots given."""
    found: set[str] = set()
    for manifest in manifests:
        with closing(open_whole(layout, manifest)) as connection:
            sql = "select distinct trim(child_id) from people where nullif(trim(child_id), '') is not null"
            found |= {row[0] for row in connection.execute(sql).fetchall()}
    return found


def _known_links(connection: duckdb.DuckDBPyConnection, manifest: SnapshotManifest) -> None:
    kinds = ", ".join(f"'{kind}'" for kind in OWN_KINDS)
    connection.execute(f"""
        create temp table known_links as
        select distinct id_kind, trim(id_value) as id_value, person_key from (
            select id_kind, id_value, person_key from person_links where id_kind in ({kinds})
            union all select 'upn', upn, person_key from people
            union all select 'former-upn', former_upn, person_key from people
        ) where nullif(trim(id_value), '') is not null
    """)
    connection.execute(f"create temp table everyone as {everyone_sql(manifest)}")


def everyone_sql(manifest: SnapshotManifest) -> str:
    """SQL for the keys of all people who have any row in a snapshot."""
    held = [name for name in manifest.rows if TABLES[name].subject == "person"]
    return " union ".join(f'select person_key from "{name}"' for name in ("people", *held))


def _linked_to(connection: duckdb.DuckDBPyConnection, asked: str, id_kind: str, own: str) -> set[str]:
    """The one person whom a link says to be meant, when nobody has the identifier as their own."""
    if connection.execute("select 1 from everyone where person_key = ?", [own]).fetchone():
        return set()
    kinds = ["child-id", "legacy-id"] if id_kind == "child-id" else [id_kind]
    marks = ", ".join("?" for _ in kinds)
    sql = f"select distinct person_key from known_links where id_value = ? and id_kind in ({marks})"
    found = {row[0] for row in connection.execute(sql, [asked, *kinds]).fetchall()}
    return found if len(found) == 1 else set()


def _identifiers(connection: duckdb.DuckDBPyConnection, keys: set[str], authority: str) -> set[str]:
    marks = ", ".join("?" for _ in keys)
    wanted = sorted(keys)
    sql = f"select distinct trim(child_id) from people where child_id is not null and person_key in ({marks})"
    found = {row[0] for row in connection.execute(sql, wanted).fetchall()}
    sql = f"""
        select id_kind, id_value from known_links
        where id_value in (select id_value from known_links where person_key in ({marks}))
        group by id_kind, id_value having count(distinct person_key) = 1 and min(person_key) in ({marks})
    """
    for kind, value in connection.execute(sql, wanted * 2).fetchall():
        others = [key for key in {person_key(authority, value, kind), person_key(authority, value)} if key not in keys]
        taken = (
            others
            and connection.execute(
                f"select 1 from everyone where person_key in ({', '.join('?' for _ in others)})", others
            ).fetchone()
        )
        if not taken:
            found.add(value)
    return found
