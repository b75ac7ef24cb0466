"""What the room asks for."""

from typing import Any

from goldenthread.checking.limits import KEPT_MINUTES, PASTED, SENTENCES, UPLOAD_BYTES
from goldenthread.checking.roles import CHOICES, field_name, shown_columns
from goldenthread.design.forms import FileField, Form, Select, TextArea
from goldenthread.scrutiny.sheets import Paper, Sheet

_MEGABYTE = 1_000_000
_ROWS = 10
_SAMPLES = 3
_SAMPLE_CHARACTERS = 24


class TableForm(Form):
    """A table, pasted or as a file, and sentences about it."""

    text = TextArea(
        "Paste a table",
        hint="Copy it with its headings from a spreadsheet, a document or a web page",
        required=False,
        max_length=int(PASTED.value),
        strip=False,
    )
    file = FileField(
        "Or choose a file",
        hint=f"CSV, Excel (.xlsx), Word (.docx) or a web page, up to {UPLOAD_BYTES.value / _MEGABYTE:g} MB",
        required=False,
    )
    sentences = TextArea(
        "Sentences about the figures",
        hint="Such as: Of the 224 discussions held, 155 (69%) were compliant",
        required=False,
        max_length=int(SENTENCES.value),
    )
    kept_minutes = int(KEPT_MINUTES.value)

    def __init__(self, *given: Any, **named: Any) -> None:
        """More room for a table than for sentences."""
        super().__init__(*given, **named)
        self.fields["text"].widget.attrs["rows"] = _ROWS


def roles_form(paper: Paper, data: Any = None) -> Form:
    """A choice for each column of each table, at what it was taken for."""
    form = Form(data)
    several = len(paper.sheets) > 1
    for number, sheet in enumerate(paper.sheets):
        for column in shown_columns(sheet):
            heading = column.heading or "no heading"
            where = f"{sheet.grid.table or f'table {number + 1}'}, " if several else ""
            form.fields[field_name(number, column.index)] = Select(
                f"{where}column {column.index + 1}: {heading}"[:1].upper()
                + f"{where}column {column.index + 1}: {heading}"[1:],
                hint=samples(sheet, column.index),
                choices=CHOICES,
                initial=column.role.value,
            )
    return form


def samples(sheet: Sheet, place: int) -> str:
    """The first few cells of a column that hold anything."""
    cells = (line.cells[place].strip() for line in sheet.grid.lines if place < len(line.cells))
    found = list(dict.fromkeys(cell[:_SAMPLE_CHARACTERS] for cell in cells if cell))[:_SAMPLES]
    return f"Such as {'; '.join(found)}" if found else "Its cells are blank"
