"""Code sets of the registers that papers print: ratings of actions, risks, money, complaints and narrative."""

from collections.abc import Mapping
from types import MappingProxyType

from goldenthread.records.codes.language import LOCAL, CodeSet, grouped, table

ACTION_RATING = CodeSet(
    "action_rating",
    "Rating of an action",
    "Ratings printed in the Barnet improvement plan 2018/19 and quarterly report Q4 2016/17, and in common use",
    table("""
        blue        | Blue || b
        green       | Green || g
        green-amber | Green amber || ga; amber green; g/a
        amber       | Amber || a; yellow
        red-amber   | Red amber || ra; amber red; r/a
        red         | Red || r
        not-rated   | Not rated || not yet rated; grey; none given
    """),
)

RATING_SCHEME = CodeSet(
    "rating_scheme",
    "Scheme by which actions are rated",
    "Barnet improvement plan 2018/19, section 6 (brag); quarterly report Q4 2016/17, section 4.1 (four-colour)",
    table("""
        brag        | Blue, red, amber, green: done, will be missed, unlikely, on track || bragged; blue red amber green
        four-colour | Green, green amber, red amber, red: met, or delayed by its impact || four colours; 4 colour
        rag         | Red, amber, green || red amber green; traffic light
    """),
)

#: The group of ratings that each scheme has.
RATINGS_OF_SCHEME: Mapping[str, str] = MappingProxyType(
    {"brag": "brag-ratings", "four-colour": "four-colour-ratings", "rag": "rag-ratings"}
)

ACTION_STATUS = CodeSet(
    "action_status",
    "How far an action is",
    LOCAL,
    table("""
        not-started | Not started || not yet started; not begun
        in-progress | In progress || under way; started; open
        on-track    | On track
        delayed     | Delayed || slipped; behind; off track
        complete    | Complete || completed; done; finished; delivered
        closed      | Closed without being done || withdrawn; superseded; no longer needed
    """),
)

DUE_KIND = CodeSet(
    "due_kind",
    "What kind of due an action has",
    LOCAL,
    table("""
        date      | By a day
        month     | By the end of a month
        period    | By the end of a longer period
        ongoing   | Ongoing
        monthly   | Every month
        quarterly | Every quarter
        annual    | Every year
    """),
)

NARRATIVE_KIND = CodeSet(
    "narrative_kind",
    "What a statement of the narrative is",
    LOCAL,
    table("""
        success   | Success || key success; successes; achievement
        challenge | Challenge || key challenge; challenges; concern
        priority  | Priority for the next period || next steps; priorities
    """),
)

RISK_DIRECTION = CodeSet(
    "risk_direction",
    "How the score of a risk moved since the last report",
    "Quarterly report Q4 2016/17, section 6",
    table("""
        same      | Same || unchanged; static; no change
        increased | Increased || up; worsening; higher
        reduced   | Reduced || down; decreased; lower; improving
        new       | New || new risk
        closed    | Closed
    """),
)

RISK_RESPONSE = CodeSet(
    "risk_response",
    "What is done about a risk",
    "HM Government, The Orange Book: management of risk",
    table("""
        treat     | Treat || mitigate; reduce
        tolerate  | Tolerate || accept
        transfer  | Transfer || share
        terminate | Terminate || avoid; stop
    """),
    confirmed=False,
    note="The four answers are the guide's; the short codes are this project's own.",
)

ROW_KIND = CodeSet(
    "row_kind",
    "Whether a row stands for itself or sums others",
    LOCAL,
    table("""
        row   | A row of its own || item; line; detail
        total | The total of the rows || sum; all; grand total
    """),
)

MONEY_UNIT = CodeSet(
    "money_unit",
    "Unit in which amounts of money are written",
    LOCAL,
    table("""
        pounds    | Pounds || £; gbp
        thousands | Thousands of pounds || £000; £000s; £k; £'000
        millions  | Millions of pounds || £m; £ million
    """),
)

SAVING_STATUS = CodeSet(
    "saving_status",
    "How far a saving is",
    LOCAL,
    table("""
        achieved       | Achieved || delivered; complete
        on-track       | On track || on target
        at-risk        | At risk || in doubt
        not-achievable | Not achievable || undeliverable; will not be achieved
    """),
)

COMPLAINT_REGISTER_KIND = CodeSet(
    "complaint_register_kind",
    "What was received",
    LOCAL,
    table("""
        complaint      | Complaint || complaints; complaint under any procedure
        children-act   | Children Act complaint || statutory complaint; statutory
        corporate      | Corporate complaint || corporate complaints
        compliment     | Compliment || compliments
        member-enquiry | Enquiry by a councillor || member enquiry; members enquiry; councillor enquiry
        mp-enquiry     | Enquiry by a member of parliament || mp enquiry; mp
        ombudsman      | Ombudsman || lgsco; lgo; ombudsman enquiry
    """),
)

SETS = (
    ACTION_RATING,
    RATING_SCHEME,
    ACTION_STATUS,
    DUE_KIND,
    NARRATIVE_KIND,
    RISK_DIRECTION,
    RISK_RESPONSE,
    ROW_KIND,
    MONEY_UNIT,
    SAVING_STATUS,
    COMPLAINT_REGISTER_KIND,
)

GROUPS = (
    *grouped(
        "action_rating",
        """
        brag-ratings | Ratings of the scheme blue, red, amber, green | blue green amber red not-rated \
            | Barnet improvement plan 2018/19, section 6
        four-colour-ratings | Ratings of the scheme of four colours | green green-amber red-amber red not-rated \
            | Barnet quarterly report Q4 2016/17, section 4.1
        rag-ratings | Ratings of the scheme red, amber, green | red amber green not-rated | Common use
        says-on-track | Ratings that claim an action is on track | green | Barnet improvement plan 2018/19, section 6
        says-done | Ratings that claim an action is done | blue | Barnet improvement plan 2018/19, section 6
        """,
    ),
)
