"""Code sets of care leavers: entitlement, contact, accommodation and activity."""

from goldenthread.records.codes.language import CodeSet, table

LEAVING_CARE_ELIGIBILITY = CodeSet(
    "leaving_care_eligibility",
    "Category of entitlement to leaving care services",
    "Ofsted child-level list 9 (a to d); SSD field clea_care_leaver_eligibility; Children (Leaving Care) Act 2000",
    table("""
        relevant        | Relevant child || a) relevant child
        former-relevant | Former relevant child || b) former relevant child; former relevant; care leaver
        qualifying      | Qualifying care leaver || c) qualifying care leaver; qualifying child; \
            qualifying young person
        eligible        | Eligible child || d) eligible child
        none            | No current entitlement || no current eligibility; not eligible; ineligible
    """),
)

IN_TOUCH = CodeSet(
    "in_touch",
    "Whether the authority is in touch with the care leaver",
    "SSDA903 guide and SSD field clea_care_leaver_in_touch (IN_TOUCH); Ofsted child-level list 9",
    table("""
        YES  | In touch || a) yes; y; 1; yes - in touch; true
        NO   | Not in touch || b) no; n; 0; no - not in touch; false
        DIED | Died after leaving care || c) died; death
        REFU | Young person refuses contact || d) refu; refused; refuses contact; refused contact
        NREQ | Young person no longer requires services || e) nreq; not required; no longer required; \
            no longer requires services
        RHOM | Returned home for six months or more || f) rhom; returned home
    """),
)

_KINDS = {
    "B": "With parents or relatives",
    "C": "Community home or other residential care",
    "D": "Semi-independent or transitional accommodation",
    "E": "Supported lodgings",
    "G": "Gone abroad",
    "H": "Deported",
    "K": "Ordinary lodgings without formal support",
    "R": "Residence not known",
    "S": "No fixed abode or homeless",
    "T": "Foyer or similar supported accommodation",
    "U": "Independent living",
    "V": "Emergency accommodation",
    "W": "Bed and breakfast",
    "X": "In custody",
    "Y": "Other accommodation",
    "Z": "With former foster carers",
}

_ALIASES = {
    "B": "parents/relatives; parents; with parents/relatives; with parent(s) or relative(s); relatives",
    "C": "community home/residential care; community home; residential care",
    "D": "semi-independent; semi independent; transitional accommodation; \
semi-independent, transitional accommodation and self-contained accommodation; \
semi-independent transitional accommodation",
    "E": "supported lodging",
    "G": "abroad",
    "H": "deportation",
    "K": "ordinary lodgings; ordinary lodgings, without formal support",
    "R": "not known; unknown",
    "S": "homeless; no fixed abode; no fixed abode/homeless; NFA",
    "T": "foyer; foyers; foyers and similar supported accommodation; supported accommodation",
    "U": "independent; own tenancy; independent tenancy",
    "V": "emergency; night shelter; emergency hostel",
    "W": "B&B",
    "X": "custody; prison",
    "Y": "other",
    "Z": "former foster carers; with former foster carer(s); staying put; former foster carer",
}

_SUITABILITY = {"1": "suitable", "2": "unsuitable"}

ACCOMMODATION = CodeSet(
    "accommodation",
    "Accommodation of a care leaver",
    "SSDA903 guide (ACCOM: letter for the kind, 1 suitable or 2 unsuitable); "
    "SSD field clea_care_leaver_accommodation and Ofsted child-level list 9 (letter alone)",
    table(
        "\n".join(
            [
                *(f"{letter} | {kind} || {_ALIASES[letter]}" for letter, kind in _KINDS.items()),
                *(
                    f"{letter}{digit} | {kind}, {word}"
                    for letter, kind in _KINDS.items()
                    for digit, word in _SUITABILITY.items()
                ),
                "0 | Not in touch, or no information",
            ]
        )
    ),
    note="Both forms are codes, because the sources write both; `accommodation_parts` takes the longer one apart.",
)

ACCOMMODATION_SUITABILITY = CodeSet(
    "accommodation_suitability",
    "Whether a care leaver's accommodation is suitable",
    "SSD field clea_care_leaver_accom_suitable; second character of SSDA903 ACCOM; Ofsted child-level list 9",
    table("""
        1 | Suitable || a) suitable; yes; y; accommodation is considered suitable
        2 | Unsuitable || b) unsuitable; no; n; not suitable; accommodation is considered unsuitable
    """),
)

ACTIVITY = CodeSet(
    "activity",
    "Education, employment or training of a care leaver",
    "SSDA903 guide and SSD field clea_care_leaver_activity (ACTIV); LIIA SSDA903 schemas 2017 and 2022 for the years",
    table("""
        F1 | Full time in higher education || young person engaged full time in higher education
        P1 | Part time in higher education || young person engaged part time in higher education
        F2 | Full time in education other than higher || full time in other education; \
            full time education other than higher
        P2 | Part time in education other than higher || part time in other education; \
            part time education other than higher
        F3 | Full time in training or employment | -2021 | full time training or employment
        P3 | Part time in training or employment | -2021 | part time training or employment
        F4 | Full time in an apprenticeship | 2022- | young person engaged full time in an apprenticeship
        P4 | Part time in an apprenticeship | 2022- | young person engaged part time in an apprenticeship
        F5 | Full time in training or employment, not an apprenticeship | 2022- \
            | young person engaged full time in training or employment (not apprenticeship)
        P5 | Part time in training or employment, not an apprenticeship | 2022- \
            | young person engaged part time in training or employment (not apprenticeship)
        G4 | Not in education, employment or training: illness or disability || not in education, employment or \
            training - illness or disability; neet - illness/disability; neet - illness or disability
        G5 | Not in education, employment or training: other || not in education, employment or training - other; \
            neet; neet - other
        G6 | Not in education, employment or training: pregnancy or parenting || not in education, employment or \
            training - pregnancy or parenting; neet - pregnancy/parenting; neet - pregnancy or parenting
        0  | Not in touch, or no information
    """),
    note="The year in which F3 and P3 gave way to F4, P4, F5 and P5 is that of the LIIA schema (2021-22).",
)


def accommodation_parts(code: str) -> tuple[str, str | None]:
    """Take an ACCOM code apart: the kind of accommodation, and its suitability where the code says it.

    "B1" is ("B", "1"); a letter alone, and "0", come back with None for the suitability. Raises ValueError for a code
    that is not in the set.
    """
    if ACCOMMODATION.get(code) is None:
        raise ValueError(f"{code!r} is not a code of accommodation.")
    return (code[0], code[1]) if len(code) == 2 else (code, None)


SETS = (LEAVING_CARE_ELIGIBILITY, IN_TOUCH, ACCOMMODATION, ACCOMMODATION_SUITABILITY, ACTIVITY)
