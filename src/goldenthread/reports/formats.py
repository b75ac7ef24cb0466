"""The formats in which a document can be written, each with the function that writes it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from goldenthread.reports.blocks import Document
from goldenthread.reports.excel import write_excel
from goldenthread.reports.html import write_html
from goldenthread.reports.pdf import write_pdf
from goldenthread.reports.word import write_word

#: By the ending of the file: what turns a document into its bytes, the same bytes for the same document. Each raises
#: ValueError that names every fault where a document cannot be written.
FORMATS: Final[Mapping[str, Callable[[Document], bytes]]] = MappingProxyType(
    {"html": write_html, "docx": write_word, "xlsx": write_excel, "pdf": write_pdf}
)
