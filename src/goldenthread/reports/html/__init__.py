"""A document as one self-contained web page that fetches nothing, runs no script and prints well."""

from goldenthread.reports.html.page import write_html

__all__ = ["write_html"]
