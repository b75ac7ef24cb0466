"""Which of our tables each table of the dataset fills, as SELECTs over its sheets."""

from goldenthread.records.importers.ssd.maps import care, leaving, need, people

MAPS = (*people.MAPS, *need.MAPS, *care.MAPS, *leaving.MAPS)
