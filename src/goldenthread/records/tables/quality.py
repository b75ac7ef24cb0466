"""Supervision, audits, escalations, complaints, feedback, advocacy, posts, absence, training and money."""

from goldenthread.records.tables.language import RECORDED, Table, code, day, flag, held_by, number, text, whole

supervisions = Table(
    "supervisions", "quality", "A recorded supervision of a worker's work with a child.", "one row a supervision and child",
    (
        day("supervision_date", "Day it took place.", "local:supervision_date", required=True),
        code("kind", "supervision_kind", "Case supervision or another kind.", "local:kind"),
        text("supervisor_id", "Identifier of the supervisor.", "local:supervisor_id"),
        *held_by("local:team_id", "local:worker_id"),
        RECORDED,
    ),
    event_date="supervision_date", natural=("kind", "supervision_date"),
)  # fmt: skip

group_supervisions = Table(
    "group_supervisions", "quality", "A group supervision.", "one row a session",
    (
        text("session_id", "Identifier of the session.", "local:session_id", required=True),
        day("session_date", "Day it took place.", "local:session_date", required=True),
        whole("attended", "Workers who attended.", "local:attended"),
        text("team_id", "Team.", "local:team_id", settled=False),
    ),
    event_date="session_date", natural=("session_id",), subject="none",
)  # fmt: skip

audits = Table(
    "audits", "quality", "An audit of a child's case.", "one row an audit and child",
    (
        code("kind", "audit_kind", "Regular, thematic, multi-agency, dip sample.", "local:kind"),
        day("allocated_date", "Day allocated.", "local:allocated", required=True),
        day("returned_date", "Day returned by the auditor.", "local:returned", settled=False),
        day("moderated_date", "Day moderated.", "local:moderated", settled=False),
        code("grade", "audit_grade", "The auditor's grade.", "local:grade", dated_by="returned_date"),
        code("moderated_grade", "audit_grade", "The grade after moderation.", "local:moderated_grade", dated_by="moderated_date"),
        text("theme", "Theme of a thematic audit.", "local:theme"),
        text("auditor_id", "Identifier of the auditor.", "local:auditor_id"),
        whole("actions", "Actions raised.", "local:actions"),
        whole("actions_done", "Actions done.", "local:actions_done"),
        *held_by("local:team_id", "local:worker_id"),
    ),
    event_date="allocated_date", natural=("kind", "allocated_date"),
)  # fmt: skip

escalations = Table(
    "escalations", "quality", "A challenge raised by a reviewing officer, conference chair or another.", "one row an escalation and child",
    (
        code("raised_by", "escalation_source", "Who raised it.", "local:raised_by"),
        day("raised_date", "Day raised.", "local:raised", required=True),
        code("stage", "escalation_stage", "Highest stage reached.", "local:stage", settled=False),
        day("resolved_date", "Day resolved.", "local:resolved", settled=False),
    ),
    event_date="raised_date", ends="resolved_date", natural=("raised_by", "raised_date"),
)  # fmt: skip

complaints = Table(
    "complaints", "voice", "A complaint, compliment or enquiry; the person it is about may be unknown.", "one row a complaint and stage",
    (
        text("complaint_id", "Identifier of the complaint.", "local:complaint_id", required=True),
        text("child_id", "Identifier of the child it is about, where there is one.", "local:child_id"),
        code("kind", "complaint_kind", "Procedure it falls under.", "local:kind"),
        code("stage", "complaint_stage", "Stage.", "local:stage"),
        day("received_date", "Day received.", "local:received", required=True),
        day("acknowledged_date", "Day acknowledged.", "local:acknowledged", settled=False),
        day("extended_to_date", "Day to which the time was extended, with reason.", "local:extended_to", planned=True, settled=False),
        day("responded_date", "Day answered.", "local:responded", settled=False),
        code("outcome", "complaint_outcome", "Upheld or not.", "local:outcome", settled=False, dated_by="responded_date"),
        text("team_id", "Team.", "local:team_id", settled=False),
        text("topic", "Topic, from the council's own list.", "local:topic", settled=False),
    ),
    event_date="received_date", ends="responded_date", natural=("complaint_id", "stage"), subject="none",
)  # fmt: skip

feedback = Table(
    "feedback", "voice", "An answer to a survey or other feedback from a child, parent or carer.", "one row an answer and child",
    (
        code("given_by", "feedback_source", "Who gave it.", "local:given_by"),
        day("feedback_date", "Day given.", "local:feedback_date", "ssd:voch_table_id", required=True),
        text("question", "Question, as a short key.", "local:question", required=True),
        number("score", "Score.", "local:score"),
        flag("positive", "The answer was a yes.", "local:positive"),
    ),
    event_date="feedback_date", natural=("given_by", "question", "feedback_date"),
)  # fmt: skip

