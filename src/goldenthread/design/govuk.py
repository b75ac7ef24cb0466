"""GOV.UK's own macros, called by name from our templates."""

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

_PACKAGE = "govuk_frontend_jinja"


def govuk(component: str, **params: Any) -> Markup:
    """A component as markup: ``govuk("button", text="Save")``.

    Words are escaped; what is given as ``html`` must be `Markup`, else ValueError. They have an environment of their own,
    since they ask for what may not be given, which ours refuses.
    """
    _only_safe(component, params)
    return Markup(_macro(component)(params))  # noqa: S704  # made by templates that escape


@cache
def _environment() -> Environment:
    return Environment(autoescape=True, loader=PrefixLoader({_PACKAGE: PackageLoader(_PACKAGE)}))


@cache
def _macro(component: str) -> Callable[[dict[str, Any]], str]:
    module = _environment().get_template(f"{_PACKAGE}/components/{component}/macro.html").module
    named = "".join(part.capitalize() for part in component.split("-"))
    found: Callable[[dict[str, Any]], str] = getattr(module, f"govuk{named}")
    return found


def _only_safe(component: str, given: object) -> None:
    """Refuse plain text where GOV.UK's macros would write it without escaping."""
    if isinstance(given, dict):
        for name, value in given.items():
            if (name == "html" or name.endswith("Html")) and value and not isinstance(value, Markup):
                raise ValueError(f"{component}: {name} is no markup; give words as text")
            _only_safe(component, value)
    elif isinstance(given, list | tuple):
        for one in given:
            _only_safe(component, one)
