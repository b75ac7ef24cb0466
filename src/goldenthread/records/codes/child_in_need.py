"""Code sets of referrals, assessments and children in need plans."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

NEED = CodeSet(
    "need",
    "Primary need, or category of need",
    "DfE CIN census specification (PrimaryNeedCode N0 to N9); SSDA903 (CIN, N1 to N8)",
    table("""
        N0 | Not stated || not known
        N1 | Abuse, neglect and exploitation || abuse or neglect; abuse and neglect; \
            abuse/neglect | Worded "Abuse or neglect" until 2024-25.
        N2 | Child's disability || disability; child's disability or illness; child disability
        N3 | Parental disability or illness || parental illness or disability; parent's disability or illness; \
            parental illness/disability; parental disability/illness
        N4 | Family in acute stress || acute stress
        N5 | Family dysfunction
        N6 | Socially unacceptable behaviour
        N7 | Low income
        N8 | Absent parenting
        N9 | Cases other than children in need || other than children in need; adoption disruption
    """),
    note="N0 and N9 belong to the CIN census only.",
)

CLOSURE_REASON = CodeSet(
    "closure_reason",
    "Reason for closure of a case",
    "DfE CIN census specification (ReasonForClosure)",
    table("""
        RC1 | Adopted
        RC2 | Died || death
        RC3 | Child arrangements order || residence order; CAO
        RC4 | Special guardianship order || SGO
        RC5 | Transferred to another local authority || transferred to services of another local authority; \
            transfer to other la
        RC6 | Transferred to adult social care || transferred to adult social care services; \
            transfer to adult services
        RC7 | Services ceased for any other reason || services ceased for any other reason, including child no \
            longer in need; no longer in need; other
        RC8 | Closed after assessment, no further action || case closed after assessment, no further action; \
            case closed after assessment; no further action after assessment
        RC9 | Closed after assessment, referred to early help | 2023- \
            | case closed after assessment, referred to early help; referred to early help
    """),
    note="RC9 joined in the 2022-23 census; until then such cases were RC8.",
)

ASSESSMENT_FACTOR = CodeSet(
    "assessment_factor",
    "Factor identified at the end of an assessment",
    "DfE CIN census specification (AssessmentFactors)",
    table("""
        1A  | Alcohol misuse: child
        1B  | Alcohol misuse: parent or carer
        1C  | Alcohol misuse: another person in the household
        2A  | Drug misuse: child
        2B  | Drug misuse: parent or carer
        2C  | Drug misuse: another person in the household
        3A  | Domestic abuse: child the subject
        3B  | Domestic abuse: parent or carer the subject
        3C  | Domestic abuse: another person in the household the subject
        4A  | Mental health: child
        4B  | Mental health: parent or carer
        4C  | Mental health: another person in the household
        5A  | Learning disability: child
        5B  | Learning disability: parent or carer
        5C  | Learning disability: another person in the household
        6A  | Physical disability or illness: child
        6B  | Physical disability or illness: parent or carer
        6C  | Physical disability or illness: another person in the household
        7A  | Young carer
        8B  | Privately fostered: overseas child who means to return
        8C  | Privately fostered: overseas child who means to stay
        8D  | Privately fostered: UK child in an educational placement
        8E  | Privately fostered: UK child in other family arrangements
        8F  | Privately fostered: other
        9A  | Unaccompanied asylum-seeking child || UASC
        10A | Missing
        11A | Child sexual exploitation || CSE
        12A | Trafficking
        13A | Gangs
        14A | Socially unacceptable behaviour
        15A | Self-harm
        16A | Neglect
        17A | Emotional abuse
        18A | Physical abuse | -2020 | | Split into 18B and 18C; last year inferred from the first year of those.
        18B | Physical abuse: child on child | 2021-
        18C | Physical abuse: adult on child | 2021-
        19A | Sexual abuse | -2020 | | Split into 19B and 19C; last year inferred from the first year of those.
        19B | Sexual abuse: child on child | 2021-
        19C | Sexual abuse: adult on child | 2021-
        20  | Other
        21  | No factors identified || none | Used alone.
        22A | Female genital mutilation || FGM
        23A | Abuse linked to faith or belief
        24A | Child criminal exploitation | 2022- | CCE
    """),
    note="DfE says domestic violence in the older label of 3A to 3C. There is no 8A.",
)

CASE_STATUS = CodeSet(
    "case_status",
    "Case status on Ofsted's list 6",
    "Ofsted child-level data, list 6 (case status a to e, in order of precedence)",
    table("""
        looked-after          | Looked after child || a) looked after child; CLA; LAC; child looked after; \
            child in care; looked after
        child-protection-plan | Child protection plan || b) child protection plan; CP; CPP; CP plan; child protection
        child-in-need-plan    | Child in need plan || c) child in need plan; CIN; CIN plan; child in need
        open-assessment       | Open assessment || d) open assessment; assessment
        closed                | Closed episode || e) closed episode; closed case
    """),
)

VISIT_KIND = CodeSet(
    "visit_kind",
    "Kind of visit",
    f"SSD tables ssd_cin_visits, ssd_cp_visits and ssd_cla_visits; {LOCAL}",
    table("""
        cin                 | Child in need visit || CIN visit; section 17 visit; s17 visit
        cp                  | Child protection visit || CP visit; CP statutory visit; child protection statutory visit
        cla                 | Statutory visit to a looked-after child || CLA visit; LAC visit; CLA statutory visit; \
            LAC statutory visit; looked after visit
        cla-first           | First visit after a placement began || first CLA visit; first placement visit; \
            initial placement visit
        short-break         | Visit to a child having short breaks || short breaks visit; respite visit; \
            short break visit
        private-fostering   | Private fostering visit || PF visit
        pathway             | Visit or contact by a personal adviser || pathway visit; personal adviser visit; \
            PA visit; care leaver visit
        adoption            | Visit to an adoptive placement || adoptive placement visit; adoption visit
        assessment          | Visit during an assessment || assessment visit; child and family assessment visit
        section-47          | Visit during a section 47 enquiry || s47 visit; section 47 visit
        early-help          | Early help visit || EH visit
        iro                 | Visit by the independent reviewing officer || IRO visit
        return-home         | Visit after a return home or from missing || return home visit
        other               | Other visit || home visit
    """),
)

PLAN_REVIEW_OUTCOME = CodeSet(
    "plan_review_outcome",
    "What a review of a child in need plan decided",
    LOCAL,
    table("""
        continue   | Plan continues || continue plan; remain cin; ongoing; cin plan to continue
        step-down  | Step down to early help || stepped down; early help
        step-up    | Step up to child protection or care || stepped up; escalate; strategy discussion; escalated
        close      | Close || closed; case closure; end plan; close case
        transfer   | Transfer to another authority || transfer out
        other      | Other
    """),
)

CANCELLED_REASON = CodeSet(
    "cancelled_reason",
    "Why a planned event did not take place",
    LOCAL,
    table("""
        family-unavailable  | Family or child not available || family unavailable; child unavailable; \
            did not attend; no access; not at home
        worker-unavailable  | Worker or chair not available || worker unavailable; chair unavailable; sickness; \
            staff absence
        not-quorate         | Too few agencies to go ahead || inquorate; not quorate
        report-not-ready    | Report not ready || reports not available; late report
        child-missing       | Child missing
        refused             | Refused || declined
        rearranged          | Rearranged at short notice || rescheduled; postponed
        no-longer-needed    | No longer needed || not required; case closed
        other               | Other reason
        not-recorded        | Not recorded || unknown
    """),
)

RECORDING_KIND = CodeSet(
    "recording_kind",
    "Kind of entry kept up on a case",
    LOCAL,
    table("""
        chronology           | Chronology || chronology update
        case-summary         | Case summary || summary
        management-oversight | Management oversight entry || management oversight; manager's oversight; \
            management decision; manager decision
        genogram             | Genogram || family tree
        direct-work          | Direct work with the child
        transfer-summary     | Transfer summary || closing or transfer summary
    """),
)

SETS = (
    NEED,
    CLOSURE_REASON,
    ASSESSMENT_FACTOR,
    CASE_STATUS,
    VISIT_KIND,
    PLAN_REVIEW_OUTCOME,
    CANCELLED_REASON,
    RECORDING_KIND,
)
