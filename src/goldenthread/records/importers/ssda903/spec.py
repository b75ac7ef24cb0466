"""The modules of the SSDA903, the yearly return on children looked after, as they stood in 2016-17."""

from goldenthread.records.importers.language import Field, FieldKind, Sheet


def day(name: str, *, required: bool = False) -> Field:
    """A day."""
    return Field(name, "date", required=required)


def code(name: str, codes: str, *headings: str, required: bool = False) -> Field:
    """A value of the code set ``codes``, whose codes carry the years in which they were valid."""
    return Field(name, "code", codes, headings=headings, required=required)


def plain(name: str, kind: FieldKind, *headings: str, required: bool = False) -> Field:
    """A field of any kind without codes."""
    return Field(name, kind, headings=headings, required=required)


CHILD = Field("child", "id", required=True, headings=("CHILDID", "CHILD ID"))
#: Every module repeats the birth date. Outside the header it is kept only for children whom the header leaves out.
DOB = Field("dob", "date", birth=True)
SEX = code("sex", "sex", "GENDER")

HEADER = Sheet(
    "header",
    (
        CHILD,
        code("sex", "sex", "GENDER", required=True),
        Field("dob", "date", birth=True, required=True),
        code("ethnic", "ethnicity", required=True),
        plain("upn", "id"),
        plain("mother", "boolean"),
        Field("mc_dob", "date", birth=True),
        # In XML, and in CSV files of some systems, the header also says who is unaccompanied.
        plain("uasc", "boolean"),
        day("duc"),
    ),
    persons=("child",),
    required=True,
)

EPISODES = Sheet(
    "episodes",
    (
        CHILD,
        day("decom", required=True),
        code("rne", "reason_episode_started", required=True),
        code("ls", "legal_status", required=True),
        code("cin", "need"),
        code("place", "placement_type", "PL", required=True),
        code("place_provider", "placement_provider"),
        day("dec", required=True),
        code("rec", "reason_episode_ceased", required=True),
        code("reason_place_change", "place_change_reason"),
        Field("home_post", treat="postcode"),
        Field("pl_post", treat="postcode"),
        plain("urn", "id"),
    ),
    persons=("child",),
    distances=(("pl_distance", "home_post", "pl_post"),),
    files=("episode",),
    required=True,
)

REVIEWS = Sheet(
    "reviews",
    (CHILD, DOB, day("review", required=True), code("review_code", "participation", required=True)),
    persons=("child",),
    files=("review",),
)

UASC = Sheet("uasc", (CHILD, SEX, DOB, day("duc", required=True)), persons=("child",))

OC2 = Sheet(
    "oc2",
    (
        CHILD,
        DOB,
        Field("sdq_score", "integer", low=0, high=40, required=True),
        code("sdq_reason", "sdq_reason", required=True),
        plain("convicted", "boolean"),
        plain("health_check", "boolean"),
        plain("immunisations", "boolean"),
        plain("teeth_check", "boolean"),
        plain("health_assessment", "boolean"),
        plain("substance_misuse", "boolean"),
        plain("intervention_received", "boolean"),
        plain("intervention_offered", "boolean"),
    ),
    persons=("child",),
    files=("outcomes 2", "outcomes oc2"),
)

OC3 = Sheet(
    "oc3",
    (
        CHILD,
        DOB,
        code("in_touch", "in_touch", required=True),
        code("activ", "activity"),
        code("accom", "accommodation"),
    ),
    persons=("child",),
    files=("outcomes 3", "outcomes oc3", "care leavers"),
)

AD1 = Sheet(
    "ad1",
    (
        CHILD,
        DOB,
        day("date_int", required=True),
        day("date_match"),
        plain("foster_care", "boolean"),
        Field("nb_adoptr", "integer", low=1, high=2),
        code("sex_adoptr", "adopter_sex"),
        code("ls_adoptr", "adopter_legal_status"),
    ),
    persons=("child",),
    files=("adoption ad1", "adopted"),
)

PLACED_ADOPTION = Sheet(
    "placed_adoption",
    (
        CHILD,
        DOB,
        day("date_placed", required=True),
        day("date_placed_ceased"),
        code("reason_placed_ceased", "adoption_reversal"),
    ),
    persons=("child",),
    files=("placed for adoption", "should be placed for adoption", "sbpfa", "ad placed"),
)

PREV_PERM = Sheet(
    "prev_perm",
    # The date is often known only in part and then written zz/zz/2012, so it stays the text it is.
    (
        CHILD,
        DOB,
        code("prev_perm", "previous_permanence", required=True),
        plain("la_perm", "text"),
        plain("date_perm", "text"),
    ),
    persons=("child",),
    files=("previous permanence", "prevperm", "permanence"),
)

MISSING = Sheet(
    "missing",
    (CHILD, DOB, code("missing", "missing_kind", required=True), day("mis_start", required=True), day("mis_end")),
    persons=("child",),
    files=("missing episodes", "missing periods"),
)

BASE = (HEADER, EPISODES, REVIEWS, UASC, OC2, OC3, AD1, PLACED_ADOPTION, PREV_PERM, MISSING)

#: From 2023-24 (see `years`).
SOCIAL_WORKER = Sheet(
    "social_worker",
    (
        CHILD,
        DOB,
        plain("sw_id", "id", required=True),
        day("sw_decom", required=True),
        day("sw_dec"),
        code("sw_reason", "worker_change_reason"),
    ),
    persons=("child",),
    files=("social workers", "social worker episodes", "sw episodes", "swepisodes", "sw"),
)

#: From 2026-27 (see `years`).
DOLO = Sheet(
    "dolo",
    (CHILD, DOB, day("dolo_start", required=True), day("dolo_end")),
    persons=("child",),
    files=("deprivation of liberty", "deprivation of liberty order", "deprivation of liberty orders", "dolos"),
)
