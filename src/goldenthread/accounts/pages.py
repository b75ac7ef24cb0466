"""What each page of the room shows."""

from dataclasses import dataclass, field

from django.forms import Form

from goldenthread.accounts.limits import LOCKED_MINUTES
from goldenthread.design.components import Link, SummaryList, Table
from goldenthread.design.pages import Page


@dataclass(frozen=True, slots=True)
class LockedOut(Page):
    """Too many wrong passwords."""

    title: str = "Wait before you try again"
    minutes: int = LOCKED_MINUTES.value


@dataclass(frozen=True, slots=True)
class ProviderRefused(Page):
    """Why signing in at the provider opened nothing, and what to do."""

    says: str = ""


@dataclass(frozen=True, slots=True)
class SignIn(Page):
    """The page to sign in on: with a name and password, or at the ``provider`` where the council has one."""

    form: Form
    provider: str = ""
    onward: str = "/"


@dataclass(frozen=True, slots=True)
class Asked(Page):
    """A page that asks for something by one form; ``says`` why, a paragraph each."""

    form: Form
    says: tuple[str, ...] = ()
    submit: str = "Continue"
    tone: str = ""
    provider: str = ""
    onward: str = "/"
    cancel: Link | None = None


@dataclass(frozen=True, slots=True)
class Told(Page):
    """A page that says something and leads on."""

    says: tuple[str, ...]
    onward: Link | None = None


@dataclass(frozen=True, slots=True)
class SecondFactorOn(Page):
    """Setting up an app that makes codes: its ``picture`` as a data address, the same secret to type."""

    form: Form
    picture: str
    secret: str


@dataclass(frozen=True, slots=True)
class Codes(Page):
    """Recovery codes, each good once."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Secret(Page):
    """A one-time password, told once."""

    username: str
    password: str
    lasts: str


@dataclass(frozen=True, slots=True)
class OwnAccount(Page):
    """One's own account: who, in which posts, and how one signs in. ``acting`` are posts to switch to."""

    details: SummaryList
    posts: Table
    acting: tuple[tuple[str, str], ...] = ()
    provider: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed(Page):
    """A list, what it is about, a link to add to it, and links to what belongs beside it."""

    table: Table
    says: tuple[str, ...] = ()
    add: Link | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class OneUser(Page):
    """A user as the administrator sees them: details, posts, joined accounts, and what may be done."""

    details: SummaryList
    posts: Table
    covers: Table
    accounts: Table
    actions: tuple[Link, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Why(Page):
    """Which rule lets somebody in or keeps them out: asked by ``form`` or, of a measure, by ``measure``; told in ``answer``."""

    form: Form
    answer: tuple[str, ...] = ()
    areas: Table | None = None
    measure: Form | None = None
