"""Early help: what begins, how long it stays open, how it ends, and what follows."""

from goldenthread.measures.definitions.follow import with_later
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, duration, mix, parts_of_codes, share
from goldenthread.measures.language.measures import PEOPLE, Flow, Stat, Stock, Window
from goldenthread.measures.language.relations import Relation

_LIST_2 = Source("Ofsted child-level data, list 2 (early help)")
_PAPER = Source("Barnet improvement board, January 2018, 1.73")

LIMITS = (
    Limit("early-help-long", 12, Span.MONTHS, "Early help open for longer than this is long.", _PAPER, local=True),
    Limit(
        "early-help-again",
        12,
        Span.MONTHS,
        "Early help that begins within so long of the end of the last comes again.",
        Source("Golden Thread: the lists do not say how far to look back", confirmed=False),
        local=True,
    ),
)

RELATIONS = (
    with_later(
        "early_help_and_referrals",
        "early_help",
        "start_date",
        "referrals",
        "referral_date",
        "one row a child and episode, with the first referral since it began",
    ),
    Relation(
        key="early_help_with_earlier",
        grain="one row a child and episode, with the end of the latest one that had ended when it began",
        rows="""
            select n.*, b.before_date from early_help as n left join (
                select x.event_key as event_key, max(e.end_date) as before_date
                from early_help as x join early_help as e on e.person_key = x.person_key
                    and e.start_date < x.start_date and e.end_date <= x.start_date
                group by x.event_key
            ) as b on b.event_key = n.event_key""",
    ),
)

_LENGTHS = """
    early_help: person | start_date | end_date | end_reason
      a | 2016-11-29 |            |
      b | 2016-11-30 |            |
      c | 2017-11-30 |            |
      d | 2017-09-01 | 2017-12-01 | stepped-up
      e | 2017-10-02 | 2017-11-01 | needs-met
      f | 2017-08-01 | 2017-11-30 | stepped-up
      g | 2017-10-02 | 2017-10-31 | moved
"""

MEASURES = (
    count(
        key="early-help-started",
        title="Early help begun",
        says="Early help episodes (common assessments, family plans) that began in the period, each child counted.",
        over="early_help",
        basis=Flow("start_date"),
        polarity=Polarity.HIGHER,
        source=Source("Barnet Family Services quarterly report 2016/17, FS/S12; Ofsted child-level data, list 2"),
        breakdowns=(*PEOPLE, "organisation"),
        codes=("report:FS/S12", "Ofsted list 2"),
        example="2017-11: 1" + _LENGTHS,
    ),
    count(
        key="early-help-open",
        title="Early help open",
        says="Early help episodes open at the end of the period, each child counted.",
        over="early_help",
        basis=Stock(),
        source=_PAPER,
        breakdowns=(*PEOPLE, "organisation"),
        codes=("progress:5",),
        needs=("early_help", "early_help.end_date"),
        unseen="Where a source holds no ends, everything looks open: then nothing is given.",
        example="2017-11: 4" + _LENGTHS,
    ),
    share(
        key="early-help-open-over-12-months",
        title="Early help open for more than 12 months",
        says="Of the early help episodes open at the end of the period, those that began more than 12 months before.",
        over="early_help",
        basis=Stock(),
        met="due(start_date, 'early-help-long') < as_at",
        polarity=Polarity.LOWER,
        source=_PAPER,
        codes=("progress:5", "clock:A13"),
        needs=("early_help", "early_help.end_date"),
        # b began twelve months before to the day.
        example="2017-11: 1 of 4" + _LENGTHS,
    ),
    mix(
        key="early-help-by-end",
        title="How early help ended",
        says="Of the early help episodes that ended in the period, the share for each reason: needs met, stepped up to "
        "social care, consent withdrawn and so on.",
        over="early_help",
        basis=Flow("end_date"),
        parts=tuple(
            part for part in parts_of_codes("end_reason", "early_help_end_reason") if part.code != "not-recorded"
        ),
        source=Source("Standard Safeguarding Dataset, early help; Golden Thread local list schema"),
        needs=("early_help.end_reason",),
        example="2017-11: needs-met 1, stepped-up 1" + _LENGTHS,
    ),
    duration(
        Stat.MEDIAN,
        key="early-help-length",
        title="How long early help lasted",
        says="The median number of days from beginning to end of the early help episodes that ended in the period.",
        over="early_help",
        basis=Flow("end_date"),
        value="days(start_date, end_date)",
        source=_PAPER,
        codes=("clock:A13",),
        needs=("early_help.end_date",),
        # e lasted 30 days, f 121; the median of two lies half way.
        example="2017-11: 75.5 over 2" + _LENGTHS,
    ),
    share(
        key="early-help-again",
        title="Early help that came again within 12 months",
        says="Of the early help episodes that began in the period, those of a child whose earlier early help had ended "
        "in the 12 months before.",
        over="early_help_with_earlier",
        basis=Flow("start_date"),
        met="start_date <= due(before_date, 'early-help-again')",
        source=_LIST_2,
        codes=("Ofsted list 2",),
        needs=("early_help.end_date",),
        example="""
    2017-11: 1 of 3
    early_help: person | start_date | end_date
      a | 2016-05-03 | 2016-11-06
      a | 2017-11-06 |
      b | 2016-05-03 | 2016-11-05
      b | 2017-11-06 |
      c | 2017-09-01 |
      c | 2017-11-20 |
""",
    ),
    share(
        key="early-help-followed-by-referral",
        title="Early help after which the child was referred",
        says="Of the early help episodes that began in the six months to the end of the period, those of a child who "
        "was referred to social care on that day or since.",
        over="early_help_and_referrals",
        basis=Flow("start_date", Window.MONTHS_6),
        met="after_date is not null",
        source=_LIST_2,
        codes=("Ofsted list 2",),
        # The six months to 30 November begin on 1 June (31 May is not in them); c was referred before, d after.
        example="""
    2017-11: 2 of 4
    early_help: person | start_date
      a | 2017-06-01
      b | 2017-11-01
      c | 2017-11-01
      d | 2017-11-01
      e | 2017-05-31
    referrals: person | referral_date
      a | 2017-11-30
      b | 2017-11-01
      c | 2017-10-31
      d | 2017-12-01
      e | 2017-06-05
""",
    ),
)

CHAPTER = Chapter(title="Early help", limits=LIMITS, relations=RELATIONS, measures=MEASURES)
