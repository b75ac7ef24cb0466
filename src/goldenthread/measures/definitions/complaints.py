"""Complaints, enquiries and compliments: how many, answered in time by each procedure, and upheld."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, overdue, share
from goldenthread.measures.language.measures import Denominator, Flow, Stock

_CHAPTER = "Complaints and compliments"
_STATUTORY = Source("Children Act 1989 Representations Procedure (England) Regulations 2006")
_PANEL = Source(
    "Children Act 1989 Representations Procedure (England) Regulations 2006, regulation 20", confirmed=False
)
_CODE = Source("Local Government and Social Care Ombudsman, Complaint Handling Code; older local policies differ")

#: Key, working days, meaning, source, whether a council may set it.
_LIMITS = (
    ("complaint-stage-one", 10, "Answer at stage one.", _STATUTORY, False),
    (
        "complaint-stage-one-extended",
        20,
        "Answer at stage one, extended for complexity or an advocate.",
        _STATUTORY,
        False,
    ),
    ("complaint-stage-two", 25, "Investigation and adjudication at stage two.", _STATUTORY, False),
    ("complaint-stage-two-extended", 65, "Investigation and adjudication at stage two, extended.", _STATUTORY, False),
    ("complaint-stage-three", 50, "Review panel: 30 days to meet, 5 to report, 15 to answer.", _PANEL, False),
    ("corporate-acknowledgement", 5, "Acknowledgement of a corporate complaint.", _CODE, True),
    ("corporate-stage-one", 10, "Answer to a corporate complaint, from its acknowledgement.", _CODE, True),
    ("corporate-stage-one-extended", 20, "Answer to a corporate complaint, extended.", _CODE, True),
    ("corporate-stage-two", 20, "Answer to a corporate complaint at stage two, from its acknowledgement.", _CODE, True),
    ("corporate-stage-two-extended", 40, "Answer to a corporate complaint at stage two, extended.", _CODE, True),
)
LIMITS = tuple(
    Limit(key, number, Span.WORKING_DAYS, says, source, local=local) for key, number, says, source, local in _LIMITS
)

_SHARED: dict[str, Any] = {"over": "complaints", "chapter": _CHAPTER, "done": "answered"}


def _extended(key: str) -> str:
    return f"case when extended_to_date is not null then '{key}-extended' else '{key}' end"


STAGE_ONE = Clock(
    key="complaint-stage-one",
    title="Children Act complaint, stage one",
    where="kind = 'children-act' and stage = '1'",
    starts="received_date",
    stops="responded_date",
    limit=_extended("complaint-stage-one"),
    source=_STATUTORY,
    codes=("clock:G08",),
    **_SHARED,
)
STAGE_TWO = Clock(
    key="complaint-stage-two",
    title="Children Act complaint, stage two",
    where="kind = 'children-act' and stage = '2'",
    starts="received_date",
    stops="responded_date",
    limit=_extended("complaint-stage-two"),
    source=_STATUTORY,
    codes=("clock:G09",),
    unseen="The day the complaint was agreed in writing, from which some councils count.",
    **_SHARED,
)
STAGE_THREE = Clock(
    key="complaint-stage-three",
    title="Children Act complaint, review panel",
    where="kind = 'children-act' and stage = '3'",
    starts="received_date",
    stops="responded_date",
    limit="complaint-stage-three",
    source=_PANEL,
    codes=("clock:G10",),
    unseen="The days of the panel and of its report: only the whole length is held.",
    **_SHARED,
)
ACKNOWLEDGED = Clock(
    key="corporate-acknowledgement",
    title="Corporate complaint, acknowledgement",
    where="kind = 'corporate'",
    starts="received_date",
    stops="acknowledged_date",
    closes="responded_date",
    limit="corporate-acknowledgement",
    source=_CODE,
    codes=("clock:G11",),
    **{**_SHARED, "done": "acknowledged"},
)
CORPORATE = Clock(
    key="corporate-complaint",
    title="Corporate complaint, answer from the acknowledgement",
    where="kind = 'corporate' and stage in ('1', '2') and acknowledged_date is not null",
    starts="acknowledged_date",
    stops="responded_date",
    limit="case when stage = '2' and extended_to_date is not null then 'corporate-stage-two-extended' "
    "when stage = '2' then 'corporate-stage-two' when extended_to_date is not null then 'corporate-stage-one-extended' "
    "else 'corporate-stage-one' end",
    source=_CODE,
    codes=("clock:G11",),
    unseen="Complaints that were never acknowledged have no time to be answered in: see the acknowledgements.",
    **_SHARED,
)

_OWN: dict[str, Any] = {"breakdowns": ("team", "kind", "stage", "topic")}
# 4 September + 10 working days is 18 September, + 20 is 2 October, + 25 is 9 October.
_ROWS = """
    complaints: complaint_id | kind | stage | received_date | extended_to_date | responded_date | outcome
      1 | children-act   | 1 | 2017-09-04 |            | 2017-09-18 | upheld
      2 | children-act   | 1 | 2017-09-04 |            | 2017-09-19 | not-upheld
      3 | children-act   | 1 | 2017-09-04 | 2017-10-02 | 2017-09-29 | partly-upheld
      4 | children-act   | 1 | 2017-09-11 |            |            |
      5 | children-act   | 2 | 2017-09-04 |            | 2017-10-09 | withdrawn
      6 | children-act   | 2 | 2017-09-04 |            | 2017-10-10 | upheld
      7 | compliment     |   | 2017-09-04 |            |            |
      8 | member-enquiry |   | 2017-09-04 |            |            |
