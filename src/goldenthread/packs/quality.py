"""The audits that the site holds, as papers that tell of them are built from them."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings
from django.utils.timezone import localdate

from goldenthread.access.scope import Scope
from goldenthread.measures.run.opened import home_session
from goldenthread.packs.catalogue import packs, period_named, the_book
from goldenthread.papers.build import Asked
from goldenthread.papers.classes import Class
from goldenthread.papers.definition import PackDefinition
from goldenthread.papers.freeze import written
from goldenthread.papers.ledger.released import read_ledger
from goldenthread.papers.pieces import kinds
from goldenthread.papers.sources import Sources, make
from goldenthread.quality.handed import kept_form
from goldenthread.records.errors import WrongUse


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


def paper_of_audits(
    pack: str, period: str, class_: Class, author: str, formats: Sequence[str], viewer: str, role: str
) -> Mapping[str, bytes]:
    """A paper that tells of audits as it would be written today, by the names of its files; nothing is kept of it.

    It is a draft. Raises `WrongUse` for a pack that is not there or tells of none, `InputRefused` with what stands in its
    way, and `NotServed` while the records are being prepared.
    """
    home, today = settings.INSTALLATION.home, localdate()
    found = packs(home).get(pack)
    if found is None or not of_audits(found.definition, class_):
        known = ", ".join(sorted(key for key, one in packs(home).items() if of_audits(one.definition, class_)))
        raise WrongUse.of(pack, "there is no such paper of audits in this class", f"Use one of {known}.")
    scope = Scope.everything(viewer, "preparing a paper", role=role)
    session = home_session(settings.INSTALLATION.store, scope, home, the_book(home))
    sources = Sources(home, audits=held_audits(found.definition, class_, period, today))
    asked = Asked(period_named(period), class_, today, settings.INSTALLATION.council, author)
    made, _ = make(found.definition, session, sources, asked, read_ledger(home))
    return written(made, formats, None)
