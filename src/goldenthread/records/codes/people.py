"""Code sets about who a person is: sex, ethnicity, disability and identifiers."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

_CBDS = "DfE Common Basic Data Set, as used by the CIN census and the SSDA903"
_CIN = "DfE CIN census specification 2024 to 2025"

YES_NO = CodeSet(
    "yes_no",
    "Yes or no",
    "CIN census and SSDA903 yes/no items; Ofsted child-level lists (a) Yes, b) No)",
    table("""
        yes | Yes || y; 1; true; t; a) yes; ticked
        no  | No  || n; 0; false; f; b) no; unticked
    """),
    note="A blank is neither yes nor no.",
)

YES_NO_UNKNOWN = CodeSet(
    "yes_no_unknown",
    "Yes, no or not known",
    "Ofsted child-level lists 7 and 8 (a) Yes, b) No, c) Unknown)",
    table("""
        yes     | Yes       || y; 1; true; t
        no      | No        || n; 0; false; f
        unknown | Not known || u; not recorded; not stated; n/k; don't know
    """),
)

SEX = CodeSet(
    "sex",
    "Sex",
    f"{_CIN}: Sex replaces GenderCurrent; SSDA903 2024 to 2025; Ofsted child-level lists for the lettered forms",
    table("""
        M | Male   || 1; a) male; man; boy
        F | Female || 2; b) female; woman; girl
        U | Not known || 0; 9; c) not stated/recorded; unknown; not stated; not recorded; not stated/recorded; \
            not stated or recorded; not stated/recorded (or unborn); not specified; unspecified; unborn; \
            unborn/unknown; neither; indeterminate; \
            I | Unborn children are sent as U. The older 9 (not specified) and "d) Neither" have no other place.
    """),
    note="Before 2024-25 the returns wrote 1, 2, 0 and 9: see gender_current for the forms by year.",
)

GENDER_CURRENT = CodeSet(
    "gender_current",
    "Current gender, as the returns wrote it until 2023-24",
    "DfE CIN census specification 2023 to 2024 (GenderCurrent); SSDA903 until 2023 to 2024 (SEX 1 and 2)",
    table("""
        0 | Not known     | -2024
        1 | Male          | -2024
        2 | Female        | -2024
        9 | Not specified | -2024
    """),
    note="Replaced by Sex (M, F, U) from the 2024-25 collections. The SSDA903 used 1 and 2 only.",
)

_ETHNICITY = """
    WBRI | White British || A1; a) WBRI; British; White - British; White English; White Scottish; White Welsh; \
            English; WENG; WSCO; WWEL; WCOR; WNIR; WOWB; English/Welsh/Scottish/Northern Irish/British; \
            White - English/Welsh/Scottish/Northern Irish/British
    WIRI | White Irish || A2; b) WIRI; Irish; White - Irish
    WIRT | Traveller of Irish heritage || A4; c) WIRT; Irish Traveller; White - Irish Traveller; \
            Travellers of Irish heritage; White - Traveller of Irish heritage
    WOTH | Any other White background || A3; d) WOTH; White other; other White; other White background; WEUR; WEEU; \
            WWEU; WOTW; WALB; WBOS; WCRO; WKOS; WSER; WGRE; WGRK; WGRC; WITA; WPOR; WTUR; WTUK; WTUC; \
            White European; White Eastern European; White Western European; White - any other White background; \
            White - any other
    WROM | Gypsy/Roma || A5; e) WROM; Gypsy or Roma; Gypsy; Roma; WROR; WROG; WROO; White - Gypsy/Roma; White - Roma
    MWBC | White and Black Caribbean || B1; f) MWBC; Mixed - White and Black Caribbean; \
            Mixed White and Black Caribbean; White & Black Caribbean; White/Black Caribbean
    MWBA | White and Black African || B2; g) MWBA; Mixed - White and Black African; Mixed White and Black African; \
            White & Black African; White/Black African
    MWAS | White and Asian || B3; h) MWAS; Mixed - White and Asian; Mixed White and Asian; White & Asian; \
            White/Asian; MWAP; MWAI; MWAO
    MOTH | Any other Mixed background || B4; i) MOTH; Mixed other; other Mixed; Mixed - any other; \
            other Mixed background; Mixed - any other Mixed background; \
            any other mixed or multiple ethnic background; MAOE; MABL; MACH; MBOE; MBCH; MCOE; MWOE; MWCH; MOTM
    AIND | Indian || C1; j) AIND; Asian Indian; Asian - Indian; Asian or Asian British - Indian; \
            Asian/Asian British - Indian
    APKN | Pakistani || C2; k) APKN; Asian Pakistani; Asian - Pakistani; Asian or Asian British - Pakistani; \
            Asian/Asian British - Pakistani; APAK; AMPK; AKPA; AOPK
    ABAN | Bangladeshi || C3; l) ABAN; Asian Bangladeshi; Asian - Bangladeshi; \
            Asian or Asian British - Bangladeshi; Asian/Asian British - Bangladeshi
    AOTH | Any other Asian background || C4; m) AOTH; Asian other; other Asian; other Asian background; AAFR; AKAO; \
            ANEP; ASNL; ASLT; ASRO; AOTA; Asian or Asian British - any other Asian background; \
            Asian - any other Asian background
    BCRB | Caribbean || D1; n) BCRB; Black Caribbean; Black - Caribbean; Black or Black British - Caribbean; \
            Black/Black British - Caribbean
    BAFR | African || D2; o) BAFR; Black African; Black - African; Black or Black British - African; \
            Black/Black British - African; BANN; BCON; BGHA; BNGN; BSLN; BSOM; BSUD; BAOF
    BOTH | Any other Black background || D3; p) BOTH; Black other; other Black; other Black background; BEUR; BNAM; \
            BOTB; Black or Black British - any other Black background; Black - any other Black background
    CHNE | Chinese || E1; q) CHNE; Asian Chinese; Asian - Chinese; Asian/Asian British - Chinese; CHKC; CMAL; CSNG; \
            CTWN; COCH; CNHE
    OOTH | Any other ethnic group || E2; r) OOTH; other; other ethnic group; other ethnic background; Arab; OARA; \
            OAFG; OEGY; OFIL; OIRN; OIRQ; OJPN; OKOR; OKRD; OLAM; OLEB; OLIB; OMAL; OMRC; OPOL; OTHA; OVIE; OYEM; OOEG
    REFU | Refused || E3; s) REFU; declined; prefer not to say; ethnicity refused; information refused
    NOBT | Information not yet obtained || E4; t) NOBT; s) NOBT; u) UNKNOWN; E5; unknown; not known; not obtained; \
            not recorded; not stated; not yet obtained; information not obtained; \
            to be confirmed | Holds unborn children too.
