"""Code sets of health, education and going missing for children in care."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

HEALTH_CHECK_KIND = CodeSet(
    "health_check_kind",
    "Kind of health check",
    f"SSD field clah_health_check_type; SSDA903 OC2 items; {LOCAL}",
    table("""
        health-assessment-initial | Initial health assessment || IHA; initial health assessment (iha); initial medical
        health-assessment-review  | Review health assessment || RHA; review health assessment (rha); \
            annual health assessment; review medical; six monthly health assessment
        health-assessment         | Health assessment, initial or review not said || HEALTH_ASSESSMENT; medical; \
            statutory health assessment; health assessment (ha); HA
        health-surveillance       | Health surveillance or development check || HEALTH_CHECK; development check; \
            health surveillance; health surveillance check; developmental assessment; health surveillance checks
        dental                    | Dental check || TEETH_CHECK; dentist; teeth check; dental appointment
        optical                   | Optical check || optician; eye check; eye test; opticians
        immunisation              | Immunisation || IMMUNISATIONS; vaccination; immunisations up to date
        hearing                   | Hearing test || hearing check
        sdq                       | Strengths and difficulties questionnaire || strengths & difficulties questionnaire
        substance-misuse          | Substance misuse screen || SUBSTANCE_MISUSE; substance misuse
        other                     | Other check
    """),
)

HEALTH_CHECK_STATUS = CodeSet(
    "health_check_status",
    "Whether a health check was done",
    f"SSD field clah_health_check_status; {LOCAL}",
    table("""
        completed | Done || complete; attended; held; yes; y
        planned   | Planned || booked; due; requested; scheduled
        refused   | Refused || declined; child refused; young person refused
        cancelled | Cancelled || canceled; rearranged
        missed    | Not attended || did not attend; dna; was not brought; wnb
        not-recorded | Not recorded || unknown
    """),
    note="A refused check counts as not done in the SSDA903.",
)

SDQ_REASON = CodeSet(
    "sdq_reason",
    "Why there is no strengths and difficulties score",
    "SSDA903 guide and SSD field csdq_sdq_reason (SDQ_REASON)",
    table("""
        SDQ1 | Child outside the ages for the questionnaire || no form returned as child was aged under 4 or over \
            16 at date of latest assessment
        SDQ2 | Carer refused || carer(s) refused to complete and return questionnaire; carer refused to complete
        SDQ3 | Not possible because of severe disability || not possible to complete the questionnaire due to \
            severity of the child's disability
        SDQ4 | Other reason || other
        SDQ5 | Child or young person refused || child or young person refuses to allow a strengths and difficulties \
            questionnaire (sdq) to be completed; child refused
    """),
)

MISSING_KIND = CodeSet(
    "missing_kind",
    "Missing or away without authorisation",
    "SSDA903 guide (MISSING); SSD field miss_missing_episode_type",
    table("""
        M | Missing || missing from care; missing from placement; missing episode; missing from home
        A | Away from placement without authorisation || absent; away; away without authorisation; \
            absent without authorisation; unauthorised absence
    """),
)

MISSING_FROM = CodeSet(
    "missing_from",
    "Where the child went missing from",
    LOCAL,
    table("""
        care | Care || placement; looked after; in care
        home | Home || family home; parents
        other | Elsewhere || school; other local authority placement
    """),
)

RETURN_INTERVIEW_ANSWER = CodeSet(
    "return_interview_answer",
    "Return-home interview offered or accepted",
    "SSD fields miss_missing_rhi_offered and miss_missing_rhi_accepted; Ofsted list 8 (a) Yes, b) No, c) Unknown)",
    table("""
        yes            | Yes || a) yes; y; 1; true; accepted; offered
        no             | No || b) no; n; 0; false; declined; refused; not offered; not accepted
        not-applicable | Not applicable || na; n/a; not required
        not-recorded   | Not recorded || c) unknown; unknown; u; not known
    """),
)

PEP_KIND = CodeSet(
    "pep_kind",
    "Personal education plan",
    f"{LOCAL}; first plan and reviews in the designated teacher statutory guidance",
    table("""
        initial | First plan || first pep; initial pep; first; new
        review  | Review of the plan || review pep; termly review; pep review; termly
    """),
)

PEP_QUALITY = CodeSet(
    "pep_quality",
    "Quality of a personal education plan",
    LOCAL,
    table("""
        outstanding          | Outstanding || blue
        good                 | Good || green; high quality
        requires-improvement | Requires improvement || amber; ri; adequate
        inadequate           | Inadequate || red; poor; not acceptable
        not-graded           | Not graded || not quality assured; not recorded; awaiting
    """),
)

MENTAL_HEALTH_WAIT_STAGE = CodeSet(
    "mental_health_wait_stage",
    "Waiting for mental-health help",
    LOCAL,
    table("""
        referred    | Referred, not yet answered || referral made
        accepted    | Accepted and waiting for assessment || waiting; waiting list; awaiting assessment
        assessed    | Assessed and waiting for treatment || awaiting treatment; assessment complete
        treatment   | In treatment || treatment started; seen; receiving treatment
        discharged  | Discharged || closed; ended; completed
        declined    | Not accepted by the service || rejected; not accepted; signposted
        refused     | Young person or family refused || declined by family; did not engage
    """),
)

SETS = (
    HEALTH_CHECK_KIND,
    HEALTH_CHECK_STATUS,
    SDQ_REASON,
    MISSING_KIND,
    MISSING_FROM,
    RETURN_INTERVIEW_ANSWER,
    PEP_KIND,
    PEP_QUALITY,
    MENTAL_HEALTH_WAIT_STAGE,
)
