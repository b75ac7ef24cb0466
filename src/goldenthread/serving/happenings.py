"""What happened to a child, each table of the records told in the same few words: when, what, how it stands, where read."""

from dataclasses import dataclass
from typing import Final

from goldenthread.records.tables import TABLES
from goldenthread.serving.filling import iso, label, quoted, spoken


@dataclass(frozen=True, slots=True)
class Happening:
    """How the rows of a table are told.

    ``kind`` groups them on the page; ``title`` is SQL; ``details`` are SQL for parts of a sentence, null where there is
    nothing to say; ``state`` is SQL for a word (open or ended where the table has an end).
    """

    table: str
    kind: str
    title: str
    details: tuple[str, ...] = ()
    dated: str = ""
    state: str = ""
    where: str = ""

    def sql(self) -> str:
        """SELECT person_key, on_date, event_key, end_date, kind, title, detail, state, team_id, worker_id, recorded_date, sources."""
        table = TABLES[self.table]
        names = {column.name for column in table.layout}
        own = [
            f"{f't.{name}' if name in names else 'cast(null as varchar)'} as {name}"
            for name in ("team_id", "worker_id")
        ]
        state = self.state or (
            "case when t.until_date = date '9999-12-31' then 'open' else 'ended' end" if table.ends else "''"
        )
        detail = f"concat_ws('; ', {', '.join(self.details)})" if self.details else "''"
        return f"""
            select t.person_key, coalesce({iso(f"t.{self.dated or table.event_date}")}, '') as on_date, t.event_key,
                   {iso(f"t.{table.ends}") if table.ends else "null"} as end_date, {quoted(self.kind)} as kind,
                   {self.title} as title, {detail} as detail, {state} as state, {", ".join(own)},
                   {iso("t.recorded_at") if "recorded_at" in names else "null"} as recorded_date, t.sources
            from {self.table} as t {f"where {self.where}" if self.where else ""}"""


def _code(table: str, column: str, said: str = "") -> str:
    """The label of a code, after some words."""
    found = label(f"t.{column}", TABLES[table].column(column).codes)
    return f"{quoted(said + ' ')} || {found}" if said else found


def _flag(column: str, yes: str, no: str = "") -> str:
    """Words for a yes and for a no; nobody having said so says nothing."""
    return f"case when t.{column} then {quoted(yes)} {f'when not t.{column} then {quoted(no)}' if no else ''} end"


def _day(column: str, said: str) -> str:
    return f"{quoted(said + ' ')} || {spoken(f't.{column}')}"


def _number(column: str, said: str) -> str:
    return f"{quoted(said + ' ')} || cast(t.{column} as varchar)"


def _told(
    table: str, kind: str, title: str, *details: str, dated: str = "", state: str = "", where: str = ""
) -> Happening:
    return Happening(table, kind, quoted(title), details, dated, state, where)


def _named(table: str, kind: str, column: str, otherwise: str, *details: str, state: str = "") -> Happening:
    """Rows whose title is the label of a code."""
    return Happening(table, kind, f"coalesce({_code(table, column)}, {quoted(otherwise)})", details, state=state)


_SEEN: Final = "case when t.seen then 'seen' when not t.seen then 'not seen' else '' end"

