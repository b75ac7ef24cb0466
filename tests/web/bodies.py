"""What a reader can read in an answer of the site: its words, its addresses, and the cells of a file it sends."""

import io
import json
import re
import zipfile
from typing import Any

import pyarrow.parquet as pq
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

_HIDDEN = re.compile(r'(name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*")')


def body_of(answer: Any) -> bytes:
    """The bytes of an answer, whether it is sent at once or in pieces."""
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def text_of(answer: Any) -> str:
    """All that an answer says, with its headers; files are opened, dates are written as ``2017-05-14``."""
    body = body_of(answer)
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    if body.startswith(b"PK\x03\x04"):
        said = _of_archive(body)
    elif body.startswith(b"%PDF"):
        said = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    elif body.startswith(b"PAR1"):
        said = json.dumps(pq.read_table(io.BytesIO(body)).to_pylist(), default=str)
    else:
        said = _HIDDEN.sub("", body.decode("utf-8", errors="replace"))
    return f"{heads}\n{said}"


def _of_archive(body: bytes) -> str:
    """Every part of an Office file or archive, and the cells of a workbook as values, so that days are days."""
    said = []
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        names = archive.namelist()
        said += [archive.read(name).decode("utf-8", errors="replace") for name in names]
    if "xl/workbook.xml" in names:
        book = CalamineWorkbook.from_filelike(io.BytesIO(body))
        said += [
            str(cell) for sheet in book.sheet_names for row in book.get_sheet_by_name(sheet).to_python() for cell in row
        ]
    return "\n".join(said)
