"""Decisions on contacts: whether they come within the hours or the day that the council allows."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Exclusion
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue
from goldenthread.measures.language.measures import PEOPLE, Denominator

TITLE = "Decisions at the front door"
_LOCAL = Source("local standards for the front door, after the one working day of Working Together", confirmed=False)
_PRIORITY = Source("local priorities of multi-agency front doors; published councils differ", confirmed=False)


def _priority(level: str, hours: int, days: int, working: bool) -> Limit:
    return Limit(
        f"contact-decision-{level}",
        hours,
        Span.HOURS,
        f"How long a decision on a contact of {level} priority may take.",
        _PRIORITY,
        local=True,
        fallback_days=days,
        fallback_working=working,
    )


LIMITS = (
    Limit(
        "contact-decision",
        24,
        Span.HOURS,
        "How long a manager's decision on a contact may take; a working day where times are not recorded.",
        _LOCAL,
        local=True,
        fallback_days=1,
        fallback_working=True,
    ),
    Limit(
        "contact-decision-by-day",
        1,
        Span.WORKING_DAYS,
        "How long a manager's decision on a contact may take, where a council counts working days and not hours.",
        _LOCAL,
        local=True,
    ),
    _priority("red", 4, 1, True),
    _priority("amber", 24, 1, True),
    _priority("green", 72, 3, False),
    _priority("blue", 72, 3, False),
)

_DECIDED = "coalesce(decided_date, cast(decided_at as date))"
_OPEN_CASE = Exclusion(
    code="open-case", where="on_open_case", says="The child had an open case: the contact goes to its worker."
)
_NO_TIME = "Where only days are recorded it is judged by working days."

CONTACT_DECISION = Clock(
    key="contact-decision",
    title="Decision on a contact, 24 hours",
    chapter=TITLE,
    over="contacts",
    starts="contact_date",
    stops=_DECIDED,
    limit="contact-decision",
    moments=("received_at", "decided_at"),
    excluded=(_OPEN_CASE,),
    source=_LOCAL,
    codes=("clock:A01",),
    done="decided",
    needs=("contacts", "contacts.decided_date or contacts.decided_at"),
    unseen=_NO_TIME,
)
CONTACT_DECISION_BY_RISK = Clock(
    key="contact-decision-by-risk",
    title="Decision on a contact, by its priority",
    chapter=TITLE,
    over="contacts",
    starts="contact_date",
    stops=_DECIDED,
    limit="""case coalesce(final_risk, first_risk)
        when 'red' then 'contact-decision-red' when 'amber' then 'contact-decision-amber'
        when 'green' then 'contact-decision-green' else 'contact-decision-blue' end""",
    moments=("received_at", "decided_at"),
    where="coalesce(final_risk, first_risk) is not null",
    excluded=(_OPEN_CASE,),
    source=_PRIORITY,
    codes=("clock:A01",),
    done="decided",
    needs=("contacts", "contacts.decided_date or contacts.decided_at", "contacts.final_risk or contacts.first_risk"),
    unseen=f"Contacts that were given no priority. {_NO_TIME}",
)
CONTACT_DECISION_BY_DAY = Clock(
    key="contact-decision-by-day",
    title="Decision on a contact, one working day",
    chapter=TITLE,
    over="contacts",
    starts="contact_date",
    stops=_DECIDED,
    limit="contact-decision-by-day",
    excluded=(_OPEN_CASE,),
    source=_LOCAL,
    codes=("clock:A01",),
    done="decided",
    needs=("contacts", "contacts.decided_date or contacts.decided_at"),
)

# 10 November 2017 is a Friday. The contact on an open case is left out; those not decided are in the figure beside.
_DECISIONS = """
    contacts: person | contact_date | received_at | decided_at | decided_date | on_open_case
      a | 2017-11-06 | 2017-11-06T09:00 | 2017-11-07T09:00 | 2017-11-07 |
      b | 2017-11-06 | 2017-11-06T09:00 | 2017-11-07T09:01 | 2017-11-07 |
      c | 2017-11-10 | | | 2017-11-13 | no
      d | 2017-11-10 | | | 2017-11-14 | no
      e | 2017-11-10 | | | 2017-11-10 | yes
      f | 2017-11-28 | | | |
      g | 2017-11-30 | | | |
