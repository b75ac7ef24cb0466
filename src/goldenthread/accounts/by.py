"""Who does something: the user and the role they do it in, as the journal records them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from goldenthread.access.scope import Scope
from goldenthread.journal.actions import record

#: The role of a visitor, and of a user without a post in force.
NO_POST = "no post"


@dataclass(frozen=True, slots=True)
class By:
    """A user, or whoever is at the machine, and their role."""

    username: str
    role: str = NO_POST

    def scope(self, purpose: str) -> Scope:
        """A scope of no child, for the journal."""
        return Scope.figures_only(self.username.strip() or "nobody", purpose, role=self.role)


def by_request(request: HttpRequest) -> By:
    """The user of a request in the post they act in."""
    viewer = getattr(request, "viewer", None)
    return By(str(request.user), viewer.role if viewer is not None else NO_POST)


def journalled(action: str, by: By, about: Mapping[str, object], purpose: str = "accounts") -> None:
    """Write to the installation's journal; raises `LogFailed` when it cannot, and then nothing may be changed."""
    record(by.scope(purpose), action, about)
