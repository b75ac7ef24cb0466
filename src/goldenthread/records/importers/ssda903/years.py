"""What each collection year changed in the SSDA903, and the specification that these differences add up to.

A year is named by the calendar year in which it ends. Codes carry their own years in the code sets, so a difference
here lists sheets only where a module came; its sentence names the codes that came or went, and who says so.
"""

from goldenthread.records.importers.language import Difference, Sheet, Specification
from goldenthread.records.importers.ssda903.spec import BASE, DOLO, SOCIAL_WORKER

FIRST_YEAR = 2017
LAST_YEAR = 2027

_LIIA = "LIIA SSDA903 schema"

DIFFERENCES = (
    Difference(2019, f"REC gains E45 to E48 and loses E43 and E44; REASON_PLACE_CHANGE gains CUSTOD ({_LIIA} 2019)"),
    Difference(2022, f"ACTIV loses F3 and P3 and gains F4, P4, F5 and P5 ({_LIIA} 2022)"),
    Difference(2024, f"Social worker episodes are collected ({_LIIA} 2024)", (SOCIAL_WORKER,)),
    Difference(2025, f"SEX is M, F or U instead of 1 or 2; PLACE loses H5 and P2 and gains K3 ({_LIIA} 2025)"),
    Difference(2026, f"PLACE gains Z11 to Z14, whose meaning was not found ({_LIIA} 2026; DfE rule 146)"),
    Difference(2027, f"Deprivation of liberty orders are collected ({_LIIA} 2027)", (DOLO,)),
)

SPECIFICATION = Specification(
    kind="ssda903",
    version=1,
    source="DfE SSDA903, children looked after, collections 2016-17 to 2026-27",
    sheets=BASE,
    differences=DIFFERENCES,
    own_ids=False,
    dates="dmy",
)


def every_sheet() -> dict[str, Sheet]:
    """Every module of any year by name: a file that holds one before its time is still read, with a finding."""
    return dict(SPECIFICATION.at(None))


def first_year_of(module: str) -> int:
    """The first collection year that has the module."""
    return next((item.year for item in DIFFERENCES if module in {sheet.name for sheet in item.sheets}), FIRST_YEAR)
