"""Posts in force today, and the viewer they make."""

from datetime import date

from django.db.models import Q
from django.http import HttpRequest
from django.utils.timezone import localdate

from goldenthread.access.policy import Reach, rule_of
from goldenthread.accounts.models import Cover, Grant, Post, User
from goldenthread.accounts.records import registry
from goldenthread.accounts.viewer import Viewer

#: Where the session keeps which post the user acts in.
ACTING = "acting_post"


def posts_in_force(user: User, day: date) -> list[Post]:
    """Posts that a user holds on a day, the first given first."""
    within = Q(start_date__lte=day) & (Q(end_date__isnull=True) | Q(end_date__gte=day))
    return list(Post.objects.filter(within, user=user).order_by("start_date", "pk"))


def posts_of(request: HttpRequest, user: User) -> list[Post]:
    """Posts that the user of a request holds today, read once a request."""
    found: list[Post] | None = getattr(request, "_posts_in_force", None)
    if found is None:
        found = request._posts_in_force = posts_in_force(user, localdate())  # type: ignore[attr-defined]
    return found


def viewer_for(request: HttpRequest) -> Viewer | None:
    """The viewer of a signed-in user: in the post their session names, else in the first; None without a post."""
    user, day = request.user, localdate()
    if not isinstance(user, User):
        return None
    held = posts_of(request, user)
    if not held:
        return None
    chosen = request.session.get(ACTING)
    post = next((one for one in held if one.pk == chosen), held[0])
    return viewer_in(user, post, day)


def other_posts(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """Posts of one's own to act in instead: words, and the value of ``post`` that the address ``act-as`` takes."""
    viewer = getattr(request, "viewer", None)
    if viewer is None or not isinstance(request.user, User):
        return ()
    held = posts_of(request, request.user)
    return tuple((_words(post), str(post.pk)) for post in held if post.pk != viewer.post_id)


def _words(post: Post) -> str:
    where = post.service or ", ".join(post.team_ids)
    return f"{post.role} ({where})" if where else post.role


def viewer_in(user: User, post: Post, day: date) -> Viewer:
    """A user in one post on a day, with what they cover for posts of the same role and with their grants in force."""
    covered = Cover.objects.filter(
        covered_by=user, start_date__lte=day, end_date__gte=day, post__role=post.role
    ).select_related("post")
    standing = [post, *(cover.post for cover in covered)]
    grants = list(Grant.objects.filter(user=user, start_date__lte=day, expiry_date__gte=day, withdrawn_at__isnull=True))
    restricted = [grant for grant in grants if grant.kind == Grant.Kind.RESTRICTED]
    services = {one.service for one in standing if one.service and rule_of(one.role).reach is Reach.SERVICE}
    known = registry() if services else None
    of_services = {team for name in services for team in known.teams_of(name)} if known is not None else set()
    return Viewer(
        user_id=user.pk,
        username=user.get_username(),
        name=user.get_full_name() or user.get_username(),
        role=post.role,
        post_id=post.pk,
        teams=frozenset(team for one in standing for team in one.team_ids) | of_services,
        workers=frozenset(one.worker_id for one in standing if one.worker_id),
        service=post.service,
        named=frozenset(grant.person_key for grant in grants),
        restricted=frozenset(grant.person_key for grant in restricted),
        reasons={grant.person_key: grant.reason for grant in restricted},
    )
