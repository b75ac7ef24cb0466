"""The SSDA903, the Department for Education's yearly return on children looked after, as CSV files or XML."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from goldenthread.records.importers.language import Importer, Landing, Options, Sheet, Source, Specification, TableMap
from goldenthread.records.importers.ssda903 import read as reading
from goldenthread.records.importers.ssda903 import recognise
from goldenthread.records.importers.ssda903.maps import MAPS
from goldenthread.records.importers.ssda903.years import SPECIFICATION, every_sheet


class Ssda903Importer:
    """Recognises, reads and maps SSDA903 returns of the collections that end in 2017 and after."""

    specification: Specification = SPECIFICATION

    def claims(self, path: Path) -> Sequence[Source]:
        """The returns at ``path``, one source a collection year."""
        return recognise.claims(path)

    def read(self, source: Source, options: Options) -> Landing:
        """Land one return; raises `InputRefused` with every reason."""
        return reading.read(source, options)

    def sheets(self, landing_extra: Mapping[str, object], year: int | None) -> Mapping[str, Sheet]:
        """Every module of any year, since files hold some before their time; codes are judged by the year itself."""
        return every_sheet()

    def maps(self, sheets: Mapping[str, Sheet], extra: Mapping[str, object]) -> Sequence[TableMap]:
        """The SELECTs that fill our tables."""
        return MAPS


IMPORTER: Importer = Ssda903Importer()
