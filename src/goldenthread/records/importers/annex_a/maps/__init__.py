"""How the lists fill our tables: one SELECT a table."""

from goldenthread.records.importers.annex_a.maps.care import CARE
from goldenthread.records.importers.annex_a.maps.journey import JOURNEY
from goldenthread.records.importers.annex_a.maps.people import people
from goldenthread.records.importers.language import TableMap

#: Every SELECT, in the order of a child's journey.
MAPS: tuple[TableMap, ...] = (*people(), *JOURNEY, *CARE)
