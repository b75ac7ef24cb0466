"""A page: a frozen description that a template is given, and nothing else."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.design.components import Link


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has. A room makes its own by adding fields; a template reads ``page.<field>`` and no model.

    ``title`` heads the page and the browser's tab. ``trail`` are the pages above it, from the top (keyword only, like
    ``back``, which is shown in their stead). ``refresh`` loads a page anew after so many seconds while something runs;
    only where the reader asked for it, for a page that moves by itself can be lost (WCAG 2.2, 2.2.1). ``watch`` are the
    links by which a reader looks again, begins that and ends it.
    """

    title: str
    trail: tuple[Link, ...] = field(default=(), kw_only=True)
    back: Link | None = field(default=None, kw_only=True)
    refresh: int = field(default=0, kw_only=True)
    watch: tuple[Link, ...] = field(default=(), kw_only=True)


def show(request: HttpRequest, template: str, page: Page, status: int = 200) -> HttpResponse:
    """A page through its template. A template that shows a form calls it ``page.form``: its errors head the page."""
    return render(request, template, {"page": page}, status=status, using="jinja2")
