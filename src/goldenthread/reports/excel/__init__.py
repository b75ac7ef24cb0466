"""The Excel writer: a workbook by the conventions of official statistics, with real numbers that print as they do elsewhere."""

from goldenthread.reports.excel.writer import write_excel

__all__ = ["write_excel"]
