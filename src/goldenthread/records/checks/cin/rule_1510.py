"""Unique pupil number whose check letter is wrong."""

from goldenthread.records.checks.language import CIN_RULES, Check, cin

CHECK = Check(
    code="1510",
    title="Unique pupil number whose check letter is wrong",
    sentence="The first letter of the unique pupil number does not follow from its digits, so a character is wrong.",
    mend="Ask the school or the virtual school for the right number.",
    severity="error",
    official=cin("1510"),
    source=CIN_RULES,
    table="people",
    columns=("upn",),
    where="""
        case when regexp_full_match(r.upn, '[A-Z][0-9]{12}') then substr('ABCDEFGHJKLMNPQRTUVWXYZ', 1 + (
        list_sum(list_transform(range(2, 14), lambda place: place * substr(r.upn, place::bigint, 1)::integer)) % 23
        )::integer, 1) <> substr(r.upn, 1, 1) end
    """,
    examples="""
        child | upn           | found
        A     | A950000178301 | no
        B     | H243278544154 | no
        C     | R247962919251 | yes
        D     | X428558133462 | yes
        F     | R325          | no
    """,
)
