"""How far from home looked-after children live, and who lives where the law does not allow it."""

from datetime import date

from goldenthread.measures.definitions.care_rows import HOME, NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.limits import Limit, Span
from goldenthread.measures.language.making import count, share
from goldenthread.measures.language.measures import Counts, Stock
from goldenthread.measures.language.relations import Relation, Tally

_REPORT = Source("council quarterly reports; no national definition", confirmed=False)
_DISTANCE = Source("LAIT 87; SSDA903: distance from home to placement in a straight line, worked out from postcodes")

LIMITS = (
    Limit("far-from-home", 20, Span.NUMBER, "Miles from home beyond which a placement is far.", _DISTANCE),
    Limit(
        "supported-accommodation-age",
        16,
        Span.NUMBER,
        "The age from which a looked-after child may live in supported or independent accommodation.",
        Source("SSDA903 guide (K3 from sixteen); Care Planning (Amendment) Regulations 2021", confirmed=False),
    ),
)

RELATIONS = (
    Relation(
        key="connected_homes",
        grain="one row a placement with a relative or friend as foster carer",
        rows="select h.* from homes as h where in_group(h.placement_type, 'connected-carer-placement')",
    ),
)

_STOCK = {"over": "looked_after", "basis": Stock(), "at": (HOME,), "counts": Counts.CHILDREN}
_UNSEEN = "A child with no placement recorded for the day counts in the whole and is in no kind. " + NO_SHORT_BREAKS

_FAR_ROWS = """
    care_periods: person | event | start_date | end_date
      a | p1 | 2016-05-03 |
      b | p2 | 2017-06-05 |
      c | p3 | 2017-11-08 |
      d | p4 | 2017-11-13 |
      e | p5 | 2017-11-13 | 2017-11-30
    placements: person | care_period_key | start_date | end_date | distance_miles | location
      a | p1 | 2016-05-03 |            | 20   | OUT
      b | p2 | 2017-06-05 |            | 20.1 | OUT
      c | p3 | 2017-11-08 |            | 25   | IN
      d | p4 | 2017-11-13 |            |      | OUT
      e | p5 | 2017-11-13 | 2017-11-30 | 80   | OUT
"""

DISTANCE = (
    count(
        key="far-from-home",
        title="Looked-after children placed more than 20 miles from home",
        says="Children looked after at the end of the period whose placement is more than 20 miles from home, within "
        "the council's area or outside it.",
        source=_REPORT,
        codes=("report:FS/C19", "clock:C20"),
        where="home.distance_miles > rule('far-from-home')",
        needs=("care_periods", "placements.distance_miles"),
        unseen="Placements whose distance is not known, those of unaccompanied children among them. " + NO_SHORT_BREAKS,
        beside=("distance-from-home-not-known",),
        example="2017-11: 2" + _FAR_ROWS,
        **_STOCK,
    ),
    share(
        key="far-from-home-and-outside",
        title="Looked-after children placed more than 20 miles from home and outside the area",
        says="Of the children looked after at the end of the period whose distance from home is known, those placed "
        "more than 20 miles away and outside the council's area.",
        source=_DISTANCE,
        codes=("LAIT 87", "dfe:28", "clock:C20", "National Framework outcome 4: over 20 miles"),
        where="home.distance_miles is not null",
        met="home.distance_miles > rule('far-from-home') and in_group(home.location, 'out-of-authority')",
        polarity=Polarity.LOWER,
        needs=("care_periods", "placements.distance_miles", "placements.location"),
        unseen="Children whose distance is not known are not in the whole. " + NO_SHORT_BREAKS,
        beside=("distance-from-home-not-known",),
        example="2017-11: 1 of 3" + _FAR_ROWS,
        **_STOCK,
    ),
    count(
        key="distance-from-home-not-known",
        title="Looked-after children whose distance from home is not known",
        says="Children looked after at the end of the period whose placement has no distance from home recorded, "
        "children without a placement recorded among them.",
        source=_DISTANCE,
        codes=("clock:C20",),
        where="home.distance_miles is null",
        needs=("care_periods", "placements"),
        unseen=NO_SHORT_BREAKS,
        example="2017-11: 1" + _FAR_ROWS,
        **_STOCK,
    ),
    share(
        key="placed-outside-the-area",
        title="Looked-after children placed outside the area",
        says="Of the children looked after at the end of the period whose placement says where it is, those placed "
        "outside the council's area.",
        source=Source("Ofsted child-level data, list 8: placement location"),
        codes=("Ofsted list 8",),
        where="home.location is not null",
        met="in_group(home.location, 'out-of-authority')",
        needs=("care_periods", "placements.location"),
        unseen=_UNSEEN,
        example="2017-11: 3 of 4" + _FAR_ROWS,
        **_STOCK,
    ),
)

