"""Named groups of the codes used for child protection, courts, health, quality and the workforce."""

from goldenthread.records.codes.language import grouped

GROUPS = (
    *grouped(
        "abuse_category",
        """
            single-category | One category of abuse | NEG PHY SAB EMO \
                | DfE CIN census guide (categories of abuse)
            """,
    ),
    *grouped(
        "strategy_outcome",
        """
            leads-to-section-47 | Led to a section 47 enquiry | section-47-single section-47-joint section-47 \
                | Golden Thread local list schema; Working Together to Safeguard Children
            """,
    ),
    *grouped(
        "agency",
        """
            mandatory-strategy-agencies | Must take part in a strategy discussion | csc police health \
                | Working Together to Safeguard Children (local authority, health and police as the least)
            """,
    ),
    *grouped(
        "attendance",
        """
            agency-took-part | Took part | attended | Golden Thread local list schema
            agency-invited | Was invited | attended invited-not-attended apologies report-only \
                | Golden Thread local list schema
            agency-counts-in-attendance | Attendance is known and was called for \
                | attended invited-not-attended apologies report-only not-invited \
                | Golden Thread local list schema \
                | Not recorded and not applicable are counted beside, never as absent.
            """,
    ),
    *grouped(
        "conference_kind",
        """
            initial-conference | Initial conference | initial pre-birth transfer-in receiving-in \
                | DfE CIN census guide (an initial conference is counted for transfers in as well)
            child-protection-conference | Child protection conference \
                | initial review pre-birth transfer-in receiving-in | Working Together to Safeguard Children
            transfer-in-conference | Conference on a child who moved in | transfer-in receiving-in \
                | DfE CIN census guide (DateOfInitialCPC on the case itself)
            """,
    ),
    *grouped(
        "conference_outcome",
        """
            leads-to-plan | Led to a child protection plan | cp-plan continue | Golden Thread local list schema
            """,
    ),
    *grouped(
        "exploitation_kind",
        """
            sexual-or-criminal-exploitation | Sexual or criminal exploitation \
                | sexual criminal county-lines gang trafficking | Golden Thread local list schema
            """,
    ),
    *grouped(
        "risk_level",
        """
            risk-medium-or-high | Medium or high risk | medium high | Golden Thread local list schema
            """,
    ),
    *grouped(
        "fgc_outcome",
        """
            family-group-held | Family group conference held | plan-agreed plan-not-agreed no-plan review \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "connected_approval_kind",
        """
            temporary-approval | Temporary approval of a connected carer | reg-24 reg-24-extension \
                | Care Planning, Placement and Case Review (England) Regulations 2010, regulations 24 and 25
            """,
    ),
    *grouped(
        "court_order",
        """
            order-made | An order was made | CO ICO SO ISO SGO CAO PO AO EPO FAO SAO DOLO PSO SIO REC other \
                | Children Act 1989
            child-stays-in-care-order | Order that keeps the child in care | CO PO \
                | Children Act 1989; Adoption and Children Act 2002
            """,
    ),
    *grouped(
        "court_event",
        """
            proceedings-concluded | Proceedings concluded | final-order withdrawn \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "health_check_kind",
        """
            health-assessment | Health assessment \
                | health-assessment-initial health-assessment-review health-assessment \
                | SSDA903 guide (HEALTH_ASSESSMENT)
            dental-check | Dental check | dental | SSDA903 guide (TEETH_CHECK)
            """,
    ),
    *grouped(
        "health_check_status",
        """
            health-check-done | Done | completed | SSD field clah_health_check_status \
                | A refused check counts as not done.
            """,
    ),
    *grouped(
        "sdq_reason",
        """
            sdq-refused | Questionnaire refused | SDQ2 SDQ5 | SSDA903 guide (SDQ_REASON)
            """,
    ),
    *grouped(
        "missing_kind",
        """
            missing | Missing | M | SSDA903 guide (MISSING M)
            away-without-authorisation | Away without authorisation | A | SSDA903 guide (MISSING A)
            """,
    ),
    *grouped(
        "return_interview_answer",
        """
            interview-called-for | A return interview was called for | yes no \
                | SSD fields on return-home interviews
            """,
    ),
    *grouped(
        "pep_quality",
        """
            pep-good-or-better | Personal education plan good or better | outstanding good \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "mental_health_wait_stage",
        """
            waiting-for-mental-health-help | Waiting for mental-health help | referred accepted assessed \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "supervision_kind",
        """
            case-supervision | Supervision of one child's case | case | Golden Thread local list schema \
                | Whether group supervision also counts is a local rule.
            """,
    ),
    *grouped(
        "audit_grade",
        """
            good-or-better | Good or better | outstanding good | Ofsted four-point scale
            requires-improvement-or-better | Requires improvement or better \
                | outstanding good requires-improvement | Ofsted four-point scale
            inadequate | Inadequate | inadequate | Ofsted four-point scale
            graded | Graded | outstanding good requires-improvement inadequate | Ofsted four-point scale
            """,
    ),
    *grouped(
        "audit_stage",
        """
            audit-returned | Returned by the auditor | returned moderated actions-open actions-complete \
                | Golden Thread local list schema
            moderated | Moderated | moderated actions-open actions-complete | Golden Thread local list schema
            """,
    ),
    *grouped(
        "complaint_kind",
        """
            complaint | Complaint | children-act corporate ombudsman \
                | Representations Procedure (England) Regulations 2006; LGSCO Complaint Handling Code
            enquiry | Enquiry by an elected representative | member-enquiry mp-enquiry \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "complaint_outcome",
        """
            upheld | Upheld in whole or part | upheld partly-upheld | Golden Thread local list schema
            """,
    ),
    *grouped(
        "escalation_stage",
        """
            formal-escalation | Formal escalation | 1 2 3 4 cafcass | Golden Thread local list schema
            """,
    ),
    *grouped(
        "escalation_source",
        """
            raised-by-reviewing-service | Raised by the reviewing service | iro cp-chair \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "worker_change_reason",
        """
            change-asked-for-by-family | Change asked for by child or carer | CHCHAN PCCHAN \
                | SSDA903 guide (SW_REASON)
            """,
    ),
    *grouped(
        "worker_role",
        """
            holds-the-case | Holds the case | case-worker | SSD field invo_professional_role_id (CW)
            """,
    ),
    *grouped(
        "csww_role",
        """
            csww-case-holder | Case holder in the workforce census | 5 | DfE workforce census (OrgRole)
            """,
    ),
    *grouped(
        "post_grade",
        """
            social-worker-grade | Social worker grades that hold cases \
                | advanced-practitioner senior-social-worker social-worker newly-qualified \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "employment",
        """
            agency-worker | Agency worker | agency | DfE workforce census (AgencyWorker)
            in-post | In post | permanent fixed-term secondment | Golden Thread local list schema
            filled | Post is filled | permanent fixed-term agency secondment bank over-establishment \
                | Golden Thread local list schema
            vacant-post | Vacant post | vacant | DfE workforce census (vacancies) \
                | The census counts posts covered by agency workers as vacancies as well; join the two for that.
            """,
    ),
    *grouped(
        "recruitment_stage",
        """
            recruitment-closed | Recruitment closed | started withdrawn not-appointed \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "absence_kind",
        """
            sickness-absence | Sickness | sickness long-term-sickness | DfE workforce census (absence)
            """,
    ),
)
