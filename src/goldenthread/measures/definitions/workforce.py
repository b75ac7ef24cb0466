"""Social workers: posts and how they are filled, agency, vacancies and recruitment."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source, Unit
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, in_time, mix, overdue, ratio
from goldenthread.measures.language.measures import TEAMS, Denominator, Measure, Part, Stat, Stock

_CHAPTER = "Posts and recruitment"
_CENSUS = Source("Children's social work workforce census")
_PLAN = Source("a council's improvement plan: conditional offer to start", confirmed=False)

LIMITS = (
    Limit(
        "recruitment",
        60,
        Span.WORKING_DAYS,
        "From the conditional offer to the start.",
        Source("a council's report to its improvement board, 2018"),
        local=True,
    ),
)

RECRUITMENT = Clock(
    key="recruitment",
    title="Recruitment, from conditional offer to start",
    over="recruitment",
    where="offered_date is not null",
    starts="offered_date",
    stops="start_date",
    closes="withdrawn_date",
    limit="recruitment",
    source=_PLAN,
    chapter=_CHAPTER,
    codes=("clock:G04",),
    done="started",
    unseen="Notice that a candidate must give and delays of disclosure checks, which some councils leave out.",
)

#: Grades of qualified social workers as the census counts them; a post whose grade is not recorded counts.
_SOCIAL_WORK = (
    "(grade is null or grade not in ('director', 'family-support', 'early-help', 'personal-adviser', "
    "'business-support', 'student', 'other'))"
)
_ESTABLISHED = (
    f"{_SOCIAL_WORK} and coalesce(funded, true) "
    "and (employment is null or employment not in ('frozen', 'over-establishment'))"
)
_IN_POST = "in_group(employment, 'in-post')"
_POSTS: dict[str, Any] = {
    "over": "posts",
    "basis": Stock(),
    "source": _CENSUS,
    "chapter": _CHAPTER,
    "breakdowns": TEAMS,
}
_FTE: dict[str, Any] = {
    **_POSTS,
    "stat": Stat.SUM,
    "value": "fte",
    "unit": Unit.FTE,
    "places": 1,
    "needs": ("posts.fte",),
    "unseen": "Posts whose full-time equivalent is not recorded.",
}
_RATE: dict[str, Any] = {
    "per": 100,
    "unit": Unit.PERCENT,
    "polarity": Polarity.LOWER,
    "source": _CENSUS,
    "chapter": _CHAPTER,
    "breakdowns": TEAMS,
}

# p5 is agency beyond the funded establishment, p6 no social worker; p7 ended on the last day of September.
_ROWS = """
    posts: post_id | grade | fte | employment | funded | start_date | end_date
      p1 | social-worker    | 1   | permanent          | yes | 2017-01-02 |
      p2 | social-worker    | 1   | agency             | yes | 2017-01-02 |
      p3 | social-worker    | 0.5 | vacant             | yes | 2017-01-02 |
      p4 | team-manager     | 1   | fixed-term         |     | 2017-01-02 |
      p5 | social-worker    | 1   | agency             | no  | 2017-01-02 |
      p6 | business-support | 1   | permanent          | yes | 2017-01-02 |
      p7 | social-worker    | 1   | permanent          | yes | 2017-01-02 | 2017-09-30
      p8 | social-worker    | 1   | over-establishment |     | 2017-01-02 |
