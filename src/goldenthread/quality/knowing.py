"""Who was shown a grade of an audit: they are never asked to grade it again blind."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import now

from goldenthread.quality import models
from goldenthread.quality.people import any_same


def shown(username: str, rows: Iterable[models.Audit]) -> None:
    """Keep that somebody is shown the grades of some audits; called before they are."""
    keys = {row.pk for row in rows}
    known = set(models.Knowing.objects.filter(username=username, audit__in=keys).values_list("audit_id", flat=True))
    new = [models.Knowing(audit_id=key, username=username, since=now()) for key in sorted(keys - known)]
    models.Knowing.objects.bulk_create(new, ignore_conflicts=True)


def knows(row: models.Audit, person: str, on: date) -> bool:
    """Whether a person, by whatever name, was shown a grade of an audit."""
    told = set(models.Knowing.objects.filter(audit=row).values_list("username", flat=True))
    return any_same(person, told, on)
