"""Health, dental and emotional wellbeing of looked-after children, the yearly health return, education plans, life story work."""

from goldenthread.records.tables.language import RECORDED, Table, code, day, flag, ref, text, whole

health_checks = Table(
    "health_checks", "health and education", "A health assessment, dental check or other health check.", "one row a check and child",
    (
        code("kind", "health_check_kind", "Kind of check.", "ssd:clah_health_check_type", "annex-a:8 Date of Last Health Assessment", "annex-a:8 Date of Last Dental Check", "local:kind", required=True),
        day("check_date", "Day it took place.", "ssd:clah_health_check_date", "annex-a:8 Date of Last Health Assessment", "local:check_date", required=True),
        code("status", "health_check_status", "Done, refused, cancelled or other.", "ssd:clah_health_check_status", "local:status", settled=False),
        day("due_date", "Day it was due.", "local:due", planned=True, settled=False),
        day("requested_date", "Day it was asked for.", "local:requested", settled=False),
    ),
    event_date="check_date", natural=("kind", "check_date"),
)  # fmt: skip

sdq_scores = Table(
    "sdq_scores", "health and education", "A strengths and difficulties questionnaire, or why there is none.", "one row a questionnaire and child",
    (
        day("completed_date", "Day completed (the end of the return's year where it only says the year).", "ssd:csdq_sdq_completed_date", "903:year end", required=True),
        whole("score", "Total score, 0 to 40.", "ssd:csdq_sdq_score", "903:SDQ_SCORE"),
        code("reason", "sdq_reason", "Why there is no score.", "ssd:csdq_sdq_reason", "903:SDQ_REASON", settled=False),
    ),
    event_date="completed_date", natural=("completed_date",),
)  # fmt: skip

health_years = Table(
    "health_years", "health and education", "What the yearly health return says of a child looked after for twelve months at 31 March.", "one row a child and year",
    (
        day("year_end_date", "31 March of the year.", "903:year end", required=True),
        flag("convicted", "Convicted or cautioned in the year.", "903:CONVICTED", settled=False),
        flag("health_surveillance", "Under five: development checks up to date.", "903:HEALTH_CHECK", settled=False),
        flag("immunised", "Immunisations up to date.", "ssd:clai_immunisations_status", "903:IMMUNISATIONS", settled=False),
        flag("dental_check", "Teeth checked in the year.", "903:TEETH_CHECK", settled=False),
        flag("health_assessed", "Health assessed in the year.", "903:HEALTH_ASSESSMENT", settled=False),
        flag("substance_misuse", "Found to misuse substances.", "903:SUBSTANCE_MISUSE", settled=False),
        flag("intervention_received", "Received help for it.", "903:INTERVENTION_RECEIVED", settled=False),
        flag("intervention_offered", "Was offered help for it.", "903:INTERVENTION_OFFERED", settled=False),
    ),
    event_date="year_end_date", natural=("year_end_date",),
)  # fmt: skip

immunisations = Table(
    "immunisations", "health and education", "Whether immunisations are up to date, as last recorded.", "one row a child and record",
    (
        day("status_date", "Day it was recorded.", "ssd:clai_immunisations_status_date"),
        flag("up_to_date", "Up to date.", "ssd:clai_immunisations_status", settled=False),
    ),
    event_date="status_date", natural=("status_date",),
)  # fmt: skip

substance_misuse = Table(
    "substance_misuse", "health and education", "A record that a looked-after child misuses substances.", "one row a record and child",
    (
        day("recorded_date", "Day recorded.", "ssd:clas_substance_misuse_date", required=True),
        text("substance", "Substance.", "ssd:clas_substance_misused", settled=False),
        flag("intervention_received", "Received help for it.", "ssd:clas_intervention_received", settled=False),
    ),
    event_date="recorded_date", natural=("recorded_date",),
)  # fmt: skip

convictions = Table(
    "convictions", "health and education", "A conviction or caution of a looked-after child.", "one row an offence and child",
    (day("offence_date", "Day of the offence.", "ssd:clac_cla_conviction_date", required=True),),
    event_date="offence_date", natural=("offence_date",),
)  # fmt: skip

