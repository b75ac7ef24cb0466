"""The audits that the site holds, as papers that tell of them are built from them."""

from datetime import date

from goldenthread.packs.catalogue import period_named
from goldenthread.papers.classes import Class
from goldenthread.papers.definition import PackDefinition
from goldenthread.papers.pieces import kinds
from goldenthread.quality.handed import kept_form


def of_audits(definition: PackDefinition, class_: Class) -> bool:
    """Whether an edition tells of audits."""
    known = kinds()
    return any(known[piece.kind].audits for section in definition.of_class(class_) for piece in section.pieces)


def held_audits(definition: PackDefinition, class_: Class, period: str, today: date) -> bytes | None:
    """The audits of a period in the form that an edition of a pack keeps; None for one that tells of none.

    Raises `NotServed` while the records are being prepared.
    """
    if not of_audits(definition, class_):
        return None
    return kept_form(period_named(period), definition.audiences[class_], today)
