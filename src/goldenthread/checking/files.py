"""Files that a reader may keep: the findings as data, and the roles as a mapping file."""

import json

from django.http import HttpResponse

from goldenthread.checking.judging import Judgement
from goldenthread.checking.roles import mapping_file, shown_columns
from goldenthread.scrutiny.findings import Level
from goldenthread.scrutiny.told.as_data import as_data


def findings_file(judgement: Judgement, level: Level) -> HttpResponse:
    """What ``goldenthread scrutinise --format json`` prints."""
    told = as_data(judgement.report, judgement.paper, level, judgement.notes)
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return attachment(text.encode("utf-8"), "findings.json", "application/json")


def roles_file(judgement: Judgement) -> HttpResponse:
    """Every column with its role, for ``goldenthread scrutinise --roles``."""
    roles = {
        (number, column.index): column.role
        for number, sheet in enumerate(judgement.paper.sheets)
        for column in shown_columns(sheet)
    }
    return attachment(mapping_file(judgement.paper, roles).encode("utf-8"), "roles.toml", "application/toml")


def attachment(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file to keep, never shown within the site."""
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
