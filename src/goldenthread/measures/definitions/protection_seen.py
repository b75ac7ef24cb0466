"""What visits to protected children show: when the child was last visited, seen alone, and the bedroom seen."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.clocks import Clock, Cycles
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import in_time, mix, overdue, parts_by_length, share
from goldenthread.measures.language.measures import Denominator, Flow, Stock
from goldenthread.measures.language.relations import At, Relation

_TITLE = "Seeing protected children"
_ALTERNATE = Source("council procedures: at every other visit (Southwark; Central Bedfordshire for the bedroom)")
_LIST_7 = Source("Ofsted child-level data, list 7")

LIMITS = (
    Limit(
        "cp-bedroom", 20, Span.WORKING_DAYS, "How often the bedroom is seen: every other visit.", _ALTERNATE, local=True
    ),
    Limit(
        "seen-alone-age",
        4,
        Span.NUMBER,
        "From what age a child is expected to be seen alone.",
        Source("Golden Thread: infants are not seen alone; councils set the age", confirmed=False),
        local=True,
    ),
)

RELATIONS = (
    Relation(
        key="cp_visits_made",
        grain="one row a child protection visit and child, apart from those at which the child was not seen",
        rows="""
            select v.*, cast('9999-12-31' as date) as until_date from visits as v
            where v.kind = 'cp' and coalesce(v.seen, true)""",
    ),
)

CYCLES = (
    Cycles(
        key="cp_bedroom_cycles",
        subject="own_cp_plans",
        events="cp_visits_made",
        dated="visit_date",
        counts="e.bedroom_seen and (e.plan_key is null or e.plan_key = s.event_key)",
    ),
)

BEDROOM = Clock(
    key="cp-bedroom",
    title="Bedroom of a protected child",
    chapter=_TITLE,
    over="cp_bedroom_cycles",
    starts="cycle_date",
    stops="next_date",
    closes="end_date",
    limit="cp-bedroom",
    source=_ALTERNATE,
    codes=("clock:B06",),
    done="bedroom seen",
    needs=("cp_plans", "visits.bedroom_seen"),
    unseen="What was seen and not recorded.",
)

_SEEN = """
    cp_plans: person | start_date
      a | 2017-09-01
      b | 2017-09-01
      c | 2017-09-01
      d | 2017-09-01
    visits: person | kind | visit_date | seen | seen_alone | bedroom_seen
      a | cp | 2017-11-06 | yes | yes | no
      a | cp | 2017-11-20 | yes | no  | yes
      a | cp | 2017-11-28 | no  |     |
      b | cp | 2017-11-06 | yes |     |
      b | cp | 2017-11-07 | yes | yes | yes
      c | cp | 2017-10-18 |     | no  |
      d | cp | 2017-08-31 | yes | yes | yes
    people: person | birth_date
      a | 2010-05-05
      b | 2013-11-07
      c | 2010-05-05
"""
_BEDROOMS = """
    cp_plans: person | start_date
      a | 2017-09-01
      b | 2017-09-01
      c | 2017-09-01
      e | 2017-11-06
    visits: person | kind | visit_date | seen | bedroom_seen
      a | cp | 2017-11-02 | yes | yes
      b | cp | 2017-11-01 | yes | yes
      b | cin | 2017-11-20 | yes | yes
      c | cp | 2017-11-20 | yes | no
"""

MEASURES = (
    mix(
        key="cp-plans-by-time-since-visit",
        title="Protected children by time since the last visit",
        says="Child protection plans open at the end of the period, by the time since the last child protection visit to the "
        "child since the plan began; only visits at which the child was not seen are left out.",
        over="own_cp_plans",
        basis=Stock(),
        at=(At(alias="last_visit", table="cp_visits_made", since="visit_date"),),
        parts=parts_by_length(
            "weeks",
            "case when last_visit.visit_date >= start_date then last_visit.visit_date end",
            "as_at",
            (6, 12, 18),
            upto=True,
        ),
        source=_LIST_7,
        codes=("clock:B05", "Ofsted list 7"),
        # d was last visited before the plan.
        example=f"2017-11: up-to-6-weeks 2, over-6-to-12-weeks 1, not-recorded 1{_SEEN}",
    ),
    share(
        key="cp-visits-seen-alone",
        title="Child protection visits at which the child was seen alone",
        says="Of the child protection visits in the period at which a child of four or over (or the council's own age) was seen, "
        "or which say whether alone without saying whether at all, those at which the record says that the child was seen alone.",
        over="visits",
        basis=Flow("visit_date"),
        # Ofsted's list says of a visit whether the child was seen alone and, where not, nothing of having been seen:
        # without those visits every visit of the list would be one at which the child was seen alone.
        where="kind = 'cp' and (seen or (seen is null and seen_alone is not null)) and age >= rule('seen-alone-age')",
        met="seen_alone",
        source=_ALTERNATE,
        polarity=Polarity.HIGHER,
        codes=("clock:B06",),
        needs=("visits.seen_alone", "people.birth_date"),
        # b turned four on 7 November.
        example=f"2017-10: 0 of 1\n2017-11: 2 of 3{_SEEN}",
    ),
    share(
        key="cp-plans-last-visit-alone",
        title="Protected children seen alone at the last visit",
        says="Of the child protection plans open at the end of the period of children of four or over (or the council's own age) "
        "who have been visited since it began, those whose child was seen alone at the last visit.",
        over="own_cp_plans",
        basis=Stock(),
        at=(At(alias="last_visit", table="cp_visits_made", since="visit_date"),),
        where="last_visit.visit_date >= start_date and age >= rule('seen-alone-age')",
        met="last_visit.seen_alone",
        source=_LIST_7,
        polarity=Polarity.HIGHER,
        codes=("clock:B06", "Ofsted list 7"),
        needs=("cp_plans", "visits.seen_alone", "people.birth_date"),
        example=f"2017-11: 1 of 3{_SEEN}",
    ),
    share(
        key="cp-visits-bedroom-seen",
        title="Child protection visits at which the bedroom was seen",
        says="Of the child protection visits in the period at which the child was seen, those at which the record says that the "
        "child's bedroom was seen.",
        over="visits",
        basis=Flow("visit_date"),
        where="kind = 'cp' and seen",
        met="bedroom_seen",
        source=_ALTERNATE,
        polarity=Polarity.HIGHER,
        codes=("clock:B06",),
        needs=("visits.bedroom_seen",),
        example=f"2017-11: 2 of 4{_SEEN}",
    ),
    in_time(
        BEDROOM,
        Denominator.OPEN,
        key="cp-plans-bedroom-seen",
        title="Protected children whose bedroom was seen within 20 working days",
        says="Of the child protection plans open at the end of the period, those whose child's bedroom was last seen, or which "
        "began, no more than 20 working days (or the council's own limit) back.",
        # 2 November is twenty working days back; b's other visit was of another kind.
        example=f"2017-11: 2 of 4{_BEDROOMS}",
    ),
    overdue(
        BEDROOM,
        key="cp-bedrooms-overdue",
        title="Protected children whose bedroom has not been seen for 20 working days",
        says="Child protection plans open at the end of the period whose child's bedroom was last seen, or which began, more than "
        "20 working days (or the council's own limit) before.",
        needs=BEDROOM.needs,
        codes=("clock:B06",),
        example=f"2017-11: 2{_BEDROOMS}",
    ),
)

CHAPTER = Chapter(title=_TITLE, limits=LIMITS, relations=RELATIONS, cycles=CYCLES, clocks=(BEDROOM,), measures=MEASURES)
