"""Lists 1 to 5: contacts, early help, referrals, assessments, and section 47 enquiries with their conferences."""

from goldenthread.measures.lists.language import Beside, Fill, OfstedList
from goldenthread.measures.lists.parts import DISABILITY, OF_EVENT, WHO, before_the_latest

CONTACTS = OfstedList(
    number=1,
    title="Contacts",
    rows_are="contacts received in the window; a child stands once for each",
    members=("contacts",),
    table="contacts",
    columns=(
        *WHO,
        Fill(field="date_of_contact", sql="t.contact_date"),
        Fill(field="contact_source", sql="t.source"),
    ),
)

EARLY_HELP = OfstedList(
    number=2,
    title="Early help",
    rows_are="early help begun, or its assessment completed, in the window, or still going on",
    members=("early-help-started", "early-help-assessments-completed", "early-help-open"),
    table="early_help",
    columns=(
        *WHO,
        Fill(field="assessment_start_date", sql="t.start_date"),
        Fill(field="assessment_completion_date", sql="t.assessed_date"),
        Fill(field="organisation_completing_assessment", sql="t.organisation"),
    ),
)

REFERRALS = OfstedList(
    number=3,
    title="Referrals",
    rows_are="referrals received in the window; a child stands once for each",
    members=("referrals",),
    table="referrals",
    beside=(before_the_latest("earlier", "referrals", "referral_date", "referrals_in_12_months"),),
    columns=(
        *WHO,
        Fill(field="date_of_referral", sql="t.referral_date"),
        Fill(field="referral_source", sql="t.source"),
        Fill(field="referral_nfa", sql="t.no_further_action"),
        Fill(
            field="number_of_referrals_in_last_12_months",
            sql="earlier.found",
            says="referrals in the twelve months before the child's latest one, which does not count; the list's own "
            "number where that is higher",
        ),
        *OF_EVENT,
    ),
)

ASSESSMENTS = OfstedList(
    number=4,
    title="Assessments",
    rows_are="assessments authorised in the window, or open",
    members=("assessments-completed", "assessments-open"),
    table="assessments",
    columns=(
        *WHO,
        DISABILITY,
        Fill(field="continuous_assessment_start_date", sql="t.start_date"),
        Fill(field="child_seen", sql="t.child_seen"),
        Fill(field="date_of_authorisation", sql="t.authorised_date"),
        Fill(
            field="requires_support",
            sql="case when t.authorised_date is not null then coalesce(t.needs_support, not t.no_further_action) end",
            says="assessments.needs_support, else whether it led to further action; blank until it is authorised",
        ),
        *OF_EVENT,
    ),
)

_CONFERENCE = Beside(
    alias="c",
    rows="""
        select * from (
            select enquiry_key, conference_date, led_to_plan, row_number() over (
                partition by enquiry_key order by conference_date nulls last, event_key) as place
            from conferences where enquiry_key is not null
        ) as ordered where place = 1""",
    on="c.enquiry_key = t.event_key",
)
_MEETINGS = Beside(
    alias="meetings",
    rows="""
        select e.person_key, count(*) as found
        from (select person_key, max(start_date) as last_date from s47_enquiries group by person_key) as l
        join conferences as e on e.person_key = l.person_key cross join gt_window as w
        where coalesce(e.kind, 'initial') <> 'receiving-in'
            and e.conference_date >= cast(l.last_date - to_months(w.count_months) as date)
        group by e.person_key""",
    on="meetings.person_key = r.person_key",
)
ENQUIRIES = OfstedList(
    number=5,
    title="Section 47 enquiries and initial conferences",
    rows_are="section 47 enquiries begun in the window, or open",
    members=("enquiries-started", "enquiries-open"),
    table="s47_enquiries",
    beside=(
        _CONFERENCE,
        _MEETINGS,
        before_the_latest("earlier", "s47_enquiries", "start_date", "enquiries_in_12_months"),
    ),
    columns=(
        *WHO,
        DISABILITY,
        Fill(field="strategy_discussion_date", sql="t.start_date"),
        Fill(
            field="conference_unnecessary",
            sql="coalesce(t.conference_not_required, "
            "case when coalesce(c.conference_date, t.conference_date) is not null then false end)",
            says="s47_enquiries.conference_not_required; no where a conference was held",
        ),
        Fill(
            field="date_of_conference",
            sql="coalesce(c.conference_date, t.conference_date)",
            says="conferences.conference_date of the first conference after this enquiry, else "
            "s47_enquiries.conference_date",
        ),
        Fill(
            field="resulted_in_plan",
            sql="case when coalesce(c.conference_date, t.conference_date) is not null "
            "then coalesce(c.led_to_plan, t.conference_led_to_plan) end",
            says="conferences.led_to_plan, else s47_enquiries.conference_led_to_plan; blank until a conference was held",
        ),
        Fill(
            field="enquiries_in_12_months",
            sql="earlier.found",
            says="enquiries in the twelve months before the child's latest one, which does not count; the list's own "
            "number where that is higher",
        ),
        Fill(
            field="conferences_in_12_months",
            sql="greatest(coalesce(meetings.found, 0), coalesce(t.conferences_in_12_months, 0))",
            says="initial conferences from twelve months before the child's latest enquiry; the list's own number where "
            "that is higher",
        ),
        *OF_EVENT,
    ),
)
