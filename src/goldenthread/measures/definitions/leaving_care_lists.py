"""Care leavers as the inspectorate's list asks: entitlement, where they live, and contact by age."""

from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import mix, parts_of_codes, share
from goldenthread.measures.language.measures import Part, Stock
from goldenthread.records.codes import code_set

_CHAPTER = "Care leavers by entitlement and home"
_LIST = Source("Ofsted child-level list 9")
_BASIS = Stock("record_date", "until_date")
_UNSEEN = "What has changed since the latest record of a young person."
_COHORT = (
    "in_group(coalesce(eligibility, 'former-relevant'), 'is-care-leaver') "
    "and not in_group(coalesce(in_touch, 'YES'), 'left-out-of-care-leaver-measures')"
)
#: The yearly return writes the kind of home and its suitability as one code; both forms are the same home.
_HOMES = tuple(
    Part(one.code, one.label, f"accommodation in ('{one.code}', '{one.code}1', '{one.code}2')")
    for one in code_set("accommodation").codes
    if len(one.code) == 1
)
_ROWS = """
    people: person | birth_date
      a | 2000-03-31
      b | 1999-04-01
      c | 1999-03-31
      d | 1996-04-01
      e | 1996-03-31
    care_leavers: person | record_date | eligibility | in_touch | accommodation
      a | 2018-01-15 | relevant        | NO   | B
      b | 2018-01-15 | former-relevant | YES  | B1
      c | 2018-01-15 | former-relevant | YES  | U2
      d | 2018-01-15 | former-relevant | REFU |
      e | 2018-01-15 | qualifying      | YES  | Z1
"""

MEASURES = (
    mix(
        key="care-leavers-by-entitlement",
        title="Young people by entitlement to leaving care services",
        says="Young people with a care leaver's record at the end of the period, by their entitlement as last recorded.",
        over="care_leaver_records",
        basis=_BASIS,
        parts=parts_of_codes("eligibility", "leaving_care_eligibility"),
        source=_LIST,
        chapter=_CHAPTER,
        needs=("care_leavers.eligibility",),
        codes=("Ofsted list 9",),
        unseen=_UNSEEN,
        example="2017-18: relevant 1, former-relevant 3, qualifying 1" + _ROWS,
    ),
    mix(
        key="care-leavers-by-home",
        title="Where care leavers live",
        says="Care leavers (relevant and former relevant) at the end of the period, by where they live as last recorded.",
        over="care_leaver_records",
        basis=_BASIS,
        where=_COHORT,
        parts=_HOMES,
        source=_LIST,
        chapter=_CHAPTER,
        needs=("care_leavers.accommodation",),
        codes=("Ofsted list 9", "SSDA903 ACCOM"),
        unseen=_UNSEEN,
        example="2017-18: B 2, U 1, not-recorded 1" + _ROWS,
    ),
    *(
        share(
            key=f"care-leavers-{first}-to-{last}-in-touch",
            title=f"Care leavers aged {first} to {last} whom the council is in touch with",
            says=f"Of the care leavers (relevant and former relevant) aged {first} to {last} at the end of the period, those "
            "whom the council is in touch with as last recorded.",
            over="care_leaver_records",
            basis=_BASIS,
            where=f"{_COHORT} and age between {first} and {last}",
            met="in_group(in_touch, 'in-touch')",
            polarity=Polarity.HIGHER,
            source=_LIST,
            chapter=_CHAPTER,
            needs=("care_leavers",),
            codes=("clock:F05", "dfe:40", "Ofsted list 9"),
            unseen=_UNSEEN,
            # On 31 March 2018 a is 18 that day, b is 18, c is 19 that day, d is 21, e is 22.
            example=f"2017-18: {answer}" + _ROWS,
        )
        for first, last, answer in ((17, 18, "1 of 2"), (19, 21, "1 of 2"))
    ),
)

CHAPTER = Chapter(title=_CHAPTER, measures=MEASURES)
