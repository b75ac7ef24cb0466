"""Audits that come with their history kept as rows at once: what was done elsewhere, or invented for a demonstration."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from goldenthread.auditing.lived import Lived
from goldenthread.quality import models
from goldenthread.quality.rows import columns_of, document_of

_AT_ONCE: Final = 200


def keep_whole(
    lives: Iterable[tuple[Lived, ...]],
    rounds: Mapping[str, models.Round] = MappingProxyType({}),
    samples: Mapping[str, models.Sample] = MappingProxyType({}),
) -> list[models.Audit]:
    """Keep audits, each with every state it had, the first state first; within a transaction.

    ``rounds`` and ``samples`` are those that audits belong to, by the keys of the audits. Nothing is checked or journalled
    here, and no access is given: who calls does that.
    """
    held = [life for life in lives if life]
    made = []
    for life in held:
        last = life[-1].audit
        row = models.Audit(
            key=last.key, number=len(life), round=rounds.get(last.key), sample=samples.get(last.key), **columns_of(last)
        )
        made.append(row)
    models.Audit.objects.bulk_create(made, batch_size=_AT_ONCE)
    rows = {row.key: row for row in models.Audit.objects.filter(key__in=[row.key for row in made])}
    models.State.objects.bulk_create(
        (
            models.State(
                audit=rows[life[-1].audit.key], number=number, verb=one.verb, document=document_of(one.audit),
                written_by=one.by, written_at=one.at,
            )
            for life in held
            for number, one in enumerate(life, 1)
        ),
        batch_size=_AT_ONCE,
    )  # fmt: skip
    return made
