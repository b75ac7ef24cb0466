"""How a form is shown: each field through GOV.UK's macro for its kind, and what was wrong at the head of the page.

Works for any form of Django's, so that the libraries for signing in look like the rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from goldenthread.design.components import ErrorSummary, Link
from goldenthread.design.forms.days import PARTS, DayInput, typed
from goldenthread.design.govuk import govuk

_FORM: Final = Markup('<form method="{}"{}{} novalidate>\n{}\n</form>')
_HIDDEN: Final = Markup('<input type="hidden" name="{}" value="{}">')


def summary_of(form: forms.BaseForm) -> ErrorSummary | None:
    """What was wrong with a form, each error leading to its field; None for one not sent, or sent well."""
    if not form.is_bound or not form.errors:
        return None
    found = [Link(str(error), "") for error in form.non_field_errors()]
    for bound in form.visible_fields():
        found += [Link(str(error), f"#{_target(bound)}") for error in bound.errors]
    for bound in form.hidden_fields():
        found += [Link(str(error), "") for error in bound.errors]
    return ErrorSummary(tuple(found))


def failures(page: object) -> ErrorSummary | None:
    """What was wrong with any form of a page, from its fields, or is told by itself; None where nothing was."""
    if not is_dataclass(page):
        return None
    held = [getattr(page, one.name) for one in fields(page)]
    told = [summary_of(one) for one in held if isinstance(one, forms.BaseForm)]
    told += [one for one in held if isinstance(one, ErrorSummary)]
    errors = tuple(error for summary in told if summary is not None for error in summary.errors)
    return ErrorSummary(errors) if errors else None


@pass_context
def form(
    context: Context,
    shown: forms.BaseForm,
    submit: str = "Continue",
    *,
    action: str = "",
    method: str = "post",
    tone: str = "",
    cancel: Link | None = None,
) -> Markup:
    """A whole form with its token and its button; ``tone`` is "warning" or "secondary"; ``cancel`` stands beside it."""
    button: dict[str, Any] = {"text": submit, "type": "submit", "preventDoubleClick": True}
    if tone:
        button["classes"] = f"govuk-button--{tone}"
    end = govuk("button", **button)
    if cancel is not None:
        end = Markup('<div class="govuk-button-group">{}<a class="govuk-link" href="{}">{}</a></div>').format(
            end, cancel.href, cancel.text
        )
    inside = [_token(context, method), *(_hidden(one) for one in shown.hidden_fields())]
    inside += [field(one) for one in shown.visible_fields()]
    return _form(Markup("\n").join([*inside, end]), method, action, multipart=shown.is_multipart())


@pass_context
def button_form(
    context: Context, action: str, text: str, *, hidden: Mapping[str, str] | None = None, look: str = "gt-link-button"
) -> Markup:
    """One button that changes something, as a form of its own; ``look`` is its class, that of a link unless given."""
    carried = [_HIDDEN.format(name, value) for name, value in (hidden or {}).items()]
    button = Markup('<button type="submit" class="{}">{}</button>').format(look, text)
    return _form(Markup("\n").join([_token(context, "post"), *carried, button]), "post", action)


def field(bound: BoundField) -> Markup:
    """One field with its label, hint, error and value."""
    for kind, show in _KINDS:
        if isinstance(bound.field.widget, kind):
            return show(bound)
    raise ValueError(f"{bound.name}: there is no way to show {type(bound.field.widget).__name__}")


def _form(inside: Markup, method: str, action: str, *, multipart: bool = False) -> Markup:
    to = Markup(' action="{}"').format(action) if action else Markup("")
    kind = Markup(' enctype="multipart/form-data"') if multipart else Markup("")
    return _FORM.format(method, to, kind, inside)


def _token(context: Context, method: str) -> Markup:
    return Markup(str(context["csrf_input"])) if method == "post" else Markup("")  # noqa: S704  # Django's own input


def _hidden(bound: BoundField) -> Markup:
    value = bound.value()
    return _HIDDEN.format(bound.html_name, "" if value is None else value)


def _target(bound: BoundField) -> str:
    """The id of the first input of a field, to which an error leads."""
    if isinstance(bound.field.widget, DayInput):
        return f"{bound.auto_id}-{_wrong_parts(bound)[0]}"
    return str(bound.auto_id)


def _told(bound: BoundField) -> dict[str, Any]:
    """What every kind of field shares: name, hint, error."""
    hint = getattr(bound.field, "hint", "") or str(bound.help_text)
    told: dict[str, Any] = {"name": bound.html_name}
    if hint:
        told["hint"] = {"text": hint}
    if bound.errors:
        told["errorMessage"] = {"text": " ".join(str(error) for error in bound.errors)}
    return told


def _label(bound: BoundField) -> str:
    return str(bound.label) if bound.field.required else f"{bound.label} (optional)"


def _named(bound: BoundField) -> dict[str, Any]:
    return {"text": _label(bound), "classes": "govuk-label--s"}


def _input(bound: BoundField) -> Markup:
    widget, kind = bound.field.widget, str(getattr(bound.field.widget, "input_type", "text"))
    told = _told(bound) | {"id": bound.auto_id, "label": _named(bound), "type": kind}
    secret = kind == "password"
    value = None if secret else bound.field.widget.format_value(bound.value())
    if value is not None:
        told["value"] = value
    width = getattr(bound.field, "width", 0)
    told["classes"] = f"govuk-input--width-{width}" if width else "govuk-!-width-two-thirds"
    autocomplete = getattr(bound.field, "autocomplete", "") or widget.attrs.get("autocomplete", "")
    mode = getattr(bound.field, "mode", "") or widget.attrs.get("inputmode", "")
    told |= {name: said for name, said in (("autocomplete", autocomplete), ("inputmode", mode)) if said}
    if secret:
        told |= {"autocapitalize": "none", "spellcheck": False}
    return govuk("input", **told)


def _area(bound: BoundField) -> Markup:
    told = _told(bound) | {"id": bound.auto_id, "label": _named(bound)}
    value = bound.value()
    return govuk("textarea", **told, value="" if value is None else str(value), rows=bound.field.widget.attrs["rows"])


def _select(bound: BoundField) -> Markup:
    chosen = "" if bound.value() is None else str(bound.value())
    items = [{"value": str(v), "text": str(t), "selected": str(v) == chosen} for v, t in bound.field.choices]
    return govuk("select", **_told(bound), id=bound.auto_id, label=_named(bound), items=items)


def _choices(bound: BoundField, chosen: set[str]) -> list[dict[str, Any]]:
    hints = getattr(bound.field, "hints", {})
    items = []
    for value, text in bound.field.choices:
        item: dict[str, Any] = {"value": str(value), "text": str(text), "checked": str(value) in chosen}
        items.append(item | ({"hint": {"text": hints[value]}} if value in hints else {}))
    return items


def _legend(bound: BoundField) -> dict[str, Any]:
    return {"legend": {"text": _label(bound), "classes": "govuk-fieldset__legend--s"}}


def _radios(bound: BoundField) -> Markup:
    chosen = set() if bound.value() in (None, "") else {str(bound.value())}
    told = _told(bound) | {"idPrefix": bound.auto_id, "fieldset": _legend(bound)}
    return govuk("radios", **told, items=_choices(bound, chosen))


def _boxes(bound: BoundField) -> Markup:
    chosen = {str(one) for one in bound.value() or ()}
    told = _told(bound) | {"idPrefix": bound.auto_id, "fieldset": _legend(bound)}
    return govuk("checkboxes", **told, items=_choices(bound, chosen))


def _box(bound: BoundField) -> Markup:
    item = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())}
    return govuk("checkboxes", **_told(bound), idPrefix=bound.auto_id, items=[item])


def _day(bound: BoundField) -> Markup:
    wrong = _wrong_parts(bound) if bound.errors else []
    items = []
    for part, value in zip(PARTS, typed(bound.value()), strict=True):
        width = "govuk-input--width-4" if part == "year" else "govuk-input--width-2"
        items.append(
            {
                "name": f"{bound.html_name}-{part}",
                "id": f"{bound.auto_id}-{part}",
                "label": part.capitalize(),
                "value": value,
                "classes": f"{width} govuk-input--error" if part in wrong else width,
            }
        )
    told = _told(bound)
    del told["name"]
    return govuk("date-input", **told, id=bound.auto_id, items=items, fieldset=_legend(bound))


def _wrong_parts(bound: BoundField) -> list[str]:
    """Which of the three inputs an error is about; all of them where none was filled in."""
    told = bound.form.errors.get(bound.name)
    named = [part for error in (told.as_data() if told else []) for part in (error.params or {}).get("parts", [])]
    return named or list(PARTS)


def _file(bound: BoundField) -> Markup:
    told = _told(bound) | {"id": bound.auto_id, "label": _named(bound)}
    many = getattr(bound.field.widget, "allow_multiple_selected", False)
    return govuk("file-upload", **told, multiple=many)


#: The first kind that fits is shown so.
_KINDS: Final[tuple[tuple[type[forms.Widget], Callable[[BoundField], Markup]], ...]] = (
    (DayInput, _day),
    (forms.FileInput, _file),
    (forms.Textarea, _area),
    (forms.CheckboxSelectMultiple, _boxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _box),
    (forms.Select, _select),
    (Input, _input),
)
