"""Two records that seem to be one child."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="person-recorded-twice",
    title="Two records that seem to be one child",
    sentence=(
        "This child was born on the same day and has the same sex as child {value}, and they are in one family or "
        "were heard of on the same day from the same source."
    ),
    mend="If they are one child, merge the records in the case system; twins are two, and nothing here joins them.",
    severity="query",
    source=OURS,
    table="people",
    columns=("child_id",),
    also=(
        "contacts",
        "families",
    ),
    rows="""
        with person as (
            select event_key, person_key, child_id, upn, sex, coalesce(birth_date, expected_birth_date) as born
            from people where sex is not null and birth_date_precision is distinct from 'month'),
        heard as (
            select distinct p.*, c.contact_date, c.source
            from contacts c join person p using (person_key) where born is not null and c.source is not null),
        related as (
            select distinct p.*, f.family_id from families f join person p using (person_key) where born is not null),
        alike as (
            select one.event_key, one.upn as one_upn, other.upn as other_upn, other.child_id as value
            from heard one join heard other using (born, sex, contact_date, source) where other.person_key < one.person_key
            union all
            select one.event_key, one.upn, other.upn, other.child_id
            from related one join related other using (born, sex, family_id) where other.person_key < one.person_key)
        select event_key, min(value) as value from alike where coalesce(one_upn <> other_upn, false) = false group by event_key
    """,
    examples="""
        id | child | child_id | sex | birth_date | upn           | found
        p1 | A     | 1001     | F   | 2015-03-04 | A302000000001 | no
        p2 | B     | 8001     | F   | 2015-03-04 |               | yes
        p3 | C     | 1003     | F   | 2015-03-04 | B302000000002 | no
        p4 | D     | 1004     | F   | 2015-03-04 |               | no
        p5 | E     | 1005     | M   | 2015-03-04 |               | no
        -- contacts
        child | contact_date | source
        A     | 2024-01-05   | 6
        B     | 2024-01-05   | 6
        C     | 2024-01-08   | 6
        D     | 2024-01-06   | 6
        E     | 2024-01-05   | 6
        -- families
        child | family_id
        A     | F1
        C     | F1
    """,
)
