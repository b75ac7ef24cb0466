"""Places of this room that others may point to."""

from django.urls import reverse

from goldenthread.design.links import register
from goldenthread.design.listing import address


def register_places() -> None:
    """Say where findings are, narrowed by rule or team."""
    register("findings", _findings)


def _findings(rule: str = "", team: str = "") -> str:
    return address(reverse("findings"), {"rule": rule, "team": team})
