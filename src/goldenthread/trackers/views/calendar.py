"""Calendar feeds: what there are, making one, revoking one, and the feed itself, which is read without signing in."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.doors import door, fresh_sign_in, open_to_all, the_viewer
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.forms import SureForm, carried_out
from goldenthread.accounts.pages import Asked
from goldenthread.design.components import Link
from goldenthread.design.figures import day, moment
from goldenthread.design.pages import show
from goldenthread.serving.due import clocks
from goldenthread.trackers import actions, feeds
from goldenthread.trackers.models import Feed
from goldenthread.trackers.pages import FeedLine, FeedsPage, TokenPage
from goldenthread.trackers.reading import served_now

_SAYS: Final = (
    "A calendar feed puts due days into the calendar of your phone or computer.",
    "It says what is due and how many, names nobody, and leads back here.",
    "Whoever has its address can read it without signing in. It ends when your post ends, or when you revoke it.",
)


@door("calendar")
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The reader's own feeds in the post they act in."""
    viewer = the_viewer(request)
    found = Feed.objects.filter(user_id=viewer.user_id, post_id=viewer.post_id).order_by("-made_at", "-pk")
    page = FeedsPage(
        "In your calendar",
        trail=_trail(),
        says=_SAYS,
        feeds=tuple(_line(one) for one in found),
        make=Link("Make a calendar feed", reverse("feed-make")),
    )
    return show(request, "trackers/feeds.html", page)


@door("calendar")
@fresh_sign_in
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Make a feed; its address is shown this once."""
    viewer = the_viewer(request)
    form, made = SureForm(request.POST if request.method == "POST" else None), list[str]()
    if carried_out(form, lambda: made.append(actions.make_feed(by=viewer))):
        address = request.build_absolute_uri(reverse("feed", args=made))
        page = TokenPage("Your calendar feed", back=Link("In your calendar", reverse("feeds")), address=address)
        return show(request, "trackers/token.html", page)
    back = Link("In your calendar", reverse("feeds"))
    return show(request, "accounts/asked.html", Asked("Make a calendar feed", form, _SAYS, "Make the feed", back=back))


@door("calendar")
@require_POST
def revoke(request: HttpRequest, feed: int) -> HttpResponse:
    """Revoke a feed of one's own."""
    viewer = the_viewer(request)
    found = Feed.objects.filter(pk=feed, user_id=viewer.user_id).first()
    if found is None:
        raise Http404
    try:
        actions.revoke_feed(found, by=viewer)
        messages.success(request, "The feed was revoked. Remove it from your calendar too.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("feeds")


@open_to_all
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The feed of a token; for one that was revoked or whose post has ended, as if there had never been one."""
    found = feeds.feed_of(token)
    viewer = feeds.viewer_of_feed(found) if found is not None else None
    if found is None or viewer is None:
        if found is not None:
            _refused(found)
        raise Http404
    served = served_now()
    trackers = {
        one.key: request.build_absolute_uri(reverse("tracker", args=[one.key]))
        for one in clocks(served, viewer.scope("calendar feed"))
    }
    answer = HttpResponse(feeds.calendar(found, viewer, served, trackers), content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = 'inline; filename="due.ics"'
    return answer


def _refused(one: Feed) -> None:
    """Journal, once a day, that a feed was asked for whose user or post is no longer there."""
    if one.read_date != localdate():
        by = By(one.user.get_username(), one.post.role)
        journalled("refused", by, {"area": "calendar", "feed": one.pk}, "refused")
        one.read_date = localdate()
        one.save(update_fields=["read_date"])


def _line(one: Feed) -> FeedLine:
    said = f"Made {moment(one.made_at)}" + (f", last read {day(one.read_date)}" if one.read_date is not None else "")
    if one.revoked_at is not None:
        return FeedLine(f"{said}; revoked {moment(one.revoked_at)} by {one.revoked_by}", "")
    return FeedLine(said, reverse("feed-revoke", args=[one.pk]))


def _trail() -> tuple[Link, ...]:
    return (Link("Home", reverse("home")), Link("Due", reverse("trackers")))
