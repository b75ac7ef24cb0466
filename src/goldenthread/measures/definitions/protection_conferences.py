"""Children and parents at child protection conferences, and challenges raised by those who chair them."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, mix, overdue, parts_of_codes, share
from goldenthread.measures.language.measures import PEOPLE, Denominator, Flow, Measure
from goldenthread.measures.language.relations import Relation

_TITLE = "Conferences and challenges"
_CODES = Source("SSDA903 guide (PN0 to PN7), which the dataset uses for review conferences as well")
_PRINTED = Source("published data dashboard, December 2017: as its label says")
_LOCAL = Source("local list of who took part in conferences")
_STAGES = Source("local protocol: 5, 10 and 20 working days by stage", confirmed=False)

LIMITS = (
    Limit(
        "escalation-first",
        5,
        Span.WORKING_DAYS,
        "By when a challenge at the first stage is resolved.",
        _STAGES,
        local=True,
    ),
    Limit(
        "escalation-second", 10, Span.WORKING_DAYS, "By when one at the second stage is resolved.", _STAGES, local=True
    ),
    Limit("escalation-later", 20, Span.WORKING_DAYS, "By when one at a later stage is resolved.", _STAGES, local=True),
)

RELATIONS = (
    Relation(
        key="children_at_conferences",
        grain="one row a child protection conference (day) and child, from whichever sources hold it; where they differ, the "
        "highest code of participation and a yes speak",
        rows="""
            select m.authority, m.person_key, m.meeting_date, min(m.event_key) as event_key, max(m.kind) as kind,
                   max(m.participation) as participation, max(m.parents) as parents, max(m.report) as report,
                   max(m.quorate) as quorate
            from (
                select authority, person_key, event_key, meeting_date, meeting_kind as kind, participation,
                       case when parent_attended then 1 when not parent_attended then 0 end as parents,
                       case when report_on_time then 1 when not report_on_time then 0 end as report,
                       cast(null as int) as quorate
                from participation where in_group(meeting_kind, 'child-protection-conference')
                union all
                select authority, person_key, event_key, review_date, 'review', participation, cast(null as int),
                       cast(null as int), case when quorate then 1 when not quorate then 0 end
                from cp_reviews
                union all
                select authority, person_key, event_key, conference_date, kind, nullif('', ''), cast(null as int),
                       cast(null as int), case when quorate then 1 when not quorate then 0 end
                from conferences where kind is null or in_group(kind, 'child-protection-conference')
            ) as m group by m.authority, m.person_key, m.meeting_date""",
    ),
)

ESCALATION = Clock(
    key="escalation",
    title="Challenge raised by a reviewing officer or conference chair",
    chapter=_TITLE,
    over="escalations",
    where="in_group(raised_by, 'raised-by-reviewing-service')",
    starts="raised_date",
    stops="resolved_date",
    limit="case when stage = '2' then 'escalation-second' when coalesce(stage, '1') in ('1', 'informal') "
    "then 'escalation-first' else 'escalation-later' end",
    source=_STAGES,
    codes=("clock:B13",),
    done="resolved",
    unseen="When each stage was reached: the whole time is held against the limit of the highest stage.",
)

_BY_KIND = (*PEOPLE, "kind")
_MEETINGS = ("conferences", "cp_reviews")
#: a's initial conference and b's review are in two sources each, and count once.
_CONFERENCES = """
    participation: person | meeting_kind | meeting_date | participation | parent_attended | report_on_time
      a | initial    | 2017-11-06 | PN1 | yes | yes
      b | review     | 2017-11-07 |     | no  | yes
      c | initial    | 2017-11-06 | PN0 | yes | no
      d | cla-review | 2017-11-08 | PN1 | yes | yes
      e | review     | 2017-11-09 | PN7 |     |
      f | review     | 2017-11-09 | PN4 | yes | no
    conferences: person | conference_date | kind | quorate
      a | 2017-11-06 | initial | yes
      g | 2017-11-30 | initial | no
      g | 2017-11-21 | core-group | yes
    cp_reviews: person | review_date | participation | quorate
      b | 2017-11-07 | PN6 | yes
      h | 2017-12-01 | PN1 | yes
"""
_ESCALATIONS = """
    escalations: person | raised_by | raised_date | stage | resolved_date
      a | iro      | 2017-11-06 | 1 | 2017-11-13
      b | cp-chair | 2017-11-06 | 1 | 2017-11-14
      c | iro      | 2017-11-06 | 2 | 2017-11-20
      d | iro      | 2017-11-06 | 3 |
      e | advocate | 2017-11-06 | 1 | 2017-11-10
      f | iro      | 2017-11-20 |   |
