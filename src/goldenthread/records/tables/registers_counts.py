"""Registers as papers print them: money, complaints, audits, staff and feedback, always counted and never by child."""

from goldenthread.records.tables.register_columns import coded, figure, register, words

_ROW = coded(
    "row_kind", "row_kind", "A row of its own, or the total of the rows.", "row", "row", "total", headings=("kind",)
)
_UNIT = coded("unit", "money_unit", "Unit of the amounts: £, £000 or £m.", "£000", "£000", "£000")
_COMMENT = words("comment", "Why, and what is done.", "Agency cover")

revenue = register(
    "revenue", "A line of the revenue budget.", "one row a line and period",
    (
        words("line", "The line.", "Social care", "Early help", "Total", headings=("description", "service"), required=True),
        _ROW,
        _UNIT,
        figure("original_budget", "money", "Budget at the start of the year.", "10,200", "3,100", "13,300"),
        figure("revised_budget", "money", "Budget as it stands.", "10,500", "3,000", "13,500"),
        figure("outturn", "money", "Spent in the year, once it has ended.", "10,851", "2,880", "13,731"),
        figure("forecast", "money", "Expected for the year, while it runs."),
        figure("variation", "money", "Outturn or forecast less revised budget; an underspend is negative.", "351", "(120)", "231", headings=("variance",)),
        figure("variation_percent", "percent", "Variation as a percentage of the revised budget.", "3.3%", "-4.0%", "1.7%", headings=("variation_percent_of_revised", "variance_percent")),
        _COMMENT,
    ),
    natural=("line", "row_kind"),
)  # fmt: skip

capital = register(
    "capital", "A line of the capital programme.", "one row a line and period",
    (
        words("line", "The scheme or service.", "New children's home", "Case system", "Total", headings=("description", "scheme"), required=True),
        _ROW,
        _UNIT,
        figure("approved_budget", "money", "Budget as approved.", "2,500", "800", "3,300"),
        figure("additions_deletions", "money", "Added to it or taken from it.", "0", "50", "50"),
        figure("slippage", "money", "Slipped to a later year (negative) or spent early.", "(900)", "0", "(900)", headings=("slippage_accelerated_spend",)),
        figure("proposed_outturn", "money", "What will have been spent by the end of the year.", "1,600", "850", "2,450"),
        figure("variance", "money", "Proposed outturn less approved budget.", "(900)", "50", "(850)", headings=("variance_from_approved",)),
        figure("slippage_percent", "percent", "Slippage as a percentage of the approved budget.", "-36.0%", "0.0%", "-27.3%"),
        _COMMENT,
    ),
    natural=("line", "row_kind"),
)  # fmt: skip

savings = register(
    "savings", "A saving that the budget asks for.", "one row a saving and period",
    (
        words("saving_id", "Reference of the saving.", "S1", "S2", headings=("id", "ref", "reference"), required=True),
        words("title", "The saving in a few words.", "Placements nearer home", "Fewer agency staff", required=True),
        _UNIT,
        figure("target", "money", "Saving asked for.", "400", "250"),
        figure("achieved", "money", "Saved so far.", "300", "100"),
        figure("at_risk", "money", "Still to come, and in doubt.", "100", "50"),
        figure("not_achievable", "money", "Will not be saved.", "0", "100"),
        coded("status", "saving_status", "How far it is.", "at risk", "not achievable"),
        _COMMENT,
    ),
    natural=("saving_id",),
)  # fmt: skip

