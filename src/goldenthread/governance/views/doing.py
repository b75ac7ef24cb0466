"""A page that does one thing: a form, the verb behind it, and back to where it leads."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from goldenthread.accounts.forms import carried_out
from goldenthread.design.components import Link
from goldenthread.design.forms import Form
from goldenthread.design.pages import show
from goldenthread.governance.pages import DoPage


def doing(
    request: HttpRequest,
    title: str,
    form: Form,
    verb: Callable[[], Any],
    back: Link,
    *,
    submit: str = "Save",
    says: tuple[str, ...] = (),
    quoted: str = "",
    done: str = "It was recorded, in your name.",
) -> HttpResponseBase:
    """Show a form, or carry out its verb and go back; what the verb refuses is said at the fields."""
    if carried_out(form, verb):
        messages.success(request, done)
        return redirect(back.href)
    page = DoPage(title, back=back, says=says, form=form, submit=submit, quoted=quoted)
    return show(request, "governance/do.html", page, 422 if form.is_bound else 200)


def sent(request: HttpRequest) -> Any:
    """What was sent with a form; None while it is only looked at."""
    return request.POST if request.method == "POST" else None
