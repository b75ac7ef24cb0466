"""Recording: how long after it happened something is entered, and whether cases are written up by managers."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import duration, share
from goldenthread.measures.language.measures import PEOPLE, Counts, Flow, Stat, Stock
from goldenthread.measures.language.relations import Relation, Tally

_CHAPTER = "Recording"
_LOCAL = Source("local recording policy; no national standard", confirmed=False)

LIMITS = (
    Limit(
        "management-oversight",
        6,
        Span.WEEKS,
        "By when a manager writes on an open case again.",
        _LOCAL,
        local=True,
    ),
    Limit("chronology", 3, Span.MONTHS, "By when a chronology is brought up to date again.", _LOCAL, local=True),
)

#: Table, the date it happened, and what it is called.
_KINDS = (
    ("contacts", "contact_date", "contact"),
    ("referrals", "referral_date", "referral"),
    ("assessments", "start_date", "assessment begun"),
    ("strategy_discussions", "discussion_date", "strategy discussion"),
    ("s47_enquiries", "start_date", "section 47 enquiry begun"),
    ("conferences", "conference_date", "initial conference"),
    ("visits", "visit_date", "visit"),
    ("core_groups", "meeting_date", "core group"),
    ("cin_reviews", "review_date", "child in need review"),
    ("supervisions", "supervision_date", "supervision"),
    ("case_recordings", "entry_date", "case recording"),
)

RELATIONS = (
    Relation(
        key="entries",
        grain="one row an event whose moment of entry is recorded",
        rows=" union all ".join(
            f"""
            select authority, person_key, event_key, '{kind}' as kind, {dated} as event_date,
                   cast(recorded_at as date) as recorded_date, team_id, worker_id
            from {table} where recorded_at is not null"""
            for table, dated, kind in _KINDS
        ),
    ),
)

_UNSEEN = "What happened and has never been entered; events whose source does not say when they were entered."
_BREAKDOWNS = (*PEOPLE, "kind")
# 4 September + 5 working days is 11 September. The visit of c was entered in October.
_ROWS = """
    visits: person | kind | visit_date | recorded_at
      a | cp  | 2017-09-04 | 2017-09-11 17:30:00
      b | cp  | 2017-09-04 | 2017-09-12 09:00:00
      c | cin | 2017-09-04 | 2017-10-02 09:00:00
      d | cin | 2017-09-04 |
    referrals: person | referral_date | recorded_at
      a | 2017-09-01 | 2017-09-01 12:00:00
    supervisions: person | kind | supervision_date | recorded_at
      a | case | 2017-08-21 | 2017-09-29 10:00:00
"""
_CASES = """
    referrals: person | referral_date | close_date
      a | 2017-06-01 |
      b | 2017-06-01 |
      c | 2017-06-01 |
      d | 2017-06-01 | 2017-09-29
"""

MEASURES = (
    share(
        key="recorded-late",
        title="Entries made late",
        says="Of the contacts, referrals, assessments, enquiries, meetings, visits, supervisions and case recordings entered "
        "in the period, those entered later than the council's limit (five working days unless it says otherwise) after "
        "they happened.",
        over="entries",
        basis=Flow("recorded_date"),
        met="due(event_date, 'recorded-late') < recorded_date",
        polarity=Polarity.LOWER,
        source=_LOCAL,
        chapter=_CHAPTER,
        breakdowns=_BREAKDOWNS,
        needs=("visits.recorded_at",),
        unseen=_UNSEEN,
        # The visit of b and the supervision.
        example="2017-09: 2 of 4\n2017-10: 1 of 1" + _ROWS,
    ),
    share(
        key="visits-recorded-late",
        title="Visits entered late",
        says="Of the visits entered in the period, those entered later than the council's limit (five working days unless "
        "it says otherwise) after the visit.",
        over="entries",
        basis=Flow("recorded_date"),
        where="kind = 'visit'",
        met="due(event_date, 'recorded-late') < recorded_date",
        polarity=Polarity.LOWER,
        source=_LOCAL,
        chapter=_CHAPTER,
        needs=("visits.recorded_at",),
        unseen=_UNSEEN,
        example="2017-09: 1 of 2\n2017-10: 1 of 1" + _ROWS,
    ),
    duration(
        Stat.MEDIAN,
        key="recording-lag",
        title="Days between an event and its entry",
        says="Median days from what happened to its entry, of what was entered in the period.",
        over="entries",
        basis=Flow("recorded_date"),
        value="days(event_date, recorded_date)",
        polarity=Polarity.LOWER,
        source=_LOCAL,
        chapter=_CHAPTER,
        breakdowns=_BREAKDOWNS,
        needs=("visits.recorded_at",),
        unseen=_UNSEEN,
        # 0, 7, 8 and 39 days.
        example="2017-09: 7.5 over 4" + _ROWS,
    ),
    duration(
        Stat.P90,
        key="recording-lag-of-the-slowest-tenth",
        title="Days after which nine of ten events are entered",
        says="The number of days from what happened to its entry that nine out of ten entries of the period did not exceed.",
        over="entries",
        basis=Flow("recorded_date"),
        value="days(event_date, recorded_date)",
        polarity=Polarity.LOWER,
        source=_LOCAL,
        chapter=_CHAPTER,
        breakdowns=_BREAKDOWNS,
        needs=("visits.recorded_at",),
        unseen=_UNSEEN,
        # Between the third (8) and the fourth (39) of four, at seven tenths of the way.
        example="2017-09: 29.7 over 4" + _ROWS,
    ),
    share(
        key="management-oversight-up-to-date",
        title="Open cases with recent management oversight",
        says="Of the children with an open case of need, a child protection plan or in care at the end of the period, those "
        "on whose case a manager's oversight was written within the council's limit (six weeks unless it says otherwise).",
        over="open_cases",
        basis=Stock(),
        tallies=(
            Tally(
                alias="oversight",
                table="case_recordings",
                gives="max(entry_date)",
                where="kind = 'management-oversight' and entry_date <= as_at",
            ),
        ),
        met="due(oversight.found, 'management-oversight') >= as_at",
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        source=_LOCAL,
        chapter=_CHAPTER,
        needs=("case_recordings",),
        unseen="What the entry says.",
        # a 42 days ago, b 43.
        example="2017-09: 1 of 3"
        + _CASES
        + """
            case_recordings: person | kind | entry_date
              a | management-oversight | 2017-08-19
              b | management-oversight | 2017-08-18
              c | chronology           | 2017-09-01
              d | management-oversight | 2017-09-01
        """,
    ),
    share(
        key="chronologies-up-to-date",
        title="Open cases with an up-to-date chronology",
        says="Of the children with an open case of need, a child protection plan or in care at the end of the period, those "
        "whose chronology was added to within the council's limit (three months unless it says otherwise).",
        over="open_cases",
        basis=Stock(),
        tallies=(
            Tally(
                alias="chronology",
                table="case_recordings",
                gives="max(entry_date)",
                where="kind = 'chronology' and entry_date <= as_at",
            ),
        ),
        met="due(chronology.found, 'chronology') >= as_at",
        counts=Counts.CHILDREN,
        polarity=Polarity.HIGHER,
        source=_LOCAL,
        chapter=_CHAPTER,
        needs=("case_recordings",),
        unseen="What the entry says.",
        # Three months after 30 June are over on 30 September, after 29 June a day before.
        example="2017-09: 1 of 3"
        + _CASES
        + """
            case_recordings: person | kind | entry_date
              a | chronology   | 2017-06-30
              b | chronology   | 2017-06-29
              c | case-summary | 2017-09-01
        """,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, relations=RELATIONS, measures=MEASURES)
