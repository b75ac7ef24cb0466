"""Marking a request or a decision as exempt, or lifting the mark: the words stay, and who reads them changes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.db import transaction

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.governance import models, queries
from goldenthread.governance.actions.begin import begin, needed, put, refuse_if, said

REQUEST: Final = "request"
DECISION: Final = "decision"
#: What may be marked, with how its row is found.
MARKED: Final[Mapping[str, Any]] = MappingProxyType({REQUEST: models.Request, DECISION: models.Decision})


def marked(of: str, key: str) -> Any | None:
    """The row that would be marked; None for one there is none of."""
    if of == DECISION:
        return queries.standing_row(models.Decision, key=key)
    return models.Request.objects.filter(key=key).first() if of == REQUEST else None


@transaction.atomic
def mark(of: str, key: str, exempt: str, *, by: Viewer, because: str) -> None:
    """Say why the public is shut out of a request or decision, or with "" that it is not any more. Raises `Refused`."""
    begin(by, "mark")
    row = marked(of, key)
    if row is None:
        raise Refused.of("", "There is nothing of this name to mark")
    problems = needed(because=(because, "Enter why the mark is changed"))
    if row.exempt == exempt.strip():
        problems["exempt"] = "It is marked so already" if row.exempt else "Enter the paragraph and the reason"
    refuse_if(problems)
    was = row.exempt
    if of == DECISION:
        kept = {name: getattr(row, name) for name in ("meeting", "text", "owner", "due", "done_on", "outcome")}
        put(models.Decision, {"key": key}, by, because, **kept, exempt=exempt.strip())
    else:
        row.exempt = exempt.strip()
        row.save(update_fields=["exempt"])
    said(by, f"{of} marked", **{of: key}, was=was, exempt=exempt.strip(), because=because.strip())
