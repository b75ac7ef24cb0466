"""Small CIN census files written for a test, and what becomes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from goldenthread.records import pipeline
from goldenthread.records.engine import connect
from goldenthread.records.importers.cin import IMPORTER
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import Landing, Options


def header(year: int | str = 2025, day: str = "2025-03-31", authority: str = "999", collection: str = "CIN") -> str:
    """A header as the specification has it."""
    return (
        f"<Header><CollectionDetails><Collection>{collection}</Collection><Year>{year}</Year>"
        f"<ReferenceDate>{day}</ReferenceDate></CollectionDetails>"
        f"<Source><SourceLevel>L</SourceLevel><LEA>{authority}</LEA></Source></Header>"
    )


def child(
    *details: str, child_id: str = "C1", identifiers: str = "", characteristics: str = "<Ethnicity>WBRI</Ethnicity>"
) -> str:
    """One child; ``details`` are the contents of its CINdetails."""
    own = identifiers or "<PersonBirthDate>2015-06-01</PersonBirthDate><Sex>F</Sex>"
    referrals = "".join(f"<CINdetails>{one}</CINdetails>" for one in details)
    return (
        f"<Child><ChildIdentifiers><LAchildID>{child_id}</LAchildID>{own}</ChildIdentifiers>"
        f"<ChildCharacteristics>{characteristics}</ChildCharacteristics>{referrals}</Child>"
    )


def referral(inside: str = "", day: str = "2024-05-01", after: str = "") -> str:
    """The contents of one CINdetails: ``inside`` before ReferralNFA, ``after`` behind it."""
    start = f"<CINreferralDate>{day}</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>"
    return f"{start}{inside}<ReferralNFA>false</ReferralNFA>{after}"


def write(folder: Path, *children: str, head: str | None = None, name: str = "cin.xml") -> Path:
    """Write a file of these children."""
    top = header() if head is None else head
    path = folder / name
    path.write_text(f"<Message>{top}<Children>{''.join(children)}</Children></Message>", encoding="utf-8")
    return path


def landed(path: Path, **options: Any) -> Landing:
    """The one census at a path, read."""
    (source,) = IMPORTER.claims(path)
    return IMPORTER.read(source, Options(**options))


def cells(landing: Landing, sheet: str, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of a sheet, row by row."""
    table = landing.cells[sheet]
    return list(zip(*(table[column].to_pylist() for column in columns), strict=True))


def rules(landing: Landing) -> list[tuple[str, str | None]]:
    """Rule and column of every finding of reading."""
    return list(zip(landing.findings["rule"].to_pylist(), landing.findings["column"].to_pylist(), strict=True))


@dataclass
class Loaded:
    """Files loaded together: the engine with our tables and every finding."""

    connection: duckdb.DuckDBPyConnection
    findings: pa.Table

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query over our tables gives."""
        return self.connection.execute(sql).fetchall()

    def rules(self) -> list[str]:
        """The rule of every finding."""
        return [str(rule) for rule in self.findings["rule"].to_pylist()]


def loaded(paths: Sequence[Path], **options: Any) -> Loaded:
    """Read the files and fill our tables from them."""
    deliveries = []
    for path in paths:
        landing = landed(path, **options)
        assert landing.as_at is not None
        deliveries.append(
            Delivery(
                landing.source, "cin", landing.source, landing.as_at, landing.authority or "", landing.files,
                landing.cells.get, landing.year, landing.extra, landing.findings,
            )
        )  # fmt: skip
    connection = connect()
    assembled = pipeline.assemble(connection, deliveries, authority="999")
    return Loaded(connection, assembled.findings)
