"""Code sets of placements: their type, provider, place and why they changed."""

from goldenthread.records.codes.language import CodeSet, table

PLACEMENT_TYPE = CodeSet(
    "placement_type",
    "Placement type",
    "SSDA903 guide and SSD field clap_cla_placement_type (to 2023-24); LIIA SSDA903 schemas 2017 to 2026 and "
    "DfE rule 146 (2025-26) for the years",
    table("""
        A3 | Placed for adoption with consent, with current foster carers
        A4 | Placed for adoption with consent, not with current foster carers
        A5 | Placed for adoption under a placement order, with current foster carers
        A6 | Placed for adoption under a placement order, not with current foster carers
        H5 | Semi-independent living, outside the children's homes regulations | -2024 | semi-independent; \
            semi-independent living; residential accommodation
        K1 | Secure children's home || secure children's homes; secure unit; secure accommodation; secure home
        K2 | Children's home under the Children's Homes Regulations || children's home; children's homes; \
            residential children's home; homes and hostels
        K3 | Supported accommodation registered with Ofsted, for age 16 and over | 2025- | supported accommodation
        P1 | With own parents or others with parental responsibility || placed with own parents; \
            placed with parents; with parents; parents; \
            placed with own parents or other person with parental responsibility
        P2 | Independent living | -2024 | independent living with or without support
        P3 | Residential employment
        R1 | Residential care home || residential care homes
        R2 | NHS or other medical or nursing establishment || nhs; nhs/health trust; hospital; \
            nhs/health trust or other establishment providing medical or nursing care
        R3 | Family centre or mother and baby unit || mother and baby unit; family centre; parent and child unit
        R5 | Young offender institution || yoi; young offender institution (yoi); young offender's institution
        S1 | Residential school || residential schools; all residential schools
        T0 | Temporary move of any kind || all types of temporary move
        T1 | Temporary period in hospital
        T2 | Temporary absence on holiday
        T3 | Temporary accommodation while the foster carer is on holiday
        T4 | Temporary accommodation of seven days or less, for another reason
        U1 | Foster placement with relative or friend, long term || foster placement - relatives - long term; \
            foster placement with relative or friend - long term
        U2 | Foster placement with relative or friend, fostering for adoption || foster placement - relatives - FFA
        U3 | Foster placement with relative or friend, not long term or fostering for adoption || foster placement \
            - relatives - not FFA; foster placement with relative or friend - not long term
        U4 | Foster placement with other carer, long term || foster placement - long term
        U5 | Foster placement with other carer, fostering for adoption || foster placement - FFA
        U6 | Foster placement with other carer, not long term or fostering for adoption || foster placement - not FFA
        Z1 | Other placement || other placements | The LIIA 2026 schema keeps Z1; \
            DfE rule 146 for 2025-26 does not. Left valid until the guide for 2025-26 has been read.
        Z11 | Other placement, kind 11 | 2026- | | Meaning not found.
        Z12 | Other placement, kind 12 | 2026- | | Meaning not found.
        Z13 | Other placement, kind 13 | 2026- | | Meaning not found.
        Z14 | Other placement, kind 14 | 2026- | | Meaning not found.
    """),
    confirmed=False,
    note="Codes to 2024-25 are confirmed; the meanings of Z11 to Z14 and the fate of Z1 are not.",
)

PLACEMENT_PROVIDER = CodeSet(
    "placement_provider",
    "Placement provider",
    "SSDA903 guide (PLACE_PROVIDER); Ofsted child-level list 8",
    table("""
        PR0 | Parents or others with parental responsibility || parent(s) or other person(s) with parental \
            responsibility; parents
        PR1 | Own provision || own provision (by the la); own provision by the local authority; in house; in-house; \
            own la provision
        PR2 | Other local authority provision || other la provision; other la
        PR3 | Other public provision || other public provision (e.g. primary care trust)
        PR4 | Private provision || private; independent fostering agency; ifa; private sector
        PR5 | Voluntary or third sector provision || voluntary/third sector; voluntary/third sector provision; \
            voluntary; third sector; voluntary sector
    """),
    note="Not given for temporary moves (T0 to T4) or other placements (Z1).",
)

PLACEMENT_LOCATION = CodeSet(
    "placement_location",
    "Placement inside or outside the authority",
    "SSDA903 technical specification (PL_LOCATION); Ofsted child-level list 8 (a) In, b) Out)",
    table("""
        IN  | Inside the authority's boundary || a) in; inside; in la; in borough; within the local authority; \
            in county
        OUT | Outside the authority's boundary || b) out; outside; out of la; out of borough; \
            outside the local authority; out of county
    """),
)

PLACE_CHANGE_REASON = CodeSet(
    "place_change_reason",
    "Reason for change of placement",
    "SSDA903 guide (REASON_PLACE_CHANGE); LIIA SSDA903 schemas 2017 and 2019 for the years",
    table("""
        CARPL  | Change to, or carrying out of, the care plan || change to/implementation of care plan
        CLOSE  | Provision closed or carer resigned || resignation/closure of provision
        ALLEG  | Allegation || allegation (s47)
        STAND  | Concern about standards || standards of care concern
        APPRR  | Approval removed
        CREQB  | Carer asked for it to end because of the child's behaviour || carer requests placement end due to \
            child's behaviour
        CREQO  | Carer asked for it to end for another reason || carer requests placement end other than due to \
            child's behaviour
        CHILD  | Child asked for it to end || child requests placement end
        LAREQ  | Responsible or area authority asked for it to end || responsible/area authority requests placement \
            end
        PLACE  | Change in the status of the placement only
        CUSTOD | Custody | 2019- | custody arrangement
        OTHER  | Other reason
    """),
)

IN_CARE_LOCATION = CodeSet(
    "in_care_location",
    "Where a child in care lives, seen from the authority",
    "Golden Thread local list schema",
    table("""
        in-authority     | Inside the authority || in; in borough; inside; local
        out-of-authority | Outside the authority || out; out of borough; outside; out of area
        unknown          | Not known || not recorded; missing
    """),
    note="For lists that do not use the SSDA903 words; see placement_location for those.",
)

SETS = (PLACEMENT_TYPE, PLACEMENT_PROVIDER, PLACEMENT_LOCATION, PLACE_CHANGE_REASON, IN_CARE_LOCATION)
