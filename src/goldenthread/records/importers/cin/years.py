"""What each year's CIN census changed; years are named by the calendar year in which the collection ends."""

from goldenthread.records.importers.cin import spec
from goldenthread.records.importers.language import Difference, Field, Sheet, Specification

cin_plan = Sheet(
    "cin_plan",
    (
        spec.CHILD,
        spec.DETAIL,
        spec.ITEM,
        Field("cinplanstartdate", "date", required=True, headings=("CINPlanStartDate",)),
        Field("cinplanenddate", "date", headings=("CINPlanEndDate",)),
    ),
)

cin_child = spec.cin_child.without("gendercurrent").with_fields(Field("sex", "code", "sex", headings=("Sex",)))

cin_pre_proceedings = Sheet(
    "cin_pre_proceedings",
    (
        spec.CHILD,
        spec.DETAIL,
        spec.ITEM,
        Field("ppstartdate", "date", required=True, headings=("PPStartDate",)),
        Field("lbpsentdate", "date", headings=("LBPSentDate",)),
        Field("fgdmmeetingoffer", "boolean", headings=("FGDMMeetingOffer",)),
        Field("fgdmmeetingfac", "boolean", headings=("FGDMMeetingFac",)),
        Field("initialppmeetingdate", "date", headings=("InitialPPMeetingDate",)),
        Field("reviewmeetingscount", "integer", low=0, headings=("ReviewMeetingsCount",)),
        Field("stepdecisiondate", "date", headings=("StepDecisionDate",)),
        Field("ppoutcome", "code", "pre_proceedings_outcome", headings=("PPOutcome",)),
        Field("courtappdate", "date", headings=("CourtAppDate",)),
        Field("letterinitcpdate", "date", headings=("LetterInitCPDate",)),
    ),
)

DIFFERENCES = (
    Difference(
        2021,
        "Factors 18B, 18C, 19B and 19C take the place of 18A and 19A (CIN census XSD of 2021; years are in the code set).",
    ),
    Difference(2022, "CINPlanDates begins, and factor 24A (CIN census XSD of 2022).", (cin_plan,)),
    Difference(
        2023, "Referral source 5D and closure reason RC9 begin (CIN census XSD of 2023; years are in the code sets)."
    ),
    Difference(
        2025,
        "Sex (M, F, U) takes the place of GenderCurrent (0, 1, 2, 9) (CIN census specification 2024 to 2025).",
        (cin_child,),
    ),
    Difference(
        2027,
        "The module on pre-proceedings and family group decision making begins "
        "(CIN census specification 2026 to 2027, items N00826 to N00834; seen through the field's validator, its text not read).",
        (cin_pre_proceedings,),
    ),
)

SPECIFICATION = Specification(
    kind="cin",
    version=1,
    source="DfE children in need census: technical specifications, collections that end in 2017 and after",
    sheets=spec.BASE,
    differences=DIFFERENCES,
)


def every_sheet() -> dict[str, Sheet]:
    """Every sheet with every field of any year: a file that uses an element before or after its time is still read."""
    sheets = {sheet.name: sheet for sheet in SPECIFICATION.sheets}
    for difference in SPECIFICATION.differences:
        for sheet in difference.sheets:
            earlier = sheets.get(sheet.name)
            sheets[sheet.name] = earlier.with_fields(*sheet.fields) if earlier else sheet
    return sheets
