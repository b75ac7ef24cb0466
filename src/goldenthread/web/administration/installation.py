"""The installation: what the doctor says, settings, backups, retention and work."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door
from goldenthread.design.components import Cell, Column, Link, Table
from goldenthread.design.pages import show
from goldenthread.web.administration.pages import PartsPage
from goldenthread.web.doctor import examine_quickly
from goldenthread.web.home.keepers import TONES
from goldenthread.web.home.pages import Part


@door("installation")
@require_GET
def installation(request: HttpRequest) -> HttpResponse:
    """Everything that is known of the installation, without what takes long to look at."""
    page = PartsPage("The installation", (_doctor(),), trail=(Link("Home", reverse("home")),))
    return show(request, "web/home.html", page)


def _doctor() -> Part:
    rows = tuple(
        (one.what, Cell(tags=(TONES[one.state],)), one.said, one.mend)
        for one in examine_quickly(settings.INSTALLATION.home)
    )
    heads = (Column("What"), Column("State"), Column("Seen"), Column("What to do"))
    says = "Whether every file and every entry of the logs is whole is told by: goldenthread doctor."
    return Part("State", (says,), tables=(Table("What was looked at", heads, rows, wide=True),))
