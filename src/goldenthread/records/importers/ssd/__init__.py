"""The Standard Safeguarding Dataset, a folder of tables that a council's own database holds."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from goldenthread.records.importers.language import Importer, Landing, Options, Sheet, Source, Specification, TableMap
from goldenthread.records.importers.ssd import read as reading
from goldenthread.records.importers.ssd.maps import MAPS
from goldenthread.records.importers.ssd.spec import SPECIFICATION


class SsdImporter:
    """Recognises, reads and maps folders of the dataset, version 1.4.5, with the columns of any case system."""

    specification: Specification = SPECIFICATION

    def claims(self, path: Path) -> Sequence[Source]:
        """The dataset at ``path``, a folder or one file of it."""
        return reading.claims(path)

    def read(self, source: Source, options: Options) -> Landing:
        """Land every table; raises `InputRefused` with every reason."""
        return reading.read(source, options)

    def sheets(self, landing_extra: Mapping[str, object], year: int | None) -> Mapping[str, Sheet]:
        """The tables that feed ours."""
        return self.specification.at(year)

    def maps(self, sheets: Mapping[str, Sheet], extra: Mapping[str, object]) -> Sequence[TableMap]:
        """The SELECTs that fill our tables."""
        return MAPS


IMPORTER: Importer = SsdImporter()
