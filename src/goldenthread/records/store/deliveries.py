"""A source as it was read becomes an immutable delivery in the store, and is read back from there."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from goldenthread import __version__
from goldenthread.records.engine import at_once
from goldenthread.records.errors import StoreDamaged
from goldenthread.records.findings import conform
from goldenthread.records.importers.delivery import Delivery
from goldenthread.records.importers.language import Landing, Sheet
from goldenthread.records.store.blocklist import Filtered, leave_out
from goldenthread.records.store.files import RESTORE, hash_file, private_folder, to_json, write_file, write_table
from goldenthread.records.store.keys import Marker
from goldenthread.records.store.layout import Layout
from goldenthread.records.store.manifests import (
    DeliveryManifest,
    DeliveryNamed,
    Part,
    SheetPart,
    identify_delivery,
    plain,
)


@dataclass(frozen=True)
class Prepared:
    """A source that was read and may be stored: its manifest (parts not yet measured), its cells, findings and names."""

    manifest: DeliveryManifest
    cells: dict[str, pa.Table]
    findings: pa.Table
    names: pa.Table | None

    def delivery(self) -> Delivery:
        """The delivery with its cells in memory, as a dry run derives from it."""
        return _delivery(self.manifest, self.cells.get, self.findings)


def prepare(
    landing: Landing,
    sheets: Mapping[str, Sheet],
    as_at: date,
    authority: str,
    known_at: datetime,
    settings: Mapping[str, object],
    blocked: Collection[str],
    marker: Marker | None,
) -> Prepared:
    """Take out people on the block list and say what the delivery is; nothing is written."""
    filtered = (
        leave_out(landing, sheets, blocked, marker)
        if blocked and marker
        else Filtered(landing.cells, landing.findings, landing.names, ())
    )
    identifier = identify_delivery(
        landing.kind, landing.source, landing.files, as_at, authority, landing.extra, settings, filtered.left_out
    )
    parts = {
        name: SheetPart(
            Part(table.num_rows),
            tuple(column for column in table.column_names if not column.startswith("_")),
            dict(landing.dropped.get(name, {})),
            sheets[name].persons if name in sheets else (),
            sheets[name].others if name in sheets else (),
        )
        for name, table in filtered.cells.items()
    }
    manifest = DeliveryManifest(
        identifier, landing.kind, landing.source, landing.year, as_at, authority, known_at, landing.files, parts,
        Part(filtered.findings.num_rows), landing.extra, settings, filtered.left_out, {"goldenthread": __version__},
    )  # fmt: skip
    return Prepared(manifest, dict(filtered.cells), filtered.findings, filtered.names)


def write_delivery(
    folder: Path, manifest: DeliveryManifest, cells: Mapping[str, pa.Table], findings: pa.Table
) -> tuple[DeliveryManifest, str]:
    """Write a delivery into ``folder`` (in staging); returns its manifest with every part measured, and its hash."""
    private_folder(folder / "cells")
    names = list(manifest.sheets)
    parts = at_once(lambda name: measured_write(folder / "cells" / f"{name}.parquet", cells[name]), names)
    sheets = {
        name: SheetPart(part, sheet.kept, sheet.dropped, sheet.persons, sheet.others)
        for part, (name, sheet) in zip(parts, manifest.sheets.items(), strict=True)
    }
    whole = DeliveryManifest(
        **{
            **{name: getattr(manifest, name) for name in manifest.__dataclass_fields__},
            "sheets": sheets,
            "findings": measured_write(folder / "findings.parquet", findings),
        }
    )
    return whole, write_file(folder / "manifest.json", to_json(plain(whole)))


def measured_write(path: Path, table: pa.Table) -> Part:
    """Write a table as Parquet and say how many rows, which hash and how many bytes it has."""
    digest = write_table(path, table)
    return Part(table.num_rows, digest, path.stat().st_size)


def named(manifest: DeliveryManifest, digest: str) -> DeliveryNamed:
    """The delivery as a snapshot names it."""
    return DeliveryNamed(
        manifest.id,
        manifest.kind,
        manifest.source,
        manifest.year,
        manifest.as_at,
        manifest.known_at,
        manifest.files,
        digest,
    )


def stored_delivery(folder: Path, manifest: DeliveryManifest) -> Delivery:
    """A delivery as deriving needs it, read sheet by sheet from ``folder``."""

    def cells(sheet: str) -> pa.Table | None:
        if sheet not in manifest.sheets:
            return None
        return read_part(folder / "cells" / f"{sheet}.parquet")

    return _delivery(manifest, cells, conform(read_part(folder / "findings.parquet")))


def read_part(path: Path) -> pa.Table:
    """Read a whole Parquet file of the store; raises `StoreDamaged` naming it when it is missing or cut off."""
    try:
        with pq.ParquetFile(path) as file:  # `read_table` brings in all that data sets of many files need
            return file.read()
    except FileNotFoundError:
        raise StoreDamaged.of(str(path), "the file is missing", RESTORE) from None
    except (pa.ArrowException, OSError) as error:
        raise StoreDamaged.of(str(path), f"the file is cut off or altered ({error})", RESTORE) from error


def check_part(path: Path, part: Part) -> str:
    """What is wrong with a stored file, or an empty text when its hash is what the manifest says."""
    if not part.sha256:
        return "the file should not be there" if path.exists() else ""
    if not path.exists():
        return "the file is missing"
    if path.stat().st_size != part.size:
        return f"the file has {path.stat().st_size:,} bytes where {part.size:,} were written"
    return "" if hash_file(path) == part.sha256 else "the file was altered"


def delivery_files(layout: Layout, manifest: DeliveryManifest) -> dict[Path, Part]:
    """Every Parquet file of a delivery beside what the manifest says of it."""
    files = {layout.cells(manifest.id, name): sheet.part for name, sheet in manifest.sheets.items()}
    files[layout.delivery(manifest.id) / "findings.parquet"] = manifest.findings
    return files


def _delivery(manifest: DeliveryManifest, cells: Callable[[str], pa.Table | None], findings: pa.Table) -> Delivery:
    return Delivery(
        manifest.id, manifest.kind, manifest.source, manifest.as_at, manifest.authority, manifest.files, cells,
        manifest.year, manifest.extra, findings,
    )  # fmt: skip
