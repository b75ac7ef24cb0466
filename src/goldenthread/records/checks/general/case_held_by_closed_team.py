"""Case still held by a team that has closed."""

from goldenthread.records.checks.language import OURS, Check

CHECK = Check(
    code="case-held-by-closed-team",
    title="Case still held by a team that has closed",
    sentence="The case is held by team {team_id}, which closed on {value}.",
    mend="Record the team that holds the case now.",
    severity="query",
    source=OURS,
    table="involvements",
    columns=("team_id",),
    also=("teams",),
    rows="""
        select i.event_key, strftime(max(t.closed_date), '%-d %B %Y') as value from involvements i
        join teams t on t.team_id = i.team_id and t.closed_date <= :as_at
        where i.role in {holds-the-case} and i.until_date > :as_at and i.start_date <= :as_at
        group by i.event_key
    """,
    examples="""
        -- teams
        team_id | closed_date
        T1      |
        T2      | 2024-02-01
        -- involvements
        child | worker_id | team_id | role        | start_date | end_date   | found
        A     | W1        | T1      | case-worker | 2023-06-01 |            | no
        B     | W1        | T2      | case-worker | 2023-06-01 |            | yes
        C     | W1        | T2      | case-worker | 2023-06-01 | 2024-01-01 | no
        D     | W1        |         | case-worker | 2023-06-01 |            | no
    """,
)
