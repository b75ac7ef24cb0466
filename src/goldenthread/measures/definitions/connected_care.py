"""Connected carers with temporary approval: how long approval takes, and who has gone past the time allowed."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, length, overdue
from goldenthread.measures.language.measures import Counts, Denominator, Stock
from goldenthread.measures.language.relations import Relation

_REGULATION = "Care Planning, Placement and Case Review (England) Regulations 2010, regulation "
_CHAPTER = "Connected carers"

LIMITS = (
    Limit("temporary-approval", 16, Span.WEEKS, "Temporary approval of a connected carer.", Source(f"{_REGULATION}24")),
    Limit(
        "temporary-approval-extended",
        24,
        Span.WEEKS,
        "Temporary approval extended once, by eight weeks.",
        Source(f"{_REGULATION}25"),
    ),
)

RELATIONS = (
    Relation(
        key="temporary_approvals",
        grain="one row a temporary approval and child, with the extension and the full approval that followed",
        rows="""
            select t.authority as authority, t.person_key as person_key, t.event_key as event_key,
                   t.approved_date as approved_date, t.until_date as until_date,
                   min(case when f.kind = 'reg-24-extension' then f.approved_date end) as extended_date,
                   coalesce(t.full_approval_date, min(case when f.kind = 'full' then f.approved_date end),
                            min(f.full_approval_date)) as full_date
            from connected_carers as t left join connected_carers as f
                on f.person_key = t.person_key and f.approved_date >= t.approved_date and f.event_key <> t.event_key
            where t.kind = 'reg-24'
            group by t.authority, t.person_key, t.event_key, t.approved_date, t.until_date, t.full_approval_date""",
    ),
)

_UNSEEN = "An approval recorded without the child, and lawful grounds for a placement other than an approval."

APPROVAL = Clock(
    key="temporary-approval",
    title="Temporary approval to full approval of a connected carer",
    over="temporary_approvals",
    starts="approved_date",
    stops="full_date",
    closes="until_date",
    limit="temporary-approval",
    source=Source(f"{_REGULATION}24"),
    chapter=_CHAPTER,
    codes=("clock:E01",),
    done="fully approved",
    unseen=_UNSEEN,
)
EXTENDED = Clock(
    key="temporary-approval-extended",
    title="Extended temporary approval to full approval of a connected carer",
    over="temporary_approvals",
    where="extended_date is not null",
    starts="approved_date",
    stops="full_date",
    closes="until_date",
    limit="temporary-approval-extended",
    source=Source(f"{_REGULATION}25"),
    chapter=_CHAPTER,
    codes=("clock:E02",),
    done="fully approved",
    unseen=f"{_UNSEEN} An appeal, which lets an extension run until it is decided.",
)

# 2 January + 16 weeks is 24 April, + 24 weeks 19 June. c was extended; e ended without full approval.
_ROWS = """
    connected_carers: person | event | kind | approved_date | full_approval_date | ended_date
      a | a1 | reg-24           | 2017-01-02 | 2017-04-24 |
      b | b1 | reg-24           | 2017-01-02 |            |
      b | b2 | full             | 2017-04-25 |            |
      c | c1 | reg-24           | 2017-01-02 |            |
      c | c2 | reg-24-extension | 2017-04-24 |            |
      d | d1 | reg-24           | 2017-01-02 |            |
      e | e1 | reg-24           | 2017-01-02 |            | 2017-04-10
"""
_EXTENDED = """
    connected_carers: person | event | kind | approved_date | full_approval_date | ended_date
      a | a1 | reg-24           | 2017-01-02 |            |
      a | a2 | reg-24-extension | 2017-04-20 | 2017-06-19 |
      b | b1 | reg-24           | 2017-01-02 | 2017-06-20 |
      b | b2 | reg-24-extension | 2017-04-24 |            |
      c | c1 | reg-24           | 2017-01-02 |            |
      c | c2 | reg-24-extension | 2017-04-24 |            |
      d | d1 | reg-24           | 2017-03-06 | 2017-06-05 |
"""

MEASURES = (
    in_time(
        APPROVAL,
        Denominator.COMPLETED,
        key="connected-approvals-in-16-weeks",
        title="Connected carers fully approved within 16 weeks",
        says="Of the connected carers fully approved in the period after a temporary approval, those approved within "
        "16 weeks of it, with or without an extension.",
        beside=("connected-approvals-past-16-weeks",),
        example="2017-04: 1 of 2" + _ROWS,
    ),
    overdue(
        APPROVAL,
        key="connected-approvals-past-16-weeks",
        title="Children with carers past 16 weeks of temporary approval and not extended",
        says="Children placed at the end of the period with a connected carer whose temporary approval is more than 16 "
        "weeks old, with neither full approval nor an extension: the approval has run out.",
        where="extended_date is null",
        codes=("clock:E01",),
        unseen=_UNSEEN,
        # d alone: c was extended and e had ended.
        example="2017-04: 1\n2017-03: 0" + _ROWS,
    ),
    in_time(
        EXTENDED,
        Denominator.COMPLETED,
        key="connected-extensions-in-24-weeks",
        where="extended_date is not null",
        title="Extended connected carers fully approved within 24 weeks",
        says="Of the connected carers fully approved in the period after an extended temporary approval, those approved "
        "within 24 weeks of the first approval.",
        beside=("connected-extensions-past-24-weeks",),
        # d had no extension.
        example="2017-06: 1 of 2" + _EXTENDED,
    ),
    overdue(
        EXTENDED,
        key="connected-extensions-past-24-weeks",
        where="extended_date is not null",
        title="Children with carers past 24 weeks of extended temporary approval",
        says="Children placed at the end of the period with a connected carer whose extended temporary approval is more "
        "than 24 weeks old, without full approval.",
        codes=("clock:E02",),
        unseen=_UNSEEN,
        example="2017-06: 1\n2017-05: 0" + _EXTENDED,
    ),
    length(
        APPROVAL,
        key="connected-approval-days",
        title="Days from temporary to full approval of connected carers",
        says="Mean days from temporary to full approval, of the connected carers fully approved in the period.",
        unseen=_UNSEEN,
        # 112 and 113 days.
        example="2017-04: 112.5 over 2" + _ROWS,
    ),
    count(
        key="children-with-temporarily-approved-carers",
        title="Children with carers under temporary approval",
        says="Children placed at the end of the period with a connected carer who is not fully approved.",
        over="clock:temporary-approval",
        basis=Stock("clock_start", "clock_until"),
        counts=Counts.CHILDREN,
        polarity=Polarity.NONE,
        source=Source(f"{_REGULATION}24"),
        chapter=_CHAPTER,
        unseen=_UNSEEN,
        # c and d.
        example="2017-04: 2\n2017-03: 5" + _ROWS,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, clocks=(APPROVAL, EXTENDED), measures=MEASURES)
