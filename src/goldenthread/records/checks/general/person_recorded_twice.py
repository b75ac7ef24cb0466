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
        with alike as (
            select one.event_key, one.person_key as one, other.person_key as other, other.child_id as value
            from people one join people other
            on coalesce(other.birth_date, other.expected_birth_date) = coalesce(one.birth_date, one.expected_birth_date)
            and other.sex = one.sex and other.person_key < one.person_key
            where coalesce(other.upn <> one.upn, false) = false and one.birth_date_precision is distinct from 'month')
        select event_key, value from alike where exists (
            select 1 from contacts a join contacts b on a.contact_date = b.contact_date and a.source = b.source
            where a.person_key = alike.one and b.person_key = alike.other)
        or exists (
            select 1 from families a join families b on a.family_id = b.family_id
            where a.person_key = alike.one and b.person_key = alike.other)
        qualify row_number() over (partition by event_key order by value) = 1
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
