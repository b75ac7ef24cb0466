"""The environment of every template: our components, GOV.UK's macros, forms, and filters for figures and days."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from goldenthread.design import figures, words
from goldenthread.design.forms.shown import button_form, failures, field, form
from goldenthread.design.govuk import govuk
from goldenthread.design.links import link


def environment(**options: Any) -> Environment:
    """An environment that escapes everything and stops at a name that is not there."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701  # autoescape is among the options
    made.globals |= {"static": static, "url": reverse, "govuk": govuk, "link": link}
    made.globals |= {"form": form, "field": field, "button_form": button_form, "failures": failures}
    made.filters |= {
        "day": figures.day,
        "moment": figures.moment,
        "whole": figures.whole,
        "measured": figures.measured,
        "figure": figures.figure,
        "counted": figures.counted,
        "n_of": figures.n_of,
        "many": figures.many,
        "reason": words.reason_words,
        "reason_meaning": words.reason_meaning,
        "rating": words.rating_tag,
        "signal": words.signal_tag,
        "due": words.due_tag,
    }
    return made
