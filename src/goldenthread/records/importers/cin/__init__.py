"""The children in need census of the Department for Education, one XML file a year."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from goldenthread.records.importers.cin import read as reading
from goldenthread.records.importers.cin.maps import MAPS
from goldenthread.records.importers.cin.years import SPECIFICATION, every_sheet
from goldenthread.records.importers.language import Importer, Landing, Options, Sheet, Source, Specification, TableMap


class CinImporter:
    """Recognises, reads and maps CIN census files of the collections that end in 2017 and after."""

    specification: Specification = SPECIFICATION

    def claims(self, path: Path) -> Sequence[Source]:
        """The census files at ``path``, one source a collection year."""
        return reading.claims(path)

    def read(self, source: Source, options: Options) -> Landing:
        """Land one file; raises `InputRefused` with every reason."""
        return reading.read(source, options)

    def sheets(self, landing_extra: Mapping[str, object], year: int | None) -> Mapping[str, Sheet]:
        """Every sheet with every field of any year, since files use elements before and after their time."""
        return every_sheet()

    def maps(self, sheets: Mapping[str, Sheet], extra: Mapping[str, object]) -> Sequence[TableMap]:
        """The SELECTs that fill our tables."""
        return MAPS


IMPORTER: Importer = CinImporter()
