"""Code sets of workers, posts, recruitment, absence, training and money."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

WORKER_CHANGE_REASON = CodeSet(
    "worker_change_reason",
    "Reason for a change of social worker",
    "SSDA903 guide (SW_REASON, from 2023-24) and SSD field invo_worker_change_reason",
    table("""
        MANAGE | Managing caseloads
        FCONTA | First contact or re-referral
        LEFTRL | Previous worker left the role || previous social worker left role; left role
        ORGRST | Reorganisation || new social worker assigned following organisational restructure; \
            organisational restructure
        TSPROC | Transferred by the usual process || new social worker assigned following child transfer due to \
            standard process; transfer process
        ABSENC | Absence cover or return from absence
        CHCHAN | Child asked for the change || child requested change from previous social worker
        PCCHAN | Parent or carer asked for the change || parent/carer requested change from previous social worker
        SWDIED | Previous worker died || previous social worker died
        OTHERS | Other reason || other
    """),
    note="Collected in the SSDA903 from 2023-24; the codes may describe earlier changes, so they carry no first year.",
)

WORKER_ROLE = CodeSet(
    "worker_role",
    "Role of a worker for a child",
    f"SSD field invo_professional_role_id (CW from version 1.4.5); {LOCAL}",
    table("""
        case-worker           | Allocated case worker || CW; allocated worker; case worker; \
            allocated social worker; key worker; lead practitioner; social worker; lead social worker
        secondary-worker      | Second or co-worker || co-worker; co worker; joint worker; secondary worker
        supervising-manager   | Manager who supervises the case || team manager; supervisor; manager
        personal-adviser      | Personal adviser || PA; personal advisor; leaving care adviser
        iro                   | Independent reviewing officer
        cp-chair              | Chair of child protection conferences || conference chair; CPC chair; \
            child protection chair
        family-support        | Family support worker || FSW; family worker; family practitioner
        early-help            | Early help practitioner || early help worker
        lead-child-protection | Lead child protection practitioner || LCPP; lead child protection practitioner (lcpp)
        family-help-lead      | Family help lead practitioner || FHLP
        supervising-fostering | Supervising social worker of the foster carer || SSW; fostering social worker
        adoption-worker       | Adoption social worker
        family-finder         | Family finder
        independent-visitor   | Independent visitor
        advocate              | Advocate
        student               | Student social worker
        duty                  | Duty worker
        other                 | Other role
        not-recorded          | Not recorded || unknown
    """),
    note="Only 'case-worker' counts towards a caseload.",
)

CSWW_ROLE = CodeSet(
    "csww_role",
    "Organisational role in the workforce census",
    "DfE children's social work workforce census 2024 to 2025 (OrgRole); 1, 5 and 6 read in the source",
    table("""
        1 | Senior manager
        2 | Middle manager
        3 | First line manager
        4 | Senior practitioner
        5 | Case holder
        6 | Qualified without cases
    """),
    confirmed=False,
    note="The words of 2, 3 and 4 are common knowledge in the field and were not read in the source.",
)

POST_GRADE = CodeSet(
    "post_grade",
    "Grade of a post or worker",
    LOCAL,
    table("""
        director                | Director || dcs; director of children's services; assistant director; ad
        head-of-service         | Head of service || hos; senior manager
        service-manager         | Service manager || middle manager; group manager
        team-manager            | Team manager || tm; first line manager; unit manager
        deputy-team-manager     | Deputy or assistant team manager || dtm; assistant team manager; atm; \
            practice manager
        advanced-practitioner   | Advanced practitioner || consultant social worker; consultant practitioner; \
            advanced social worker
        senior-social-worker    | Senior social worker || ssw; senior practitioner; sp
        social-worker           | Social worker || sw; qualified social worker; case holder
        newly-qualified         | Newly qualified social worker || nqsw; asye; newly qualified
        student                 | Student social worker
        iro                     | Independent reviewing officer or conference chair || cp chair; iro/cp chair
        personal-adviser        | Personal adviser || pa; personal advisor
        family-support          | Family support worker || fsw; family practitioner
        early-help              | Early help practitioner || early help worker
        business-support        | Business support || admin; administrator
        other                   | Other grade
        not-recorded            | Not recorded || unknown
    """),
)

EMPLOYMENT = CodeSet(
    "employment",
    "How a post is filled or a worker employed",
    LOCAL,
    table("""
        permanent     | Permanent || perm; p; substantive
        fixed-term    | Fixed term || temporary contract; ftc; temporary; fixed term contract
        agency        | Agency || locum; a; agency worker
        secondment    | Secondment || seconded
        bank          | Bank or casual || casual; zero hours; sessional
        vacant        | Vacant || vacancy; unfilled; v
        frozen        | Frozen or deleted || held; deleted
        over-establishment | Over the establishment, not funded || supernumerary; unfunded; over establishment
        not-recorded  | Not recorded || unknown
    """),
)

RECRUITMENT_STAGE = CodeSet(
    "recruitment_stage",
    "Stage of recruitment",
    LOCAL,
    table("""
        approved          | Approved to recruit || approval; requisition
        advertised        | Advertised || advert; out to advert
        shortlisted       | Shortlisted || shortlisting
        interviewed       | Interviewed || interview
        conditional-offer | Conditional offer made || offer; offer made; conditional offer
        checks            | Checks under way || dbs; references; pre-employment checks; compliance
        confirmed         | Start date agreed || unconditional offer; start date confirmed
        started           | Started || in post; joined
        withdrawn         | Candidate withdrew || withdrew; declined
        not-appointed     | No appointment || failed; no suitable candidate; unsuccessful
    """),
)

ABSENCE_KIND = CodeSet(
    "absence_kind",
    "Kind of absence from work",
    LOCAL,
    table("""
        sickness     | Sickness || sick; illness; sick leave
        long-term-sickness | Long-term sickness || lts; long term sick; long term sickness
        parental     | Maternity, paternity, adoption or shared parental leave || maternity; paternity; \
            maternity leave; adoption leave; parental leave; paternity leave
        annual-leave | Annual leave || holiday; al
        compassionate | Compassionate or carer's leave || bereavement; carers leave; carer's leave; \
            compassionate leave
        study        | Study leave || training
        suspension   | Suspension || suspended
        unpaid       | Unpaid leave || career break; sabbatical
        other        | Other absence || other leave
    """),
)

TRAINING_KIND = CodeSet(
    "training_kind",
    "Kind of training",
    LOCAL,
    table("""
        mandatory      | Mandatory || statutory
        induction      | Induction
        asye           | Assessed and supported year in employment || asye programme; nqsw programme
        practice-model | Model of practice || signs of safety; systemic practice; restorative practice
        safeguarding   | Safeguarding || child protection; safeguarding children
        legal          | Court and legal work || court skills
        leadership     | Leadership and management || management
        supervision    | Supervision skills
        qualifying     | Qualifying course || degree; step up; frontline; apprenticeship
        other          | Other training
    """),
)

BUDGET_LINE = CodeSet(
    "budget_line",
    "What a budget is for",
    f"{LOCAL}; headings follow the DfE section 251 return",
    table("""
        residential        | Residential care || children's homes; residential placements; external residential
        fostering          | Fostering || foster care; fostering services
        connected-carers   | Connected carers and special guardianship allowances || kinship; sgo; \
            special guardianship support
        adoption           | Adoption || adoption services
        supported-accommodation | Supported accommodation || semi-independent; 16+ accommodation
        leaving-care       | Leaving care || care leavers; leaving care support services
        short-breaks       | Short breaks || respite; short breaks (respite) for looked after disabled children
        asylum             | Asylum-seeking children || uasc; asylum seekers
        social-work        | Social work staff || staffing; social work; commissioning and social work
        agency-staff       | Agency staff || agency
        safeguarding       | Safeguarding and quality assurance
        early-help         | Early help and family support || family support; early help
        youth-justice      | Youth justice
        legal              | Legal costs || legal services; court fees
        section-17         | Section 17 and no recourse to public funds || s17; nrpf
        transport          | Transport
        management         | Management and support || strategic management
        income             | Grants and income || grant; grant income
        other              | Other
    """),
    confirmed=False,
)

COMMITMENT_KIND = CodeSet(
    "commitment_kind",
    "What a commitment pays for",
    LOCAL,
    table("""
        placement      | Placement || placement fee; weekly fee
        allowance      | Carer's allowance || fostering allowance; sgo allowance
        support        | Support package || additional support; 1:1 support; one to one support
        therapy        | Therapy
        education      | Education contribution
        transport      | Transport || taxi
        equipment      | Equipment
        legal          | Legal costs
        one-off        | One-off payment || one off; setting up home
        other          | Other
    """),
)

SETS = (
    WORKER_CHANGE_REASON,
    WORKER_ROLE,
    CSWW_ROLE,
    POST_GRADE,
    EMPLOYMENT,
    RECRUITMENT_STAGE,
    ABSENCE_KIND,
    TRAINING_KIND,
    BUDGET_LINE,
    COMMITMENT_KIND,
)
