"""One person is found by all their identifiers, and nobody else with them."""

from pathlib import Path

import duckdb
import pytest
from tests.records.store.conftest import Loader

from goldenthread.records.keys import person_key
from goldenthread.records.store import persons
from goldenthread.records.store.persons import find_person
from goldenthread.records.store.store import Store

ANNA, BEN, OLD = (person_key("302", name) for name in ("A", "B", "OLD"))


@pytest.fixture
def linked(put: Loader, root: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Anna (pupil number U1, once known as L1), her brother Ben of the same family, and a record from before an adoption."""
    put(people=[["A", "2010-01-01"], ["B", "2011-01-01"], ["OLD", "2012-01-01"]])
    whole = persons.open_whole

    def with_links(*args: object) -> duckdb.DuckDBPyConnection:
        engine = whole(*args)  # type: ignore[arg-type]
        engine.execute("create table person_links_ as from person_links")
        rows = [
            (ANNA, "upn", "U1"),
            (ANNA, "legacy-id", "L1"),
            (ANNA, "family-id", "F1"),
            (BEN, "family-id", "F1"),
            (BEN, "legacy-id", "OLD"),
            (ANNA, "nhs-number", "N1"),
            (BEN, "nhs-number", "N1"),
        ]
        for row in rows:
            engine.execute("insert into person_links_ (person_key, id_kind, id_value) values (?, ?, ?)", row)
        engine.execute("drop view person_links")
        engine.execute("alter table person_links_ rename to person_links")
        return engine

    monkeypatch.setattr(persons, "open_whole", with_links)
    return Store.open(root)


def _found(store: Store, identifier: str, kind: str = "child-id") -> tuple[set[str], set[str]]:
    person = find_person(store.layout, [store.current().manifest], "302", identifier, kind)
    return set(person.keys), set(person.identifiers)


def test_identifiers_that_are_theirs_alone_are_found(linked: Store) -> None:
    """The pupil number and the earlier identifier; not the family's, nor one recorded for two people."""
    assert _found(linked, "A") == ({ANNA}, {"A", "U1", "L1"})


def test_a_person_is_found_by_another_identifier(linked: Store) -> None:
    """An identifier of an earlier system, or a pupil number, leads to the person."""
    assert _found(linked, "L1")[0] == {ANNA, person_key("302", "L1")}
    assert _found(linked, "U1", "upn")[0] == {ANNA, person_key("302", "U1", "upn")}


def test_a_record_that_stands_by_itself_is_another_person(linked: Store) -> None:
    """A link does not carry from a record after an adoption to the one before, nor back."""
    assert _found(linked, "B") == ({BEN}, {"B"})
    assert _found(linked, "OLD") == ({OLD}, {"OLD"})
