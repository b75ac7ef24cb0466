"""Tokens of programs: made once, shown once, kept as a digest, good for one post until a day or until they are revoked."""

import hashlib
import secrets
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate, now

from goldenthread.accounts.by import By, journalled
from goldenthread.accounts.errors import Refused
from goldenthread.accounts.models import Post, User
from goldenthread.accounts.posts import posts_in_force, viewer_in
from goldenthread.accounts.viewer import Viewer
from goldenthread.web.limits import TOKEN_DAYS, TOKENS_EACH
from goldenthread.web.models import Token

_PREFIX: Final = "gt_"
_BYTES: Final = 32
_SHOWN: Final = 9
_PURPOSE: Final = "programs"


@transaction.atomic
def make_token(viewer: Viewer, name: str, expiry_date: date) -> str:
    """A new token for the post that the viewer acts in; it is returned this once.

    Raises `Refused` for a token without a name, one that lasts longer than `limits.TOKEN_DAYS`, and one too many.
    """
    today = localdate()
    problems: dict[str, str] = {}
    if not name.strip():
        problems["name"] = "Enter which program the token is for"
    if not today <= expiry_date <= today + timedelta(days=TOKEN_DAYS.value):
        problems["expiry_date"] = f"Choose a last day from today to {TOKEN_DAYS.value} days ahead"
    if (
        Token.objects.filter(user=viewer.user_id, revoked_at__isnull=True, expiry_date__gte=today).count()
        >= TOKENS_EACH.value
    ):
        problems[""] = f"You have {TOKENS_EACH.value} tokens already. Revoke one that is no longer used"
    if problems:
        raise Refused(problems)
    secret = _PREFIX + secrets.token_urlsafe(_BYTES)
    made = Token.objects.create(
        user_id=viewer.user_id,
        post_id=viewer.post_id,
        name=name.strip(),
        mark=secret[:_SHOWN],
        digest=digest_of(secret),
        made_at=now(),
        expiry_date=expiry_date,
    )
    about = {"token": made.pk, "name": made.name, "until": expiry_date.isoformat()}
    journalled("token made", By(viewer.username, viewer.role), about, _PURPOSE)
    return secret


@transaction.atomic
def revoke_token(token: Token, by: By) -> None:
    """End a token at once; raises `Refused` when it was revoked before."""
    changed = Token.objects.filter(pk=token.pk, revoked_at__isnull=True).update(
        revoked_at=now(), revoked_by=by.username
    )
    if not changed:
        raise Refused.of("", "The token was revoked already")
    journalled("token revoked", by, {"token": token.pk, "user": token.user.get_username()}, _PURPOSE)


def digest_of(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode("utf-8", errors="replace")).hexdigest()


def viewer_by(secret: str) -> tuple[Viewer, Token] | None:
    """Who reads by a token today, and the token; None for one that is not there, ended, or whose user or post is gone.

    Restricted records stay closed to programs, whatever is granted: nobody says there why one is opened.
    """
    today = localdate()
    found = Token.objects.select_related("user", "post").filter(
        digest=digest_of(secret), revoked_at__isnull=True, expiry_date__gte=today
    )
    token = found.first()
    if token is None or not _stands(token.user, token.post, today):
        return None
    if token.used_date != today:
        Token.objects.filter(pk=token.pk).update(used_date=today)
        by = By(token.user.get_username(), token.post.role)
        journalled("token used", by, {"token": token.pk}, _PURPOSE)
    viewer = viewer_in(token.user, token.post, today)
    return replace(viewer, restricted=frozenset(), reasons={}), token


def _stands(user: User, post: Post, today: date) -> bool:
    """Whether the user may still sign in without being led elsewhere first, and still holds the post."""
    if not user.is_active or user.must_change_password:
        return False
    return post.pk in {one.pk for one in posts_in_force(user, today)}
