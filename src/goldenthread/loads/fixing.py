"""The fix list: findings handed out, of children whom the reader may see, with who has each."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from goldenthread.access.policy import Reach, check_rows, rule_of
from goldenthread.access.scope import Scope
from goldenthread.loads.models import Handed
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import seen

FILTERS = ("state", "team", "worker")


def fix_list(served: Served, scope: Scope, asked: Mapping[str, str]) -> QuerySet[Handed]:
    """What was handed out and the scope sees, those still to be mended first. Nothing is logged yet.

    Children's findings follow the children; findings about no child go to the team or worker they were handed to.
    """
    check_rows(scope)
    found = Handed.objects.filter(_mine(served, scope))
    for name, column in zip(FILTERS, ("state", "team_id", "worker_id"), strict=True):
        if name in asked:
            found = found.filter(**{column: asked[name]})
    return found.order_by("confirmed_in", "team_id", "worker_id", "handed_at", "pk")


def _mine(served: Served, scope: Scope) -> Q:
    about_nobody = Q(person_key="")
    if rule_of(scope.role).reach is not Reach.ALL:
        about_nobody &= Q(team_id__in=scope.team_ids) | Q(worker_id__in=scope.worker_ids)
    handed = set(Handed.objects.exclude(person_key="").values_list("person_key", flat=True).distinct())
    visible = visible_people(served, scope)
    return about_nobody | Q(person_key__in=sorted(handed & visible.keys()))


def visible_people(served: Served, scope: Scope) -> dict[str, str]:
    """Children's own identifiers by key, of those whom the scope sees."""
    condition = seen(scope)
    sql = f"select person_key, coalesce(child_id, '') from person where {condition.sql}"
    return dict(served.connection().execute(sql, condition.values).fetchall())
