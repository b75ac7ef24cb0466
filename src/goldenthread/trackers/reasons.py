"""Coded reasons, each with where it comes from: nobody writes free text about a child here."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason: its ``code`` as kept, its ``words`` as shown, and the ``source`` that names it."""

    code: str
    words: str
    source: str


_HOUSE: Final = "House list, for a council to confirm; none of them excuses anything in law"
_LAW: Final = "House list, after UK GDPR article 5(1)(b): personal data are used for a stated purpose"

#: Why something is overdue, or stands open. None of them moves a due date or changes a figure.
WHY: Final = (
    Reason("child-missing", "The child is missing", _HOUSE),
    Reason("family-away", "The family is away, with the dates on the case record", _HOUSE),
    Reason("access-refused", "The family refused access, and the manager knows", _HOUSE),
    Reason(
        "court-direction",
        "The court directed another date",
        "Family Procedure Rules 2010, Practice Direction 12A",
    ),
    Reason("police-request", "The police or another agency asked to wait", _HOUSE),
    Reason("transfer-in", "The child moved in from another authority", _HOUSE),
    Reason("other-authority", "Another authority is to do it", _HOUSE),
    Reason("hospital", "The child is in hospital, and was seen there by others", _HOUSE),
    Reason("not-born", "The child is not yet born", _HOUSE),
    Reason("worker-sick", "The worker is away, and cover is being arranged", _HOUSE),
    Reason("no-worker", "No worker is allocated", _HOUSE),
    Reason("booked", "It is booked for a day after the due date", _HOUSE),
    Reason("not-recorded", "It was done in time and is not yet recorded", _HOUSE),
    Reason("wrong-record", "The record is wrong, and is being put right", _HOUSE),
    Reason("case-closing", "The case is closing", _HOUSE),
    Reason("not-done", "It was not done, and there is no other reason", _HOUSE),
)

#: Why a restricted record is opened; the journal keeps the code.
OPENED: Final = (
    Reason("allocated", "I work with this child, or stand in for whoever does", _LAW),
    Reason("supervising", "I supervise the work with this child", _LAW),
    Reason("safeguarding", "The child may be at risk now", "Children Act 1989, section 47: the duty to make enquiries"),
    Reason("complaint", "A complaint or a request for information is being answered", _LAW),
    Reason("audit", "The case is being audited or inspected", _LAW),
    Reason("mending", "The record is being put right", _LAW),
)


def words_of(reasons: tuple[Reason, ...], code: str) -> str:
    """The words of a code; the code itself for one that is no longer on the list."""
    return next((one.words for one in reasons if one.code == code), code)
