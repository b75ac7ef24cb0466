"""Grants: who may see one child's record beyond their post, for what reason and until when."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.accounts.actions import give_grant, withdraw_grant
from goldenthread.accounts.by import by_request
from goldenthread.accounts.doors import door
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.forms import GrantForm, ReasonForm, carried_out
from goldenthread.accounts.limits import GRANT_DAYS
from goldenthread.accounts.models import Grant, User
from goldenthread.accounts.pages import Asked, Listed
from goldenthread.accounts.records import person_key_of
from goldenthread.accounts.tables import grants_table
from goldenthread.design.components import Link
from goldenthread.design.figures import day
from goldenthread.design.pages import show

_SAYS = f"A grant names one child and always ends: {GRANT_DAYS.value} days at most. {GRANT_DAYS.source}."


@door("grants")
@require_safe
def grants(request: HttpRequest) -> HttpResponse:
    """The grants that are in force or to come."""
    found = (
        Grant.objects.filter(expiry_date__gte=localdate(), withdrawn_at__isnull=True)
        .select_related("user")
        .order_by("user__username", "expiry_date", "pk")
    )
    table = grants_table("Grants in force", found, _withdrawing)
    add, beside = Link("Give a grant", reverse("grant-give")), Link("Why can a user see a child?", reverse("why-child"))
    page = Listed("Grants", table, (_SAYS,), add, (beside,))
    return show(request, "accounts/listed.html", page)


def _withdrawing(one: Grant) -> Link:
    whose = f"grant {one.pk} of {one.user.username}, until {day(one.expiry_date)}"
    return Link("Withdraw", reverse("grant-withdraw", args=[one.pk]), about=whose)


@door("grants")
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Give a grant for the child with an identifier, of whom nothing is shown."""
    form = GrantForm(request.POST or None, initial={"expiry_date": localdate() + timedelta(days=GRANT_DAYS.value)})

    def verb() -> None:
        said = form.cleaned_data
        user = User.objects.filter(username=said["username"].strip(), is_active=True).first()
        if user is None:
            raise Refused.of("username", "There is no active user of this name")
        key = person_key_of(said["child_id"])
        if key is None:
            raise Refused.of("child_id", "The records hold no child with this identifier")
        because, expiry_date = said["because"], said["expiry_date"]
        give_grant(user, key, said["kind"], by=by_request(request), because=because, expiry_date=expiry_date)

    if carried_out(form, verb):
        messages.success(request, "The grant was given.")
        return redirect("grants")
    page = Asked("Give a grant", form, (_SAYS,), "Give the grant", back=Link("Grants", reverse("grants")))
    return show(request, "accounts/asked.html", page)


@door("grants")
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a grant at once."""
    grant = get_object_or_404(Grant.objects.select_related("user"), pk=pk)
    form = ReasonForm(request.POST or None)
    if carried_out(form, lambda: withdraw_grant(grant, by=by_request(request), because=form.cleaned_data["because"])):
        messages.success(request, "The grant was withdrawn.")
        return redirect("grants")
    title = f"Withdraw a grant: {grant.user.username}"
    page = Asked(title, form, submit="Withdraw", tone="warning", back=Link("Grants", reverse("grants")))
    return show(request, "accounts/asked.html", page)
