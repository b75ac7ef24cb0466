"""Code sets of periods of care: legal status, why episodes begin and end, reviews and permanence plans."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

LEGAL_STATUS = CodeSet(
    "legal_status",
    "Legal status of a looked-after child",
    "SSDA903 guide (LS); Ofsted child-level list 8 for the short forms",
    table("""
        C1 | Interim care order || ICO
        C2 | Full care order || FCO; care order; CO
        D1 | Freeing order granted || freeing order
        E1 | Placement order granted || placement order; PO
        J1 | Remanded to local authority or youth detention accommodation || remand; on remand; \
            remanded to la accommodation; remanded to local authority accommodation
        J2 | Accommodated under the Police and Criminal Evidence Act 1984 || PACE
        J3 | Sentenced to a youth rehabilitation order with residence || YRO; youth rehabilitation order
        L1 | Under police protection and in authority accommodation || police protection; \
            police powers of protection; PPO
        L2 | Emergency protection order || EPO
        L3 | Child assessment order and in authority accommodation || child assessment order
        V2 | Single period of accommodation under section 20 || s20; section 20; single period of accommodation; \
            single period of accommodation under s20; s.20; voluntary accommodation
        V3 | Agreed series of short breaks, each break recorded || agreed series of short term breaks, individual \
            episodes
        V4 | Agreed series of short breaks, only the agreement recorded || agreed series of short term breaks, \
            agreement recorded
    """),
    note="V3 and V4 are short breaks and left out of nearly every published measure of looked-after children.",
)

REASON_EPISODE_STARTED = CodeSet(
    "reason_episode_started",
    "Reason for a new episode of care",
    "SSDA903 guide and SSD field clae_cla_episode_start_reason (RNE)",
    table("""
        S | Started to be looked after
        L | Change of legal status only || change of legal status
        P | Change of placement and carer only || change of placement and carer(s) only
        T | Change of placement with the same carer only || change of placement (but same carer(s)) only
        B | Change of legal status, placement and carer together || change of legal status and placement and \
            carer(s) at the same time
        U | Change of legal status and placement with the same carer || change of legal status and change of \
            placement (but same carer(s)) at the same time
    """),
)

REASON_EPISODE_CEASED = CodeSet(
    "reason_episode_ceased",
    "Reason an episode of care ceased",
    "SSDA903 guide and SSD field clae_cla_episode_ceased_reason (REC); LIIA SSDA903 schemas 2017 and 2019 (years)",
    table("""
        X1  | Episode ceased and a new one began the same day || episode ceases, and new episode begins on same \
            day; episode ceases, and new episode begins on same day, for any reason
        E11 | Adopted, application unopposed || adopted - application unopposed; \
            adopted - application for an adoption order unopposed
        E12 | Adopted, consent dispensed with by the court || adopted - consent dispensed with by the court; \
            adopted - consent dispensed with; adopted - consent dispensed with by court; adopted - consent dispensed; \
            adopted, consent dispensed with
        E2  | Died || death; child died
        E3  | Care taken over by another authority in the UK || care taken over by another la in the uk; \
            care taken by another la; care taken over by another local authority in the uk; \
            care taken over by another la; care taken over by other la
        E4A | Returned home as part of the care plan || returned home - planned; \
            returned home as part of care planning process
        E4B | Returned home, not part of the care plan || returned home - unplanned; \
            returned home not part of care planning process
        E13 | Left care to live with parents, relatives or others without parental responsibility || left care to \
            live with parents, relatives, or other person with no parental responsibility
        E41 | Child arrangements order (residence order until April 2014) || residence order; \
            child arrangements order; residence order or child arrangements order; residence order granted
        E43 | Special guardianship order to former foster carers | -2018
        E44 | Special guardianship order to carers other than former foster carers | -2018
        E45 | Special guardianship order to former foster carers who are relatives or friends | 2019- \
            | special guardianship orders - former foster carer - relative/friend
        E46 | Special guardianship order to former foster carers who are not relatives or friends | 2019- \
            | special guardianship orders - former foster carer - not relative/friend
        E47 | Special guardianship order to relatives or friends who were not the foster carers | 2019- \
            | special guardianship orders - relative/friend
        E48 | Special guardianship order to others who were not the foster carers | 2019- \
            | special guardianship orders - not relative/friend
        E5  | Moved to independent living with formal support || independent living with formalised support; \
            moved into independent living (with supportive accommodation)
        E6  | Moved to independent living without formal support || independent living with no formalised support; \
            moved into independent living (with no formalised support)
        E7  | Transferred to residential care funded by adult social care || transferred to residential care funded \
            by adult social services; transferred to residential care funded by adult social care services
        E8  | Ceased for any other reason || period of being looked after ceased for any other reason; \
            any other reason; other
        E9  | Sentenced to custody
        E14 | Accommodation on remand ended
        E15 | Age assessment found the young person to be 18 or over
        E16 | Child moved abroad || moved abroad
        E17 | Aged 18 or over and stayed with current carers || aged 18 (or over) and remained with current carers; \
            staying put
    """),
    note="E45 to E48 took the place of E43 and E44 from 2018-19. Only X1 does not end a period of care.",
)

PARTICIPATION = CodeSet(
    "participation",
    "How the child took part in a review",
    "SSDA903 guide (REVIEW_CODE); the SSD uses the same codes for review conferences",
    table("""
        PN0 | Under four at the time || child aged under 4 at the time of the review; under 4; aged under 4
        PN1 | Attended and spoke for themselves || child physically attends and speaks for him or herself; \
            attended and spoke
        PN2 | Attended and an advocate spoke || child physically attends and an advocate speaks on his or her behalf
        PN3 | Attended and gave views by other means || child attends and conveys his or her view symbolically \
            (non-verbally); symbolically
        PN4 | Attended without giving views || child physically attends but does not speak for him or herself; \
            attended but did not contribute
        PN5 | Did not attend, an advocate gave views || child does not attend physically but briefs an advocate to \
            speak for him or herself
        PN6 | Did not attend, gave views another way || child does not attend but conveys his or her feelings to \
            the review by a facilitative medium
        PN7 | Did not attend and gave no views || child does not attend nor are his or her views conveyed to the \
            review; did not participate
    """),
)

PERMANENCE_PLAN = CodeSet(
    "permanence_plan",
    "Permanence plan",
    "Ofsted child-level data, list 8 (permanence plan a to g)",
    table("""
        return-to-family      | Return to family || a) return to family; return home; rehabilitation; \
            return to birth family; return to birth parents; place with parents; placed with parents
        adoption              | Adoption || b) adoption
        sgo-cao               | Special guardianship or child arrangements order || c) sgo/cao; sgo/cao; sgo; cao; \
            special guardianship; special guardianship order; child arrangements order; \
            long term placement friends/family
        supported-living      | Supported living in the community || d) supported living in the community
        long-term-residential | Long-term residential placement || e) long-term residential placement; \
            long term residential; residential; residential care; lt residential placement; \
            long term residential placement
        long-term-fostering   | Long-term fostering || f) long-term fostering; long term fostering; \
            long term foster care; lt fostering; permanent fostering
        other                 | Other || g) other; parallel plan; parallel planning; concurrent planning
        not-yet-decided       | Not yet decided || no plan; to be determined; assessment in progress
    """),
    note="'Not yet decided' is local: the list leaves the cell blank. 'Independent living' is not read: councils "
    "mean supported living by it, or something else.",
)

PREVIOUS_PERMANENCE = CodeSet(
    "previous_permanence",
    "Permanence option before this period of care",
    "SSDA903 guide and SSD field lapp_previous_permanence_option (PREV_PERM)",
    table("""
        P1 | Adoption || adopted
        P2 | Special guardianship order || SGO
        P3 | Residence or child arrangements order || residence order; child arrangements order; CAO; \
            residence order (ro) or child arrangements order (cao)
        P4 | Unknown || not known
        Z1 | No earlier permanence option || child has not previously had a permanence option; none
    """),
)

REVIEW_OUTCOME = CodeSet(
    "review_outcome",
    "What a review of a looked-after child decided",
    LOCAL,
    table("""
        plan-agreed      | Care plan agreed || agreed; continue; plan continues; no change
        plan-changed     | Care plan changed || amended; revised; change of plan
        permanence-set   | Permanence plan settled || permanence agreed
        adjourned        | Adjourned || incomplete; series of meetings
        discharge        | Care to end || end of care; cease to be looked after
        other            | Other outcome
    """),
)

LIFE_STORY_STAGE = CodeSet(
    "life_story_stage",
    "Stage of life story work",
    LOCAL,
    table("""
        not-started | Not started || no
        referred    | Referred or allocated || allocated; waiting; waiting list
        in-progress | In progress || ongoing; underway; started
        completed   | Completed || complete; done; yes; finished
        not-suitable | Not suitable or declined || declined; not required; not appropriate
    """),
)

SETS = (
    LEGAL_STATUS,
    REASON_EPISODE_STARTED,
    REASON_EPISODE_CEASED,
    PARTICIPATION,
    PERMANENCE_PLAN,
    PREVIOUS_PERMANENCE,
    REVIEW_OUTCOME,
    LIFE_STORY_STAGE,
)