"""

MEASURES = (
    count(
        key="posts-over-establishment",
        title="Social work posts over the funded establishment",
        says="Social work posts at the end of the period that are filled over the establishment, or not funded; posts, "
        "not full-time equivalents.",
        where=f"{_SOCIAL_WORK} and (employment = 'over-establishment' or not coalesce(funded, true))",
        polarity=Polarity.LOWER,
        codes=("dashboard:2",),
        example="2017-09: 2\n2016-12: 0" + _ROWS,
        **_POSTS,
    ),
    mix(
        key="social-work-staffing",
        title="How social work posts are filled",
        says="Funded social work posts at the end of the period, by how they are filled; vacant means nobody covers it.",
        where=_ESTABLISHED,
        parts=(
            Part("in-post", "Permanent, fixed-term or seconded", _IN_POST),
            Part("agency", "Agency worker", "in_group(employment, 'agency-worker')"),
            Part("vacant", "Vacant", "in_group(employment, 'vacant-post')"),
            Part("bank", "Bank or casual", "employment = 'bank'"),
        ),
        codes=("clock:G05", "dashboard:3"),
        example="2017-09: in-post 2, agency 1, vacant 1\n2017-08: in-post 3, agency 1, vacant 1" + _ROWS,
        **_POSTS,
    ),
    Measure(
        key="social-work-establishment",
        title="Funded social work establishment",
        says="Full-time equivalents of the funded social work posts at the end of the period, vacant ones included.",
        where=_ESTABLISHED,
        codes=("regional:28",),
        example="2017-09: 3.5\n2017-08: 4.5" + _ROWS,
        **_FTE,
    ),
    Measure(
        key="social-workers-in-post",
        title="Social workers in post",
        says="Full-time equivalents of the funded social work posts filled by permanent, fixed-term or seconded workers at "
        "the end of the period.",
        where=f"{_ESTABLISHED} and {_IN_POST}",
        codes=("clock:G05",),
        example="2017-09: 2\n2017-08: 3" + _ROWS,
        **_FTE,
    ),
    Measure(
        key="agency-social-workers",
        title="Agency social workers",
        says="Full-time equivalents of the social work posts filled by agency workers at the end of the period, funded or "
        "not.",
        where=f"{_SOCIAL_WORK} and in_group(employment, 'agency-worker')",
        polarity=Polarity.LOWER,
        codes=("dfe:41",),
        example="2017-09: 2\n2016-12: 0" + _ROWS,
        **_FTE,
    ),
    Measure(
        key="social-workers-in-post-and-agency",
        title="Social workers in post and agency workers",
        says="Full-time equivalents of social workers in funded posts and of agency workers at the end of the period.",
        where=f"({_ESTABLISHED} and {_IN_POST}) or ({_SOCIAL_WORK} and in_group(employment, 'agency-worker'))",
        example="2017-09: 4\n2017-08: 5" + _ROWS,
        **_FTE,
    ),
    Measure(
        key="social-work-vacancies",
        title="Social work vacancies, covered or not",
        says="Full-time equivalents of the funded social work posts at the end of the period that are vacant or covered by "
        "an agency worker, as the census counts vacancies.",
        where=f"{_ESTABLISHED} and (in_group(employment, 'vacant-post') or in_group(employment, 'agency-worker'))",
        polarity=Polarity.LOWER,
        codes=("clock:G05",),
        example="2017-09: 1.5\n2016-12: 0" + _ROWS,
        **_FTE,
    ),
    Measure(
        key="social-work-vacancies-covered",
        title="Social work vacancies covered by agency workers",
        says="Full-time equivalents of the funded social work posts covered by agency workers at the end of the period.",
        where=f"{_ESTABLISHED} and in_group(employment, 'agency-worker')",
        example="2017-09: 1\n2016-12: 0" + _ROWS,
        **_FTE,
    ),
    ratio(
        key="agency-rate",
        title="Agency rate of social workers",
        says="Agency social workers as a share of social workers in post and agency workers, in full-time equivalents.",
        numerator="agency-social-workers",
        denominator="social-workers-in-post-and-agency",
        codes=("clock:G05", "dfe:41", "regional:31", "National Framework enabler: agency"),
        example="2017-09: 2 of 4" + _ROWS,
        **_RATE,
    ),
    ratio(
        key="vacancy-rate",
        title="Vacancy rate of social workers",
        says="Vacancies, covered by agency workers or not, as a share of the funded social work establishment, in full-time "
        "equivalents.",
        numerator="social-work-vacancies",
        denominator="social-work-establishment",
        codes=("clock:G05", "dfe:41", "regional:29", "National Framework enabler: vacancy"),
        example="2017-09: 1.5 of 3.5" + _ROWS,
        **_RATE,
    ),
    ratio(
        key="agency-cover",
        title="Vacancies covered by agency workers",
        says="Vacancies covered by agency workers as a share of all vacancies, in full-time equivalents.",
        numerator="social-work-vacancies-covered",
        denominator="social-work-vacancies",
        codes=("dfe:41",),
        example="2017-09: 1 of 1.5" + _ROWS,
        **{**_RATE, "polarity": Polarity.NONE},
    ),
    in_time(
        RECRUITMENT,
        Denominator.COMPLETED,
        key="recruitment-in-60-working-days",
        title="Workers who started within 60 working days of the offer",
        says="Of the workers who started in the period, those who started within the council's limit (60 working days "
        "unless it says otherwise) of the conditional offer.",
        codes=("progress:21",),
        breakdowns=(),
        beside=("recruitment-overdue",),
        # 4 September + 60 working days is 27 November.
        example="""2017-11: 1 of 2
            recruitment: candidate_id | advertised_date | offered_date | start_date | withdrawn_date
              1 | 2017-07-03 | 2017-09-04 | 2017-11-27 |
              2 | 2017-07-03 | 2017-09-04 | 2017-11-28 |
              3 | 2017-07-03 | 2017-09-04 | 2018-01-02 |
              4 | 2017-07-03 | 2017-09-04 |            | 2017-10-02
              5 | 2017-07-03 |            |            |
        """,
    ),
    overdue(
        RECRUITMENT,
        key="recruitment-overdue",
        title="Candidates waiting to start past 60 working days",
        says="Candidates with an offer who had not started by the end of the period, more than the council's limit after "
        "the conditional offer.",
        breakdowns=(),
        # 3 starts in January.
        example="""2017-11: 1\n2018-01: 0
            recruitment: candidate_id | advertised_date | offered_date | start_date | withdrawn_date
              1 | 2017-07-03 | 2017-09-04 | 2017-11-27 |
              3 | 2017-07-03 | 2017-09-04 | 2018-01-02 |
              4 | 2017-07-03 | 2017-09-04 |            | 2017-10-02
        """,
    ),
)

CHAPTER = Chapter(title=_CHAPTER, limits=LIMITS, clocks=(RECRUITMENT,), measures=MEASURES)
