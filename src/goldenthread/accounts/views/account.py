"""One's own account: posts, how one signs in, and signing out everywhere."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from goldenthread.accounts.actions import end_sessions
from goldenthread.accounts.by import by_request, journalled
from goldenthread.accounts.doors import own, viewer_of
from goldenthread.accounts.models import User
from goldenthread.accounts.onward import onward
from goldenthread.accounts.pages import OwnAccount
from goldenthread.accounts.posts import ACTING, other_posts, posts_in_force
from goldenthread.accounts.tables import posts_table
from goldenthread.design.components import Link, SummaryList, SummaryRow
from goldenthread.design.links import link
from goldenthread.design.pages import show


@own
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here."""
    user = _user(request)
    factor = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    joined = SocialAccount.objects.filter(user=user).exists()
    provider = settings.INSTALLATION.openid
    rows = [SummaryRow("Name", user.get_full_name() or user.username), SummaryRow("User name", user.username)]
    viewer = viewer_of(request)
    rows.append(SummaryRow("Acting as", viewer.role if viewer is not None else "You hold no post today"))
    if user.has_usable_password():
        rows.append(SummaryRow("Password", "Set", (Link("Change", reverse("account_change_password")),)))
    if factor:
        links = Link("Recovery codes", reverse("recovery-codes")), Link("Take away", reverse("second-factor-off"))
        rows.append(SummaryRow("Second factor", "An app that makes codes", links))
    else:
        rows.append(SummaryRow("Second factor", "None", (Link("Set up", reverse("second-factor-on")),)))
    if provider is not None:
        rows.append(SummaryRow(provider.name, "Joined" if joined else "Not joined"))
    may_join = provider is not None and provider.users_may_join and not joined
    page = OwnAccount(
        "Your account",
        SummaryList(tuple(rows)),
        posts_table("Your posts", posts_in_force(user, localdate())),
        other_posts(request),
        provider.name if may_join else "",
        _links(request),
    )
    return show(request, "accounts/account.html", page)


def _links(request: HttpRequest) -> tuple[Link, ...]:
    viewer = viewer_of(request)
    if viewer is None:
        return ()
    links = [Link("Why can I, or can I not, see something?", reverse("why"))]
    if viewer.may("cover"):
        links.append(Link("Who covers for whom", reverse("cover")))
    tokens = link("tokens") if viewer.may("api") else None
    if tokens:
        links.append(Link("Tokens for programs", tokens))
    return tuple(links)


@own
@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own posts."""
    wanted = request.POST.get("post", "")
    post = next((one for one in posts_in_force(_user(request), localdate()) if str(one.pk) == wanted), None)
    if post is None:
        raise Http404
    journalled("post switched", by_request(request), {"to": post.role})
    request.session[ACTING] = post.pk
    return redirect(onward(request))


@own
@require_POST
def everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's own, this one too."""
    end_sessions(_user(request), by=by_request(request))
    request.session.flush()
    return redirect("signed-out")


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user
