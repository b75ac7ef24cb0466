"""The site of ``make demo``: a home for the invented borough, a user for each role, pages made ready, and a running server."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

from lxml import html

from goldenthread.access.audience import Audience
from goldenthread.access.scope import Scope
from goldenthread.cli.output import Form, print_rows, say, warn
from goldenthread.cli.progress import steps
from goldenthread.cli.summary import counted
from goldenthread.records.store.files import replace_file
from goldenthread.serving.build import build
from goldenthread.serving.dashboard import dashboard
from goldenthread.serving.opening import open_served

_SETTINGS: Final = """# The synthetic borough: every child, family and worker is invented.
[council]
name = {council}
words = ["synthetic", "borough"]

[site]
case_link = "https://cases.example.org/child/{{child_id}}"
demonstration = true

[data]
store = {store}
"""
_PRIVATE: Final = 0o700
_LOOPBACK: Final = "127.0.0.1"
_USUAL_PORT: Final = 8000
_PATIENCE_SECONDS: Final = 60.0
_BETWEEN_SECONDS: Final = 0.2
#: Whom the look at the running site signs in as, and the place of the navigation that it opens.
_LOOKS: Final = ("director", "Figures")


@dataclass(frozen=True, slots=True)
class User:
    """A demonstration user, as ``goldenthread demo-users`` tells of them."""

    role: str
    username: str
    password: str
    home: str


def make_ready(root: Path, home: Path, council: str) -> tuple[User, ...]:
    """Write the settings of the site, prepare the pages of the current snapshot, and make a user for each role."""
    store = Path(os.path.relpath(root, home)).as_posix()
    said = _SETTINGS.format(council=json.dumps(council, ensure_ascii=False), store=json.dumps(store))
    for folder in (home, root):
        folder.chmod(_PRIVATE)  # as the site makes its own: nobody else on the machine reads them
    replace_file(home / "web.toml", said.encode())
    with steps() as step:
        built = build(root, home, None, step)
    say(f"   pages of snapshot {built.snapshot} are ready: {built.size / 1e6:.0f} MB in {built.seconds:.0f} s")
    answer = subprocess.run([*_words("demo-users", home), "--format", "json"], stdout=subprocess.PIPE, check=True)
    return tuple(User(**one) for one in json.loads(answer.stdout))


def is_watched() -> bool:
    """Whether somebody sits at a terminal, who can look at the site and stop it."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def look_at(root: Path, home: Path, users: Sequence[User]) -> None:
    """Start the site, sign in as the director, see that the dashboard holds the figures that are served, and stop it.

    Raises RuntimeError where it does not.
    """
    with _running(home, _free_port()) as address:
        read = _dashboard(address, next(user for user in users if user.role == _LOOKS[0]))
        served = _served(root)
        shown = {title: words for words in read if (title := _measure_of(words, served))}
        wrong = [title for title, words in shown.items() if served[title] not in words]
        if wrong or not shown:
            what = f"shows another value of {wrong[0]} than is served" if wrong else "holds no figure"
            raise RuntimeError(f"the dashboard {what}")
        say(f"   the {_LOOKS[0]} signed in at {address} and read {counted(len(shown), 'figure')} on the dashboard")
        print_users(address, users)
    say("\nThe site was stopped, for nobody sits at a terminal. Start it again with:")
    say(f"  .venv/bin/goldenthread serve --home {home}")


def keep_running(home: Path, users: Sequence[User]) -> None:
    """Run the site until it is stopped by Ctrl-C."""
    with _running(home, _usual_or_free_port()) as address:
        print_users(address, users)
        say(f"\nOpen {address} and sign in. Stop the site with Ctrl-C.")
        try:
            while True:
                time.sleep(_PATIENCE_SECONDS)
        except KeyboardInterrupt:
            warn("stopped")


def print_users(address: str, users: Sequence[User]) -> None:
    """Who may sign in, with which password: passwords of invented people, for this machine alone."""
    say(f"\nSign in at {address} as any of these:\n")
    rows = [{"role": user.role, "username": user.username, "password": user.password} for user in users]
    print_rows(rows, Form.table, ("role", "username", "password"), "Nobody.")


@contextmanager
def _running(home: Path, port: int) -> Iterator[str]:
    """The site as a process of its own, answering; it is stopped afterwards."""
    process = subprocess.Popen([*_words("serve", home), "--port", str(port)], stdout=subprocess.DEVNULL)
    address = f"http://{_LOOPBACK}:{port}/"
    try:
        _wait_for(process, address)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(process: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the site ended by itself with code {process.returncode}")
        try:
            _opener().open(urljoin(address, "sign-in/"), timeout=_PATIENCE_SECONDS).close()
            return
        except HTTPError as error:
            raise RuntimeError(f"the site answers with {error.code}") from error
        except URLError:
            time.sleep(_BETWEEN_SECONDS)
    raise RuntimeError(f"the site did not answer within {_PATIENCE_SECONDS:.0f} s")


def _dashboard(address: str, user: User) -> list[str]:
    """The words of each row of the dashboard's tables as a user reads it, found from the first page as a person would."""
    opener = _opener()
    first = _page(opener, urljoin(address, "sign-in/"))
    fields = dict(first.forms[-1].form_values()) | {"username": user.username, "password": user.password}
    home = _page(opener, urljoin(address, "sign-in/"), fields)
    links = [link for link in home.iter("a") if _text(link) == _LOOKS[1]]
    if not links:
        raise RuntimeError(f"the {user.role} could not sign in, or sees no {_LOOKS[1]}")
    return [_text(row) for row in _page(opener, urljoin(address, links[0].get("href") or "")).iter("tr")]


def _text(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _served(root: Path) -> dict[str, str]:
    """The value as printed of each measure that has one, by its title."""
    scope = Scope.figures_only("goldenthread demo", "looking at the site", role=_LOOKS[0])
    found = dashboard(open_served(root), scope, Audience.MANAGEMENT)
    return {row.title: row.figure.shown for row in found.rows if row.figure.value is not None}


def _measure_of(words: str, served: Mapping[str, str]) -> str:
    """The measure that a row of a table speaks of: the longest title that it begins with, "" for none."""
    return max((title for title in served if words.startswith(title)), key=len, default="")


def _page(opener: OpenerDirector, address: str, fields: dict[str, str] | None = None) -> html.HtmlElement:
    data = urlencode(fields).encode() if fields is not None else None
    opener.addheaders = [("Referer", address)]
    with opener.open(address, data, timeout=_PATIENCE_SECONDS) as answer:
        return html.document_fromstring(answer.read().decode("utf-8"))


def _opener() -> OpenerDirector:
    """What asks this machine directly, with cookies and through no proxy."""
    return build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))


def _words(command: str, home: Path) -> list[str]:
    return [sys.executable, "-m", "goldenthread.cli", command, "--home", str(home)]


def _usual_or_free_port() -> int:
    with socket.socket() as tried:
        try:
            tried.bind((_LOOPBACK, _USUAL_PORT))
        except OSError:
            return _free_port()
    return _USUAL_PORT


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind((_LOOPBACK, 0))
        return int(tried.getsockname()[1])
