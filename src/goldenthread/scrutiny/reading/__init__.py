"""Reads published tables from CSV, XLSX, Word and HTML files, with the physical row of every line kept."""

from goldenthread.scrutiny.reading.paper import Read, read_paper

__all__ = ["Read", "read_paper"]