"""

MEASURES = (
    in_time(
        CONTACT_DECISION,
        Denominator.COMPLETED,
        key="contacts-decided-in-24-hours",
        title="Contacts decided within 24 hours",
        says="Of the contacts decided in the period, those where the manager decided within 24 hours of receiving "
        "them, or by the end of the next working day where no times are recorded. Contacts about a child whose case "
        "was already open are left out and shown apart.",
        codes=("dashboard:10",),
        beside=("contacts-overdue",),
        example="2017-11: 2 of 4" + _DECISIONS,
    ),
    overdue(
        CONTACT_DECISION,
        key="contacts-overdue",
        title="Contacts waiting too long for a decision",
        says="Contacts not decided by the end of the period although the next working day had passed, whatever the hour.",
        needs=CONTACT_DECISION.needs,
        codes=("clock:A01",),
        example="2017-11: 1" + _DECISIONS,
    ),
    in_time(
        CONTACT_DECISION_BY_RISK,
        Denominator.COMPLETED,
        key="contacts-decided-in-time-for-their-priority",
        title="Contacts decided within the hours of their priority",
        says="Of the contacts decided in the period that were given a priority, those decided within the hours that "
        "the council allows for that priority. The priority finally given counts, else the first.",
        breakdowns=(*PEOPLE, "final_risk"),
        beside=("contacts-overdue",),
        # Red has 4 hours, amber 24; green 72, which is three days where no times are recorded. On 26 March the clocks
        # went forward: g was decided after 23 and a half hours.
        example="""
    2017-11: 3 of 5
    2017-03: 1 of 1
    contacts: person | contact_date | received_at | decided_at | decided_date | first_risk | final_risk
      a | 2017-11-06 | 2017-11-06T09:00 | 2017-11-06T13:00 | 2017-11-06 | red | red
      b | 2017-11-06 | 2017-11-06T09:00 | 2017-11-06T13:01 | 2017-11-06 | red |
      c | 2017-11-06 | 2017-11-06T09:00 | 2017-11-07T08:00 | 2017-11-07 | red | amber
      d | 2017-11-06 | | | 2017-11-09 | green | green
      e | 2017-11-06 | | | 2017-11-10 | green | green
      f | 2017-11-06 | | | 2017-11-06 | |
      g | 2017-03-25 | 2017-03-25T09:00 | 2017-03-26T09:30 | 2017-03-26 | amber |
""",
    ),
    in_time(
        CONTACT_DECISION_BY_DAY,
        Denominator.COMPLETED,
        key="contacts-decided-in-one-working-day",
        title="Contacts decided within one working day",
        says="Of the contacts decided in the period, those where the manager decided by the end of the next working "
        "day. Contacts about a child whose case was already open are left out and shown apart.",
        beside=("contacts-overdue",),
        # Easter: the next working day after Thursday 13 April is Tuesday 18 April. 1 May is a bank holiday.
        example="""
    2017-04: 2 of 3
    2017-05: 1 of 1
    contacts: person | contact_date | decided_date | on_open_case
      a | 2017-04-13 | 2017-04-18 |
      b | 2017-04-13 | 2017-04-19 |
      c | 2017-04-22 | 2017-04-24 |
      d | 2017-04-28 | 2017-05-02 |
      e | 2017-04-20 | 2017-04-27 | yes
""",
    ),
)

CHAPTER = Chapter(
    title=TITLE,
    limits=LIMITS,
    clocks=(CONTACT_DECISION, CONTACT_DECISION_BY_RISK, CONTACT_DECISION_BY_DAY),
    measures=MEASURES,
)