UNLAWFUL = (
    count(
        key="connected-homes-without-approval",
        title="Children living with relatives or friends who are not approved",
        says="Children who at the end of the period live with a relative or friend as foster carer for whom no "
        "approval is recorded that then holds: neither a temporary one that has not run out, nor a full one.",
        over="connected_homes",
        basis=Stock(),
        source=Source("Care Planning, Placement and Case Review (England) Regulations 2010, regulations 24 and 25"),
        codes=("clock:C22", "progress:2"),
        counts=Counts.CHILDREN,
        where="approved.found is null",
        tallies=(
            Tally(
                alias="approved",
                table="connected_carers",
                gives="count(*)",
                # A temporary approval that ends on the day of full approval has become one in full.
                where="approved_date <= as_at and ((full_approval_date <= as_at and (until_date > as_at "
                "or (coalesce(kind, '') <> 'full' and ended_date <= full_approval_date))) or (until_date > as_at "
                "and kind in ('reg-24', 'reg-24-extension', 'full') and (kind = 'full' or expiry_date >= as_at)))",
            ),
        ),
        polarity=Polarity.LOWER,
        unseen="Approvals that the list of connected carers does not hold: carers approved long ago may look "
        "unapproved. A temporary approval counts as none where nobody recorded when it runs out.",
        # a's approval runs out on the last day and still holds; b's ran out the day before; c has none; d's is full;
        # g's, in full, was ended on the 20th.
        example="""
    2017-11: 3
    placements: person | start_date | end_date | placement_type
      a | 2017-08-10 |            | U3
      b | 2017-08-09 |            | U3
      c | 2017-11-29 |            | U2
      d | 2017-02-01 |            | U1
      e | 2017-11-01 | 2017-11-30 | U3
      f | 2017-11-01 |            | U6
      g | 2017-02-01 |            | U1
    connected_carers: person | kind | approved_date | expiry_date | full_approval_date | ended_date
      a | reg-24 | 2017-08-10 | 2017-11-30 |            |
      b | reg-24 | 2017-08-09 | 2017-11-29 |            |
      d | reg-24 | 2017-02-01 | 2017-05-24 | 2017-05-02 | 2017-05-02
      g | full   | 2017-05-02 |            | 2017-05-02 | 2017-11-20""",
    ),
    count(
        key="under-sixteen-in-supported-accommodation",
        title="Children under 16 in supported or independent accommodation",
        says="Looked-after children under 16 at the end of the period who then live in supported, semi-independent or "
        "independent accommodation, where the law lets only 16 and 17 year olds live.",
        source=Source("Care Planning (Amendment) Regulations 2021", since=date(2021, 9, 9), confirmed=False),
        where="in_group(home.placement_type, 'semi-independent-placement') "
        "and age < rule('supported-accommodation-age')",
        polarity=Polarity.LOWER,
        needs=("care_periods", "placements", "people.birth_date"),
        unseen=_UNSEEN,
        # a is 15 on the last day, b sixteen on it; c has no date of birth; d lives with foster carers.
        example="""
    2024-11: 1
    people: person | birth_date
      a | 2008-12-01
      b | 2008-11-30
      c |
      d | 2012-01-01
    care_periods: person | event | start_date
      a | p1 | 2024-05-03
      b | p2 | 2024-06-05
      c | p3 | 2024-06-05
      d | p4 | 2024-06-05
    placements: person | care_period_key | start_date | placement_type
      a | p1 | 2024-05-03 | K3
      b | p2 | 2024-06-05 | K3
      c | p3 | 2024-06-05 | K3
      d | p4 | 2024-06-05 | U6""",
        **_STOCK,
    ),
)

CHAPTER = Chapter(
    title="Far from home, or where no child may live",
    limits=LIMITS,
    relations=RELATIONS,
    measures=(*DISTANCE, *UNLAWFUL),
)
