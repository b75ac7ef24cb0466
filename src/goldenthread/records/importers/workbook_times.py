"""Tells whether what reads as a moment in a worksheet can only have been a day or a moment, and not text or hours."""

import io
import re
import zipfile

from goldenthread.records.importers.error_cells import worksheets

#: Midnight as a text, as it is or hidden in character references or in runs of rich text.
_MIDNIGHT = (b"00:00:00", b"&#", b"<r>", b":r>")
_ISO_CELL = b't="d"'
#: A format of hours, minutes or seconds that run on ("[h]:mm"), or those of the formats that every workbook has.
_RUNNING_ON = re.compile(rb'formatCode="[^"]*\[[hms]|numFmtId="4[567]"', re.IGNORECASE)


class Moments:
    """Looks into the parts of a workbook, but only when one of its sheets turns out to hold moments."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def are_certain(self, name: str) -> bool:
        """Whether every moment in the sheet called ``name`` came of a cell with a date format, counted from 1900."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            parts = worksheets(archive)
            if name not in parts:
                return False
            names = archive.namelist()
            styles = [archive.read(part) for part in names if part.casefold().endswith("styles.xml")]
            if b"date1904" in archive.read("xl/workbook.xml") or any(map(_RUNNING_ON.search, styles)):
                return False
            sheet = archive.read(parts[name])
            texts = [archive.read(part) for part in names if part.casefold().endswith("sharedstrings.xml")]
            return _ISO_CELL not in sheet and not any(mark in data for data in (sheet, *texts) for mark in _MIDNIGHT)