"""


def _took_part(key: str, title: str, says: str, met: str, answer: str, *codes: str, all_ages: bool = False) -> Measure:
    of_age = "" if all_ages else " and not in_group(participation, 'not-of-age-to-participate')"
    which = "of any age, those under four (PN0) among them," if all_ages else "of four or over (PN0 left out)"
    return share(
        key=key,
        title=title,
        says=f"Of the children {which} at child protection conferences in the period for whom it was recorded, {says}.",
        over="children_at_conferences",
        basis=Flow("meeting_date"),
        where=f"participation is not null{of_age}",
        met=met,
        source=_PRINTED if all_ages else _CODES,
        polarity=Polarity.HIGHER,
        breakdowns=_BY_KIND,
        codes=codes,
        needs=("cp_reviews.participation or participation.participation",),
        beside=("conference-participation",),
        unseen="Conferences for which nothing was recorded about the child; they are shown beside.",
        example=f"2017-11: {answer}{_CONFERENCES}",
    )


def _said(key: str, title: str, says: str, column: str, need: str, answer: str) -> Measure:
    return share(
        key=key,
        title=title,
        says=f"Of the conferences (each child's) in the period for which it was recorded, {says}.",
        over="children_at_conferences",
        basis=Flow("meeting_date"),
        where=f"{column} is not null",
        met=f"{column} = 1",
        source=_LOCAL,
        polarity=Polarity.HIGHER,
        breakdowns=_BY_KIND,
        needs=(need,),
        example=f"2017-11: {answer}{_CONFERENCES}",
    )


MEASURES = (
    mix(
        key="conference-participation",
        title="How children took part in child protection conferences",
        says="Children at child protection conferences in the period, initial and review, by how they took part.",
        over="children_at_conferences",
        basis=Flow("meeting_date"),
        parts=parts_of_codes("participation", "participation"),
        source=_CODES,
        breakdowns=_BY_KIND,
        codes=("dashboard:5", "dashboard:6"),
        needs=_MEETINGS,
        # d's was a review of care; nothing is recorded of g.
        example=f"2017-11: PN0 1, PN1 1, PN4 1, PN6 1, PN7 1, not-recorded 1{_CONFERENCES}",
    ),
    _took_part(
        "conference-attended", "Children who attended their child protection conference", "those who were there (PN1 to PN4)",
        "in_group(participation, 'attended')", "2 of 4", "dashboard:5",
    ),
    _took_part(
        "conference-gave-views", "Children who gave their views to their child protection conference",
        "those whose views were given, in person or otherwise (PN1, PN2, PN3, PN5, PN6)",
        "in_group(participation, 'gave-views')", "2 of 4", "dashboard:6",
    ),
    _took_part(
        "conference-took-part", "Children who took part in their child protection conference",
        "those who attended or gave views (PN1 to PN6)", "in_group(participation, 'participated')", "3 of 4", "dashboard:6",
    ),
    _took_part(
        "conference-attended-as-printed", "Children at conferences coded PN1 or PN3, of all",
        "those coded PN1 or PN3. The dashboard's own way: it leaves out who attended otherwise and counts those under four",
        "participation in ('PN1', 'PN3')", "1 of 5", "dashboard:5", all_ages=True,
    ),
    _took_part(
        "conference-views-as-printed", "Children at conferences coded PN0 to PN6, of all",
        "those coded PN0 to PN6. The dashboard's own way: it counts every child under four as having given views",
        "participation is not null and not in_group(participation, 'did-not-participate')", "4 of 5", "dashboard:6",
        all_ages=True,
    ),
    _said(
        "conference-parents-attended", "Child protection conferences with a parent there", "those at which a parent was there",
        "parents", "participation.parent_attended", "3 of 4",
    ),
    _said(
        "conference-reports-on-time", "Child protection conferences with the report shared in time",
        "those for which the report was shared with the family in time", "report", "participation.report_on_time", "2 of 4",
    ),
    _said(
        "conferences-quorate", "Child protection conferences with enough agencies there",
        "those at which enough agencies were there", "quorate", "cp_reviews.quorate or conferences.quorate", "2 of 3",
    ),
    count(
        key="escalations-raised",
        title="Challenges raised about a child's case",
        says="Challenges raised in the period by reviewing officers, conference chairs and others.",
        over="escalations",
        basis=Flow("raised_date"),
        source=_STAGES,
        breakdowns=(*PEOPLE, "raised_by", "stage"),
        codes=("clock:B13", "dashboard:23"),
        example=f"2017-11: 6\n2017-12: 0{_ESCALATIONS}",
    ),
    in_time(
        ESCALATION,
        Denominator.COMPLETED,
        key="escalations-resolved-in-time",
        title="Challenges by the reviewing service resolved in time",
        says="Of the challenges by reviewing officers and conference chairs resolved in the period, those resolved within the "
        "working days of the highest stage they reached: 5, 10 and then 20, or the council's own.",
        breakdowns=(*PEOPLE, "raised_by", "stage"),
        beside=("escalations-overdue",),
        # 13 November is the fifth and 20 November the tenth working day; an advocate raised e's.
        example=f"2017-11: 2 of 3{_ESCALATIONS}",
    ),
    overdue(
        ESCALATION,
        key="escalations-overdue",
        title="Challenges by the reviewing service overdue",
        says="Challenges by reviewing officers and conference chairs not resolved by the end of the period, past their time.",
        breakdowns=(*PEOPLE, "raised_by", "stage"),
        codes=("clock:B13",),
        # d has until 4 December; f, without a stage, had until 27 November.
        example=f"2017-11: 1\n2017-12: 2{_ESCALATIONS}",
    ),
)  # fmt: skip

CHAPTER = Chapter(title=_TITLE, limits=LIMITS, relations=RELATIONS, clocks=(ESCALATION,), measures=MEASURES)
