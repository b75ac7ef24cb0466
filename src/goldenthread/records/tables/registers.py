"""Registers as papers print them: actions, interventions, narrative and risks."""

from goldenthread.records.tables.register_columns import (
    coded,
    day,
    due,
    figure,
    register,
    scored,
    whole,
    words,
    yes_no,
)

#: The longest side of a risk matrix: five steps of impact and five of likelihood (quarterly report Q4 2016/17, section 6).
STEPS = 5

actions = register(
    "actions", "An action of an improvement plan, as reported in a period.", "one row an action and period",
    (
        words("plan", "Plan it belongs to, where several are kept in one file.", *("Improvement plan",) * 3),
        words("action_id", "Reference of the action in its plan.", "1a(i)", "1a(ii)", "2b(i)", headings=("id", "ref", "reference"), required=True),
        words("theme", "Theme of the plan.", "1", "1", "2"),
        words("theme_title", "Title of the theme.", "Leadership", "Leadership", "Practice"),
        words("subtheme", "Part of the theme."),
        words("priority", "Priority of the plan that it serves.", "Strong leaders", "Strong leaders", "Good practice"),
        words("action", "What is to be done.", "Agree one set of outcomes with partners", "Report progress every month", "Train every team in direct work", required=True),
        words("lead", "Who answers for it: a job title or initials.", "AB", "CD", "Head of practice", headings=("owner", "lead_officer")),
        *due(("2017-03", "ongoing", "2017-06-30")),
        coded("scheme", "rating_scheme", "Scheme by which it is rated.", "brag", "brag", "brag"),
        coded("rating", "action_rating", "Rating as reported.", "blue", "green", "amber", headings=("rag", "brag")),
        coded("status", "action_status", "How far it is, in words.", "complete", "in progress", "delayed"),
        figure("percent_complete", "percent", "How much of it is done, from 0 to 100.", "100%", "N/A", "40%", low=0, high=100),
        day("completed_on", "Day it was completed.", "2017-03-20"),
        words("comment", "What is said of its progress.", "Agreed by the board", "", "Two teams of five trained"),
        words("recommendations", "Recommendations it answers, parted by semicolons.", "R1;R4", "R2"),
    ),
    natural=("plan", "action_id"),
)  # fmt: skip

key_actions = register(
    "key_actions", "A key action of a quarterly report.", "one row an action and period",
    (
        words("number", "Its number in the report.", "1", "2", "3", headings=("ref", "id"), required=True),
        words("theme", "Theme of the corporate plan.", "Fairness", "Fairness", "Opportunity", headings=("corporate_theme",)),
        words("priority", "Priority it serves.", "Early help", "Early help", "Quality practice"),
        words("action", "What is to be done.", "Open a family hub in the north", "Review short breaks", "Recruit ten social workers", required=True),
        coded("scheme", "rating_scheme", "Scheme by which it is rated.", "four-colour", "four-colour", "four-colour"),
        coded("rating", "action_rating", "Rating as reported.", "Green", "Green Amber", "Red", headings=("rag",)),
        words("comment", "What is said of its progress.", "Opened in May", "One month late", "Three appointed"),
        yes_no("commissioning_group_action", "It is an action of a commissioning group.", "no", "no", "yes"),
    ),
    natural=("number",),
)  # fmt: skip

interventions = register(
    "interventions", "What is done about an indicator that missed its target.", "one row an indicator and period",
    (
        words("ref", "Reference of the indicator.", "S5", "C18", headings=("indicator_ref",), required=True),
        words("indicator", "The indicator in words.", "Children adopted", "Children with three or more placements"),
        whole("level", "Level of intervention.", "1", "2"),
        words("comment", "Why it missed, and what is done.", "Four orders wait for a court date", "Two carers recruited"),
    ),
    natural=("ref",),
)  # fmt: skip

narrative = register(
    "narrative", "A success or a challenge told at the front of a report.", "one row a statement and period",
    (
        coded("kind", "narrative_kind", "What it is.", "success", "challenge"),
        words("subject", "What it is about, in a few words.", "One case system", "Recruitment", required=True),
        words("text", "What is said.", "Workers find a record in one place", "Four posts are covered by agency staff"),
    ),
    natural=("kind", "subject", "text"),
)  # fmt: skip

risks = register(
    "risks", "A risk of the risk register, as reported in a period.", "one row a risk and period",
    (
        words("risk_id", "Reference of the risk.", "R01", "R02", "R03", headings=("id", "ref", "reference"), required=True),
        words("title", "The risk in a few words.", "Too few social workers", "Savings not achieved", "Loss of data", required=True),
        words("description", "What may happen, and what it would lead to.", "High turnover could leave children without a worker"),
        words("owner", "Who answers for it: a job title.", "Director", "Head of finance", "Head of information", headings=("owner_job_title", "risk_owner")),
        words("nature", "Nature of the risk.", "Staffing", "Financial", "Information"),
        words("controls", "What is done about it now.", "Recruitment campaign; better pay", "Monthly review", "Training"),
        scored("inherent_impact", "Impact before controls, 1 to 5.", STEPS, "5", "4", "5"),
        scored("inherent_likelihood", "Likelihood before controls, 1 to 5.", STEPS, "5", "4", "3"),
        scored("residual_impact", "Impact after controls, 1 to 5.", STEPS, "4", "4", "4"),
        scored("residual_likelihood", "Likelihood after controls, 1 to 5.", STEPS, "4", "3", "2"),
        scored("score", "Residual impact times residual likelihood.", STEPS * STEPS, "16", "12", "8"),
        scored("target_score", "Score aimed at.", STEPS * STEPS, "8", "6", "6"),
        coded("direction", "risk_direction", "How the score moved since the last report.", "same", "reduced", "new"),
        coded("response", "risk_response", "What is done about it.", "treat", "treat", "tolerate"),
        day("opened_on", "Day it was put on the register.", "2016-04-12", "2016-06-01", "2017-01-09"),
        day("closed_on", "Day it was taken off."),
    ),
    natural=("risk_id",),
)  # fmt: skip

risk_matrix = register(
    "risk_matrix", "How many risks stand in a cell of the matrix of residual impact and likelihood.", "one row a cell and period",
    (
        scored("impact", "Residual impact, 1 to 5.", STEPS, "4", "4", "3"),
        words("impact_label", "Its word.", "Major", "Major", "Moderate"),
        scored("likelihood", "Residual likelihood, 1 to 5.", STEPS, "4", "3", "3"),
        words("likelihood_label", "Its word.", "Likely", "Possible", "Possible"),
        figure("count", "count", "Risks in the cell; a blank cell holds none.", "1", "2"),
    ),
    natural=("impact", "likelihood"),
)  # fmt: skip

TABLES = (actions, key_actions, interventions, narrative, risks, risk_matrix)
