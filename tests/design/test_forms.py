"""Forms: what is typed, what comes of it, and what is said when it is wrong."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from tests.design.gallery import EveryField, OneButton, gallery, shown

from goldenthread.design import forms
from goldenthread.design.forms.shown import field, summary_of
from goldenthread.design.govuk import govuk


class Days(forms.Form):
    """A day within bounds, and one that may be left out."""

    seen = forms.DateField("Seen 100%", first=date(2026, 1, 1), last=date(2026, 9, 30))
    told = forms.DateField("Told", required=False)


def _days(day: str = "", month: str = "", year: str = "", **more: str) -> Days:
    return Days({"seen-day": day, "seen-month": month, "seen-year": year, **more})


@pytest.mark.parametrize("month", ["2", "02", "Feb", "february"])
def test_a_day_is_read_as_people_write_it(month: str) -> None:
    """The month by number or by name."""
    form = _days("6", month, "2026")
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"seen": date(2026, 2, 6), "told": None}


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("", "", ""), "Enter seen 100%"),
        (("6", "", "2026"), "Seen 100% must have a month"),
        (("", "2", ""), "Seen 100% must have a day and a year"),
        (("30", "2", "2026"), "Seen 100% must be a real date, such as 6 11 2026"),
        (("6", "2", "26"), "Seen 100% must be a real date, such as 6 11 2026"),
        (("6", "ma", "2026"), "Seen 100% must be a real date, such as 6 11 2026"),
        (("٦", "2", "2026"), "Seen 100% must be a real date, such as 6 11 2026"),
        (("31", "12", "2025"), "Seen 100% must be on or after 1 January 2026"),
        (("1", "10", "2026"), "Seen 100% must be on or before 30 September 2026"),
    ],
)
def test_a_day_that_is_wrong_has_one_error_that_says_how(parts: tuple[str, str, str], said: str) -> None:
    """Once at the field and once at the head of the page."""
    form = _days(*parts)
    assert form.errors == {"seen": [said]}
    summary = form.error_summary
    assert summary is not None
    assert [one.text for one in summary.errors] == [said]


def test_an_error_leads_to_the_part_of_the_day_that_is_wrong() -> None:
    """And only that part is marked."""
    form = _days("6", "13th", "2026")
    summary = form.error_summary
    assert summary is not None
    assert summary.errors[0].href == "#id_seen-month"
    markup = field(form["seen"])
    assert markup.count("govuk-input--error") == 1
    assert 'value="13th"' in markup


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_typed_is_a_day_or_an_error(day: str, month: str, year: str) -> None:
    """Nothing that is typed breaks the page, and nothing reaches it unescaped."""
    form = _days(day, month, year)
    assert form.is_valid() == isinstance(form.cleaned_data.get("seen"), date)
    assert "<script" not in field(form["seen"])


def test_a_form_shows_every_field_with_label_hint_error_and_value() -> None:
    """Each input has a label of its own; errors and hints are tied to it."""
    text = shown(gallery({"every-name": "a name <b> much too long for it", "every-sure": "not"}))
    assert "<title>Error: Every component - Synthetic Borough Council - Golden Thread</title>" in text
    assert "a name &lt;b&gt; much too long for it" in text
    assert "Name of the list must be 20 characters or fewer" in text
    assert 'enctype="multipart/form-data"' in text
    assert text.count('name="csrfmiddlewaretoken"') == text.count("<form ")
    assert re.search(r'value="not" checked', text)
    ids = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', text)
    assert ids
    assert len(ids) == len(set(ids))
    assert set(ids) <= set(re.findall(r'<label[^>]* for="([^"]+)"', text))


def test_a_password_is_never_sent_back() -> None:
    """Nor is it trimmed."""
    form = EveryField({"every-password": " secret words "}, prefix="every")
    assert not form.is_valid()
    assert form.cleaned_data["password"] == " secret words "
    assert "secret" not in field(form["password"])


def test_several_files_at_once_are_each_checked() -> None:
    """An empty one among them is an error of the field."""
    good, empty = SimpleUploadedFile("a.csv", b"a,b\n"), SimpleUploadedFile("b.csv", b"")

    def sent(*files: SimpleUploadedFile) -> EveryField:
        return EveryField({}, MultiValueDict({"every-files": list(files)}), prefix="every")

    form = sent(good, good)
    assert "files" not in form.errors
    assert len(form.cleaned_data["files"]) == 2
    assert sent(good, empty).errors["files"] == ["The file is empty"]
    none = sent()
    assert not none.is_valid()
    assert none.cleaned_data["files"] == []


def test_a_form_of_djangos_own_looks_the_same() -> None:
    """So that the libraries for signing in need no markup either."""
    markup = field(OneButton()["username"])
    assert 'class="govuk-input' in markup
    assert "A. &lt;Sharp&gt;" in markup
    assert "As you were given it" in markup
    assert summary_of(OneButton()) is None
    failed = summary_of(OneButton({}))
    assert failed is not None
    assert failed.errors[0].href == "#id_username"


def test_words_are_never_taken_for_markup() -> None:
    """GOV.UK's macros write html as it is: only what was made as markup may be given so."""
    with pytest.raises(ValueError, match="no markup"):
        govuk("details", summaryText="More", html="<b>words</b>")
    assert "<b>words</b>" in govuk("details", summaryText="More", html=Markup("<b>words</b>"))
    assert "&lt;b&gt;" in govuk("button", text="<b>")
