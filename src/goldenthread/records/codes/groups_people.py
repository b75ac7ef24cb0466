"""Named groups of the codes used for people, the front door and children in need."""

from goldenthread.records.codes.language import grouped

GROUPS = (
    *grouped(
        "sex",
        """
            sex-of-unborn | Sex sent for an unborn child | U \
                | DfE CIN census guide (unborn children are sent as U) \
                | Most children with U are not unborn: look at the birth date and the expected date too.
            """,
    ),
    *grouped(
        "ethnicity",
        """
            ethnicity-white | White | WBRI WIRI WIRT WOTH WROM \
                | DfE Common Basic Data Set (main ethnicity categories)
            ethnicity-mixed | Mixed | MWBC MWBA MWAS MOTH \
                | DfE Common Basic Data Set (main ethnicity categories)
            ethnicity-asian | Asian or Asian British | AIND APKN ABAN AOTH CHNE \
                | DfE Common Basic Data Set (main ethnicity categories) \
                | Chinese is counted here, as published statistics do since the 2011 census; it was once under \
                other.
            ethnicity-black | Black or Black British | BCRB BAFR BOTH \
                | DfE Common Basic Data Set (main ethnicity categories)
            ethnicity-other | Other ethnic group | OOTH | DfE Common Basic Data Set (main ethnicity categories)
            ethnicity-unknown | Refused or not yet obtained | REFU NOBT \
                | DfE Common Basic Data Set (main ethnicity categories)
            minority-ethnic | All but White British and unknown \
                | WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH \
                | DfE Common Basic Data Set (main ethnicity categories); DfE statistics on the workforce and on \
                pupils \
                | Includes White minorities. Some councils mean only those who are not White: then join the \
                other groups.
            """,
    ),
    *grouped(
        "disability",
        """
            has-disability | Has a disability | MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA \
                | DfE CIN census guide (Disability)
            no-disability | No disability | NONE | DfE CIN census guide (Disability)
            """,
    ),
    *grouped(
        "uasc",
        """
            is-uasc | Unaccompanied asylum-seeking child | 1 | SSDA903 guide (UASC)
            """,
    ),
    *grouped(
        "immigration_status",
        """
            asylum-or-former | Unaccompanied asylum-seeking child, now or before 18 | uasc former-uasc \
                | SSD field immi_immigration_status; Golden Thread local list schema
            no-recourse | No recourse to public funds | appeal-exhausted nrpf \
                | ? Golden Thread local list schema \
                | Other statuses may also carry the condition: the status alone does not always say.
            """,
    ),
    *grouped(
        "referral_source",
        """
            from-individual | From an individual | 1A 1B 1C 1D | DfE CIN census guide (ReferralSource 1A to 1D)
            from-education | From schools or education services | 2A 2B | DfE CIN census guide (2A, 2B)
            from-health | From health services | 3A 3B 3C 3D 3E 3F | DfE CIN census guide (3A to 3F)
            from-housing | From housing | 4 | DfE CIN census guide (4)
            from-authority | From local authority services | 5A 5B 5C 5D | DfE CIN census guide (5A to 5D)
            from-police | From the police | 6 | DfE CIN census guide (6)
            from-other-legal-agency | From another legal agency | 7 | DfE CIN census guide (7)
            source-not-known | Anonymous or unknown | 9 10 | DfE CIN census guide (9, 10)
            """,
    ),
    *grouped(
        "contact_outcome",
        """
            contact-to-service | Contact led to a referral or more | referral assessment strategy-discussion \
                | Golden Thread local list schema
            contact-decided | Contact decided \
                | referral assessment strategy-discussion early-help information-advice open-case \
                other-authority other-agency nfa | Golden Thread local list schema
            """,
    ),
    *grouped(
        "early_help_end_reason",
        """
            early-help-succeeded | Early help ended because needs were met | needs-met stepped-down \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "transfer_outcome",
        """
            transfer-answered | Transfer answered | accepted declined | Golden Thread local list schema
            """,
    ),
    *grouped(
        "need",
        """
            need-is-abuse | Abuse, neglect and exploitation | N1 | DfE CIN census guide (PrimaryNeedCode N1)
            need-not-stated | Need not stated | N0 | DfE CIN census guide (PrimaryNeedCode N0)
            """,
    ),
    *grouped(
        "closure_reason",
        """
            transferred-out-closure | Closed because another authority took over | RC5 \
                | DfE CIN census guide (ReasonForClosure RC5)
            assessed-not-in-need | Closed after assessment: not in need | RC8 RC9 \
                | DfE CIN census guide (RC8, and RC9 from 2022-23)
            closed-by-order | Closed on adoption or a private-law order | RC1 RC3 RC4 \
                | DfE CIN census guide (RC1, RC3, RC4)
            died-closure | Closed because the child died | RC2 | DfE CIN census guide (RC2) \
                | Used also where a pregnancy did not go to term.
            """,
    ),
    *grouped(
        "assessment_factor",
        """
            factor-alcohol | Alcohol misuse | 1A 1B 1C | DfE CIN census guide (factors 1A to 1C)
            factor-drugs | Drug misuse | 2A 2B 2C | DfE CIN census guide (factors 2A to 2C)
            factor-domestic-abuse | Domestic abuse | 3A 3B 3C | DfE CIN census guide (factors 3A to 3C)
            factor-mental-health | Mental health | 4A 4B 4C | DfE CIN census guide (factors 4A to 4C)
            factor-disability | Learning or physical disability, or illness | 5A 5B 5C 6A 6B 6C \
                | DfE CIN census guide (factors 5A to 6C)
            factor-young-carer | Young carer | 7A | DfE CIN census guide (factor 7A)
            factor-private-fostering | Private fostering | 8B 8C 8D 8E 8F \
                | DfE CIN census guide (factors 8B to 8F)
            factor-asylum | Unaccompanied asylum-seeking child | 9A | DfE CIN census guide (factor 9A)
            factor-exploitation | Sexual or criminal exploitation, trafficking or gangs | 11A 12A 13A 24A \
                | DfE CIN census guide (factors 11A to 13A and 24A)
            factor-missing | Missing | 10A | DfE CIN census guide (factor 10A)
            factor-neglect | Neglect | 16A | DfE CIN census guide (factor 16A)
            factor-emotional-abuse | Emotional abuse | 17A | DfE CIN census guide (factor 17A)
            factor-physical-abuse | Physical abuse | 18A 18B 18C | DfE CIN census guide (factors 18A to 18C)
            factor-sexual-abuse | Sexual abuse | 19A 19B 19C | DfE CIN census guide (factors 19A to 19C)
            factor-parental | About a parent or carer | 1B 2B 3B 4B 5B 6B | DfE CIN census guide (B factors)
            no-factors | No factors identified | 21 | DfE CIN census guide (factor 21, used alone)
            """,
    ),
    *grouped(
        "case_status",
        """
            open-case | Open on list 6 | looked-after child-protection-plan child-in-need-plan open-assessment \
                | Ofsted child-level list 6
            """,
    ),
    *grouped(
        "visit_kind",
        """
            statutory-visit | Visit that the law or statutory guidance asks for \
                | cp cla cla-first short-break private-fostering adoption \
                | Care Planning Regulations 2010; Working Together to Safeguard Children
            cla-visit | Visit to a looked-after child | cla cla-first \
                | Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28
            """,
    ),
    *grouped(
        "plan_review_outcome",
        """
            plan-continues | Children in need plan continues | continue | Golden Thread local list schema
            """,
    ),
)
