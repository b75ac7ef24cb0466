"""Code sets of supervision, audits, escalations, complaints, feedback and advocacy."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

SUPERVISION_KIND = CodeSet(
    "supervision_kind",
    "Kind of supervision",
    LOCAL,
    table("""
        case     | Case supervision of one child || case supervision; child supervision; individual case
        personal | Personal supervision of a worker || personal supervision; one to one; 1:1; individual; \
            line management
        group    | Group supervision || reflective group; group reflective supervision
        reflective | Reflective supervision
        ad-hoc   | Unplanned discussion || informal; adhoc; case discussion
        safeguarding | Safeguarding supervision by another professional || safeguarding supervision
    """),
)

_GRADES = """
    outstanding          | Outstanding || 1; grade 1; o
    good                 | Good || 2; grade 2; g
    requires-improvement | Requires improvement to be good || 3; grade 3; ri; requires improvement; r/i; req imp; \
            requires improvement (ri)
    inadequate           | Inadequate || 4; grade 4; i; 4rs; 4 rs
    not-graded           | Not graded || ungraded; no grade; n/a; not applicable; not recorded
"""

AUDIT_GRADE = CodeSet(
    "audit_grade",
    "Grade of an audit",
    "Ofsted four-point scale",
    table(_GRADES),
    note="'4Rs' is one council's name for the second look at work found inadequate, and is read as inadequate.",
)

AUDIT_KIND = CodeSet(
    "audit_kind",
    "Kind of audit",
    LOCAL,
    table("""
        regular      | Regular case audit || monthly; routine; case file audit; standard; case audit
        thematic     | Thematic audit || theme; themed
        multi-agency | Multi-agency audit || maca; multi agency; multiagency
        dip-sample   | Dip sample || dip; dip-sample audit
        practice-observation | Observation of practice || observation; practice observation
        re-audit     | Re-audit || reaudit; 4rs re-audit; follow up
        supervision  | Audit of supervision || supervision audit
        peer         | Peer or external review || external; peer review
        other        | Other kind
    """),
)

AUDIT_STAGE = CodeSet(
    "audit_stage",
    "Stage of an audit",
    LOCAL,
    table("""
        allocated        | Allocated || planned; assigned
        in-progress      | Under way || started; in progress
        returned         | Returned by the auditor || completed; submitted; done
        moderated        | Moderated || calibrated; moderation complete
        actions-open     | Moderated, with actions open || actions outstanding
        actions-complete | Moderated, with actions done || closed; actions done; actions closed
        cancelled        | Cancelled || withdrawn; not done
    """),
)

COMPLAINT_KIND = CodeSet(
    "complaint_kind",
    "Procedure that a complaint or enquiry falls under",
    "Children Act 1989 Representations Procedure (England) Regulations 2006; "
    "Local Government and Social Care Ombudsman Complaint Handling Code",
    table("""
        children-act    | Children Act complaint || statutory; statutory complaint; ca complaint; \
            social care complaint; children act 1989
        corporate       | Corporate complaint || corporate complaints procedure; non-statutory
        compliment      | Compliment || praise; thanks
        member-enquiry  | Enquiry by a councillor || members enquiry; member's enquiry; councillor enquiry; \
            member enquiry
        mp-enquiry      | Enquiry by a member of parliament || mp; mp enquiry
        ombudsman       | Ombudsman || lgsco; lgo; local government and social care ombudsman
        other           | Other
    """),
)

COMPLAINT_STAGE = CodeSet(
    "complaint_stage",
    "Stage of a complaint",
    "Children Act 1989 Representations Procedure (England) Regulations 2006 (stages 1 to 3); LGSCO",
    table("""
        1         | Stage 1: local resolution || stage 1; stage one; s1; local resolution; 1st
        2         | Stage 2: investigation || stage 2; stage two; s2; investigation; 2nd
        3         | Stage 3: review panel || stage 3; stage three; s3; review panel; panel
        ombudsman | Ombudsman || lgsco; lgo
    """),
)

COMPLAINT_OUTCOME = CodeSet(
    "complaint_outcome",
    "Outcome of a complaint",
    LOCAL,
    table("""
        upheld          | Upheld || fully upheld; justified
        partly-upheld   | Partly upheld || partially upheld; part upheld; partly justified
        not-upheld      | Not upheld || rejected; not justified; unfounded
        no-finding      | No finding || inconclusive
        withdrawn       | Withdrawn
        resolved        | Resolved without a finding || resolved informally; informal resolution
        out-of-scope    | Outside the procedure || not accepted; out of jurisdiction; refused
        open            | Still open || ongoing; pending; in progress
    """),
)

ESCALATION_STAGE = CodeSet(
    "escalation_stage",
    "Highest stage an escalation reached",
    LOCAL,
    table("""
        informal | Informal || stage 0; worker
        1        | Stage 1: team manager || stage 1; stage one; team manager; s1
        2        | Stage 2: service manager || stage 2; stage two; service manager; s2
        3        | Stage 3: head of service || stage 3; stage three; head of service; s3
        4        | Stage 4: director || stage 4; stage four; director; assistant director; s4
        cafcass  | Referred to Cafcass || cafcass referral
    """),
    note="Who answers at which stage differs by council; the words are the common pattern.",
    confirmed=False,
)

ESCALATION_SOURCE = CodeSet(
    "escalation_source",
    "Who raised an escalation",
    LOCAL,
    table("""
        iro        | Independent reviewing officer || independent reviewing officer (iro)
        cp-chair   | Chair of the child protection conference || conference chair; child protection chair; \
            cp conference chair; cpc
        advocate   | Advocate
        agency     | Partner agency || partner; professional
        auditor    | Auditor or quality assurance || qa; audit
        other      | Other
    """),
)

FEEDBACK_SOURCE = CodeSet(
    "feedback_source",
    "Who gave feedback",
    LOCAL,
    table("""
        child        | Child or young person || young person; yp; children
        parent       | Parent || mother; father; parent/carer; family
        carer        | Foster carer or other carer || foster carer; kinship carer
        partner      | Partner agency || professional; agency; school
        worker       | Worker || staff; social worker
        court        | Court || judge; cafcass
        public       | Member of the public || resident
        other        | Other
    """),
)

ADVOCACY_KIND = CodeSet(
    "advocacy_kind",
    "Advocacy or independent visitor",
    LOCAL,
    table("""
        advocate            | Advocate || advocacy; independent advocate
        independent-visitor | Independent visitor || iv; independent visitors
    """),
)

SETS = (
    SUPERVISION_KIND,
    AUDIT_GRADE,
    AUDIT_KIND,
    AUDIT_STAGE,
    COMPLAINT_KIND,
    COMPLAINT_STAGE,
    COMPLAINT_OUTCOME,
    ESCALATION_STAGE,
    ESCALATION_SOURCE,
    FEEDBACK_SOURCE,
    ADVOCACY_KIND,
)
