"""What each page of the room asks."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from goldenthread.access.areas import AREAS
from goldenthread.access.policy import RULES
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.limits import GRANT_DAYS
from goldenthread.accounts.models import Grant
from goldenthread.accounts.records import Registry
from goldenthread.design.forms import (
    Checkboxes,
    DateField,
    Form,
    HiddenField,
    PasswordField,
    Radios,
    Select,
    TextField,
)

_NOBODY = ("", "None")


def fill_errors(form: Form, refused: Refused) -> None:
    """Say of each field what a verb refused; of the whole form what is about no field of it."""
    for field, problem in refused.problems.items():
        form.add_error(field if field in form.fields else None, problem)


def carried_out(form: Form, verb: Callable[[], Any]) -> bool:
    """Run a verb for a form that holds; where the verb refuses, the form says why and False is returned."""
    if not form.is_valid():
        return False
    try:
        verb()
    except Refused as refused:
        fill_errors(form, refused)
        return False
    return True


class SignInForm(Form):
    """Name and password."""

    username = TextField(
        "User name",
        autocomplete="username",
        max_length=150,
        width=20,
        error_messages={"required": "Enter your user name"},
    )
    password = PasswordField("Password", error_messages={"required": "Enter your password"})
    next = HiddenField(required=False)


class CodeForm(Form):
    """A code of the app, or a recovery code."""

    code = TextField("Code", autocomplete="one-time-code", max_length=20, width=10, hint="The six digits of your app")


class EitherCodeForm(Form):
    """A code of the app, or a recovery code."""

    code = TextField(
        "Code",
        autocomplete="one-time-code",
        max_length=20,
        width=10,
        hint="The six digits of your app, or one of your recovery codes",
    )


class PasswordAgainForm(Form):
    """One's password."""

    password = PasswordField("Password")


class NewPasswordForm(Form):
    """The old password and a new one, twice."""

    password = PasswordField("Current password")
    password1 = PasswordField(
        "New password",
        autocomplete="new-password",
        hint="12 characters or more. Three random words are easy to remember and hard to guess.",
    )
    password2 = PasswordField("New password again", autocomplete="new-password")

    def clean(self) -> dict[str, Any]:
        """Both new ones alike."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("password1") and said.get("password2") and said["password1"] != said["password2"]:
            self.add_error("password2", "Enter the same new password twice")
        return said


class ReasonForm(Form):
    """Why; the journal keeps it."""

    because = TextField("Reason", max_length=200, hint="The journal keeps it. Name no child.")


class SureForm(Form):
    """Nothing but the button."""


class NewUserForm(Form):
    """Who is added, and how they sign in first."""

    username = TextField("User name", max_length=150, width=20, autocomplete="off")
    first_name = TextField("First name", max_length=150, width=20, autocomplete="off", required=False)
    last_name = TextField("Last name", max_length=150, width=20, autocomplete="off", required=False)
    first = Radios(
        "First sign-in",
        choices=(
            ("password", "With a one-time password, which they must then change"),
            ("provider", "Only with the council's own account, which you join afterwards"),
        ),
        initial="password",
    )


class PostForm(Form):
    """A role, over whom, from when to when, and why."""

    role = Select("Role", choices=[("", "Choose a role"), *((role, role.capitalize()) for role in RULES)])
    service = Select("Service", required=False, hint="For a head of service")
    team_ids = Checkboxes("Teams", required=False, hint="For roles over teams")
    worker_id = TextField(
        "Worker's identifier in the records",
        required=False,
        max_length=50,
        width=10,
        hint="For roles that see a worker's own children; for a team manager, their own",
    )
    start_date = DateField("First day")
    end_date = DateField("Last day", required=False)
    because = TextField("Reason", max_length=200, hint="The journal keeps it")

    def __init__(self, *given: Any, known: Registry, **named: Any) -> None:
        """The teams and services that can be chosen are those of the records."""
        super().__init__(*given, **named)
        self.fields["service"].choices = [_NOBODY, *((name, name) for name in known.services)]
        self.fields["team_ids"].choices = [(team.team_id, f"{team.name} ({team.team_id})") for team in known.teams]
        self.fields["start_date"].initial = localdate()


class LastDayForm(Form):
    """When something ends, and why."""

    last_day = DateField("Last day", required=False, hint="Leave it empty to end it at once")
    because = TextField("Reason", max_length=200, hint="The journal keeps it")


class CoverForm(Form):
    """Who stands in for which post, from when to when, and why."""

    post = Select("Post that is covered")
    covered_by = Select("Covered by")
    start_date = DateField("First day")
    end_date = DateField("Last day")
    because = TextField("Reason", max_length=200, hint="The journal keeps it")

    def __init__(
        self, *given: Any, posts: Iterable[tuple[str, str]], users: Iterable[tuple[str, str]], **named: Any
    ) -> None:
        """What can be chosen depends on who asks."""
        super().__init__(*given, **named)
        self.fields["post"].choices = [("", "Choose a post"), *posts]
        self.fields["covered_by"].choices = [("", "Choose a user"), *users]
        self.fields["start_date"].initial = localdate()


class GrantForm(Form):
    """Which child, for whom, what it opens, until when, and why."""

    username = TextField("User name", max_length=150, width=20, autocomplete="off")
    child_id = TextField(
        "Child's identifier in the records",
        max_length=50,
        width=10,
        autocomplete="off",
        hint="Nothing about the child is shown here, nor is the identifier kept",
    )
    kind = Radios("What it opens", choices=Grant.Kind.choices)
    expiry_date = DateField("Last day", hint=f"{GRANT_DAYS.value} days from today at most")
    because = TextField("Reason", max_length=200, hint="The journal keeps it. Name no child.")

    def clean_expiry_date(self) -> date:
        """Not past; the verb looks at the rest."""
        day: date = self.cleaned_data["expiry_date"]
        if day < localdate() or day > localdate() + timedelta(days=GRANT_DAYS.value):
            self.add_error("expiry_date", f"Choose a day from today to {GRANT_DAYS.value} days on")
        return day


class SubjectForm(Form):
    """Whose account of the provider."""

    subject = TextField(
        "Subject",
        max_length=191,
        autocomplete="off",
        hint="The provider's own unchanging identifier of the person (claim sub), never an e-mail address",
    )


class WhyForm(Form):
    """Which kind of page."""

    area = Select(
        "Page",
        choices=[(area.key, area.says.removesuffix(" is").removesuffix(" are")) for area in AREAS.values()],
    )


class WhyMeasureForm(Form):
    """Which measure."""

    measure = TextField("Measure", hint="Its key, as it stands in the address of its page", max_length=200, width=20)


class WhyChildForm(Form):
    """Which user and which child."""

    username = TextField("User name", max_length=150, width=20, autocomplete="off")
    child_id = TextField("Child's identifier in the records", max_length=50, width=10, autocomplete="off")
