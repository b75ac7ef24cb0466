"""Local lists as a specification: one sheet a schema, no years, ISO dates unless a mapping says otherwise."""

from goldenthread.records.importers.language import Specification
from goldenthread.records.importers.local.schemas import SCHEMAS

SPECIFICATION = Specification(
    kind="local",
    version=1,
    source="Golden Thread local list schemas: what no national standard holds",
    sheets=tuple(SCHEMAS.values()),
    own_ids=False,
    borrowed_ids=True,
    dates="iso",
)
