"""Return home interviews after a time missing: offered, accepted, and held within 72 hours."""

from typing import Final

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Exclusion
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, overdue, share
from goldenthread.measures.language.measures import PEOPLE, Denominator, Flow
from goldenthread.measures.language.relations import Relation

_TITLE: Final = "Return home interviews"
_GUIDANCE = Source("DfE, Statutory guidance on children who run away or go missing from home or care, 2014")

LIMITS = (
    Limit(
        "return-interview",
        72,
        Span.HOURS,
        "By when a child who came back is heard; where only days are held, three days.",
        _GUIDANCE,
        fallback_days=3,
    ),
    Limit(
        "return-interview-window",
        28,
        Span.DAYS,
        "After so long an interview is no longer awaited.",
        Source("Golden Thread: four weeks", confirmed=False),
        local=True,
    ),
)

RELATIONS = (
    Relation(
        key="returns",
        grain="one row a return from being missing or away, with what became of the interview",
        # Whoever accepted or declined was offered one: where only the answer is held, on the day of the return.
        rows="""
            select m.*, i.completed_date, i.accepted,
                coalesce(i.offered_date, case when i.accepted is not null then m.end_date end) as offered_date
            from missing_spells as m left join (
                select m.event_key, min(r.offered_date) as offered_date, min(r.completed_date) as completed_date,
                    max(case when r.accepted then 1 when not r.accepted then 0 end) as accepted
                from missing_spells as m join return_interviews as r on r.person_key = m.person_key
                    and (r.missing_key = m.event_key or (r.missing_key is null and r.returned_date = m.end_date))
                group by m.event_key
            ) as i on i.event_key = m.event_key
            where m.end_date is not null""",
    ),
)

#: Each is known from the day of the offer, of the interview or, where only yes or no is held, of the return.
_OFFERED: Final = "(offered_date is not null or completed_date is not null or coalesce(interview_offered, '') = 'yes')"
_ACCEPTED: Final = (
    "(completed_date is not null or coalesce(accepted = 1 and offered_date is not null, false) "
    "or coalesce(interview_accepted, '') = 'yes')"
)
RETURN_INTERVIEW = Clock(
    key="return-interview",
    title="Return home interview",
    chapter=_TITLE,
    over="returns",
    starts="end_date",
    stops="completed_date",
    # What was not held in four weeks is lost: it stays among those due in their period and leaves the tracker.
    closes="due(end_date, 'return-interview-window')",
    limit="return-interview",
    excluded=(
        Exclusion(
            code="declined",
            where=f"not {_ACCEPTED} and (accepted = 0 or interview_accepted = 'no')",
            says="The child declined the interview.",
        ),
        Exclusion(code="not-applicable", where="interview_offered = 'not-applicable'", says="No interview applies."),
    ),
    source=_GUIDANCE,
    codes=("clock:D10",),
    done="held",
    needs=("missing_episodes", "return_interviews"),
    unseen="The hour of return: days stand for hours, so an interview on the third day is in time. An interview whose "
    "day nobody recorded is not held.",
)

_PLACES: Final = (*PEOPLE, "missing_from", "kind")
_ASKED: Final = "coalesce(interview_offered, '') <> 'not-applicable'"
#: Three days from 10 November end on the 13th: a by then, b a day late; c was not offered one, d declined, and nobody
#: recorded when it was offered; g needs none; e's three days end in December; f is still missing.
_ROWS: Final = """
    missing_episodes: person | event | start_date | end_date | interview_offered
      a | m1 | 2017-11-08 | 2017-11-10 |
      b | m2 | 2017-11-08 | 2017-11-10 | yes
      c | m3 | 2017-11-14 | 2017-11-15 | no
      d | m4 | 2017-11-14 | 2017-11-20 |
      e | m5 | 2017-11-14 | 2017-11-29 |
      f | m6 | 2017-11-14 |            |
      g | m7 | 2017-11-14 | 2017-11-15 | not-applicable
    return_interviews: person | missing_key | returned_date | offered_date | accepted | completed_date
      a | m1 | 2017-11-10 | 2017-11-11 | yes | 2017-11-13
      b |    | 2017-11-10 | 2017-11-11 | yes | 2017-11-14
      d | m4 | 2017-11-20 |            | no  |
"""

MEASURES = (
    share(
        key="return-interviews-offered",
        title="Return home interviews offered",
        says="Of the times missing or away that ended in the period, those after which an interview was offered.",
        over="returns",
        basis=Flow("end_date"),
        source=_GUIDANCE,
        codes=("clock:D10", "Ofsted list 8"),
        where=_ASKED,
        met=_OFFERED,
        breakdowns=_PLACES,
        polarity=Polarity.HIGHER,
        needs=("missing_episodes", "missing_episodes.interview_offered or return_interviews"),
        unseen="An offer that nobody recorded counts as none.",
        example="2017-11: 3 of 5" + _ROWS,
    ),
    share(
        key="return-interviews-accepted",
        title="Return home interviews accepted",
        says="Of the times missing or away that ended in the period and after which an interview was offered, those "
        "where the child accepted it.",
        over="returns",
        basis=Flow("end_date"),
        source=_GUIDANCE,
        codes=("clock:D10", "Ofsted list 8"),
        where=_OFFERED,
        met=_ACCEPTED,
        breakdowns=_PLACES,
        polarity=Polarity.HIGHER,
        needs=("missing_episodes", "missing_episodes.interview_accepted or return_interviews"),
        unseen="Answers that nobody recorded count as no.",
        example="2017-11: 2 of 3" + _ROWS,
    ),
    share(
        key="returns-with-interview-in-72-hours",
        title="Returns after which an interview was held within 72 hours",
        says="Of the times missing or away that ended in the period, those after which an interview was held within "
        "three days. Children who were not asked, who declined or whose three days are not over are in the whole.",
        over="returns",
        basis=Flow("end_date"),
        source=_GUIDANCE,
        codes=("clock:D10",),
        where=_ASKED,
        met="completed_date is not null and completed_date >= end_date "
        "and completed_date <= due(end_date, 'return-interview')",
        breakdowns=_PLACES,
        polarity=Polarity.HIGHER,
        needs=RETURN_INTERVIEW.needs,
        unseen=RETURN_INTERVIEW.unseen,
        beside=("return-interviews-in-72-hours",),
        example="2017-11: 1 of 5" + _ROWS,
    ),
    in_time(
        RETURN_INTERVIEW,
        Denominator.DUE,
        key="return-interviews-in-72-hours",
        title="Return home interviews held within 72 hours",
        says="Of the return home interviews that fell due in the period, three days after the child came back, those "
        "held by then. Children who declined are left out and counted beside.",
        breakdowns=_PLACES,
        beside=("return-interviews-overdue", "return-interviews-accepted"),
        example="2017-11: 1 of 3" + _ROWS,
    ),
    overdue(
        RETURN_INTERVIEW,
        key="return-interviews-overdue",
        title="Return home interviews overdue",
        says="Returns in the four weeks before the end of the period after which three days had passed and no interview "
        "had been held; children who declined are left out.",
        breakdowns=_PLACES,
        needs=RETURN_INTERVIEW.needs,
        unseen=RETURN_INTERVIEW.unseen,
        example="2017-11: 1\n2017-12: 0" + _ROWS,
    ),
)

CHAPTER = Chapter(
    title=_TITLE,
    limits=LIMITS,
    relations=RELATIONS,
    clocks=(RETURN_INTERVIEW,),
    measures=MEASURES,
)
