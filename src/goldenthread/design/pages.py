"""A page: a frozen description that a template is given, and nothing else."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@dataclass(frozen=True, slots=True)
class Page:
    """What every page has. A room makes its own by adding fields; a template reads ``page.<field>`` and no model.

    ``title`` heads the page and the browser's tab.
    """

    title: str


def show(request: HttpRequest, template: str, page: Page, status: int = 200) -> HttpResponse:
    """A page through its template."""
    return render(request, template, {"page": page}, status=status, using="jinja2")
