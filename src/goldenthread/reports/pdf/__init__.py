"""The PDF writer: tagged pages, set by typst under its check for PDF/UA-1."""

from goldenthread.reports.pdf.writer import pages_of, write_pdf

__all__ = ["pages_of", "write_pdf"]
