"""Claiming a rating: a person says how it goes; where the scheme's rule says otherwise, the reason stands beside it."""

from django.db import transaction

from goldenthread.accounts.errors import Refused
from goldenthread.accounts.viewer import Viewer
from goldenthread.plan import models, queries
from goldenthread.plan.actions.begin import begin
from goldenthread.plan.rating import codes, would_be


@transaction.atomic
def claim(key: str, rating: str, *, by: Viewer, because: str = "") -> models.Claim:
    """Claim a delivery rating; raises `Refused` for one that the scheme has not, or contradicts without a reason given."""
    doing = begin(key, "claim", by)
    scheme = queries.required().scheme
    if rating not in codes(scheme):
        raise Refused.of("rating", "Choose a rating from the list")
    rule = would_be(doing.action, scheme, rating, doing.today, because.strip())
    if rule.contradicts and not because.strip():
        raise Refused.of("because", f"{rule.says} Enter why you rate it otherwise: both are shown")
    made: models.Claim = doing.add(
        models.Claim, scheme=scheme, on=doing.today, rating=rating, by=doing.who, because=because.strip()
    )
    doing.record(
        "plan: rating claimed", rating=rating, rule=rule.rating or "", contradicted=bool(rule.contradicts),
        because=because.strip(),
    )  # fmt: skip
    return made