"""

ETHNICITY = CodeSet(
    "ethnicity",
    "Ethnicity",
    f"{_CBDS} (twenty main categories); Ofsted child-level lists for the lettered forms",
    table(_ETHNICITY),
    note="Extended CBDS categories (WENG, BSOM...) and the older A1 to E4 forms are read as the main category "
    "they belong to. That roll-up was written from knowledge of the extended list, not checked line by line.",
)

DISABILITY = CodeSet(
    "disability",
    "Disability",
    "DfE CIN census specification (Disability)",
    table("""
        NONE | No disability || b) no; none known; not disabled
        MOB  | Mobility
        HAND | Hand function
        PC   | Personal care
        INC  | Incontinence
        COMM | Communication
        LD   | Learning || learning disability
        HEAR | Hearing || hearing impairment
        VIS  | Vision || visual impairment; sight
        BEH  | Behaviour
        CON  | Consciousness
        AUT  | Autism || diagnosed with autism or Asperger syndrome; autism or Asperger syndrome; ASD; \
            autistic spectrum disorder
        DDA  | Other disability under the Equality Act || other; other DDA; other disability; \
            disabled under the Equality Act
    """),
)

UPN_UNKNOWN = CodeSet(
    "upn_unknown",
    "Why the unique pupil number is not known",
    "SSDA903 guide and SSD field pers_upn_unknown (UN1 to UN5); CIN census XSD 2026 (UN1 to UN7); SSD (UN8 to UN10)",
    table("""
        UN1 | Not of school age and not yet given a UPN
        UN2 | Has never attended a state-funded school in England
        UN3 | Educated outside England
        UN4 | Newly looked after or referred, UPN not yet known
        UN5 | Sources disagree about the child, so that no reliable match can be made
        UN6 | Unaccompanied asylum-seeking child | | | Meaning not confirmed.
        UN7 | Referral with no further action || | Meaning not confirmed; CIN census only.
        UN8 | UPN not known, reason 8 || | Listed by the SSD; meaning not found.
        UN9 | UPN not known, reason 9 || | Listed by the SSD; meaning not found.
        UN10 | UPN and unique learner number not known || | Listed by the SSD; meaning not confirmed.
    """),
    confirmed=False,
    note="The two returns describe UN1 to UN4 in slightly different words.",
)

ID_KIND = CodeSet(
    "id_kind",
    "Kind of identifier",
    f"SSD table ssd_linked_identifiers; CIN census ChildIdentifiers; {LOCAL}",
    table("""
        child-id              | Child identifier of the authority || LAchildID; child id; child; person id; \
            child unique id
        upn                   | Unique pupil number
        former-upn            | Former unique pupil number || FormerUPN
        unique-learner-number | Unique learner number || ULN
        nhs-number            | NHS number || NHS no; common child identifier
        single-unique-id      | Single unique identifier || SUI
        case-number           | Case number || case no
        legacy-id             | Identifier in an earlier system || legacy; legacy identifier; former system id
        family-id             | Family identifier
        court-number          | Court case number || court reference; court case no
        home-office-number    | Home Office number || home office registration; home office reference
        national-insurance    | National Insurance number || NINO; NI number
        yot-id                | Youth justice identifier || YOT number; YOT; youth offending team number
        raa-id                | Regional adoption agency identifier || RAA id
        incident-id           | Police incident number || incident number
        worker-id             | Worker identifier || staff id; SW_ID
        swe-number            | Social Work England registration number || SWENo; SWE no; \
            social worker registration number
        other                 | Other identifier
    """),
)

UASC = CodeSet(
    "uasc",
    "Unaccompanied asylum-seeking child",
    "SSDA903 technical specification (UASC); Ofsted child-level lists 8 and 9",
    table("""
        0 | Not an unaccompanied asylum-seeking child || b) no; no; n; false
        1 | Unaccompanied asylum-seeking child || a) yes; yes; y; true; UASC
    """),
)

SETS = (
    YES_NO,
    YES_NO_UNKNOWN,
    SEX,
    GENDER_CURRENT,
    ETHNICITY,
    DISABILITY,
    UPN_UNKNOWN,
    ID_KIND,
    UASC,
)