complaints = register(
    "complaints", "Complaints, compliments and enquiries of a kind, stage and service.", "one row a kind, stage, service and period",
    (
        coded("kind", "complaint_register_kind", "What was received.", "complaint", "complaint", "complaint", "compliment"),
        coded("stage", "complaint_stage", "Stage of a complaint.", "Stage 1", "Stage 1", "Stage 1"),
        words("service", "Service it is about.", "Social care teams", "Early help", "All", "Social care teams"),
        coded("row_kind", "row_kind", "A row of its own, or the total of the services.", "row", "row", "total", "row"),
        figure("count", "count", "How many were received.", "24", "11", "35", "20"),
        figure("responded", "count", "How many of them were answered.", "22", "11", "33"),
        figure("responded_in_time", "count", "How many were answered in time.", "20", "10", "30"),
        figure("upheld", "count", "Upheld.", "4", "2", "6"),
        figure("partly_upheld", "count", "Partly upheld.", "7", "2", "9"),
        figure("not_upheld", "count", "Not upheld.", "11", "7", "18"),
    ),
    natural=("kind", "stage", "service"),
)  # fmt: skip

audits = register(
    "audits", "Grades of case audits of a kind and domain.", "one row a kind, domain and period",
    (
        coded("kind", "audit_kind", "Kind of audit.", "regular", "thematic"),
        words("domain", "What was judged: overall, or one part of practice.", "Overall", "Management oversight"),
        figure("graded", "count", "How many were graded.", "37", "18", headings=("n",)),
        figure("outstanding", "count", "Graded outstanding.", "1", "0"),
        figure("good", "count", "Graded good.", "14", "5"),
        figure("requires_improvement", "count", "Graded requires improvement to be good.", "17", "10"),
        figure("inadequate", "count", "Graded inadequate.", "5", "3"),
        figure("moderated", "count", "How many of them were moderated.", "12", "18"),
        figure("moderated_up", "count", "Moderated to a better grade.", "1", "0"),
        figure("moderated_down", "count", "Moderated to a worse grade.", "3", "4"),
    ),
    natural=("kind", "domain"),
)  # fmt: skip

posts = register(
    "posts", "Posts of a role or team, and how they are filled.", "one row a role, team and period",
    (
        words("role", "Role.", "Social worker", "Team manager", "All roles"),
        words("team", "Team, where posts are told of by team."),
        coded("row_kind", "row_kind", "A row of its own, or the total of the rows.", "row", "row", "total"),
        figure("establishment_fte", "fte", "Posts in the establishment, full-time equivalents.", "80.0", "12.0", "92.0"),
        figure("permanent_fte", "fte", "Filled by permanent staff.", "58.5", "10.0", "68.5"),
        figure("agency_fte", "fte", "Filled by agency staff.", "14.0", "1.0", "15.0"),
        figure("vacant_fte", "fte", "Vacant, whether or not an agency worker covers them.", "21.5", "2.0", "23.5"),
        figure("starters", "count", "Started in the period.", "5", "1", "6"),
        figure("leavers", "count", "Left in the period.", "7", "0", "7"),
        figure("in_recruitment", "count", "In recruitment: offered and not yet started.", "6", "1", "7"),
    ),
    natural=("role", "team", "row_kind"),
)  # fmt: skip

training = register(
    "training", "Places on a course and who took them.", "one row a course, audience and period",
    (
        words("course", "Course.", "Direct work with children", "Court skills", required=True),
        words("audience", "For whom.", "Social workers", "Social workers"),
        figure("places", "count", "Places offered.", "40", "20"),
        figure("attended", "count", "Places taken.", "36", "12"),
    ),
    natural=("course", "audience"),
)  # fmt: skip

feedback = register(
    "feedback", "What children, parents and others said, counted.", "one row a question, who answered and period",
    (
        coded("given_by", "feedback_source", "Who answered.", "child", "parent"),
        words("topic", "The question or topic.", "My worker listens to me", "I know what the plan is", headings=("question",), required=True),
        figure("asked", "count", "How many were asked.", "120", "90"),
        figure("responses", "count", "How many answered.", "48", "31"),
        figure("positive", "count", "How many answered yes or well.", "41", "19"),
        words("themes", "What was said most, in a few words; never a child's own words that could name the child.", "Time; being believed", "Plain letters"),
    ),
    natural=("given_by", "topic"),
)  # fmt: skip

TABLES = (revenue, capital, savings, complaints, audits, posts, training, feedback)
