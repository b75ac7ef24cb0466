"""Forms that show themselves: a room says which fields there are, and writes no markup."""

from goldenthread.design.forms.days import DateField
from goldenthread.design.forms.fields import (
    Checkbox,
    Checkboxes,
    FileField,
    HiddenField,
    IntegerField,
    ManyFiles,
    PasswordField,
    Radios,
    Select,
    TextArea,
    TextField,
)
from goldenthread.design.forms.form import Form

__all__ = [
    "Checkbox",
    "Checkboxes",
    "DateField",
    "FileField",
    "Form",
    "HiddenField",
    "IntegerField",
    "ManyFiles",
    "PasswordField",
    "Radios",
    "Select",
    "TextArea",
    "TextField",
]
