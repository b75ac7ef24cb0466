"""One user, as the administrator sees and changes them."""

from collections.abc import Callable
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.accounts import actions
from goldenthread.accounts.by import By, by_request
from goldenthread.accounts.doors import door
from goldenthread.accounts.forms import LastDayForm, PostForm, ReasonForm, SubjectForm, SureForm, carried_out
from goldenthread.accounts.models import Cover, OneTime, Post, User
from goldenthread.accounts.pages import Asked, OneUser
from goldenthread.accounts.records import registry
from goldenthread.accounts.tables import covers_table, posts_table
from goldenthread.accounts.views.users import USERS, told_once
from goldenthread.design.components import Cell, Column, Link, SummaryList, SummaryRow, Table
from goldenthread.design.figures import moment
from goldenthread.design.pages import show

Verb = Callable[[User, By, str], object]


def _reset(user: User, by: By, because: str) -> str:
    return actions.set_temporary_password(user, by=by, because=because)


#: What may be done with a reason: by the word in the address, what it says, the button, the verb.
_DEEDS: Final[dict[str, tuple[str, str, Verb]]] = {
    "password": ("Give a one-time password", "Give a one-time password", _reset),
    "deactivate": ("Deactivate", "Deactivate", lambda user, by, why: actions.deactivate(user, by=by, because=why)),
    "reactivate": ("Let in again", "Let in again", lambda user, by, why: actions.reactivate(user, by=by, because=why)),
    "sign-out": ("Sign out everywhere", "Sign out", lambda user, by, why: actions.end_sessions(user, by=by, because=why)),
    "unlock": ("Unlock after wrong passwords", "Unlock", lambda user, by, why: actions.unlock(user, by=by, because=why)),
    "second-factor": (
        "Take a lost second factor away",
        "Take it away",
        lambda user, by, why: actions.remove_second_factor(user, by=by, because=why),
    ),
}  # fmt: skip


@door("users")
@require_safe
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """A user: details, posts, cover, joined accounts."""
    one = get_object_or_404(User, pk=pk)
    factor = Authenticator.objects.filter(user=one, type=Authenticator.Type.TOTP).exists()
    rows = (
        SummaryRow("Name", one.get_full_name() or "Not given"),
        SummaryRow("State", "Active" if one.is_active else "Deactivated"),
        SummaryRow("Password", _password_words(one)),
        SummaryRow("Second factor", "An app that makes codes" if factor else "None"),
        SummaryRow("Last sign-in", moment(one.last_login) if one.last_login is not None else "Never"),
        SummaryRow("Added", moment(one.date_joined)),
    )
    shown = {key: words for key, (words, _, _) in _DEEDS.items() if key != "second-factor" or factor}
    shown.pop("reactivate" if one.is_active else "deactivate")
    links = [Link("Give a post", reverse("post-give", args=[pk]))]
    links += [Link(words, reverse("user-deed", args=[pk, key])) for key, words in shown.items()]
    if settings.INSTALLATION.openid is not None:
        links.append(
            Link(f"Join to an account of {settings.INSTALLATION.openid.name}", reverse("user-join", args=[pk]))
        )
    covers = Cover.objects.filter(post__user=one).select_related("post__user", "covered_by").order_by("-start_date")
    page = OneUser(
        one.username,
        SummaryList(rows),
        posts_table("Posts", one.posts.order_by("-start_date"), _end_link),
        covers_table("Who covers", covers),
        _accounts(one),
        tuple(links),
        back=Link(USERS, reverse("users")),
    )
    return show(request, "accounts/user.html", page)


@door("users")
@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Ask for the reason of a deed, and do it."""
    if what not in _DEEDS:
        raise Http404
    one = get_object_or_404(User, pk=pk)
    title, submit, verb = _DEEDS[what]
    form = ReasonForm(request.POST or None)
    done: list[object] = []
    if carried_out(form, lambda: done.append(verb(one, by_request(request), form.cleaned_data["because"]))):
        if what == "password":
            return told_once(request, one, str(done[0]))
        messages.success(request, f"{title}: done.")
        return redirect("user", pk)
    page = Asked(f"{title}: {one.username}", form, submit=submit, back=_back(one))
    return show(request, "accounts/asked.html", page)


@door("users")
@require_http_methods(["GET", "HEAD", "POST"])
def give_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a user a post over teams or a service of the records."""
    one = get_object_or_404(User, pk=pk)
    form = PostForm(request.POST or None, known=registry())
    if carried_out(form, lambda: actions.give_post(one, by=by_request(request), **form.cleaned_data)):
        messages.success(request, f"{one.username} was given the post.")
        return redirect("user", pk)
    page = Asked(f"Give {one.username} a post", form, submit="Give the post", back=_back(one))
    return show(request, "accounts/asked.html", page)


@door("users")
@require_http_methods(["GET", "HEAD", "POST"])
def end_post(request: HttpRequest, pk: int) -> HttpResponse:
    """End a post, at once or with a day."""
    post = get_object_or_404(Post.objects.select_related("user"), pk=pk)
    form = LastDayForm(request.POST or None)
    if carried_out(form, lambda: actions.end_post(post, by=by_request(request), **form.cleaned_data)):
        messages.success(request, "The post was ended.")
        return redirect("user", post.user_id)
    page = Asked(f"End a post: {post.role}", form, submit="End the post", tone="warning", back=_back(post.user))
    return show(request, "accounts/asked.html", page)


@door("users")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Join a user to an account of the provider, by its subject."""
    if settings.INSTALLATION.openid is None:
        raise Http404
    one = get_object_or_404(User, pk=pk)
    form = SubjectForm(request.POST or None)
    if carried_out(form, lambda: actions.join_account(one, form.cleaned_data["subject"], by=by_request(request))):
        messages.success(request, "The account was joined.")
        return redirect("user", pk)
    page = Asked(f"Join an account to {one.username}", form, submit="Join", back=_back(one))
    return show(request, "accounts/asked.html", page)


@door("users")
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, pk: int, account: int) -> HttpResponse:
    """Part a user from an account of the provider."""
    one = get_object_or_404(User, pk=pk)
    joined = get_object_or_404(SocialAccount, pk=account, user=one)
    form = SureForm(request.POST if request.method == "POST" else None)
    if carried_out(form, lambda: actions.part_account(one, joined.uid, by=by_request(request))):
        messages.success(request, "The account was parted.")
        return redirect("user", pk)
    says = (f"{one.username} will not sign in with the account {joined.uid} any more.",)
    page = Asked("Part an account", form, says, "Part", "warning", back=_back(one))
    return show(request, "accounts/asked.html", page)


def _password_words(one: User) -> str:
    if not one.has_usable_password():
        return "None: they sign in at the provider"
    if not one.must_change_password:
        return "Their own"
    held = OneTime.objects.filter(user=one).first()
    until = f"; it lasts until {moment(held.until)}" if held is not None else ""
    return f"A one-time password that they must change{until}"


def _accounts(one: User) -> Table:
    rows = tuple(
        (joined.uid, Cell("Part", reverse("user-part", args=[one.pk, joined.pk]), about=f"account {joined.uid}"))
        for joined in SocialAccount.objects.filter(user=one)
    )
    return Table("Joined accounts", (Column("Subject"), Column("Change")), rows, empty="No account is joined.")


def _end_link(post: Post) -> Link:
    return Link("End", reverse("post-end", args=[post.pk]), about=f"the post {post.role}")


def _back(one: User) -> Link:
    return Link(one.username, reverse("user", args=[one.pk]))
