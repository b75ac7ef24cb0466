"""Which of our tables each module of an SSDA903 fills, as SELECTs over the modules of every return loaded."""

from goldenthread.records.importers.language import TableMap
from goldenthread.records.importers.ssda903.maps import care, children

MAPS: tuple[TableMap, ...] = (*children.MAPS, *care.MAPS)
