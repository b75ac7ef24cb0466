"""Users and what they hold: posts, cover, grants, tokens."""

import secrets

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac

_NAME = 200
_MARK_BYTES = 16


def new_mark() -> str:
    """A fresh mark for a user's sessions."""
    return secrets.token_hex(_MARK_BYTES)


class User(AbstractUser):
    """A person who signs in. A user without a post in force sees nothing but their own account.

    Every session carries a hash of ``session_mark`` and of the password: a new mark ends them all. A password that
    somebody else chose (``must_change_password``) opens nothing but the page where it is changed.
    """

    must_change_password = models.BooleanField(default=False)
    session_mark = models.CharField(max_length=_MARK_BYTES * 2, default=new_mark)

    class Meta:
        """As Django asks."""

        db_table = "accounts_user"

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is held against at each request; Django asks for it under this name."""
        said = f"{self.password}|{self.session_mark}"
        return salted_hmac("goldenthread.accounts.session", said, secret=secret, algorithm="sha256").hexdigest()


class OneTime(models.Model):
    """Until when the password that somebody else chose for a user opens the page where it is changed."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="one_time")
    until = models.DateTimeField()


class Post(models.Model):
    """That a user holds a role, where, from when until when, and who gave it to them.

    ``role`` is a key of `access.policy.RULES`; ``team_ids`` and ``worker_id`` are identifiers of the records;
    ``service`` as the records write it.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=_NAME)
    team_ids = models.JSONField(default=list, blank=True)
    service = models.CharField(max_length=_NAME, blank=True, default="")
    worker_id = models.CharField(max_length=_NAME, blank=True, default="")
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)
    given_by = models.CharField(max_length=_NAME)
    because = models.CharField(max_length=_NAME)
    given_at = models.DateTimeField(auto_now_add=True)


class Cover(models.Model):
    """That one post is covered by another user for some days: its teams and workers are theirs as well."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="covers")
    covered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="covering")
    start_date = models.DateField()
    end_date = models.DateField()
    because = models.CharField(max_length=_NAME)
    given_by = models.CharField(max_length=_NAME)
    given_at = models.DateTimeField(auto_now_add=True)


class Grant(models.Model):
    """That a user may see one child's record beyond their post: a restricted one, or one sampled for audit.

    ``person_key`` is the store's own hash of an identifier, never the identifier. It always ends.
    """

    class Kind(models.TextChoices):
        """What the grant opens."""

        RESTRICTED = "restricted", "A restricted record"
        SAMPLED = "sampled", "A case sampled for audit or inspection"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    person_key = models.CharField(max_length=64, db_index=True)
    reason = models.CharField(max_length=_NAME)
    start_date = models.DateField()
    expiry_date = models.DateField()
    given_by = models.CharField(max_length=_NAME)
    given_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=_NAME, blank=True, default="")
