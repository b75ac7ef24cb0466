"""Verbs about users: added, deactivated, given a temporary password, joined to an account of the provider."""

import re
import secrets
import string
from datetime import timedelta
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from axes.utils import reset
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.limits import TEMPORARY_LENGTH
from goldenthread.accounts.models import OneTime, User, new_mark
from goldenthread.accounts.openid.provided import PROVIDER

_USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9@.+_-]{1,149}")
_LETTERS: Final = "".join(sorted(set(string.ascii_letters + string.digits) - set("lIO01")))


def one_time_password() -> str:
    """A password made by the machine, of letters and digits that are not taken for one another."""
    return "".join(secrets.choice(_LETTERS) for _ in range(TEMPORARY_LENGTH.value))


def has_run_out(user: User) -> bool:
    """Whether the password that a user signs in with is a one-time one whose days are over."""
    return user.must_change_password and OneTime.objects.filter(user=user, until__lt=now()).exists()


@transaction.atomic
def add_user(username: str, *, first_name: str = "", last_name: str = "", by: By, password: str = "") -> User:
    """Add a user who can sign in with ``password`` and must then change it; without one, only through the provider.

    Raises `Refused` for a name that is taken (whatever its capitals) or not one, or a password that is too weak.
    """
    name = username.strip()
    if not _USERNAME.fullmatch(name):
        raise Refused.of("username", "Enter a user name of 2 to 150 letters, digits or any of @ . + - _")
    if User.objects.filter(username__iexact=name).exists():
        raise Refused.of("username", "There is a user of this name already. Choose another name")
    user = User(username=name, first_name=first_name.strip(), last_name=last_name.strip())
    if password:
        _check_password(password, user, "password")
        user.set_password(password)
        user.must_change_password = True
    else:
        user.set_unusable_password()
    user.save()
    if password:
        _last(user)
    journalled("user added", by, {"user": name})
    return user


@transaction.atomic
def set_temporary_password(user: User, *, by: By, because: str) -> str:
    """Give a user a one-time password that they must change, and end their sessions; returns it, to be told once."""
    _reason(because)
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.session_mark = new_mark()
    user.save(update_fields=["password", "must_change_password", "session_mark"])
    _last(user)
    reset(username=user.username)
    journalled("temporary password", by, {"user": user.username, "because": because})
    return password


@transaction.atomic
def change_password(user: User, password: str, *, by: By) -> None:
    """Set the password that a user chose, ending their other sessions; raises `Refused` when it is too weak."""
    _check_password(password, user, "password1")
    user.set_password(password)
    user.must_change_password = False
    user.session_mark = new_mark()
    user.save(update_fields=["password", "must_change_password", "session_mark"])
    OneTime.objects.filter(user=user).delete()
    journalled("password changed", by, {"user": user.username})


@transaction.atomic
def deactivate(user: User, *, by: By, because: str) -> None:
    """Keep a user out from now on: their sessions end. What they did stays under their name."""
    _reason(because)
    if user.username == by.username:
        raise Refused.of("", "You cannot deactivate yourself. Ask another administrator")
    user.is_active = False
    user.session_mark = new_mark()
    user.save(update_fields=["is_active", "session_mark"])
    journalled("user deactivated", by, {"user": user.username, "because": because})


@transaction.atomic
def reactivate(user: User, *, by: By, because: str) -> None:
    """Let a user in again, with the posts that they still hold."""
    _reason(because)
    user.is_active = True
    user.save(update_fields=["is_active"])
    journalled("user reactivated", by, {"user": user.username, "because": because})


@transaction.atomic
def end_sessions(user: User, *, by: By, because: str = "signed out everywhere") -> None:
    """End every session of a user, on every device."""
    user.session_mark = new_mark()
    user.save(update_fields=["session_mark"])
    journalled("sessions ended", by, {"user": user.username, "because": because})


@transaction.atomic
def remove_second_factor(user: User, *, by: By, because: str) -> None:
    """Take away a second factor that a user has lost, and end their sessions."""
    _reason(because)
    Authenticator.objects.filter(user=user).delete()
    user.session_mark = new_mark()
    user.save(update_fields=["session_mark"])
    journalled("second factor removed", by, {"user": user.username, "because": because})


@transaction.atomic
def unlock(user: User, *, by: By, because: str) -> None:
    """Let a user try again who gave too many wrong passwords."""
    _reason(because)
    reset(username=user.username)
    journalled("user unlocked", by, {"user": user.username, "because": because})


@transaction.atomic
def join_account(user: User, subject: str, *, by: By) -> None:
    """Join a user to an account of the provider by its subject, never by an e-mail address."""
    subject = subject.strip()
    if not subject:
        raise Refused.of("subject", "Enter the subject that the provider has for this person")
    taken = SocialAccount.objects.filter(provider=PROVIDER, uid=subject).exclude(user=user)
    if taken.exists():
        raise Refused.of("subject", "This account is joined to another user. Part it there first")
    if not SocialAccount.objects.filter(provider=PROVIDER, uid=subject, user=user).exists():
        SocialAccount.objects.create(provider=PROVIDER, uid=subject, user=user)
    journalled("account joined", by, {"user": user.username, "subject": subject})


@transaction.atomic
def part_account(user: User, subject: str, *, by: By) -> None:
    """Part a user from an account of the provider, and end their sessions."""
    found, _ = SocialAccount.objects.filter(provider=PROVIDER, uid=subject, user=user).delete()
    if not found:
        raise Refused.of("subject", "The user is not joined to this account")
    user.session_mark = new_mark()
    user.save(update_fields=["session_mark"])
    journalled("account parted", by, {"user": user.username, "subject": subject})


def _last(user: User) -> None:
    """Let a one-time password last for the days of the settings, from now on."""
    until = now() + timedelta(days=settings.INSTALLATION.temporary_days)
    OneTime.objects.update_or_create(user=user, defaults={"until": until})


def _check_password(password: str, user: User, field: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused.of(field, " ".join(error.messages)) from error


def _reason(because: str) -> None:
    if not because.strip():
        raise Refused.of("because", "Enter a reason: the journal keeps it")
