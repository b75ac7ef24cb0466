"""Where looked-after children live: kinds of placement, and who provides them."""

from goldenthread.measures.definitions.care_rows import HOME, NO_SHORT_BREAKS
from goldenthread.measures.kinds import Polarity, Source
from goldenthread.measures.language.book import Chapter
from goldenthread.measures.language.making import count, mix, parts_of_codes, parts_of_groups, share
from goldenthread.measures.language.measures import Counts, Part, Stock

_DFE = Source("SSDA903 guide: placement type and provider; DfE, Children looked after in England")
_REPORT = Source("council quarterly reports; no national definition", confirmed=False)

_STOCK = {"over": "looked_after", "basis": Stock(), "at": (HOME,), "counts": Counts.CHILDREN}
_UNSEEN = "A child with no placement recorded for the day counts in the whole and is in no kind. " + NO_SHORT_BREAKS

#: On 30 November 2017: a with the council's own carer, b with an agency's, c in a private home, d in the council's
#: home from that day, e nowhere that is recorded; f only has short breaks.
_ROWS = """
    care_periods: person | event | start_date | short_breaks
      a | p1 | 2016-05-03 |
      b | p2 | 2017-06-05 |
      c | p3 | 2017-11-08 |
      d | p4 | 2017-11-13 |
      e | p5 | 2017-11-13 |
      f | p6 | 2017-11-13 | yes
    placements: person | care_period_key | start_date | end_date | placement_type | provider
      a | p1 | 2016-05-03 |            | U6 | PR1
      b | p2 | 2017-06-05 |            | U4 | PR4
      c | p3 | 2017-11-08 |            | K2 | PR4
      d | p4 | 2017-11-13 | 2017-11-30 | U3 | PR1
      d | p4 | 2017-11-30 |            | K2 | PR1
      f | p6 | 2017-11-13 |            | K2 | PR4
"""
KINDS = (
    mix(
        key="placements-of-looked-after-children",
        title="Where looked-after children live",
        says="Children looked after at the end of the period, by the kind of placement they then live in.",
        source=_DFE,
        codes=("dfe:29", "National Framework outcome 4: placement type", "Ofsted list 8"),
        parts=(
            *parts_of_groups(
                "home.placement_type",
                "adoption-placement",
                "connected-carer-placement",
                "foster-placement",
                "placed-with-parents",
                "secure-or-childrens-home",
                "semi-independent-placement",
                "residential-school",
                "other-residential-placement",
                "temporary-placement",
            ),
            Part("another-placement", "Another placement", "home.placement_type is not null"),
        ),
        unseen=_UNSEEN,
        example="2017-11: foster-placement 2, secure-or-childrens-home 2, not-recorded 1\n"
        "2017-10: foster-placement 2" + _ROWS,
        **_STOCK,
    ),
    mix(
        key="providers-of-placements",
        title="Who provides the placements of looked-after children",
        says="Children looked after at the end of the period, by who provides the placement they then live in.",
        source=_DFE,
        codes=("Ofsted list 8", "SSDA903 PLACE_PROVIDER"),
        parts=parts_of_codes("home.provider", "placement_provider"),
        needs=("care_periods", "placements.provider"),
        unseen=_UNSEEN,
        example="2017-11: PR1 2, PR4 2, not-recorded 1" + _ROWS,
        **_STOCK,
    ),
    share(
        key="in-foster-care",
        title="Looked-after children in foster care",
        says="Of the children looked after at the end of the period, those who live with foster carers, relatives and "
        "friends who foster among them.",
        source=_DFE,
        codes=("dfe:29", "National Framework outcome 4: in foster care"),
        met="in_group(home.placement_type, 'foster-placement')",
        polarity=Polarity.HIGHER,
        unseen=_UNSEEN,
        example="2017-11: 2 of 5" + _ROWS,
        **_STOCK,
    ),
    share(
        key="in-own-foster-care",
        title="Looked-after children with the council's own foster carers",
        says="Of the children looked after at the end of the period, those who live with foster carers whom the "
        "council itself provides, wherever the carers live.",
        source=_REPORT,
        codes=("report:FS/S6",),
        met="in_group(home.placement_type, 'foster-placement') and in_group(home.provider, 'in-house-provider')",
        polarity=Polarity.HIGHER,
        needs=("care_periods", "placements.provider"),
        unseen=_UNSEEN,
        # In October d was not yet looked after.
        example="2017-11: 1 of 5\n2017-10: 1 of 2" + _ROWS,
        **_STOCK,
    ),
    count(
        key="in-residential-care",
        title="Looked-after children in residential care",
        says="Children looked after at the end of the period who live in a children's home, secure home, care home, "
        "medical setting, family centre or residential school, the council's own or another's. Custody and "
        "supported accommodation are not counted.",
        source=_REPORT,
        codes=("report:FS/C21",),
        where="in_group(home.placement_type, 'residential-placement')",
        unseen=_UNSEEN,
        example="2017-11: 2\n2017-10: 0" + _ROWS,
        **_STOCK,
    ),
    share(
        key="in-external-residential-care",
        title="Looked-after children in residential care that others provide",
        says="Of the children looked after at the end of the period, those in residential care that another council, "
        "a public body, a company or a charity provides. Custody and supported accommodation are not counted.",
        source=_REPORT,
        codes=("report:FS/S11",),
        met="in_group(home.placement_type, 'residential-placement') and (in_group(home.provider, "
        "'independent-provider') or in_group(home.provider, 'public-provider'))",
        polarity=Polarity.LOWER,
        needs=("care_periods", "placements.provider"),
        unseen=_UNSEEN,
        example="2017-11: 1 of 5" + _ROWS,
        **_STOCK,
    ),
)

CHAPTER = Chapter(title="Where looked-after children live", measures=KINDS)
