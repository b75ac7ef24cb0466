"""Local lists: what no national standard holds, headed as a schema or read through a saved mapping."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from goldenthread.records.importers.language import Importer, Landing, Options, Sheet, Source, Specification, TableMap
from goldenthread.records.importers.local import claims as _claims
from goldenthread.records.importers.local import maps as _maps
from goldenthread.records.importers.local import read as _read
from goldenthread.records.importers.local.mapping import parse_mapping
from goldenthread.records.importers.local.schemas import SCHEMAS
from goldenthread.records.importers.local.spec import SPECIFICATION


class LocalLists:
    """The importer of local lists (see `importers.language.Importer`)."""

    @property
    def specification(self) -> Specification:
        """Every schema; there are no years."""
        return SPECIFICATION

    def claims(self, path: Path) -> Sequence[Source]:
        """The lists at ``path``, one source each, named ``local/<schema>`` or ``local/<mapping>``."""
        return _claims.claim(path)

    def read(self, source: Source, options: Options) -> Landing:
        """Land one list; ``options.as_at`` is needed. Raises `InputRefused`."""
        return _read.read(source, options)

    def sheets(self, landing_extra: Mapping[str, object], year: int | None) -> Mapping[str, Sheet]:
        """The schema of the delivery, with the codes, constants and date orders of the mapping it was read through."""
        text, table = landing_extra.get("mapping"), landing_extra.get("table")
        if isinstance(text, str):
            return parse_mapping(text, f"{landing_extra.get('mapping_name', 'mapping')}.toml").sheets()
        return {table: SCHEMAS[table]} if isinstance(table, str) else SCHEMAS

    def maps(self, sheets: Mapping[str, Sheet], extra: Mapping[str, object]) -> Sequence[TableMap]:
        """The SELECTs of the tables that the loaded lists fill."""
        return _maps.maps(sheets)


IMPORTER: Importer = LocalLists()
