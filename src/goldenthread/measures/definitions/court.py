"""Care proceedings: applications, how long they take, and the orders that end them."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, length, mix, overdue, rate
from goldenthread.measures.language.measures import Counts, Denominator, Flow, Part, Stock, Window
from goldenthread.measures.language.relations import Relation

_CHAPTER = "Care proceedings"
_STATUTE = Source("Children Act 1989, section 32")

LIMITS = (Limit("care-proceedings", 26, Span.WEEKS, "Care proceedings, from issue to the final order.", _STATUTE),)

RELATIONS = (
    Relation(
        key="care_applications",
        subject="none",
        grain="one row a court case, however many children it is about",
        rows="""
            select authority, min(event_key) as event_key, coalesce(case_number, event_key) as case_id,
                   min(issued_date) as issued_date
            from care_proceedings group by authority, coalesce(case_number, event_key)""",
    ),
)

PROCEEDINGS = Clock(
    key="care-proceedings",
    title="Care proceedings",
    chapter=_CHAPTER,
    over="care_proceedings",
    starts="issued_date",
    stops="concluded_date",
    limit="care-proceedings",
    source=_STATUTE,
    codes=("clock:E10",),
    done="concluded",
    unseen="Extensions that the court allowed, which the law permits; where a source gives no day of issue, the letter "
    "of issue stands for it.",
)

_COURT = """
    care_proceedings: person | case_number | issued_date | concluded_date | final_order
      a | 21 | 2017-01-02 | 2017-07-03 | CO
      b | 21 | 2017-01-02 | 2017-07-04 | SGO
      c | 22 | 2017-01-09 | 2017-07-31 | PO
      d | 23 | 2017-01-09 |            |
      e | 24 | 2017-07-31 |            |
      f | 25 | 2016-12-19 | 2017-07-03 |
"""

MEASURES = (
    rate(
        key="care-applications",
        title="Care applications per 10,000 children",
        says="Court cases issued by the authority in the last twelve months, one however many children it is about, per "
        "10,000 children aged 0 to 17.",
        over="care_applications",
        basis=Flow("issued_date", Window.MONTHS_12),
        source=Source("Cafcass: care applications in England"),
        chapter=_CHAPTER,
        breakdowns=(),
        codes=("dfe:42",),
        unseen="Where no case number is recorded, each child is a case.",
        # a and b are one case; f was issued in December 2016 too.
        example="2017-07: 5\n2017-01: 4" + _COURT,
    ),
    count(
        key="children-in-care-proceedings",
        title="Children in care proceedings",
        says="Children whose care proceedings were issued and not concluded by the end of the period.",
        over="care_proceedings",
        basis=Stock("issued_date", "until_date"),
        counts=Counts.CHILDREN,
        source=_STATUTE,
        chapter=_CHAPTER,
        example="2017-06: 5\n2017-07: 2" + _COURT,
    ),
    in_time(
        PROCEEDINGS,
        Denominator.COMPLETED,
        key="care-proceedings-in-26-weeks",
        title="Care proceedings concluded within 26 weeks",
        says="Of the children whose care proceedings concluded in the period, those whose took at most 26 weeks.",
        beside=("care-proceedings-past-26-weeks",),
        # 2 January + 26 weeks is 3 July.
        example="2017-07: 1 of 4" + _COURT,
    ),
    overdue(
        PROCEEDINGS,
        key="care-proceedings-past-26-weeks",
        title="Children in care proceedings past 26 weeks",
        says="Children whose care proceedings had not concluded by the end of the period, more than 26 weeks after they "
        "were issued.",
        # f was due on 19 June; d is due on 10 July.
        example="2017-06: 1\n2017-07: 1" + _COURT,
    ),
    length(
        PROCEEDINGS,
        key="care-proceedings-days",
        title="Days of care proceedings",
        says="Mean days from issue to the final order, of the children whose care proceedings concluded in the period.",
        codes=("dashboard:25",),
        # 182, 183, 203 and 196 days.
        example="2017-07: 191 over 4" + _COURT,
    ),
    mix(
        key="care-proceedings-outcomes",
        title="Final orders of care proceedings",
        says="Children whose care proceedings concluded in the period, by the final order.",
        over="care_proceedings",
        basis=Flow("concluded_date"),
        parts=(
            Part("PO", "Placement order", "final_order = 'PO'"),
            Part("CO", "Care order", "final_order = 'CO'"),
            Part("SGO", "Special guardianship order", "final_order = 'SGO'"),
            Part("CAO", "Child arrangements order", "final_order = 'CAO'"),
            Part("SO", "Supervision order", "final_order = 'SO'"),
            Part("none", "No order", "final_order = 'none'"),
            Part("other", "Another order", "final_order is not null"),
        ),
        source=_STATUTE,
        chapter=_CHAPTER,
        codes=("dashboard:26",),
        unseen="A second order made with the final one (a supervision order beside special guardianship).",
        # A care order is made with a placement order; the placement order is the final one.
        example="2017-07: CO 1, SGO 1, PO 1, not-recorded 1" + _COURT,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, clocks=(PROCEEDINGS,), measures=MEASURES)
