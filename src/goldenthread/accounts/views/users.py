"""Users: who there is, and adding one."""

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.accounts.actions import add_user
from goldenthread.accounts.actions.users import one_time_password
from goldenthread.accounts.by import by_request
from goldenthread.accounts.doors import door
from goldenthread.accounts.forms import NewUserForm, carried_out
from goldenthread.accounts.models import Post, User
from goldenthread.accounts.pages import Asked, Listed, Secret
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.figures import day, many
from goldenthread.design.pages import show

USERS = "Users"


@door("users")
@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """Every user with the posts they hold today."""
    today = localdate()
    found = User.objects.order_by("-is_active", "username").prefetch_related(
        Prefetch("posts", queryset=Post.objects.order_by("start_date"))
    )
    columns = tuple(Column(name) for name in ("User", "Name", "Posts today", "Last sign-in", "State"))
    rows = tuple(
        (
            Cell(user.username, reverse("user", args=[user.pk])),
            user.get_full_name(),
            ", ".join(post.role for post in user.posts.all() if in_force(post, today)) or "None",
            Cell(day(user.last_login), whole=True) if user.last_login is not None else "Never",
            "Active" if user.is_active else "Deactivated",
        )
        for user in found
    )
    table = Table("Users", columns, rows, caption_hidden=True, wide=True)
    add, beside = Link("Add a user", reverse("user-add")), (Link("Who covers for whom", reverse("cover")),)
    return show(request, "accounts/listed.html", Listed(USERS, table, add=add, links=beside))


@door("users")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a user, and tell their one-time password once."""
    form = NewUserForm(request.POST or None)
    password = one_time_password()

    def verb() -> None:
        said = form.cleaned_data
        add_user(
            said["username"],
            first_name=said["first_name"],
            last_name=said["last_name"],
            by=by_request(request),
            password=password if said["first"] == "password" else "",
        )

    if carried_out(form, verb):
        user = User.objects.get(username=form.cleaned_data["username"].strip())
        if form.cleaned_data["first"] != "password":
            return redirect("user", user.pk)
        return told_once(request, user, password)
    page = Asked("Add a user", form, submit="Add the user", back=Link(USERS, reverse("users")))
    return show(request, "accounts/asked.html", page)


def told_once(request: HttpRequest, user: User, password: str) -> HttpResponse:
    """The page that shows a one-time password, and shows it never again."""
    back = Link(user.username, reverse("user", args=[user.pk]))
    lasts = many(settings.INSTALLATION.temporary_days, "day")
    return show(request, "accounts/secret.html", Secret("One-time password", user.username, password, lasts, back=back))


def in_force(post: Post, today: object) -> bool:
    """Whether a post is held on a day."""
    return post.start_date <= today and (post.end_date is None or post.end_date >= today)
