"""Care leavers: who they are, whether the council is in touch, where they live and what they do."""

from typing import Any

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import count, mix, share
from goldenthread.measures.language.measures import Part, Stock
from goldenthread.measures.language.relations import Relation, Tally

_CHAPTER = "Care leavers"
_LAIT = "Local Authority Interactive Tool, indicator "
_RETURN = Source("SSDA903 guide; DfE statistics on care leavers")

RELATIONS = (
    Relation(
        key="care_leaver_records",
        grain="one row a young person and record, until the next record: the latest speaks",
        # Of two records of one day the one that names the entitlement speaks: the yearly return does not hold it.
        rows="""
            select l.*, u.since as unaccompanied_since,
                   coalesce(lead(l.record_date) over (
                       partition by l.person_key
                       order by l.record_date nulls last, case when l.eligibility is null then 0 else 1 end nulls last,
                                l.event_key nulls last), cast('9999-12-31' as date)) as until_date
            from care_leavers as l left join (
                select person_key, min(coalesce(start_date, cast('1900-01-01' as date))) as since
                from immigration where status in ('uasc', 'former-uasc') group by person_key
            ) as u on u.person_key = l.person_key""",
    ),
)

#: Those whom the published measures count: died and returned home are out; not in touch, and refused, stay in.
_COHORT = (
    "in_group(coalesce(eligibility, 'former-relevant'), 'is-care-leaver') "
    "and not in_group(coalesce(in_touch, 'YES'), 'left-out-of-care-leaver-measures')"
)
_SETTLED = f"{_COHORT} and not in_group(coalesce(accommodation, '0'), 'left-out-of-accommodation-measure')"
_PLACED = "start_date <= as_at and not coalesce(short_breaks, false)"
_OLDER = "age between 19 and 21"
_YOUNGER = "age between 17 and 18"
_EET = "in_group(activity, 'in-education-employment-training')"
_SUITABLE = "in_group(accommodation, 'suitable-accommodation') or in_group(suitability, 'suitable')"
_WHO = "young people who left care (not those who died or have been home for six months)"
_KNOWN = "as last known by the end of the period. Published figures ask around the birthday; not being in touch counts as not"
_UNSEEN = "What has changed since the latest record of a young person."
_ALL: dict[str, Any] = {
    "over": "care_leaver_records",
    "basis": Stock("record_date", "until_date"),
    "chapter": _CHAPTER,
    "needs": ("care_leavers",),
    "unseen": _UNSEEN,
}

# Ages on 31 March 2018: a 19, b 21, c 22 (that day), d 19 (that day), e 21, f 18. The later record of a speaks.
_ROWS = """
    people: person | birth_date
      a | 1998-06-01
      b | 1996-04-01
      c | 1996-03-31
      d | 1999-03-31
      e | 1997-01-01
      f | 2000-01-01
    care_leavers: person | record_date | eligibility | in_touch | accommodation | suitability | activity
      a | 2017-03-31 | former-relevant | YES  | U  | 1 | G5
      a | 2018-02-01 | former-relevant | YES  | U  | 1 | F2
      b | 2018-03-31 |                 | NO   | 0  |   | 0
      c | 2018-01-15 | former-relevant | YES  | U1 |   | F1
      d | 2018-03-31 | former-relevant | YES  | U2 |   | F1
      e | 2018-01-15 | former-relevant | RHOM | B1 |   | F2
      f | 2018-01-15 | former-relevant | YES  | W2 |   | F1
"""

