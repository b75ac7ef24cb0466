"""What the libraries tell of sign-ins that failed, written to the journal."""

from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver

from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.models import User

_VISITOR = By("visitor")


@receiver(user_login_failed, dispatch_uid="accounts.sign-in-failed")
def failed(sender: object, credentials: dict[str, Any], **more: Any) -> None:
    """A wrong name or password. What was typed as a name is kept only if there is such a user: it may be a password."""
    journalled("sign-in failed", _VISITOR, {"user": _known(credentials.get("username"))})


@receiver(user_locked_out, dispatch_uid="accounts.locked-out")
def locked_out(sender: object, username: str | None = None, **more: Any) -> None:
    """Too many wrong passwords for one name."""
    journalled("locked out", _VISITOR, {"user": _known(username)})


def _known(username: object) -> str:
    return str(username) if User.objects.filter(username=username).exists() else "no user of the name given"