#: Every table about a child that is dated, but for those that repeat another (episodes of care, attendance, money).
HAPPENINGS: Final = (
    _told(
        "contacts", "Front door", "Contact", _code("contacts", "source", "from"), _code("contacts", "outcome"),
        _day("decided_date", "decided"), _flag("referrer_told", "the referrer was told", "the referrer was not told"),
    ),
    _told(
        "early_help", "Early help", "Early help", _day("assessed_date", "assessed"), _day("plan_date", "plan made"),
        _day("latest_review_date", "last reviewed"), _code("early_help", "end_reason"),
    ),
    _told(
        "referrals", "Front door", "Referral", _code("referrals", "source", "from"),
        _code("referrals", "primary_need", "need:"), _flag("no_further_action", "no further action"),
        _day("first_seen_date", "first seen"), _code("referrals", "close_reason", "closed:"),
    ),
    _told("transfers", "Workers", "Offered to another team", "'from ' || t.from_team_id", "'to ' || t.to_team_id",
          _code("transfers", "outcome"), _day("answered_date", "answered")),
    _told(
        "assessments", "Assessment", "Assessment", _day("authorised_date", "completed"),
        _flag("child_seen", "the child was seen", "the child was not seen"),
        _flag("no_further_action", "no further action"), _flag("needs_support", "support needed", "no support needed"),
    ),
    _told(
        "strategy_discussions", "Protection", "Strategy discussion", _code("strategy_discussions", "outcome"),
        _flag("about_missing_or_exploitation", "about going missing or exploitation"),
    ),
    _told(
        "s47_enquiries", "Protection", "Section 47 enquiry", _day("conference_date", "conference"),
        _flag("conference_not_required", "no conference needed"), _flag("no_further_action", "no further action"),
    ),
    _named(
        "conferences", "Protection", "kind", "Initial child protection conference", _day("target_date", "due"),
        _flag("led_to_plan", "led to a plan", "no plan"), _flag("quorate", "quorate", "not quorate"),
    ),
    _told("cin_plans", "Need", "Child in need plan"),
    _told("cin_reviews", "Need", "Review of the child in need plan", _day("due_date", "due"), _code("cin_reviews", "outcome")),
    _told(
        "cp_plans", "Protection", "Child protection plan", _code("cp_plans", "latest_category"),
        _number("previous_plans", "earlier plans:"), _flag("other_authority_plan", "another authority's plan"),
    ),
    _told(
        "cp_reviews", "Protection", "Review conference", _day("due_date", "due"),
        _flag("plan_continues", "the plan continues", "the plan ends"), _flag("quorate", "quorate", "not quorate"),
        _code("cp_reviews", "participation"),
    ),
    _told("core_groups", "Protection", "Core group", _flag("held", "held", "not held"), _code("core_groups", "outcome")),
    _named(
        "visits", "Visits", "kind", "Visit", _flag("seen_alone", "seen alone", "not seen alone"),
        _flag("bedroom_seen", "bedroom seen", "bedroom not seen"), state=_SEEN,
    ),
    _told("participation", "Voice", "Took part in a meeting", _code("participation", "meeting_kind"),
          _code("participation", "participation"), _flag("parent_attended", "a parent was there", "no parent was there")),
    _told("family_group_conferences", "Need", "Family group conference offered", _flag("accepted", "accepted", "declined"),
          _day("held_date", "held"), _code("family_group_conferences", "outcome")),
    _named("case_recordings", "Recording", "kind", "Case recording"),
    _told(
        "care_periods", "Care", "Looked after", _code("care_periods", "need", "need:"),
        _flag("short_breaks", "a series of short breaks"), _code("care_periods", "end_reason", "ended:"),
    ),
    _told("legal_statuses", "Care", "Legal status", _code("legal_statuses", "status")),
    _told(
        "placements", "Care", "Placement", _code("placements", "placement_type"), _code("placements", "provider"),
        _code("placements", "location"), _number("distance_miles", "miles from home:"),
        _code("placements", "change_reason", "ended:"),
    ),
    _told("care_reviews", "Care", "Review of care", _day("due_date", "due"), _flag("cancelled", "cancelled"),
          _code("care_reviews", "participation")),
    _told("permanence_plans", "Care", "Care plan", _code("permanence_plans", "permanence", "aim:")),
    _told("deprivations_of_liberty", "Care", "Deprivation of liberty order"),
    _named("health_checks", "Health", "kind", "Health check", _code("health_checks", "status"), _day("due_date", "due")),
    _told("sdq_scores", "Health", "Strengths and difficulties questionnaire", _number("score", "score"),
          _code("sdq_scores", "reason")),
    _told("health_years", "Health", "Yearly health return", _flag("health_assessed", "health assessed", "health not assessed"),
          _flag("immunised", "immunised", "not immunised"), _flag("dental_check", "teeth checked", "teeth not checked")),
    _told("immunisations", "Health", "Immunisations", _flag("up_to_date", "up to date", "not up to date")),
    _told("substance_misuse", "Health", "Substance misuse recorded", _flag("intervention_received", "received help", "no help")),
    _told("convictions", "Health", "Conviction or caution"),
    _told("peps", "Education", "Education plan", _code("peps", "kind"), _day("completed_date", "signed off"),
          _code("peps", "quality", "quality:")),
    _told("life_story_work", "Care", "Life story work", _code("life_story_work", "stage")),
    _told("mental_health_waits", "Health", "Waits for help with mental health", _code("mental_health_waits", "stage"),
          _day("assessed_date", "first appointment"), _day("treated_date", "treatment began")),
    _named("missing_episodes", "Missing", "kind", "Missing", _code("missing_episodes", "interview_offered", "interview offered:")),
    _told("return_interviews", "Missing", "Return home interview", _day("offered_date", "offered"),
          _flag("accepted", "accepted", "declined"), _day("completed_date", "held")),
    _told("exploitation_risks", "Missing", "Risk of exploitation", _code("exploitation_risks", "kind"),
          _code("exploitation_risks", "level")),
    _named("panels", "Missing", "kind", "Panel"),
    _told("adoptions", "Permanence", "Adoption decided", _day("placement_order_date", "placement order"),
          _day("matched_date", "matched"), _day("placed_date", "placed"), _day("order_date", "adoption order"),
          _day("reversed_date", "reversed")),
    _told("connected_carers", "Permanence", "Approval of a connected carer", _code("connected_carers", "kind"),
          _day("expiry_date", "runs out"), _day("full_approval_date", "full approval")),
    _told("private_fostering", "Need", "Private fostering", _day("first_visit_date", "first visit"), _day("assessed_date", "assessed")),
    _told("pre_proceedings", "Court", "Pre-proceedings", _day("letter_date", "letter"), _day("first_meeting_date", "first meeting"),
          _code("pre_proceedings", "outcome")),
    _told("care_proceedings", "Court", "Care proceedings", _day("final_hearing_date", "final hearing"),
          _code("care_proceedings", "final_order")),
    _named("court_orders", "Court", "order_kind", "Court order"),
    _told("care_leavers", "Leaving care", "Care leaver's record", _code("care_leavers", "eligibility"),
          _code("care_leavers", "in_touch", "in touch:"), _code("care_leavers", "accommodation"),
          _code("care_leavers", "suitability"), _code("care_leavers", "activity")),
    _told("pathway_plans", "Leaving care", "Pathway plan reviewed"),
    _told("homeless_presentations", "Leaving care", "Homeless at 16 or 17", _day("accommodated_date", "accommodated"),
          _day("assessed_date", "assessed"), _code("homeless_presentations", "outcome")),
    _told("age_assessments", "Assessment", "Age assessment", _code("age_assessments", "outcome")),
    _told("no_recourse", "Need", "No recourse to public funds", _code("no_recourse", "outcome")),
    _named("supervisions", "Supervision", "kind", "Supervision"),
    _named("audits", "Supervision", "kind", "Audit", _day("returned_date", "returned"), _code("audits", "grade", "grade:")),
    _named("escalations", "Voice", "raised_by", "Challenge", _code("escalations", "stage"), _day("resolved_date", "resolved")),
    _named("feedback", "Voice", "given_by", "Feedback", "'question: ' || t.question", _flag("positive", "yes", "no")),
    _named("advocacy", "Voice", "kind", "Advocacy", _flag("accepted", "accepted", "declined"), _day("start_date", "began")),
    Happening("immigration", "People", f"coalesce({_code('immigration', 'status')}, 'Immigration status')", dated="start_date"),
)  # fmt: skip
