"""A whole programme as CSV files or as a workbook, one file or sheet a kind of thing, and back without loss."""

from goldenthread.programme.tables.reading import SHEETS, Programme, read_programme
from goldenthread.programme.tables.writing import as_files, as_rows, as_workbook, write_programme

__all__ = ["SHEETS", "Programme", "as_files", "as_rows", "as_workbook", "read_programme", "write_programme"]
