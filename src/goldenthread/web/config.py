"""A council's installation: the folder it lives in and what ``web.toml`` there says of it."""

import os
import re
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from goldenthread.accounts.limits import TEMPORARY_DAYS
from goldenthread.records.errors import InputRefused, Problem
from goldenthread.records.store.files import private_folder
from goldenthread.web.known import KNOWN, OPENID, OPENID_MAY

FILE: Final = "web.toml"
#: Names the folder to a process that Django starts.
HOME_VARIABLE: Final = "GOLDENTHREAD_HOME"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_KEY_BYTES: Final = 48
_SHORTEST_KEY: Final = 40


@dataclass(frozen=True, slots=True)
class OpenId:
    """An OpenID Connect provider, such as Entra ID: ``issuer`` with its discovery document, and this site's client.

    ``tenant`` is the one whose accounts are let in (claim ``tid``), "" for any of the issuer's; ``users_may_join`` lets
    users join their own account after they signed in with a password.
    """

    name: str
    issuer: str
    client_id: str
    client_secret: str
    tenant: str = ""
    users_may_join: bool = False

    @property
    def origin(self) -> str:
        """Scheme and host of the issuer, as a content policy names them."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True, slots=True)
class Config:
    """What an installation says of itself.

    ``council`` and ``colour`` (``#rrggbb``) head each page; ``words`` may be in no password; ``hosts`` are the names
    under which it is served; ``secure`` says that a proxy in front speaks TLS; ``case_link`` is the address of a child
    in the case system with ``{child_id}``; ``database`` is a PostgreSQL address, or "" for SQLite in the home folder;
    ``watch`` is a folder whose files may be loaded, ``anchor`` one outside where the journal is anchored daily;
    ``second_factor`` lists roles that need one; ``session_minutes`` of rest and ``session_hours`` in all end a session;
    ``temporary_days`` is how long a one-time password lasts;
    ``demonstration`` lets demonstration users in, only from the machine itself and only with an invented borough.
    """

    home: Path
    store: Path
    council: str = "Your council"
    colour: str = "#1d4e6b"
    words: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    secure: bool = False
    case_link: str = ""
    database: str = ""
    watch: Path | None = None
    anchor: Path | None = None
    second_factor: tuple[str, ...] = ()
    session_minutes: int = 30
    session_hours: int = 10
    temporary_days: int = TEMPORARY_DAYS.value
    demonstration: bool = False
    openid: OpenId | None = None

    @property
    def database_file(self) -> Path:
        """The SQLite file of the web's own tables."""
        return self.home / "web.sqlite3"

    def secret(self) -> str:
        """The key that signs sessions, made at first use and kept beside the settings; raises `InputRefused` if too short."""
        path = self.home / "secret.key"
        if not path.exists():
            private_folder(self.home)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(_KEY_BYTES))
        key = path.read_text(encoding="ascii").strip()
        if len(key) < _SHORTEST_KEY:
            raise InputRefused(
                Problem(str(path), "the key is too short to be one", "Remove the file: a new one is made")
            )
        return key


def home_of_process() -> Path:
    """The home folder that the environment names; raises `InputRefused` when it names none."""
    named = os.environ.get(HOME_VARIABLE, "")
    if not named:
        raise InputRefused(
            Problem(HOME_VARIABLE, "no home folder is named", "Start with: goldenthread serve --home DIR")
        )
    return Path(named).resolve()


def read_config(home: Path) -> Config:
    """Read ``web.toml`` of a home folder, or the defaults where there is none; raises `InputRefused` with every problem."""
    path = home / FILE
    said: dict[str, Any] = {}
    if path.exists():
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InputRefused(Problem(str(path), f"this is not TOML ({error})", "Mend the line it names")) from error
    return _config(home, path, said)


def _config(home: Path, path: Path, said: Mapping[str, Any]) -> Config:
    problems: list[Problem] = []
    known = {(one.section, one.name): (one.field, one.kind) for one in KNOWN}
    values: dict[str, Any] = {}
    openid = said.get("openid")
    for section, entries in said.items():
        if section == "openid":
            continue
        pairs: list[tuple[object, Any]] = list(entries.items()) if isinstance(entries, dict) else [("", entries)]
        for name, value in pairs:
            into, kind = known.get((section, str(name)), ("", object))
            if not into:
                problems.append(
                    Problem(
                        f"{path}: [{section}] {name}", "this setting is not known", "See docs/reference/settings.md"
                    )
                )
            elif not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
                problems.append(
                    Problem(f"{path}: [{section}] {name}", f"{value!r} is not a {kind.__name__}", "Mend the value")
                )
            else:
                values[into] = _plain(value)
    if not _COLOUR.fullmatch(str(values.get("colour", "#000000"))):
        problems.append(Problem(f"{path}: [council] colour", "this is no colour", "Write it as #1d4e6b"))
    if "{child_id}" not in str(values.get("case_link", "{child_id}")):
        problems.append(
            Problem(f"{path}: [site] case_link", "it does not say where the number goes", "Put {child_id} in it")
        )
    provider = _openid(path, openid, problems)
    if problems:
        raise InputRefused(*problems)
    store = home / values.pop("store", "store")
    for name in ("watch", "anchor"):
        folder = values.pop(name, "")
        values |= {name: home / folder} if folder else {}
    return Config(home=home, store=store, openid=provider, **values)


def _plain(value: Any) -> object:
    return tuple(str(one) for one in value) if isinstance(value, list) else value


def _openid(path: Path, said: object, problems: list[Problem]) -> OpenId | None:
    if said is None:
        return None
    wanted = tuple(name for name, _ in OPENID)
    if not isinstance(said, dict) or any(not str(said.get(name, "")).strip() for name in wanted):
        problems.append(Problem(f"{path}: [openid]", "it is not whole", f"Give {', '.join(wanted)}"))
        return None
    strange = sorted(set(said) - {*wanted, *(name for name, _ in OPENID_MAY)})
    if strange:
        what = f"these settings are not known: {', '.join(strange)}"
        problems.append(Problem(f"{path}: [openid]", what, "See docs/reference/settings.md"))
    joins = said.get("users_may_join", False)
    if not isinstance(joins, bool):
        problems.append(Problem(f"{path}: [openid] users_may_join", f"{joins!r} is not a bool", "Mend the value"))
    issuer = urlsplit(str(said["issuer"]))
    if issuer.scheme != "https" and issuer.hostname not in ("127.0.0.1", "localhost"):
        what = "what the provider says could be changed on its way"
        problems.append(Problem(f"{path}: [openid] issuer", what, "Begin the address with https://"))
    given = {name: str(said[name]) for name in wanted}
    return OpenId(**given, tenant=str(said.get("tenant", "")), users_may_join=joins is True)
