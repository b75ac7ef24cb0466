"""What happened, table by table: the shapes that every importer fills and every measure reads."""

from goldenthread.records.tables import (
    assessment,
    care,
    front_door,
    health,
    people,
    permanence,
    plans,
    quality,
    registers,
    registers_counts,
)
from goldenthread.records.tables.language import OPEN_ENDED, Column, Table

#: Every table of a snapshot by name, in the order of the data dictionary.
TABLES: dict[str, Table] = {
    table.name: table
    for module in (
        *(people, front_door, assessment, plans, care, health, permanence, quality),
        *(registers, registers_counts),
    )
    for table in module.TABLES
}

__all__ = ["OPEN_ENDED", "TABLES", "Column", "Table"]