peps = Table(
    "peps", "health and education", "A personal education plan or its review.", "one row a plan and child",
    (
        code("kind", "pep_kind", "First or review.", "local:kind"),
        day("meeting_date", "Day of the meeting.", "local:meeting_date", required=True),
        day("completed_date", "Day it was signed off.", "local:completed", settled=False),
        text("term", "School term it is for.", "local:term"),
        code("quality", "pep_quality", "Quality as graded by the virtual school.", "local:quality", settled=False, dated_by="completed_date"),
    ),
    event_date="meeting_date", natural=("meeting_date",),
)  # fmt: skip

life_story_work = Table(
    "life_story_work", "health and education", "Life story work with a child.", "one row a piece of work and child",
    (
        day("start_date", "Day it began.", "local:start_date", required=True),
        day("end_date", "Day it was completed.", "local:end_date", settled=False),
        code("stage", "life_story_stage", "How far it is.", "local:stage", settled=False),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

mental_health_waits = Table(
    "mental_health_waits", "health and education", "A wait for help with mental health.", "one row a referral and child",
    (
        day("referred_date", "Day the child was referred to the service.", "local:referred", required=True),
        day("assessed_date", "Day of the first appointment.", "local:assessed", settled=False),
        day("treated_date", "Day treatment began.", "local:treated", settled=False),
        day("closed_date", "Day the wait ended another way.", "local:closed", settled=False),
        code("stage", "mental_health_wait_stage", "Where it stands.", "local:stage", settled=False),
    ),
    event_date="referred_date", ends="closed_date", natural=("referred_date",),
)  # fmt: skip

missing_episodes = Table(
    "missing_episodes", "missing and exploitation", "A time when a child was missing, or away without permission.", "one row an episode and child",
    (
        code("kind", "missing_kind", "Missing or away without authorisation.", "ssd:miss_missing_episode_type", "903:MISSING", "local:kind"),
        day("start_date", "Day last seen by the responsible adult.", "ssd:miss_missing_episode_start_date", "903:MIS_START", "local:start_date", required=True),
        day("end_date", "Day found or returned.", "ssd:miss_missing_episode_end_date", "903:MIS_END", "local:end_date", settled=False),
        code("interview_offered", "return_interview_answer", "A return interview was offered.", "ssd:miss_missing_rhi_offered", settled=False, dated_by="end_date"),
        code("interview_accepted", "return_interview_answer", "The return interview was accepted.", "ssd:miss_missing_rhi_accepted", settled=False, dated_by="end_date"),
    ),
    event_date="start_date", ends="end_date", natural=("start_date",),
)  # fmt: skip

return_interviews = Table(
    "return_interviews", "missing and exploitation", "A return home interview after a missing episode.", "one row an interview and child",
    (
        ref("missing_key", "missing_episodes", "The missing episode.", "local:missing_id"),
        day("returned_date", "Day the child returned.", "local:returned", required=True),
        day("offered_date", "Day it was offered.", "local:offered", settled=False),
        flag("accepted", "The child accepted.", "local:accepted", settled=False),
        day("completed_date", "Day it was held.", "local:completed", settled=False),
        RECORDED,
    ),
    event_date="returned_date", natural=("returned_date",),
)  # fmt: skip

exploitation_risks = Table(
    "exploitation_risks", "missing and exploitation", "A child's assessed risk of exploitation.", "one row an assessment and child",
    (
        code("kind", "exploitation_kind", "Kind of exploitation.", "local:kind"),
        day("assessed_date", "Day assessed.", "local:assessed", required=True),
        code("level", "risk_level", "Level of risk.", "local:level"),
        day("ended_date", "Day the risk was closed.", "local:ended", settled=False),
    ),
    event_date="assessed_date", ends="ended_date", natural=("kind", "assessed_date"),
)  # fmt: skip

panels = Table(
    "panels", "missing and exploitation", "That a child was discussed at a multi-agency panel.", "one row a discussion and child",
    (
        code("kind", "panel_kind", "The panel.", "local:kind", required=True),
        day("panel_date", "Day of the panel.", "local:panel_date", required=True),
        day("referred_date", "Day referred to it.", "local:referred"),
    ),
    event_date="panel_date", natural=("kind", "panel_date"),
)  # fmt: skip

TABLES = (
    health_checks, sdq_scores, health_years, immunisations, substance_misuse, convictions, peps, life_story_work, mental_health_waits,
    missing_episodes, return_interviews, exploitation_risks, panels,
)  # fmt: skip
