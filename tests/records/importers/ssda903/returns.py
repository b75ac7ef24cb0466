"""Small SSDA903 returns written for a test, and what becomes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from goldenthread.records import pipeline
from goldenthread.records.engine import connect
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import Landing, Options
from goldenthread.records.importers.ssda903 import IMPORTER
from goldenthread.records.importers.ssda903.reconcile import stack_findings

HEADINGS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "uasc": "CHILD,SEX,DOB,DUC",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "prev_perm": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "social_worker": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "dolo": "CHILD,DOB,DOLO_START,DOLO_END",
}


def episode(
    child: str, decom: str, rne: str = "S", dec: str = "", rec: str = "", ls: str = "C2", place: str = "U6", **more: str
) -> str:
    """One row of the episodes module."""
    values = {
        "CIN": "N1",
        "PLACE_PROVIDER": "PR1",
        "HOME_POST": "ZZ1 1AA",
        "PL_POST": "ZZ2 2BB",
        "URN": "1234567",
        **more,
    }
    known = {"CHILD": child, "DECOM": decom, "RNE": rne, "LS": ls, "PLACE": place, "DEC": dec, "REC": rec}
    return ",".join({**values, **known}.get(name, "") for name in HEADINGS["episodes"].split(","))


def write(folder: Path, **modules: Sequence[str]) -> Path:
    """Write a return: rows of each module under its headings; the header lists the children of the episodes unless given."""
    folder.mkdir(parents=True, exist_ok=True)
    if "header" not in modules:
        children = dict.fromkeys(row.split(",")[0] for row in modules["episodes"])
        modules["header"] = [f"{child},M,01/02/2010,WBRI,A123456789012,," for child in children]
    for module, rows in modules.items():
        (folder / f"{module}.csv").write_text("\n".join([HEADINGS[module], *rows]) + "\n", encoding="utf-8")
    return folder


def landed(path: Path, **options: Any) -> Landing:
    """The one return at a path, read."""
    (source,) = IMPORTER.claims(path)
    return IMPORTER.read(source, Options(**options))


@dataclass
class Stack:
    """Returns loaded together: the engine with our tables, the findings of loading and those of stacking."""

    connection: duckdb.DuckDBPyConnection
    findings: pa.Table
    stacked: pa.Table

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query over the snapshot's tables gives."""
        return self.connection.execute(sql).fetchall()

    def rules(self) -> list[tuple[str, str | None]]:
        """Rule and child of every finding of stacking, in order."""
        pairs = zip(self.stacked["rule"].to_pylist(), self.stacked["child_id"].to_pylist(), strict=True)
        return sorted(pairs, key=lambda pair: (pair[0], pair[1] or ""))


def stack(*folders: Path, **options: Any) -> Stack:
    """Read the returns and merge them."""
    landings = [landed(folder, **options) for folder in folders]
    deliveries = [
        Delivery(
            item.source, item.kind, item.source, item.as_at or date.min, "999", item.files, item.cells.get,
            item.year, item.extra, item.findings,
        )
        for item in landings
    ]  # fmt: skip
    connection = connect()
    assembled = pipeline.assemble(connection, deliveries, authority="999")
    return Stack(connection, assembled.findings, stack_findings(connection, deliveries))


def day(text: str) -> date:
    """A date written year-month-day."""
    return date.fromisoformat(text)
