"""Every setting of ``web.toml``: where it stands, what it holds and what it means."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its section and name in the file, the field of `Config` it fills, what kind of value, its meaning."""

    section: str
    name: str
    field: str
    kind: type
    says: str


KNOWN: Final = (
    Setting("council", "name", "council", str, "The council's name, at the head of each page."),
    Setting("council", "colour", "colour", str, "The colour of the head of each page, as #1d4e6b."),
    Setting("council", "words", "words", list, "Words that no password may hold: the council's name, its teams, its town."),
    Setting("site", "hosts", "hosts", list, "Names under which the site is served; a request to another name is refused."),
    Setting(
        "site", "secure", "secure", bool,
        "A proxy in front speaks TLS: cookies are for TLS only, plain requests are sent on, browsers are told to stay with it.",
    ),
    Setting(
        "site", "case_link", "case_link", str,
        "Address of a child in the case system, with {child_id} where the number goes; left out, no link is shown.",
    ),
    Setting(
        "site", "demonstration", "demonstration", bool,
        "Demonstration users may sign in: only from the machine itself, and only with an invented borough.",
    ),
    Setting("data", "store", "store", str, "Folder of the store; store in the home folder if not given."),
    Setting("data", "watch", "watch", str, "Folder where files may be put; what lies there is offered, never loaded by itself."),
    Setting("journal", "anchor", "anchor", str, "Folder outside the installation where the logs are anchored daily."),
    Setting(
        "database", "postgresql", "database", str,
        "postgresql://user:password@host:5432/name for the web's own tables; left out, a SQLite file of the home folder.",
    ),
    Setting("signing-in", "second_factor", "second_factor", list, "Roles that must sign in with a second factor."),
    Setting("signing-in", "session_minutes", "session_minutes", int, "Minutes of rest after which a session ends."),
    Setting("signing-in", "session_hours", "session_hours", int, "Hours after which a session ends in any case."),
    Setting("signing-in", "temporary_days", "temporary_days", int, "Days for which a one-time password lasts."),
)  # fmt: skip
#: Fields whose value is told to nobody: they hold a password, or words that passwords are made of.
SECRET: Final = frozenset({"database", "words"})
#: Of the section [openid], which is given whole or not at all: these it must hold, and the others it may.
OPENID: Final = (
    ("name", "What the button says, such as Council account."),
    ("issuer", "Address of the provider, under which its discovery document stands."),
    ("client_id", "This site's identifier at the provider."),
    ("client_secret", "This site's secret at the provider."),
)
OPENID_MAY: Final = (
    ("tenant", "The one tenant whose accounts are let in (claim tid); left out, any of the issuer's."),
    ("users_may_join", "true: users may join their own account after signing in with a password."),
)
_KINDS: Final = {str: "text", bool: "true or false", int: "a whole number", list: "a list of texts"}


def settings_page() -> str:
    """The reference page of every setting, in Markdown."""
    lines = [
        "<!-- Made by 'make docs' from the settings themselves. Do not edit. -->",
        "",
        "# Settings of an installation",
        "",
        "`web.toml` in the home folder. Every setting may be left out. What is not known, or of another kind, is refused.",
    ]
    for section in dict.fromkeys(one.section for one in KNOWN):
        lines += ["", f"## [{section}]", "", "| Setting | Holds | Meaning |", "| --- | --- | --- |"]
        lines += [f"| `{one.name}` | {_KINDS[one.kind]} | {one.says} |" for one in KNOWN if one.section == section]
    lines += ["", "## [openid]", "", "All of the first four, or the section is left out.", ""]
    lines += [
        "| Setting | Meaning |",
        "| --- | --- |",
        *(f"| `{name}` | {says} |" for name, says in (*OPENID, *OPENID_MAY)),
    ]
    return "\n".join(lines) + "\n"
