"""Code sets of strategy discussions, conferences, child protection plans and the panels around them."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

ABUSE_CATEGORY = CodeSet(
    "abuse_category",
    "Category of abuse",
    "DfE CIN census specification (InitialCategoryOfAbuse, LatestCategoryOfAbuse); Ofsted list 7 (lettered forms)",
    table("""
        NEG | Neglect || a) neglect
        PHY | Physical abuse || b) physical abuse; physical
        SAB | Sexual abuse || c) sexual abuse; sexual
        EMO | Emotional abuse || d) emotional abuse; emotional
        MUL | Multiple, or not recommended || e) multiple/not recommended; multiple/not recommended; multiple
    """),
)

STRATEGY_OUTCOME = CodeSet(
    "strategy_outcome",
    "What a strategy discussion decided",
    f"{LOCAL}; choices follow Working Together to Safeguard Children",
    table("""
        section-47-single | Section 47 enquiry by children's social care alone || single agency section 47; \
            single agency s47; single agency
        section-47-joint  | Section 47 enquiry jointly with police || joint section 47; joint s47; \
            joint investigation; joint agency
        section-47        | Section 47 enquiry, single or joint not said || s47; s47 enquiry; initiate section 47; \
            section 47
        assessment        | Assessment under section 17 || child and family assessment; s17 assessment; c&f assessment
        early-help        | Early help
        further-strategy  | Further strategy discussion || reconvene
        existing-plan     | Continue with the existing plan || continue existing plan
        nfa               | No further action
        other             | Other outcome
    """),
)

AGENCY = CodeSet(
    "agency",
    "Agency that takes part",
    f"{LOCAL}; Working Together to Safeguard Children names children's social care, police and health as the least",
    table("""
        csc            | Children's social care || social care; children's services; children's social services; \
            social worker; la csc; social services
        police         | Police || police cait; cait; met police
        health         | Health || nhs; gp; health visitor; school nurse; hospital; paediatrician; midwife; icb; ccg
        mental-health  | Mental health service || camhs; adult mental health
        education      | Education || school; nursery; college; early years
        housing        | Housing
        probation      | Probation || national probation service; nps
        youth-justice  | Youth justice || yot; yos; youth offending service; youth justice service
        early-help     | Early help
        adult-services | Adult social care || adult services; adults' services
        substance-misuse | Substance misuse service || drug and alcohol service
        domestic-abuse | Domestic abuse service || idva; women's aid
        legal          | Legal services || la legal
        cafcass        | Cafcass
        voluntary      | Voluntary or community organisation || voluntary sector; charity; vcs
        other          | Other agency
    """),
    note="Mental health is kept apart from health: whether it makes a discussion compliant is for a local rule to say.",
)

ATTENDANCE = CodeSet(
    "attendance",
    "Whether an agency or person took part",
    LOCAL,
    table("""
        attended             | Took part || present; yes; y; attended in person; attended virtually; 1; contributed
        invited-not-attended | Invited but did not attend || did not attend; dna; absent; invited; no; n; 0
        apologies            | Sent apologies || apologies given; apologies received
        report-only          | Sent a report and did not attend || report only; report sent
        not-invited          | Not invited || not asked
        not-applicable       | Not involved with the family || n/a; not involved
        not-recorded         | Not recorded || unknown; not known
    """),
)

CONFERENCE_KIND = CodeSet(
    "conference_kind",
    "Kind of child protection conference",
    f"SSD table ssd_initial_cp_conference; CIN census (DateOfInitialCPC at both levels); {LOCAL}",
    table("""
        initial      | Initial conference || icpc; initial child protection conference; initial cp conference
        review       | Review conference || rcpc; review child protection conference; review cp conference
        pre-birth    | Initial conference before birth || pre-birth conference; pre birth; prebirth
        transfer-in  | Conference on a child moving in on another authority's plan || transfer in; \
            transfer in conference; transfer conference
        receiving-in | Conference held for another authority || receiving in; temporary; temporary transfer
        cla-review   | Review of a looked-after child || cla review; lac review; looked after review
        core-group   | Core group || core group meeting
        strategy     | Strategy discussion || strategy meeting
        other        | Other meeting
    """),
)

CONFERENCE_OUTCOME = CodeSet(
    "conference_outcome",
    "What a conference decided",
    LOCAL,
    table("""
        cp-plan        | Child protection plan made || cp plan; child protection plan; plan made; \
            became subject of a plan
        continue       | Child protection plan continues || continue plan; plan continues; remain on plan
        cin-plan       | Child in need plan || cin plan; child in need; step down to cin
        early-help     | Early help
        looked-after   | Child became looked after || cla; lac; in care
        transfer-out   | Plan moved to another authority || transfer out; transferred to other la
        no-plan        | No plan || no further action; nfa; not subject to plan
        adjourned      | Adjourned or stood down || stood down
    """),
)

CORE_GROUP_OUTCOME = CodeSet(
    "core_group_outcome",
    "What a core group decided",
    LOCAL,
    table("""
        continue       | Plan continues || plan to continue; progress made; ongoing
        amend          | Plan amended || plan updated; plan revised
        early-review   | Ask for an earlier review conference || bring forward review; early conference
        escalate       | Escalate to the manager or to legal advice || escalated; legal planning
        not-quorate    | Too few agencies to go ahead || inquorate
        other          | Other outcome
    """),
)

SECTION_47_OUTCOME = CodeSet(
    "section_47_outcome",
    "What a section 47 enquiry found",
    f"{LOCAL}; findings follow Working Together to Safeguard Children",
    table("""
        substantiated-risk    | Concerns borne out, child at continuing risk || concerns substantiated and child at \
            continuing risk; icpc; conference; substantiated - continuing risk
        substantiated-no-risk | Concerns borne out, child not at continuing risk || concerns substantiated but \
            child not at continuing risk; substantiated - no continuing risk
        not-substantiated     | Concerns not borne out || concerns not substantiated; unsubstantiated; nfa; \
            no further action
        other                 | Other outcome
    """),
)

EXPLOITATION_KIND = CodeSet(
    "exploitation_kind",
    "Kind of exploitation",
    LOCAL,
    table("""
        sexual        | Child sexual exploitation || cse; sexual exploitation
        criminal      | Child criminal exploitation || cce; criminal exploitation
        county-lines  | County lines
        gang          | Gang or group violence || gangs; serious youth violence
        trafficking   | Trafficking or modern slavery || trafficked; modern slavery
        radicalisation | Radicalisation || extremism; prevent
        online        | Online exploitation || online harm
        financial     | Financial exploitation
        multiple      | More than one kind
        other         | Other kind
    """),
)

RISK_LEVEL = CodeSet(
    "risk_level",
    "Level of risk",
    LOCAL,
    table("""
        none        | No known risk || no risk; no apparent risk; nil
        low         | Low || standard; l; emerging; green; tier 1
        medium      | Medium || moderate; m; amber; tier 2
        high        | High || significant; h; red; tier 3; severe
        not-assessed | Not assessed || not recorded; unknown; awaiting assessment
    """),
    note="Councils' own scales differ: a scale of four or five needs its own mapping.",
)

PANEL_KIND = CodeSet(
    "panel_kind",
    "Multi-agency panel",
    LOCAL,
    table("""
        marac          | Multi-agency risk assessment conference (domestic abuse)
        mace           | Multi-agency child exploitation meeting || SEAM; MASE; sexual exploitation and missing; \
            exploitation panel; missing panel
        channel        | Channel panel (Prevent)
        gangs          | Gangs or serious violence panel || gangs panel; serious youth violence panel; gang panel
        mappa          | Multi-agency public protection arrangements
        legal-gateway  | Legal gateway or legal planning panel || legal planning meeting; legal gateway meeting; \
            lpm; lgm
        placement      | Placement or resources panel || resource panel; resources panel; \
            access to resources panel; placement panel
        permanence     | Permanence panel
        adoption       | Adoption panel
        fostering      | Fostering panel
        edge-of-care   | Edge of care panel
        nrm            | National Referral Mechanism panel
        other          | Other panel
    """),
)

FGC_OUTCOME = CodeSet(
    "fgc_outcome",
    "What came of a family group conference",
    f"{LOCAL}; family group decision making in the CIN census from 2026-27",
    table("""
        plan-agreed      | Family plan made and agreed || plan agreed; family plan agreed; agreed
        plan-not-agreed  | Family plan made and not agreed || plan not agreed; not agreed
        no-plan          | Held without a plan || no plan
        declined         | Family declined || refused; not accepted
        not-held         | Did not take place || cancelled; did not go ahead
        review           | Review of an earlier plan || review held
        pending          | Not yet held || planned; awaiting
    """),
)

SETS = (
    ABUSE_CATEGORY,
    STRATEGY_OUTCOME,
    AGENCY,
    ATTENDANCE,
    CONFERENCE_KIND,
    CONFERENCE_OUTCOME,
    CORE_GROUP_OUTCOME,
    SECTION_47_OUTCOME,
    EXPLOITATION_KIND,
    RISK_LEVEL,
    PANEL_KIND,
    FGC_OUTCOME,
)
