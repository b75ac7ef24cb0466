"""Which rule lets a user see a child: asked by who governs information, and by nobody else."""

from datetime import date

from goldenthread.access.policy import Reach, rule_of
from goldenthread.access.scope import Scope
from goldenthread.accounts.models import Grant, Post, User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.records import current_snapshot
from goldenthread.records.store.keys import plain_id

_NONE = "No rule lets them: they see nothing of this child, and are told what they would be told of no child."


def why_child(username: str, child_id: str, day: date) -> tuple[tuple[str, ...], str]:
    """Sentences, one a post and rule, and the child's key ("" where the records hold no such child).

    Nothing about the child is said but what makes the rule: teams and workers involved, and whether it is restricted.
    """
    user = User.objects.filter(username=username, is_active=True).first()
    snapshot = current_snapshot()
    if user is None:
        return ("There is no active user of this name.",), ""
    if snapshot is None:
        return ("Nothing has been loaded yet.",), ""
    with snapshot.connect(Scope.everything("golden-thread", "why a user sees a child")) as connection:
        found = connection.execute(
            "select person_key, coalesce(restricted, false) from people where child_id = ?", [plain_id(child_id)]
        ).fetchone()
        if found is None:
            return ("The records hold no child with this identifier.",), ""
        key, restricted = str(found[0]), bool(found[1])
        involved = connection.execute(
            "select team_id, worker_id from involvements where person_key = ? and end_date is null", [key]
        ).fetchall()
    teams = {str(row[0]) for row in involved if row[0]}
    workers = {str(row[1]) for row in involved if row[1]}
    posts = posts_in_force(user, day)
    said = [sentence for post in posts for sentence in _by_post(user, post, day, key, teams, workers)]
    if said and restricted and not _granted(user, key, day):
        return (*said, "But the record is restricted, and they hold no grant for it, so they see nothing of it."), key
    if said and restricted:
        said.append("The record is restricted, and a grant in force opens it to them.")
    return (tuple(said) if said else (_NONE,)), key


def _by_post(user: User, post: Post, day: date, key: str, teams: set[str], workers: set[str]) -> list[str]:
    """What one post of a user opens of a child, one sentence a rule."""
    rule, viewer = rule_of(post.role), viewer_in(user, post, day)
    if not rule.rows:
        return []
    said = []
    as_role = f"As {post.role} they see"
    if rule.reach is Reach.ALL:
        said.append(f"{as_role} every child (rule of the role).")
    if rule.reach in (Reach.TEAMS, Reach.SERVICE):
        said += [f"{as_role} children of team {team}, which is involved now." for team in sorted(teams & viewer.teams)]
    if rule.reach is not Reach.NAMED and rule.reach is not Reach.ALL:
        said += [
            f"{as_role} children of worker {worker}, who is involved now."
            for worker in sorted(workers & viewer.workers)
        ]
    if key in viewer.named and rule.reach is not Reach.ALL:
        said.append(f"{as_role} children named to them, and a grant in force names this one.")
    return said


def _granted(user: User, key: str, day: date) -> bool:
    within = Grant.objects.filter(user=user, person_key=key, kind=Grant.Kind.RESTRICTED, withdrawn_at__isnull=True)
    return within.filter(start_date__lte=day, expiry_date__gte=day).exists()
