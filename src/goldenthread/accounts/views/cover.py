"""Cover: who stands in for whom; managers name cover for those they are over, administrators for anybody."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.access.policy import Reach, rule_of
from goldenthread.accounts.actions import end_cover, name_cover
from goldenthread.accounts.by import by_request
from goldenthread.accounts.doors import door, the_viewer
from goldenthread.accounts.forms import CoverForm, SureForm, carried_out
from goldenthread.accounts.models import Cover, Post, User
from goldenthread.accounts.pages import Asked, Listed
from goldenthread.accounts.records import registry
from goldenthread.accounts.tables import covers_table, where_of
from goldenthread.accounts.viewer import Viewer
from goldenthread.accounts.views.users import in_force
from goldenthread.design.components import Link
from goldenthread.design.pages import show


@door("cover")
@require_safe
def covers(request: HttpRequest) -> HttpResponse:
    """The cover that is in force or to come, of the posts that the viewer may see to."""
    mine = {post.pk for post in _posts(the_viewer(request))}
    found = (
        Cover.objects.filter(end_date__gte=localdate(), post__in=mine)
        .select_related("post__user", "covered_by")
        .order_by("start_date")
    )
    table = covers_table(
        "Cover", found, lambda one: Link("End", reverse("cover-end", args=[one.pk]), about="this cover")
    )
    add = Link("Name who covers", reverse("cover-name"))
    return show(request, "accounts/listed.html", Listed("Cover", table, add=add))


@door("cover")
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Name who covers a post."""
    posts = {str(post.pk): post for post in _posts(the_viewer(request))}
    users = {str(user.pk): user for user in _may_cover(posts.values())}
    form = CoverForm(
        request.POST or None,
        posts=[(key, f"{_named(post.user)}, {post.role} ({where_of(post)})") for key, post in posts.items()],
        users=[(key, _named(user)) for key, user in users.items()],
    )

    def verb() -> None:
        said = dict(form.cleaned_data)
        post, covered_by = posts[said.pop("post")], users[said.pop("covered_by")]
        name_cover(post, covered_by, by=by_request(request), **said)

    if carried_out(form, verb):
        messages.success(request, "The cover was named.")
        return redirect("cover")
    page = Asked("Name who covers", form, submit="Name the cover", back=Link("Cover", reverse("cover")))
    return show(request, "accounts/asked.html", page)


@door("cover")
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End cover at once."""
    found = get_object_or_404(Cover.objects.select_related("post__user", "covered_by"), pk=pk)
    if found.post_id not in {post.pk for post in _posts(the_viewer(request))}:
        raise Http404
    form = SureForm(request.POST if request.method == "POST" else None)
    if carried_out(form, lambda: end_cover(found, by=by_request(request))):
        messages.success(request, "The cover was ended.")
        return redirect("cover")
    says = (f"{_named(found.covered_by)} will not stand in for {_named(found.post.user)} any more.",)
    page = Asked("End cover", form, says, "End it", "warning", back=Link("Cover", reverse("cover")))
    return show(request, "accounts/asked.html", page)


def _posts(viewer: Viewer) -> list[Post]:
    """Posts that a viewer may name cover for: the administrator and the director any, managers theirs and their teams'."""
    today = localdate()
    held = [
        post for post in Post.objects.select_related("user").order_by("role", "user__username") if in_force(post, today)
    ]
    reach = rule_of(viewer.role).reach
    if reach in (Reach.NONE, Reach.ALL):
        return [post for post in held if post.user.is_active]
    workers = {worker.worker_id for worker in registry().workers if worker.team_id in viewer.teams}
    return [
        post
        for post in held
        if post.user.is_active
        and (post.pk == viewer.post_id or post.worker_id in workers or _within(post, viewer.teams))
    ]


def _within(post: Post, teams: frozenset[str]) -> bool:
    """Whether a post is over teams, all of which are among some."""
    return bool(post.team_ids) and set(post.team_ids) <= teams


def _may_cover(posts: Iterable[Post]) -> list[User]:
    """Active users who hold a post of one of the roles to be covered."""
    roles = {post.role for post in posts}
    return list(User.objects.filter(is_active=True, posts__role__in=roles).distinct().order_by("username"))


def _named(user: User) -> str:
    return user.get_full_name() or user.username
