"""Tells from a worksheet's XML whether the texts that were made of its cells say exactly what the cells hold."""

import io
import re
import zipfile

from goldenthread.records.importers.error_cells import worksheets

#: Midnight as a text, as it is or hidden in character references or in runs of rich text.
_MIDNIGHT = (b"00:00:00", b"&#", b"<r>", b":r>")
_ISO_CELL = b't="d"'
#: A format of hours, minutes or seconds that run on ("[h]:mm"), or those of the formats that every workbook has.
_RUNNING_ON = re.compile(rb'formatCode="[^"]*\[[hms]|numFmtId="4[567]"', re.IGNORECASE)
#: Reading as columns keeps nine places after the point; what has more, or is written with a negative exponent, is rounded.
_LONG_FRACTION = re.compile(rb"\.[0-9]{10}")
_SMALL = re.compile(rb"v>[^<]{1,40}[eE]-")


class Origins:
    """Looks into the parts of a workbook for what its cells were before they became text."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def numbers_are_exact(self, name: str) -> bool:
        """Whether no number of the sheet called ``name`` has more places after the point than its text keeps."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            part = worksheets(archive).get(name)
            if part is None:
                return False
            sheet = archive.read(part)
        if b"v>" not in sheet:  # every cell is text written in its place
            return True
        small = (b"E-" in sheet or b"e-" in sheet) and _SMALL.search(sheet)
        return not small and _LONG_FRACTION.search(sheet) is None

    def moments_are_certain(self, name: str) -> bool:
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
