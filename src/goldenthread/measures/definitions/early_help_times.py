"""Times of early help: how soon it is assessed, and how soon and how often its plan is reviewed."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue, share
from goldenthread.measures.language.measures import Denominator, Stock

TITLE = "Times of early help"
_LOCAL = Source("local standards; no statute sets a time for early help, and published ones differ", confirmed=False)

LIMITS = (
    Limit(
        "early-help-assessment",
        10,
        Span.WORKING_DAYS,
        "How long an early help assessment may take from the request, or from the start where no request is recorded.",
        _LOCAL,
        local=True,
    ),
    Limit(
        "early-help-first-review",
        6,
        Span.WEEKS,
        "By when an early help plan is first reviewed.",
        _LOCAL,
        local=True,
    ),
    Limit(
        "early-help-review", 3, Span.MONTHS, "How often an early help plan is reviewed after that.", _LOCAL, local=True
    ),
)

EARLY_HELP_ASSESSMENT = Clock(
    key="early-help-assessment",
    title="Early help assessment",
    chapter=TITLE,
    over="early_help",
    starts="coalesce(requested_date, start_date)",
    stops="assessed_date",
    closes="end_date",
    limit="early-help-assessment",
    source=_LOCAL,
    codes=("clock:A13",),
    done="assessed",
    needs=("early_help.assessed_date",),
)
EARLY_HELP_FIRST_REVIEW = Clock(
    key="early-help-first-review",
    title="First review of an early help plan",
    chapter=TITLE,
    over="early_help",
    starts="plan_date",
    stops="first_review_date",
    # A plan whose latest review is recorded, and not its first, waits for none.
    closes="least(coalesce(end_date, latest_review_date), coalesce(latest_review_date, end_date))",
    limit="early-help-first-review",
    where="plan_date is not null",
    source=_LOCAL,
    codes=("clock:A13",),
    done="reviewed",
    needs=("early_help.plan_date", "early_help.first_review_date"),
    unseen="Where the latest review is recorded and not the first, when the first was held.",
)

# Ten working days from Wednesday 1 November end on the 15th, from Friday the 3rd on the 17th, from the 15th on the 29th.
_ASSESSED = """
    early_help: person | requested_date | start_date | assessed_date | end_date
      a | 2017-11-01 | 2017-11-06 | 2017-11-15 |
      b | 2017-11-01 | 2017-11-06 | 2017-11-16 |
      c |            | 2017-11-03 | 2017-11-17 |
      d | 2017-11-15 | 2017-11-16 |            |
      e | 2017-11-16 | 2017-11-16 |            |
      f | 2017-11-01 | 2017-11-01 |            | 2017-11-10
"""
# Six weeks from 4 October end on 15 November, from 18 October on 29 November.
_REVIEWED = """
    early_help: person | start_date | plan_date | first_review_date | latest_review_date | end_date
      a | 2017-09-20 | 2017-10-04 | 2017-11-15 |            |
      b | 2017-09-20 | 2017-10-04 | 2017-11-16 |            |
      c | 2017-10-02 | 2017-10-18 |            |            |
      d | 2017-10-02 | 2017-10-19 |            |            |
      e | 2017-09-20 | 2017-10-04 |            |            | 2017-11-10
      f | 2017-11-01 |            |            |            |
      g | 2017-10-02 | 2017-10-18 |            | 2017-11-20 |
"""
MEASURES = (
    in_time(
        EARLY_HELP_ASSESSMENT,
        Denominator.COMPLETED,
        key="early-help-assessed-in-time",
        title="Early help assessments finished in time",
        says="Of the early help assessments completed in the period, those completed within 10 working days of the "
        "request, or of the start where no request is recorded.",
        codes=("Ofsted list 2",),
        beside=("early-help-assessments-overdue",),
        example="2017-11: 2 of 3" + _ASSESSED,
    ),
    overdue(
        EARLY_HELP_ASSESSMENT,
        key="early-help-assessments-overdue",
        title="Early help assessments overdue",
        says="Open early help with no assessment completed by the end of the period, more than 10 working days after "
        "the request.",
        needs=EARLY_HELP_ASSESSMENT.needs,
        codes=("clock:A13",),
        example="2017-11: 1" + _ASSESSED,
    ),
    in_time(
        EARLY_HELP_FIRST_REVIEW,
        Denominator.COMPLETED,
        key="early-help-first-reviews-in-time",
        title="First reviews of early help plans held in time",
        says="Of the first reviews of early help plans held in the period, those held within six weeks of the plan.",
        beside=("early-help-first-reviews-overdue",),
        example="2017-11: 1 of 2" + _REVIEWED,
    ),
    overdue(
        EARLY_HELP_FIRST_REVIEW,
        key="early-help-first-reviews-overdue",
        title="First reviews of early help plans overdue",
        says="Open early help plans not reviewed by the end of the period, more than six weeks after the plan.",
        needs=EARLY_HELP_FIRST_REVIEW.needs,
        codes=("clock:A13",),
        example="2017-11: 1" + _REVIEWED,
    ),
    share(
        key="early-help-reviewed-lately",
        title="Early help plans reviewed in the last three months",
        says="Of the early help plans open at the end of the period, those made or last reviewed within the three "
        "months before.",
        over="early_help",
        basis=Stock(),
        where="plan_date is not null",
        # A plan may have been made anew since its latest review.
        met="due(greatest(plan_date, coalesce(first_review_date, plan_date), coalesce(latest_review_date, plan_date)), "
        "'early-help-review') >= as_at",
        polarity=Polarity.HIGHER,
        source=_LOCAL,
        codes=("clock:A13",),
        needs=("early_help.plan_date", "early_help.latest_review_date", "early_help.end_date"),
        unseen="Reviews between the first and the latest, so that months long past look worse than they were.",
        example="""
    2017-11: 3 of 4
    early_help: person | start_date | plan_date | first_review_date | latest_review_date | end_date
      a | 2017-05-02 | 2017-05-10 | 2017-06-14 | 2017-08-30 |
      b | 2017-05-02 | 2017-05-10 | 2017-06-14 | 2017-08-29 |
      f | 2017-05-02 | 2017-09-15 | 2017-06-14 | 2017-07-05 |
      c | 2017-09-01 | 2017-09-15 |            |            |
      d | 2017-11-01 |            |            |            |
      e | 2017-05-02 | 2017-05-10 | 2017-06-14 |            | 2017-11-30
""",
    ),
)

CHAPTER = Chapter(
    title=TITLE,
    limits=LIMITS,
    clocks=(EARLY_HELP_ASSESSMENT, EARLY_HELP_FIRST_REVIEW),
    measures=MEASURES,
)
