"""The part about figures: every measure of the book counted, read for each audience and kept with what harms it."""

import sqlite3
from typing import Final

from goldenthread.measures.run.session import Session
from goldenthread.serving.figures_tables import TABLES
from goldenthread.serving.given import Given
from goldenthread.serving.schema import index, make

SCHEMA_SQL: Final = ";\n".join(table.sql for table in TABLES)


def write(target: sqlite3.Connection, session: Session, given: Given) -> None:
    """Write the tables of this part; counts are of everybody, whatever the session's scope."""
    make(target, TABLES)
    index(target, TABLES)