MEASURES = (
    count(
        key="care-leavers",
        title="Care leavers",
        says="Young people recorded as relevant or former relevant at the end of the period, died and returned home "
        "left out; a record that does not name the entitlement counts.",
        where=_COHORT,
        source=_RETURN,
        codes=("regional:22", "Ofsted list 9"),
        example="2017-18: 5\n2016-17: 1" + _ROWS,
        **_ALL,
    ),
    count(
        key="care-leavers-unaccompanied",
        title="Care leavers who came as unaccompanied asylum-seeking children",
        says="Care leavers at the end of the period who are, or were, unaccompanied asylum-seeking children.",
        where=f"{_COHORT} and coalesce(unaccompanied, unaccompanied_since <= as_at)",
        source=Source("Regional improvement alliances' quarterly data set"),
        codes=("regional:23",),
        example="""2017-18: 2
            care_leavers: person | record_date | eligibility | unaccompanied
              a | 2018-01-15 | former-relevant | yes
              b | 2018-01-15 | former-relevant |
              c | 2018-01-15 | former-relevant | no
              d | 2018-01-15 | none            | yes
            immigration: person | status | start_date | end_date
              b | uasc | 2014-05-01 | 2017-05-01
        """,
        **_ALL,
    ),
    share(
        key="care-leavers-in-touch",
        title="Care leavers whom the council is in touch with",
        says=f"Of the {_WHO} aged 17 to 21, those whom the council is in touch with, {_KNOWN}.",
        where=f"{_COHORT} and age between 17 and 21",
        met="in_group(in_touch, 'in-touch')",
        polarity=Polarity.HIGHER,
        source=_RETURN,
        codes=("clock:F05", "SSDA903 IN_TOUCH"),
        example="2017-18: 3 of 4" + _ROWS,
        **_ALL,
    ),
    mix(
        key="care-leavers-contact",
        title="Contact with care leavers",
        says=f"The {_WHO} aged 17 to 21, by contact with the council as last known by the end of the period.",
        where=f"{_COHORT} and age between 17 and 21",
        parts=(
            Part("YES", "In touch", "in_touch = 'YES'"),
            Part("NO", "Not in touch", "in_touch = 'NO'"),
            Part("REFU", "Refuses contact", "in_touch = 'REFU'"),
            Part("NREQ", "No longer needs services", "in_touch = 'NREQ'"),
        ),
        source=_RETURN,
        codes=("clock:F05", "dfe:40"),
        example="2017-18: YES 3, NO 1" + _ROWS,
        **_ALL,
    ),
    share(
        key="care-leavers-19-to-21-in-education-employment-training",
        title="Care leavers aged 19 to 21 in education, employment or training",
        says=f"Of the {_WHO} aged 19 to 21, those in education, employment or training, {_KNOWN}.",
        where=f"{_COHORT} and {_OLDER}",
        met=_EET,
        polarity=Polarity.HIGHER,
        source=Source(f"{_LAIT}113"),
        codes=("clock:F06", "report:FS/S15", "dashboard:29", "dfe:39", "LAIT 113", "National Framework outcome 4"),
        example="2017-18: 2 of 3" + _ROWS,
        **_ALL,
    ),
    share(
        key="care-leavers-17-to-18-in-education-employment-training",
        title="Care leavers aged 17 and 18 in education, employment or training",
        says=f"Of the {_WHO} aged 17 or 18, those in education, employment or training, {_KNOWN}.",
        where=f"{_COHORT} and {_YOUNGER}",
        met=_EET,
        polarity=Polarity.HIGHER,
        source=Source(f"{_LAIT}113"),
        codes=("clock:F06", "dfe:39", "LAIT 113", "National Framework outcome 4"),
        # a at 18, then f at 18.
        example="2016-17: 0 of 1\n2017-18: 1 of 1" + _ROWS,
        **_ALL,
    ),
    mix(
        key="care-leavers-19-to-21-activity",
        title="What care leavers aged 19 to 21 do",
        says=f"The {_WHO} aged 19 to 21, by what they do as last known by the end of the period.",
        where=f"{_COHORT} and {_OLDER}",
        parts=(
            Part("higher-education", "In higher education", "in_group(activity, 'in-higher-education')"),
            Part("apprenticeship", "In an apprenticeship", "in_group(activity, 'in-apprenticeship')"),
            Part("other-education-employment-training", "In other education, employment or training", _EET),
            Part("neet-illness", "Not in any, for illness or disability", "activity = 'G4'"),
            Part("neet-parenting", "Not in any, for pregnancy or parenting", "activity = 'G6'"),
            Part("neet-other", "Not in any, for another reason", "activity = 'G5'"),
            Part("not-known", "Not known", "in_group(activity, 'activity-not-known')"),
        ),
        source=_RETURN,
        codes=("dfe:39", "SSDA903 ACTIV"),
        example="2017-18: higher-education 1, other-education-employment-training 1, not-known 1" + _ROWS,
        **_ALL,
    ),
    share(
        key="care-leavers-19-to-21-suitable-accommodation",
        title="Care leavers aged 19 to 21 in suitable accommodation",
        says=f"Of the {_WHO} aged 19 to 21, those in suitable accommodation, {_KNOWN}; those abroad, deported or whose "
        "residence is not known are left out.",
        where=f"{_SETTLED} and {_OLDER}",
        met=_SUITABLE,
        polarity=Polarity.HIGHER,
        source=Source(f"{_LAIT}112"),
        codes=("clock:F07", "report:FS/S18", "dfe:38", "LAIT 112", "National Framework outcome 4"),
        example="2017-18: 1 of 3" + _ROWS,
        **_ALL,
    ),
    share(
        key="care-leavers-17-to-18-suitable-accommodation",
        title="Care leavers aged 17 and 18 in suitable accommodation",
        says=f"Of the {_WHO} aged 17 or 18, those in suitable accommodation, {_KNOWN}; those abroad, deported or whose "
        "residence is not known are left out.",
        where=f"{_SETTLED} and {_YOUNGER}",
        met=_SUITABLE,
        polarity=Polarity.HIGHER,
        source=Source(f"{_LAIT}112"),
        codes=("clock:F07", "dfe:38", "LAIT 112", "National Framework outcome 4"),
        example="2016-17: 1 of 1\n2017-18: 0 of 1" + _ROWS,
        **_ALL,
    ),
    count(
        key="care-leavers-without-a-home",
        title="Care leavers without a settled home",
        says="Care leavers at the end of the period last known to be homeless, in emergency accommodation or in bed and "
        "breakfast.",
        where=f"{_COHORT} and in_group(accommodation, 'homeless-accommodation')",
        polarity=Polarity.LOWER,
        source=_RETURN,
        codes=("SSDA903 ACCOM",),
        example="2017-18: 1\n2016-17: 0" + _ROWS,
        **_ALL,
    ),
    share(
        key="care-leavers-22-to-25-in-education-employment-training",
        title="Care leavers aged 22 to 25 in education, employment or training at the latest contact",
        says=f"Of the {_WHO} aged 22 to 25, those in education, employment or training when last in contact.",
        where=f"{_COHORT} and age between 22 and 25",
        met=_EET,
        polarity=Polarity.HIGHER,
        source=Source("DfE statistics on care leavers, whose scope is 17 to 25"),
        codes=("clock:F09",),
        # A year later b is 22 and c 23; e has been home.
        example="2018-19: 1 of 2" + _ROWS,
        **_ALL,
    ),
    share(
        key="care-leavers-staying-put",
        title="Care leavers aged 18 to 20 who stay with their former foster carers",
        says=f"Of the {_WHO} aged 18 to 20 whose last placement was in foster care, those living with their former foster "
        "carers as last known by the end of the period.",
        where=f"{_COHORT} and age between 18 and 20 and fostered.found = placed.found",
        tallies=(
            Tally(alias="placed", table="placements", gives="max(start_date)", where=_PLACED),
            Tally(
                alias="fostered",
                table="placements",
                gives="max(start_date)",
                where=f"{_PLACED} and in_group(placement_type, 'foster-placement')",
            ),
        ),
        met="in_group(accommodation, 'staying-put')",
        polarity=Polarity.HIGHER,
        source=_RETURN,
        codes=("dfe:40",),
        # c was last in a home, d is 21.
        example="""2017-18: 1 of 2
            people: person | birth_date
              a | 1999-06-01
              b | 1999-06-01
              c | 1999-06-01
              d | 1997-03-31
            care_leavers: person | record_date | eligibility | accommodation
              a | 2018-01-15 | former-relevant | Z1
              b | 2018-01-15 | former-relevant | U1
              c | 2018-01-15 | former-relevant | Z1
              d | 2018-01-15 | former-relevant | Z1
            placements: person | start_date | end_date | placement_type
              a | 2014-01-06 | 2017-06-01 | U4
              b | 2014-01-06 | 2017-06-01 | U6
              c | 2016-01-04 | 2017-06-01 | K2
              d | 2014-01-06 | 2015-03-31 | U4
        """,
        **{**_ALL, "needs": ("care_leavers", "placements")},
    ),
)

CHAPTER = Chapter(title=_CHAPTER, relations=RELATIONS, measures=MEASURES)
