"""Writing a synthetic borough out in the formats that councils hold."""

from goldenthread.borough.formats import FORMATS
from goldenthread.borough.writers.files import Manifest, WrittenFile
from goldenthread.borough.writers.layout import write

__all__ = ["FORMATS", "Manifest", "WrittenFile", "write"]
