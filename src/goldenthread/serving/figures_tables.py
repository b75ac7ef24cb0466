"""The tables of figures in the served file."""

from typing import Final

from goldenthread.serving.schema import Table

TABLES: Final[tuple[Table, ...]] = ()
