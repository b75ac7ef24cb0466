"""How the elements of a CIN census file nest, which become rows of which sheet, and in what order they should stand."""

from dataclasses import dataclass

from goldenthread.records.importers.cin.years import every_sheet


@dataclass(frozen=True)
class Repeated:
    """An element that holds one value and may stand many times, each a row of its own (a factor, a review date)."""

    element: str
    sheet: str


@dataclass(frozen=True)
class Group:
    """An element that holds others.

    ``sheet``  where it becomes a row ('' where it only wraps, as Reviews does).
    ``values`` the elements inside it that hold one value each; the field is the name in lower case.
    ``order``  every element it may hold, in the order of the schema.
    ``once``   it may stand only once in its parent.
    """

    element: str
    sheet: str = ""
    values: tuple[str, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    inside: tuple["Group", ...] = ()
    order: tuple[str, ...] = ()
    once: bool = False
    path: str = ""


def field_of(element: str) -> str:
    """The field that holds an element's value."""
    return "child_id" if element == "LAchildID" else element.lower()


_IDENTIFIERS = (
    "LAchildID", "UPN", "FormerUPN", "UPNunknown", "PersonBirthDate", "ExpectedPersonBirthDate", "GenderCurrent", "Sex", "PersonDeathDate",
)  # fmt: skip

_FACTOR = Repeated("AssessmentFactors", "cin_factor")
_REVIEW = Repeated("CPPreviewDate", "cin_cpp_review")
_DISABILITY = Repeated("Disability", "cin_disability")

# Wrapped and unwrapped: some systems leave out Reviews, Disabilities or FactorsIdentifiedAtAssessment, or repeat them.
identifiers = Group("ChildIdentifiers", values=_IDENTIFIERS, order=_IDENTIFIERS, once=True, path="ChildIdentifiers")
disabilities = Group(
    "Disabilities", repeated=(_DISABILITY,), order=("Disability",), path="ChildCharacteristics/Disabilities"
)
characteristics = Group(
    "ChildCharacteristics",
    values=("Ethnicity",),
    repeated=(_DISABILITY,),
    inside=(disabilities,),
    order=("Ethnicity", "Disabilities", "Disability"),
    once=True,
    path="ChildCharacteristics",
)
factors = Group(
    "FactorsIdentifiedAtAssessment",
    repeated=(_FACTOR,),
    order=("AssessmentFactors",),
    path="CINdetails/Assessments/FactorsIdentifiedAtAssessment",
)
_ASSESSMENT = ("AssessmentActualStartDate", "AssessmentInternalReviewDate", "AssessmentAuthorisationDate")
assessments = Group(
    "Assessments",
    "cin_assessment",
    _ASSESSMENT,
    (_FACTOR,),
    (factors,),
    (*_ASSESSMENT, "FactorsIdentifiedAtAssessment", "AssessmentFactors"),
    path="CINdetails/Assessments",
)
_PLAN = ("CINPlanStartDate", "CINPlanEndDate")
plans = Group("CINPlanDates", "cin_plan", _PLAN, order=_PLAN, path="CINdetails/CINPlanDates")
_S47 = ("S47ActualStartDate", "InitialCPCtarget", "DateOfInitialCPC", "ICPCnotRequired")
enquiries = Group("Section47", "cin_s47", _S47, order=_S47, path="CINdetails/Section47")
reviews = Group(
    "Reviews", repeated=(_REVIEW,), order=("CPPreviewDate",), path="CINdetails/ChildProtectionPlans/Reviews"
)
_CPP = ("CPPstartDate", "CPPendDate", "InitialCategoryOfAbuse", "LatestCategoryOfAbuse", "NumberOfPreviousCPP")
protection_plans = Group(
    "ChildProtectionPlans",
    "cin_cpp",
    _CPP,
    (_REVIEW,),
    (reviews,),
    (*_CPP, "Reviews", "CPPreviewDate"),
    path="CINdetails/ChildProtectionPlans",
)
_PRE_PROCEEDINGS = (
    "PPStartDate", "LBPSentDate", "FGDMMeetingOffer", "FGDMMeetingFac", "InitialPPMeetingDate",
    "ReviewMeetingsCount", "StepDecisionDate", "PPOutcome", "CourtAppDate", "LetterInitCPDate",
)  # fmt: skip
# The order inside the module of 2026 to 2027 was not found in a published schema, so none is asked for.
pre_proceedings = Group(
    "PreProceedingsandFGDM", "cin_pre_proceedings", _PRE_PROCEEDINGS, path="CINdetails/PreProceedingsandFGDM"
)
_REFERRAL = (
    "CINreferralDate",
    "ReferralSource",
    "PrimaryNeedCode",
    "CINclosureDate",
    "ReasonForClosure",
    "DateOfInitialCPC",
)
details = Group(
    "CINdetails",
    "cin_details",
    (*_REFERRAL, "ReferralNFA"),
    (),
    (assessments, plans, enquiries, protection_plans, pre_proceedings),
    (*_REFERRAL, "Assessments", "CINPlanDates", "Section47", "ReferralNFA", "ChildProtectionPlans"),
    path="CINdetails",
)
child = Group(
    "Child",
    "cin_child",
    inside=(identifiers, characteristics, details),
    order=("ChildIdentifiers", "ChildCharacteristics", "CINdetails"),
    path="Child",
)


def every_group(group: Group = child) -> list[Group]:
    """A group and all within it."""
    return [group, *(found for inner in group.inside for found in every_group(inner))]


#: Ordinals that each sheet carries beside its values, outermost first (the child's own number is ``_row``).
ORDINALS = {
    name: tuple(field.name for field in sheet.fields if field.name in ("detail", "item", "part"))
    for name, sheet in every_sheet().items()
}
