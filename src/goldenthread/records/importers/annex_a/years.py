"""What changed in the child-level lists since the template of August 2019."""

from collections.abc import Sequence

from goldenthread.records.importers.annex_a.fields import GENDER, SEX, answer, day, plain
from goldenthread.records.importers.language import Difference, Sheet

#: Columns that list 9 gained.
LEAVERS_ADDED = (
    answer(
        "unaccompanied",
        "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
        "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over",
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        "UASC/formerly UASC",
        "UASC",
    ),
    plain(
        "allocated_personal_adviser",
        "id",
        "Allocated Personal Advisor",
        "Personal Advisor",
        "Personal Adviser",
        "Allocated PA",
    ),
    day(
        "pathway_plan_review_date",
        "Latest Pathway Plan Review Date",
        "Latest Pathway Plan Review",
        "Latest Pathway Plan",
    ),
    day("latest_contact_date", "Latest Date of Contact", "Latest Contact", "Date of Latest Contact"),
)


def differences(base: Sequence[Sheet]) -> tuple[Difference, ...]:
    """The changes, in order; the lists are no yearly return, so a file of any date is read with all of them applied."""
    by_2024 = {sheet.name: sheet for sheet in base}
    by_2024["list_9"] = by_2024["list_9"].with_fields(*LEAVERS_ADDED)
    return (
        Difference(
            2024,
            "List 9 gained unaccompanied, personal adviser, pathway plan review and date of contact "
            "(LIIA's published sample of January 2024).",
            (by_2024["list_9"],),
        ),
        Difference(
            2026,
            "Gender is headed Sex in every list (LIIA's published schema for 2026).",
            tuple(sheet.with_fields(SEX) for sheet in by_2024.values() if GENDER in sheet.fields),
        ),
    )


def shape(headings: Sequence[str]) -> int:
    """The year of the latest change that the headings of a delivery (all lists together) show, or 2019."""
    keys = {heading.strip().casefold() for heading in headings}
    if "sex" in keys:
        return 2026
    if any("pathway plan" in key or "formerly uasc" in key for key in keys):
        return 2024
    return 2019
