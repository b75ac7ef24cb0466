"""Contacts: how many, from whom, what is decided about them, and what follows."""

from goldenthread.measures.definitions.follow import with_earlier, with_later
from goldenthread.measures.kinds import Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, mix, parts_of_codes, parts_of_groups, ratio, share
from goldenthread.measures.language.measures import PEOPLE, Flow, Part
from goldenthread.measures.language.relations import Relation

_LIST_1 = Source("Ofsted child-level data, list 1 (contacts)")

#: Who made contact or referred, as the published statistics group the codes of the census.
SOURCE_PARTS = (
    *parts_of_groups(
        "source",
        "from-individual",
        "from-education",
        "from-health",
        "from-housing",
        "from-authority",
        "from-police",
        "from-other-legal-agency",
        "source-not-known",
    ),
    Part("from-other", "From others", "source = '8'"),
)


LIMITS = (
    Limit(
        "contact-followed",
        1,
        Span.MONTHS,
        "A referral within so long of a contact is taken to follow from it.",
        Source("Golden Thread: the lists give no end to the time looked at", confirmed=False),
        local=True,
    ),
    Limit("repeat-contact", 12, Span.MONTHS, "A contact within so long of the last is a repeat.", _LIST_1),
)

RELATIONS = (
    with_earlier("contacts_with_earlier", "contacts", "contact_date", "one row a contact and child"),
    with_later(
        "contacts_and_referrals",
        "contacts",
        "contact_date",
        "referrals",
        "referral_date",
        "one row a contact and child, with the first referral since",
    ),
    Relation(
        key="contacts_decided",
        grain="one row a contact and child whose outcome is recorded or that was decided",
        # Case systems often hold an outcome and no day of decision: such a contact is dated by its own day.
        rows="""
            select c.*, coalesce(c.decided_date, cast(c.decided_at as date), c.contact_date) as outcome_date,
                   nullif(c.outcome, 'pending') as decision
            from contacts as c
            where nullif(c.outcome, 'pending') is not null or c.decided_date is not null or c.decided_at is not null""",
    ),
)

MEASURES = (
    count(
        key="contacts",
        title="Contacts",
        says="Contacts with the council about a child in the period, before it is decided whether they are referrals. "
        "A contact about three children counts three times.",
        over="contacts",
        basis=Flow("contact_date"),
        source=_LIST_1,
        breakdowns=(*PEOPLE, "source"),
        codes=("regional:1", "Ofsted list 1"),
        example="""
    2017-11: 2
    contacts: person | contact_date
      a | 2017-10-31
      a | 2017-11-01
      b | 2017-11-30
      b | 2017-12-01
""",
    ),
    share(
        key="contacts-repeated",
        title="Repeat contacts within 12 months",
        says="Of the contacts in the period, those about a child about whom there was an earlier contact, on an "
        "earlier day, in the 12 months before.",
        over="contacts_with_earlier",
        basis=Flow("contact_date"),
        met="contact_date <= due(before_date, 'repeat-contact')",
        source=_LIST_1,
        codes=("Ofsted list 1",),
        unseen="Contacts before the first that the store holds, or made to other councils.",
        example="""
    2017-11: 2 of 5
    contacts: person | contact_date
      a | 2016-11-10
      a | 2017-11-10
      b | 2016-11-09
      b | 2017-11-10
      c | 2017-11-13
      c | 2017-11-13
      d | 2017-10-02
      d | 2017-11-20
""",
    ),
    share(
        key="contacts-followed-by-referral",
        title="Contacts followed by a referral",
        says="Of the contacts in the period, those after which the same child was referred, on the same day or within "
        "a month.",
        over="contacts_and_referrals",
        basis=Flow("contact_date"),
        met="after_date <= due(contact_date, 'contact-followed')",
        source=_LIST_1,
        codes=("Ofsted list 1",),
        unseen="Referrals after the period's end: the share of the latest weeks still grows.",
        example="""
    2017-10: 2 of 4
    contacts: person | contact_date
      a | 2017-10-02
      b | 2017-10-02
      c | 2017-10-02
      d | 2017-10-02
    referrals: person | referral_date
      a | 2017-10-02
      b | 2017-10-20
      c | 2017-11-03
      d | 2017-09-29
""",
    ),
    mix(
        key="contacts-by-source",
        title="Who contacts come from",
        says="Of the contacts in the period, the share that came from individuals, schools, health, police and others.",
        over="contacts",
        basis=Flow("contact_date"),
        parts=SOURCE_PARTS,
        source=_LIST_1,
        needs=("contacts.source",),
        codes=("Ofsted list 1",),
        example="""
    2017-11: from-police 2, from-education 1, source-not-known 1, not-recorded 1
    contacts: person | contact_date | source
      a | 2017-11-02 | 6
      b | 2017-11-03 | 6
      c | 2017-11-06 | 2A
      d | 2017-11-07 | 9
      e | 2017-11-08 |
      f | 2017-12-01 | 2A
""",
    ),
    mix(
        key="contacts-by-outcome",
        title="What is decided about contacts",
        says="Of the contacts decided in the period (dated by the contact where no day of decision is recorded), the "
        "share for each decision: referral, early help, advice, no further action and so on.",
        over="contacts_decided",
        basis=Flow("outcome_date"),
        parts=tuple(part for part in parts_of_codes("decision", "contact_outcome") if part.code != "pending"),
        source=Source("Golden Thread local list schema (contacts); Standard Safeguarding Dataset, contact outcomes"),
        needs=("contacts.outcome",),
        unseen="Where several outcomes were ticked, only the one that leads furthest.",
        example="""
    2017-11: referral 2, nfa 1, information-advice 1, not-recorded 1
    contacts: person | contact_date | decided_date | outcome
      a | 2017-10-31 | 2017-11-01 | referral
      b | 2017-11-02 |            | referral
      c | 2017-11-03 | 2017-11-06 | nfa
      d | 2017-11-07 | 2017-11-07 | information-advice
      e | 2017-11-07 | 2017-11-08 |
      f | 2017-11-29 | 2017-12-01 | nfa
      g | 2017-11-29 |            | pending
""",
    ),
    ratio(
        key="referrals-per-100-contacts",
        title="Referrals for every 100 contacts",
        says="Referrals in the period for every 100 contacts in the period. It is no share: a referral may follow a "
        "contact of an earlier month.",
        numerator="referrals",
        denominator="contacts",
        per=100,
        unit=Unit.RATIO,
        source=Source("Barnet improvement board, January 2018, 1.74 (printed as a percentage)"),
        codes=("progress:7",),
        example="""
    2017-11: 2 of 5
    contacts: person | contact_date
      a | 2017-11-01
      b | 2017-11-02
      c | 2017-11-02
      d | 2017-11-03
      e | 2017-11-30
      f | 2017-12-01
    referrals: person | referral_date
      a | 2017-11-02
      z | 2017-11-30
""",
    ),
)

CHAPTER = Chapter(title="Contacts", limits=LIMITS, relations=RELATIONS, measures=MEASURES)
