"""Limits of this room as data, each with where it comes from."""

from typing import Final

from goldenthread.records.limits import Limit

_OURS: Final = "Golden Thread: a choice of this project, not a standard"
_SEEN: Final = f"{_OURS}; the largest published council paper that was tried holds under 2 MB"

UPLOAD_BYTES: Final = Limit("checked-bytes", 5_000_000, "bytes", "A larger file is not taken.", _SEEN)
PASTED: Final = Limit("pasted-characters", 500_000, "characters", "More is not taken of pasted cells.", _OURS)
SENTENCES: Final = Limit("sentence-characters", 20_000, "characters", "More is not taken of sentences.", _OURS)
UNPACKED_BYTES: Final = Limit("checked-unpacked", 60_000_000, "bytes", "A file may unpack to no more.", _SEEN)
UNPACKED_TIMES: Final = Limit(
    "checked-unpacked-times",
    200,
    "times",
    "A file may unpack to no more than so many times its size.",
    f"{_OURS}; sheets of figures pack to about a tenth, a bomb to a thousandth or less",
)
PARTS: Final = Limit("checked-parts", 2_000, "parts", "A packed file may be made of no more.", _OURS)
CELLS: Final = Limit("checked-cells", 10_000, "cells", "No more are judged while a reader waits.", _OURS)
KEPT_MINUTES: Final = Limit("kept-minutes", 60, "minutes", "What was sent is kept no longer than this.", _OURS)
KEPT_TABLES: Final = Limit("kept-tables", 5, "tables", "A reader has no more open at a time.", _OURS)
ROWS_PRINTED: Final = Limit("rows-printed", 400, "rows", "Of longer tables only rows with findings are printed.", _OURS)
