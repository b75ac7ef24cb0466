"""Code sets of adoption, connected carers, pre-proceedings and care proceedings."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

ADOPTER_SEX = CodeSet(
    "adopter_sex",
    "Sex of the adopters",
    "SSDA903 guide and SSD field perm_adopter_sex (SEX_ADOPTR)",
    table("""
        M1 | Single man || single male; one male
        F1 | Single woman || single female; one female
        MM | Two men || male couple
        FF | Two women || female couple
        MF | A man and a woman || male/female couple; male and female couple
    """),
)

ADOPTER_LEGAL_STATUS = CodeSet(
    "adopter_legal_status",
    "Legal status of the adopters",
    "SSDA903 guide and SSD field perm_adopter_legal_status (LS_ADOPTR)",
    table("""
        L0  | Single adopter || single
        L11 | Married couple of different gender || different gender married couple; opposite gender married couple
        L12 | Married couple of the same gender || same gender married couple
        L2  | Couple in a civil partnership || civil partnership couple; civil partnership
        L3  | Unmarried couple of different gender || different gender unmarried couple
        L4  | Couple of the same gender, neither married nor in a civil partnership || same gender couple not \
            married or in a civil partnership
    """),
)

ADOPTION_REVERSAL = CodeSet(
    "adoption_reversal",
    "Why the child should no longer be placed for adoption",
    "SSDA903 guide and SSD field perm_decision_reversed_reason (REASON_PLACED_CEASED)",
    table("""
        RD1 | The child's needs changed || the child's needs changed subsequent to the decision; child's needs changed
        RD2 | The court did not make a placement order
        RD3 | No adopters could be found || prospective adopters could not be found
        RD4 | Any other reason || other
    """),
)

CONNECTED_APPROVAL_KIND = CodeSet(
    "connected_approval_kind",
    "Approval of a connected carer",
    "Care Planning, Placement and Case Review (England) Regulations 2010, regulations 24 and 25; "
    "Fostering Services (England) Regulations 2011 for full approval",
    table("""
        reg-24           | Temporary approval || regulation 24; reg 24; r24; temporary
        reg-24-extension | Extended temporary approval || regulation 25; reg 25; r25; extension; extended; \
            reg 24 extension
        full             | Full approval as foster carer || fully approved; approved; full approval
        ended            | Ended without full approval || refused; not approved; withdrawn; closed
    """),
)

PRE_PROCEEDINGS_OUTCOME = CodeSet(
    "pre_proceedings_outcome",
    "How pre-proceedings ended",
    "DfE CIN census specification 2026 to 2027 (PPOutcome, code set CS131), seen through the field's validator",
    table("""
        A | Outcome A | 2027-
        B | Outcome B | 2027-
        C | Outcome C | 2027-
    """),
    confirmed=False,
    note="The three codes are confirmed; their words are not (specification not available), so the code is shown.",
)

PRE_PROCEEDINGS_DECISION = CodeSet(
    "pre_proceedings_decision",
    "How pre-proceedings ended, in a council's own words",
    LOCAL,
    table("""
        proceedings | Proceedings issued || issue; issued; issue proceedings; care proceedings; \
            escalated to proceedings
        step-down   | Stepped down || step down to cp; step down to cin; exit
        continue    | Continues after review || extended; extend; ongoing
        other       | Other decision
    """),
)

COURT_ORDER = CodeSet(
    "court_order",
    "Order made by the family court",
    f"Children Act 1989 and Adoption and Children Act 2002 (names of orders); {LOCAL}",
    table("""
        CO   | Care order || full care order; fco; section 31 care order
        ICO  | Interim care order
        SO   | Supervision order
        ISO  | Interim supervision order
        SGO  | Special guardianship order || special guardianship
        CAO  | Child arrangements order || residence order; ro
        PO   | Placement order
        AO   | Adoption order || adoption
        EPO  | Emergency protection order
        FAO  | Family assistance order
        SAO  | Secure accommodation order
        DOLO | Deprivation of liberty order || deprivation of liberty; dol; dols
        PSO  | Prohibited steps order
        SIO  | Specific issue order
        REC  | Recovery order
        none | No order || no order made; proceedings withdrawn; withdrawn; nil
        other | Other order
    """),
)

COURT_EVENT = CodeSet(
    "court_event",
    "Step in care proceedings",
    f"Public Law Outline (names of hearings); {LOCAL}",
    table("""
        application-issued         | Application issued || issued; application; c110a; issue
        first-hearing              | First hearing || contested interim hearing; initial hearing
        case-management-hearing    | Case management hearing || cmh; cmc; case management
        further-case-management    | Further case management hearing || fcmh; further cmh
        issues-resolution-hearing  | Issues resolution hearing || irh; early final hearing
        final-hearing              | Final hearing || fh
        final-order                | Final order made || final order; concluded; conclusion; order made
        timetable-extended         | Timetable extended past 26 weeks || extension; extended
        withdrawn                  | Withdrawn || application withdrawn
    """),
)

AGE_ASSESSMENT_OUTCOME = CodeSet(
    "age_assessment_outcome",
    "What an age assessment found",
    LOCAL,
    table("""
        child       | Found to be under 18 || under 18; minor
        adult       | Found to be 18 or over || over 18; 18 or over
        not-needed  | Claimed age accepted without assessment || accepted; age accepted; not required
        disputed    | Result challenged || challenged; judicial review
        withdrawn   | Not completed || abandoned; missing before completion
        pending     | Under way || in progress; open
    """),
)

SETS = (
    ADOPTER_SEX,
    ADOPTER_LEGAL_STATUS,
    ADOPTION_REVERSAL,
    CONNECTED_APPROVAL_KIND,
    PRE_PROCEEDINGS_OUTCOME,
    PRE_PROCEEDINGS_DECISION,
    COURT_ORDER,
    COURT_EVENT,
    AGE_ASSESSMENT_OUTCOME,
)