"""
# Acknowledged on 4 September: 18 September at stage one, 2 October at stage two.
_CORPORATE = """
    complaints: complaint_id | kind | stage | received_date | acknowledged_date | extended_to_date | responded_date
      1 | corporate    | 1 | 2017-08-25 | 2017-09-04 |            | 2017-09-18
      2 | corporate    | 1 | 2017-08-24 | 2017-09-04 |            | 2017-09-19
      3 | corporate    | 2 | 2017-09-01 | 2017-09-04 |            | 2017-09-29
      4 | corporate    | 1 | 2017-08-25 | 2017-09-04 | 2017-10-02 | 2017-09-29
      5 | corporate    | 1 | 2017-09-04 |            |            |
      6 | children-act | 1 | 2017-09-04 | 2017-09-05 |            | 2017-09-20
"""


def _of(**given: Any) -> dict[str, Any]:
    return {"over": "complaints", "source": _STATUTORY, "chapter": _CHAPTER, **_OWN, **given}


MEASURES = (
    count(
        key="complaints-received",
        title="Complaints received",
        says="Complaints received in the period, each stage counted; compliments and enquiries are not complaints.",
        basis=Flow("received_date"),
        where="in_group(kind, 'complaint')",
        example="2017-09: 6" + _ROWS,
        **_of(codes=("clock:G08", "clock:G11")),
    ),
    count(
        key="complaints-open",
        title="Complaints not answered",
        says="Complaints received and not answered by the end of the period.",
        basis=Stock("received_date", "until_date"),
        where="in_group(kind, 'complaint')",
        # 4, 5 and 6.
        example="2017-09: 3\n2017-10: 1" + _ROWS,
        **_of(),
    ),
    in_time(
        STAGE_ONE,
        Denominator.COMPLETED,
        key="complaints-stage-one-in-time",
        title="Children Act complaints answered in time at stage one",
        says="Of the Children Act complaints answered at stage one in the period, those answered within 10 working days, or "
        "20 where the time was extended.",
        beside=("complaints-stage-one-overdue",),
        example="2017-09: 2 of 3" + _ROWS,
        **_OWN,
    ),
    overdue(
        STAGE_ONE,
        key="complaints-stage-one-overdue",
        title="Children Act complaints overdue at stage one",
        says="Children Act complaints not answered at stage one by the end of the period, past 10 working days, or 20 where "
        "the time was extended.",
        example="2017-09: 1" + _ROWS,
        **_OWN,
    ),
    in_time(
        STAGE_TWO,
        Denominator.COMPLETED,
        key="complaints-stage-two-in-time",
        title="Children Act complaints answered in time at stage two",
        says="Of the Children Act complaints answered at stage two in the period, those answered within 25 working days, or "
        "65 where the time was extended.",
        example="2017-10: 1 of 2" + _ROWS,
        **_OWN,
    ),
    in_time(
        STAGE_THREE,
        Denominator.COMPLETED,
        key="complaints-stage-three-in-time",
        title="Review panels of Children Act complaints in time",
        says="Of the Children Act complaints answered after a review panel in the period, those answered within 50 working "
        "days of the request.",
        # 4 September + 50 working days is 13 November.
        example="""2017-11: 1 of 2
            complaints: complaint_id | kind | stage | received_date | responded_date
              1 | children-act | 3 | 2017-09-04 | 2017-11-13
              2 | children-act | 3 | 2017-09-04 | 2017-11-14
              3 | children-act | 2 | 2017-09-04 | 2017-11-13
        """,
        **_OWN,
    ),
    in_time(
        ACKNOWLEDGED,
        Denominator.COMPLETED,
        key="corporate-complaints-acknowledged-in-time",
        title="Corporate complaints acknowledged in time",
        says="Of the corporate complaints acknowledged in the period, those acknowledged within five working days.",
        # Over the bank holiday of 28 August: 25 August + 5 working days is 4 September, 24 August + 5 is 1 September.
        example="2017-09: 3 of 4" + _CORPORATE,
        **_OWN,
    ),
    in_time(
        CORPORATE,
        Denominator.COMPLETED,
        key="corporate-complaints-answered-in-time",
        title="Corporate complaints answered in time",
        says="Of the corporate complaints answered in the period, those answered within 10 working days of the "
        "acknowledgement at stage one and 20 at stage two, or 20 and 40 where the time was extended.",
        example="2017-09: 3 of 4" + _CORPORATE,
        **_OWN,
    ),
    share(
        key="complaints-upheld",
        title="Complaints upheld",
        says="Of the complaints answered in the period with a finding, those upheld in whole or in part.",
        basis=Flow("responded_date"),
        where="in_group(kind, 'complaint') and outcome in ('upheld', 'partly-upheld', 'not-upheld', 'no-finding')",
        met="in_group(outcome, 'upheld')",
        polarity=Polarity.LOWER,
        # 5 was withdrawn.
        example="2017-09: 2 of 3\n2017-10: 1 of 1" + _ROWS,
        **_of(needs=("complaints.outcome",)),
    ),
    count(
        key="compliments",
        title="Compliments received",
        says="Compliments received in the period.",
        basis=Flow("received_date"),
        where="kind = 'compliment'",
        polarity=Polarity.HIGHER,
        example="2017-09: 1" + _ROWS,
        **_of(),
    ),
    count(
        key="representatives-enquiries",
        title="Enquiries by councillors and members of parliament",
        says="Enquiries by elected representatives received in the period.",
        basis=Flow("received_date"),
        where="in_group(kind, 'enquiry')",
        example="2017-09: 1" + _ROWS,
        **_of(),
    ),
)

CHAPTER = Chapter(
    title=_CHAPTER,
    limits=LIMITS,
    clocks=(STAGE_ONE, STAGE_TWO, STAGE_THREE, ACKNOWLEDGED, CORPORATE),
    measures=MEASURES,
)
