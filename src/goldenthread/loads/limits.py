"""Limits of what may be sent as data; those of what a workbook may hold are beside the importers."""

from typing import Final

from goldenthread.records.limits import Limit

_OURS: Final = "Golden Thread: a safety margin, not a standard"

FILE_BYTES: Final = Limit("upload-file-bytes", 512 * 2**20, "bytes", "A larger file is refused.", _OURS)
ALL_BYTES: Final = Limit("upload-bytes", 2 * 2**30, "bytes", "Files sent at once may be no larger together.", _OURS)
FILES: Final = Limit("upload-files", 200, "files", "No more files may be sent at once.", _OURS)
PARTS: Final = Limit("upload-archive-parts", 5_000, "parts", "A workbook of more parts is refused.", _OURS)
NAME: Final = Limit("upload-name-characters", 120, "characters", "A longer file name is cut.", _OURS)
LISTED: Final = Limit("findings-page", 100, "rows", "A page of findings shows this many.", _OURS)
KEPT_DAYS: Final = Limit("upload-kept-days", 7, "days", "Files that nobody has loaded by then are removed.", _OURS)
