"""The running site: its database brought up to date, one worker beside it, and a server that answers."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Final

import django
from django.core.management import call_command

from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.store.files import private_folder
from goldenthread.web.config import HOME_VARIABLE, Config, read_config

_SETTINGS: Final = "goldenthread.web.settings"
#: What is written is for the account that serves alone.
_MASK: Final = 0o077
_PATIENCE_SECONDS: Final = 20.0


def prepare(home: Path) -> Config:
    """Make Django ready for an installation: its settings read, its own tables there and up to date.

    Raises `InputRefused` for a ``web.toml`` that cannot be used; nothing is changed then.
    """
    os.umask(_MASK)
    config = read_config(home.resolve())
    private_folder(config.home / "static")  # what serves styles looks for it, and finds them in the package
    os.environ[HOME_VARIABLE] = str(config.home)
    os.environ["DJANGO_SETTINGS_MODULE"] = _SETTINGS
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    return config


def check_host(config: Config, host: str) -> None:
    """Raise `WrongUse` when demonstration users could be reached from another machine."""
    if config.demonstration and not _is_loopback(host):
        raise WrongUse(
            Problem(
                f"--host {host}",
                "demonstration users may sign in only from this machine",
                "Leave --host out, or take demonstration out of web.toml",
            )
        )


def serve(config: Config, host: str, port: int, threads: int, with_worker: bool = True) -> None:
    """Answer at an address until stopped. Raises `WrongUse` when the address is taken or may not be used."""
    check_host(config, host)
    # Waitress is imported late enough for Django's settings to be there when the application is made.
    import waitress

    from goldenthread.web.wsgi import application

    try:
        server = waitress.create_server(
            application, host=host, port=port, threads=threads, ident=None, clear_untrusted_proxy_headers=True,
            trusted_proxy="127.0.0.1" if config.secure else None,
            trusted_proxy_headers={"x-forwarded-proto", "x-forwarded-for"} if config.secure else set(),
        )  # fmt: skip
    except OSError as error:
        where = f"--port {port}"
        raise WrongUse.of(where, f"the address cannot be used ({error.strerror})", "Choose another port") from error
    # A service manager asks to stop in this way: the worker is then let end as well.
    signal.signal(signal.SIGTERM, _stop)
    with _worker(config) if with_worker else _nothing():
        try:
            server.run()
        finally:
            server.close()


def _stop(number: int, frame: object) -> None:
    del number, frame
    raise SystemExit(0)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def _worker(config: Config) -> Iterator[None]:
    """The background worker, as a process of its own that ends with the site."""
    words = [sys.executable, "-m", "goldenthread.cli", "worker", "--home", str(config.home)]
    process = subprocess.Popen(words)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
