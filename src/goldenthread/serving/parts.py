"""The parts of the served file, in the order in which they are written."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from goldenthread.measures.run.session import Session
from goldenthread.serving import children_part, due_part, figures_part, staff_part
from goldenthread.serving.given import Given
from goldenthread.serving.schema import form_of


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, what is told while it is written, the statements of its tables, and what writes it."""

    name: str
    says: str
    schema: str
    write: Callable[[sqlite3.Connection, Session, Given], None]


PARTS: Final[tuple[Part, ...]] = (
    Part("figures", "Counting every measure", figures_part.SCHEMA_SQL, figures_part.write),
    Part("children", "Telling what happened to each child", children_part.SCHEMA_SQL, children_part.write),
    Part("due", "Running every clock", due_part.SCHEMA_SQL, due_part.write),
    Part("staff", "Adding up the work of teams", staff_part.SCHEMA_SQL, staff_part.write),
)


def form() -> str:
    """The form of a file that these parts write."""
    return form_of(part.schema for part in PARTS)
