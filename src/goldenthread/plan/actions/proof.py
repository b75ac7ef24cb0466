"""Evidence: what it is, what it shows, and a file that is kept by its content."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import keeping, models
from goldenthread.plan.actions.begin import begin, needed, refuse_if
from goldenthread.programme.promises import EvidenceKind


@transaction.atomic
def add_evidence(
    key: str, kind: EvidenceKind, shows: str, *, by: Viewer, file: UploadedFile | None = None
) -> models.Evidence:
    """Add evidence to an action; the file is kept under the hash of its content, and never shown within a page.

    Raises `Refused` where it is not said what it shows, and for a file that is empty or larger than the rule allows.
    """
    doing = begin(key, "evidence", by)
    problems = needed(shows, "shows", "Say in a sentence what it shows")
    if file is not None and (wrong := keeping.wrong_with(file)):
        problems["file"] = wrong
    refuse_if(problems)
    name, digest = "", ""
    if file is not None:
        name = keeping.plain_name(file.name or "")
        digest = keeping.keep(settings.INSTALLATION.home, file)
    taken = set(doing.row.evidences.values_list("key", flat=True))
    ident = next(one for n in range(1, len(taken) + 2) if (one := f"evidence-{n}") not in taken)
    made: models.Evidence = doing.add(
        models.Evidence, key=ident, on=doing.today, by=doing.who, kind=kind.value, shows=shows.strip(), file=name,
        sha256=digest,
    )  # fmt: skip
    doing.record("plan: evidence added", evidence=made.pk, kind=kind.value, sha256=digest)
    return made
