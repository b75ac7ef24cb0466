"""Ofsted's child-level lists 1 to 11 ("Annex A"), as a workbook or as CSV files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from goldenthread.records.importers.annex_a import claims as _claims
from goldenthread.records.importers.annex_a import read as _read
from goldenthread.records.importers.annex_a.maps import MAPS
from goldenthread.records.importers.annex_a.spec import SPECIFICATION
from goldenthread.records.importers.language import Importer, Landing, Options, Sheet, Source, Specification, TableMap


class AnnexA:
    """The importer of the lists (see `importers.language.Importer`)."""

    @property
    def specification(self) -> Specification:
        """The lists and what changed in them."""
        return SPECIFICATION

    def claims(self, path: Path) -> Sequence[Source]:
        """The lists at ``path`` as one source named ``annex-a``; empty when there is none."""
        return _claims.claim(path)

    def read(self, source: Source, options: Options) -> Landing:
        """Land the lists; ``options.as_at`` is needed, since a list states no date. Raises `InputRefused`."""
        return _read.read(source, options)

    def sheets(self, landing_extra: Mapping[str, object], year: int | None) -> Mapping[str, Sheet]:
        """The lists with every change applied: they are no yearly return, and old headings stay understood."""
        return SPECIFICATION.at(None)

    def maps(self, sheets: Mapping[str, Sheet], extra: Mapping[str, object]) -> Sequence[TableMap]:
        """The SELECTs that fill our tables from the lists."""
        return MAPS


IMPORTER: Importer = AnnexA()
