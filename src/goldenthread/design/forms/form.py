"""A form whose errors are gathered for the head of its page."""

from django import forms

from goldenthread.design.components import ErrorSummary
from goldenthread.design.forms.shown import summary_of


class Form(forms.Form):
    """Django's form, without required attributes of the browser's own: our errors say more, and are read out."""

    use_required_attribute = False

    @property
    def error_summary(self) -> ErrorSummary | None:
        """What was wrong with what was sent, or None."""
        return summary_of(self)
