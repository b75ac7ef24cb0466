"""The environment of every template: GOV.UK's macros, our components, and filters for figures and dates."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined


def environment(**options: Any) -> Environment:
    """An environment that escapes everything and stops at a name that is not there."""
    loader = options.pop("loader")
    options.pop("autoescape", None)
    options.pop("undefined", None)
    made = Environment(
        **options,
        autoescape=True,
        undefined=StrictUndefined,
        loader=ChoiceLoader([loader, PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})]),
    )
    made.globals |= {"static": static, "url": reverse}
    return made
