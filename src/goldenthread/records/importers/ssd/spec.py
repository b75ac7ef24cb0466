"""The Standard Safeguarding Dataset, version 1.4.5: the tables that feed ours, and why the others do not."""

from goldenthread.records.importers.language import Sheet, Specification
from goldenthread.records.importers.ssd import care, need, people

SPECIFICATION = Specification(
    kind="ssd",
    version=1,
    source="Standard Safeguarding Dataset, Data to Insight, version 1.4.5 (columns as created for Liquidlogic, Mosaic and Eclipse)",
    sheets=(*people.SHEETS, *need.SHEETS, *care.SHEETS),
    own_ids=True,
    dates="iso",
)

SHEETS: dict[str, Sheet] = {sheet.name: sheet for sheet in SPECIFICATION.sheets}

#: Tables that say who and what there is, without anything having happened.
STANDING = frozenset(
    {
        "ssd_person", "ssd_family", "ssd_address", "ssd_disability", "ssd_immigration_status", "ssd_mother",
        "ssd_linked_identifiers", "ssd_send", "ssd_professionals", "ssd_department",
    }
)  # fmt: skip

#: Tables of the dataset that are recognised and left alone.
UNUSED = {
    "ssd_dim_date": "a calendar: ours is kept in the package",
    "ssd_cohort": "flags worked out from the other tables",
    "ssd_pre_cla_care_plan": "answers from which ssd_cla_care_plan is made",
    "ssd_s251_finance": "placeholders that no case system fills",
    "ssd_sen_need": "special educational needs: no measure of social care rests on them",
    "ssd_ehcp_requests": "education, health and care plans: no measure of social care rests on them",
    "ssd_ehcp_assessment": "education, health and care plans: no measure of social care rests on them",
    "ssd_ehcp_named_plan": "education, health and care plans: no measure of social care rests on them",
    "ssd_ehcp_active_plans": "education, health and care plans: no measure of social care rests on them",
    "ssd_version_log": "the dataset's own log of versions",
    "ssd_api_data_staging": "what was sent to the Department for Education, worked out from the other tables",
    "ssd_api_data_staging_anon": "what was sent to the Department for Education, worked out from the other tables",
}
