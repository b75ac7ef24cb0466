"""An action that is wholly done and not done, or done and not wholly."""

from goldenthread.records.checks.figures import value
from goldenthread.records.checks.language import OURS, Check

_SHARE = value("percent_complete")
_DONE = "(coalesce(r.status, '') = 'complete' or coalesce(r.rating, '') in {says-done})"
_SAYS = "(r.status is not null or r.scheme = 'brag' and r.rating is not null)"

CHECK = Check(
    code="register-complete-share",
    title="An action's share done contradicts that it is done",
    sentence="The action is {percent_complete} per cent done, its status is {status} and its rating {rating}.",
    mend="Correct the share, the status or the rating.",
    severity="error",
    source=OURS,
    table="register_actions",
    columns=("percent_complete", "status", "rating"),
    where=(
        f"({_SHARE} < 100 and {_DONE}) or "
        f"({_SHARE} = 100 and {_SAYS} and not {_DONE} and coalesce(r.status, '') <> 'closed')"
    ),
    examples="""
        action_id | scheme | rating | status      | percent_complete | found
        1         | brag   | blue   | complete    | 100              | no
        2         | brag   | blue   |             | 80               | yes
        3         | brag   | green  |             | 100              | yes
        4         |        |        | in-progress | 100              | yes
        5         | rag    | green  |             | 100              | no
        6         | brag   | green  |             | [z]              | no
    """,
)
