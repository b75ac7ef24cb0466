"""Code sets of the front door: who made contact, how risky it looked, what was decided, and how early help ended."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

REFERRAL_SOURCE = CodeSet(
    "referral_source",
    "Source of the contact or referral",
    "DfE CIN census specification (ReferralSource); Ofsted child-level lists 1 and 3 for the lettered forms",
    table("""
        1A | Individual: family member, relative or carer || family member; relative; carer; parent; family; \
            parent/carer
        1B | Individual: acquaintance || acquaintance; neighbour; child minder; friend
        1C | Individual: self || self; self referral; child; young person
        1D | Individual: other || stranger; member of public; member of the public
        2A | Schools || school
        2B | Education services || education; education service
        3A | Health services: general practitioner || GP; general practitioner
        3B | Health services: health visitor || health visitor; HV
        3C | Health services: school nurse || school nurse
        3D | Health services: other primary health service || other primary health services; primary health; midwife
        3E | Health services: accident and emergency || A&E; accident and emergency; emergency department
        3F | Health services: other || hospice; hospital; other health; health services - other
        4  | Housing || local authority housing or housing association; housing association; local authority housing
        5A | Local authority services: social care || adult social care; adults' social care
        5B | Local authority services: other internal || other internal department; youth offending; \
            youth justice service
        5C | Local authority services: external || other local authority; another local authority
        5D | Local authority services: early help | 2023- | early help; early help service
        6  | Police
        7  | Other legal agency || court; courts; probation; immigration; cafcass; prison; legal agency
        8  | Other || independent agency; voluntary organisation; children's centre
        9  | Anonymous
        10 | Unknown || not known; not recorded
    """),
    note="5D joined in the 2022-23 census. Lists write 'a) 1A: Individual' to 'u) 10: Unknown', with 'p1)' for 5D.",
)

CONTACT_OUTCOME = CodeSet(
    "contact_outcome",
    "What was decided about a contact",
    LOCAL,
    table("""
        referral            | Became a referral || progressed to referral; refer; statutory referral
        assessment          | Straight to assessment || progressed to assessment; child and family assessment
        strategy-discussion | Strategy discussion || strategy meeting; section 47; s47
        early-help          | Early help || refer to early help; early help assessment; targeted support
        information-advice  | Information and advice || advice; information; advice and information; signposted; \
            signposting
        open-case           | Passed to the worker of an open case || already open; open to social care; existing case
        other-authority     | Passed to another authority || other local authority; out of area
        other-agency        | Passed to another agency || refer to other agency; other agency
        nfa                 | No further action
        pending             | Not yet decided || awaiting decision; open
    """),
)

CONTACT_RISK = CodeSet(
    "contact_risk",
    "Risk priority of a contact",
    f"{LOCAL}; multi-agency front doors use a blue, red, amber, green priority with local time limits",
    table("""
        blue   | Blue: below the threshold for a service || b; level 1; universal
        green  | Green: low priority || g; level 2; low
        amber  | Amber: medium priority || a; level 3; medium; moderate
        red    | Red: high priority || r; level 4; high; critical
    """),
    confirmed=False,
    note="Which level has which time limit is a local rule with dates, not part of the code.",
)

EARLY_HELP_END_REASON = CodeSet(
    "early_help_end_reason",
    "Why early help ended",
    LOCAL,
    table("""
        needs-met           | Needs met or outcomes achieved || outcomes achieved; needs met; goals achieved; \
            successful; completed
        stepped-up          | Stepped up to children's social care || step up; escalated to social care; escalated
        stepped-down        | Stepped down to universal services || step down; universal services
        consent-withdrawn   | Consent refused or withdrawn || consent withdrawn; consent refused; declined; refused
        disengaged          | Family did not engage || did not engage; non-engagement
        moved               | Family moved away || moved out of area; moved away
        duplicate           | Opened in error or twice || error
        other               | Other reason
        not-recorded        | Not recorded || unknown
    """),
)

TRANSFER_OUTCOME = CodeSet(
    "transfer_outcome",
    "Answer to a transfer between teams",
    LOCAL,
    table("""
        accepted | Accepted || agreed; yes
        declined | Declined || refused; rejected; not accepted; no
        pending  | Waiting for an answer || waiting; offered; awaiting
        withdrawn | Withdrawn before an answer || cancelled
    """),
)

HOMELESS_OUTCOME = CodeSet(
    "homeless_outcome",
    "What came of a homeless 16 or 17 year old's presentation",
    f"{LOCAL}; duties in the 2018 joint guidance on homeless 16 and 17 year olds",
    table("""
        section-20          | Accommodated under section 20 || s20; accommodated; looked after
        section-17          | Supported under section 17 || s17
        housing-act         | Accommodated under the Housing Act || part 7; housing
        returned-home       | Returned home || home; reconciled
        family-or-friends   | Stayed with family or friends || with family; with friends
        declined            | Young person declined || refused
        not-homeless        | Found not to be homeless
        other-authority     | Another authority is responsible || other local authority
        pending             | Not yet decided
        other               | Other outcome
    """),
)

NRPF_OUTCOME = CodeSet(
    "nrpf_outcome",
    "How support to a family with no recourse to public funds ended",
    LOCAL,
    table("""
        leave-granted     | Leave to remain or recourse granted || leave to remain granted; status granted; \
            recourse to public funds granted
        asylum-support    | Moved to Home Office asylum support || home office support; nass
        self-supporting   | Became able to support themselves || employment; self supporting
        returned          | Returned to country of origin || voluntary return; removed
        moved             | Moved to another authority || moved away; other local authority
        not-eligible      | Found not eligible || not destitute; refused
        disengaged        | Family did not engage || withdrew; withdrawn
        other             | Other outcome
        ongoing           | Support continues || open
    """),
)

SETS = (
    REFERRAL_SOURCE,
    CONTACT_OUTCOME,
    CONTACT_RISK,
    EARLY_HELP_END_REASON,
    TRANSFER_OUTCOME,
    HOMELESS_OUTCOME,
    NRPF_OUTCOME,
)
