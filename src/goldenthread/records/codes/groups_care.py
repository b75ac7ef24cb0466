"""Named groups of the codes used for children in care, their placements and reviews, and care leavers."""

from goldenthread.records.codes.language import grouped

GROUPS = (
    *grouped(
        "legal_status",
        """
            is-a-short-break | Is a short break | V3 V4 \
                | SSDA903 guide (LS V3, V4); DfE statistics on children looked after, methodology \
                | Left out of looked-after children in nearly every published measure.
            care-order | Under a care order | C1 C2 | SSDA903 guide (LS C1, C2)
            full-care-order | Under a full care order | C2 | SSDA903 guide (LS C2)
            interim-care-order | Under an interim care order | C1 | SSDA903 guide (LS C1)
            placement-order | Under a placement or freeing order | D1 E1 | SSDA903 guide (LS D1, E1)
            voluntary-accommodation | Accommodated by agreement, short breaks apart | V2 \
                | SSDA903 guide (LS V2); Children Act 1989 section 20
            on-remand-or-criminal | On remand or under youth justice law | J1 J2 J3 \
                | SSDA903 guide (LS J1 to J3)
            emergency-protection | Under police protection, an emergency protection or a child assessment order \
                | L1 L2 L3 | SSDA903 guide (LS L1 to L3)
            """,
    ),
    *grouped(
        "reason_episode_started",
        """
            starts-a-period-of-care | Starts a period of care | S | SSDA903 guide (RNE S)
            changes-placement | Changes placement | P T B U | SSDA903 guide (RNE P, T, B, U)
            changes-legal-status | Changes legal status | L B U | SSDA903 guide (RNE L, B, U)
            changes-carer | Changes carer | P B | SSDA903 guide (RNE P, B)
            """,
    ),
    *grouped(
        "reason_episode_ceased",
        """
            ends-a-period-of-care | Ends a period of care \
                | E11 E12 E2 E3 E4A E4B E13 E41 E43 E44 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17 \
                | SSDA903 guide (every REC but X1)
            carries-on | Care carries on in a new episode | X1 | SSDA903 guide (REC X1)
            adopted | Adopted | E11 E12 | SSDA903 guide (REC E11, E12)
            special-guardianship | Left care under a special guardianship order | E43 E44 E45 E46 E47 E48 \
                | SSDA903 guide (REC E45 to E48, before 2018-19 E43 and E44)
            child-arrangements-order | Left care under a child arrangements or residence order | E41 \
                | SSDA903 guide (REC E41)
            returned-home | Returned home | E4A E4B | SSDA903 guide (REC E4A, E4B) \
                | E13 (to live with someone without parental responsibility) is not a return home.
            returned-home-planned | Returned home as planned | E4A | SSDA903 guide (REC E4A)
            returned-home-unplanned | Returned home unplanned | E4B | SSDA903 guide (REC E4B)
            moved-to-independence | Moved to independent living | E5 E6 | SSDA903 guide (REC E5, E6)
            stayed-with-carers | Stayed with carers at 18 | E17 | SSDA903 guide (REC E17)
            transferred-out-of-care | Care taken over by another authority | E3 | SSDA903 guide (REC E3)
            died-in-care | Died | E2 | SSDA903 guide (REC E2)
            """,
    ),
    *grouped(
        "participation",
        """
            attended | Attended | PN1 PN2 PN3 PN4 | SSDA903 guide (PN1 to PN4)
            gave-views | Gave views | PN1 PN2 PN3 PN5 PN6 | SSDA903 guide (PN1, PN2, PN3, PN5, PN6)
            participated | Took part | PN1 PN2 PN3 PN4 PN5 PN6 | SSDA903 guide (PN1 to PN6) \
                | PN0 is not participation: a figure that counts it is too high.
            not-of-age-to-participate | Under four at the review | PN0 | SSDA903 guide (PN0)
            did-not-participate | Did not take part | PN7 | SSDA903 guide (PN7)
            """,
    ),
    *grouped(
        "permanence_plan",
        """
            plan-is-permanence-by-order | Plan is adoption or special guardianship | adoption sgo-cao \
                | Ofsted child-level list 8
            """,
    ),
    *grouped(
        "previous_permanence",
        """
            previously-permanent | Had a permanence order before | P1 P2 P3 | SSDA903 guide (PREV_PERM P1 to P3)
            """,
    ),
    *grouped(
        "life_story_stage",
        """
            life-story-under-way | Life story work under way or done | in-progress completed \
                | Golden Thread local list schema
            """,
    ),
    *grouped(
        "placement_type",
        """
            counts-as-placement | Counts as a placement \
                | A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 U1 U2 U3 U4 U5 U6 Z1 Z11 Z12 Z13 Z14 \
                | SSDA903 guide (placement types); DfE statistics on children looked after, methodology \
                | A placement must also last 24 hours and must not be a short break: those are rules on dates \
                and legal status.
            temporary-placement | Temporary move | T0 T1 T2 T3 T4 | SSDA903 guide (placement types) (T0 to T4)
            foster-placement | Foster placement | U1 U2 U3 U4 U5 U6 | SSDA903 guide (placement types) (U1 to U6)
            connected-carer-placement | With relative or friend as foster carer | U1 U2 U3 \
                | SSDA903 guide (placement types) (U1 to U3)
            long-term-foster-placement | Long-term foster placement | U1 U4 \
                | SSDA903 guide (placement types) (U1, U4)
            fostering-for-adoption | Fostering for adoption | U2 U5 | SSDA903 guide (placement types) (U2, U5)
            adoption-placement | Placed for adoption | A3 A4 A5 A6 | SSDA903 guide (placement types) (A3 to A6)
            adoption-by-foster-carer | Placed for adoption with the foster carer | A3 A5 \
                | SSDA903 guide (placement types) (A3, A5)
            placed-with-parents | Placed with parents | P1 | SSDA903 guide (placement types) (P1)
            secure-or-childrens-home | In a secure or other children's home | K1 K2 \
                | SSDA903 guide (placement types) (K1, K2)
            secure-home | In a secure children's home | K1 | SSDA903 guide (placement types) (K1)
            semi-independent-placement | Semi-independent living or supported accommodation | H5 K3 P2 \
                | ? SSDA903 guide (placement types) (H5 and P2 to 2023-24, K3 from 2024-25) \
                | Published tables put P2 under other placements in the community in the years that had it.
            residential-placement | Residential placement | K1 K2 R1 R2 R3 S1 \
                | ? SSDA903 guide (placement types) \
                | Custody (R5) and supported accommodation are apart. Published tables group these in several \
                ways.
            other-residential-placement | Other residential settings | R1 R2 R3 R5 \
                | ? DfE statistics on children looked after, methodology (other residential settings)
            residential-school | Residential school | S1 | SSDA903 guide (placement types) (S1)
            custody-placement | In a young offender institution | R5 | SSDA903 guide (placement types) (R5)
            other-placement | Other placement | Z1 Z11 Z12 Z13 Z14 | ? SSDA903 guide (placement types) (Z codes) \
                | Meanings of Z11 to Z14 not found.
            """,
    ),
    *grouped(
        "placement_provider",
        """
            in-house-provider | Own provision | PR1 | SSDA903 guide (PR1)
            independent-provider | Private or voluntary provision | PR4 PR5 | SSDA903 guide (PR4, PR5)
            public-provider | Other public provision | PR2 PR3 | SSDA903 guide (PR2, PR3)
            """,
    ),
    *grouped(
        "placement_location",
        """
            out-of-authority | Placed outside the authority | OUT | SSDA903 guide (PL_LOCATION)
            """,
    ),
    *grouped(
        "place_change_reason",
        """
            placement-broke-down | Placement ended for a reason that suggests it broke down \
                | ALLEG STAND APPRR CREQB CREQO CHILD LAREQ \
                | ? SSDA903 guide (REASON_PLACE_CHANGE); reading of the codes by this project
            """,
    ),
    *grouped(
        "leaving_care_eligibility",
        """
            is-care-leaver | Relevant or former relevant | relevant former-relevant \
                | Children (Leaving Care) Act 2000
            """,
    ),
    *grouped(
        "in_touch",
        """
            in-touch | In touch | YES | SSDA903 guide (IN_TOUCH)
            not-in-touch | Not in touch | NO | SSDA903 guide (IN_TOUCH) \
                | Refused and no longer required are published apart; all three stay in the denominators of \
                other measures.
            no-contact-by-choice | Refused contact or no longer requires services | REFU NREQ \
                | SSDA903 guide (IN_TOUCH)
            left-out-of-care-leaver-measures | Died or returned home | DIED RHOM | LAIT 112 and 113
            """,
    ),
    *grouped(
        "accommodation",
        """
            suitable-accommodation | Suitable accommodation | B1 C1 D1 E1 G1 H1 K1 R1 S1 T1 U1 V1 W1 X1 Y1 Z1 \
                | SSDA903 guide (ACCOM ending in 1)
            unsuitable-accommodation | Unsuitable accommodation \
                | B2 C2 D2 E2 G2 H2 K2 R2 S2 T2 U2 V2 W2 X2 Y2 Z2 | SSDA903 guide (ACCOM ending in 2)
            left-out-of-accommodation-measure | Abroad, deported or residence not known \
                | G H R G1 G2 H1 H2 R1 R2 | LAIT 112 (suitable accommodation of care leavers)
            staying-put | With former foster carers | Z Z1 Z2 | SSDA903 guide (ACCOM Z)
            homeless-accommodation | No fixed abode, emergency or bed and breakfast | S V W S1 S2 V1 V2 W1 W2 \
                | SSDA903 guide (ACCOM S, V, W)
            """,
    ),
    *grouped(
        "accommodation_suitability",
        """
            suitable | Accommodation said to be suitable | 1 | SSDA903 guide (ACCOM 1)
            unsuitable | Accommodation said to be unsuitable | 2 | SSDA903 guide (ACCOM 2)
            """,
    ),
    *grouped(
        "activity",
        """
            in-education-employment-training | In education, employment or training \
                | F1 P1 F2 P2 F3 P3 F4 P4 F5 P5 | SSDA903 guide (ACTIV F and P codes); LAIT
            neet | Not in education, employment or training | G4 G5 G6 | SSDA903 guide (ACTIV G codes); LAIT
            in-higher-education | In higher education | F1 P1 | SSDA903 guide (ACTIV F1, P1)
            in-apprenticeship | In an apprenticeship | F4 P4 | SSDA903 guide (ACTIV F4, P4)
            activity-not-known | Activity not known | 0 | SSDA903 guide (ACTIV 0)
            """,
    ),
)