advocacy = Table(
    "advocacy", "voice", "An advocate or independent visitor of a child.", "one row a child and spell",
    (
        code("kind", "advocacy_kind", "Advocate or independent visitor.", "local:kind", required=True),
        day("offered_date", "Day offered.", "local:offered", required=True),
        flag("accepted", "Accepted.", "local:accepted", settled=False),
        day("start_date", "Day it began.", "local:start_date", settled=False),
        day("end_date", "Day it ended.", "local:end_date", settled=False),
    ),
    event_date="offered_date", ends="end_date", natural=("kind", "offered_date"),
)  # fmt: skip

posts = Table(
    "posts", "workforce and money", "A post in the establishment.", "one row a post",
    (
        text("post_id", "Identifier of the post.", "local:post_id", required=True),
        text("team_id", "Team.", "local:team_id", settled=False),
        code("grade", "post_grade", "Grade.", "local:grade", settled=False),
        number("fte", "Full-time equivalent.", "local:fte"),
        code("employment", "employment", "How it is filled: permanent, agency, vacant…", "local:employment", settled=False),
        text("worker_id", "Identifier of the worker who holds it.", "local:worker_id", settled=False),
        flag("funded", "It is in the funded establishment.", "local:funded", settled=False),
        day("start_date", "Day it began to be filled this way.", "local:start_date", required=True),
        day("end_date", "Day this ended.", "local:end_date", settled=False),
    ),
    event_date="start_date", ends="end_date", natural=("post_id", "start_date"), subject="none",
)  # fmt: skip

recruitment = Table(
    "recruitment", "workforce and money", "A recruitment to a post.", "one row a candidate",
    (
        text("candidate_id", "Identifier of the candidate.", "local:candidate_id", required=True),
        text("post_id", "Identifier of the post.", "local:post_id"),
        code("grade", "post_grade", "Grade.", "local:grade"),
        code("stage", "recruitment_stage", "How far it is.", "local:stage", settled=False),
        day("advertised_date", "Day advertised.", "local:advertised"),
        day("offered_date", "Day of the conditional offer.", "local:offered", settled=False),
        day("cleared_date", "Day all checks were done.", "local:cleared", settled=False),
        day("start_date", "Day the worker starts.", "local:start_date", planned=True, settled=False),
        day("withdrawn_date", "Day it ended without a start.", "local:withdrawn", settled=False),
    ),
    event_date="advertised_date", natural=("candidate_id",), subject="none",
)  # fmt: skip

absences = Table(
    "absences", "workforce and money", "An absence of a worker.", "one row an absence",
    (
        text("worker_id", "Identifier of the worker.", "local:worker_id", required=True),
        code("kind", "absence_kind", "Kind of absence.", "local:kind"),
        day("start_date", "First day.", "local:start_date", required=True),
        day("end_date", "Last day.", "local:end_date", settled=False),
        number("days_lost", "Working days lost.", "local:days_lost"),
    ),
    event_date="start_date", ends="end_date", natural=("worker_id", "start_date"), subject="none",
)  # fmt: skip

training = Table(
    "training", "workforce and money", "That a worker completed a training.", "one row a worker and training",
    (
        text("worker_id", "Identifier of the worker.", "local:worker_id", required=True),
        code("kind", "training_kind", "Kind of training.", "local:kind"),
        text("course", "Course, as a short key.", "local:course", required=True),
        day("completed_date", "Day completed.", "local:completed", required=True),
        day("expiry_date", "Day it must be renewed.", "local:expires", planned=True),
    ),
    event_date="completed_date", natural=("worker_id", "course", "completed_date"), subject="none",
)  # fmt: skip

budgets = Table(
    "budgets", "workforce and money", "A budget line as at a month.", "one row a line and month",
    (
        text("budget_id", "Code of the budget line.", "local:budget_id", required=True),
        code("budget_line", "budget_line", "What it is for.", "local:line"),
        day("month_end_date", "Last day of the month.", "local:month", required=True),
        number("original", "Original budget of the year, pounds.", "local:original"),
        number("revised", "Revised budget of the year, pounds.", "local:revised"),
        number("actual", "Spent in the year to date, pounds.", "local:actual"),
        number("forecast", "Forecast for the year, pounds.", "local:forecast"),
    ),
    event_date="month_end_date", natural=("budget_id", "month_end_date"), subject="none",
)  # fmt: skip

commitments = Table(
    "commitments", "workforce and money", "A weekly cost the authority is committed to for a child.", "one row a commitment and child",
    (
        code("kind", "commitment_kind", "What is paid for.", "local:kind"),
        day("start_date", "From.", "local:start_date", required=True),
        day("end_date", "To.", "local:end_date", planned=True, settled=False),
        number("weekly_cost", "Pounds a week.", "local:weekly_cost"),
        text("budget_id", "Code of the budget line.", "local:budget_id", settled=False),
    ),
    event_date="start_date", ends="end_date", natural=("kind", "start_date"),
)  # fmt: skip

TABLES = (
    supervisions, group_supervisions, audits, escalations, complaints, feedback, advocacy,
    posts, recruitment, absences, training, budgets, commitments,
)  # fmt: skip
