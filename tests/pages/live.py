"""The site on a port of its own for a real browser; what visitors change in its tables is put back at the end."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections


class _Server(ThreadingMixIn, WSGIServer):
    """A thread a request: a browser opens several connections at once."""

    daemon_threads = True
    block_on_close = True


class _Handler(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def live() -> Iterator[str]:
    """Serve the site while the block lasts; gives its address, such as ``http://127.0.0.1:40123``."""
    application = get_wsgi_application()

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterator[bytes]:
        answered = application(environ, start)
        try:
            yield from answered
        finally:
            answered.close()
            connections.close_all()

    with _kept(Path(settings.INSTALLATION.database_file)):
        server = make_server("127.0.0.1", 0, answer, server_class=_Server, handler_class=_Handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


@contextmanager
def _kept(path: Path) -> Iterator[None]:
    """Whatever the block writes into a SQLite file is as it was after it."""
    with closing(sqlite3.connect(":memory:")) as before:
        with closing(sqlite3.connect(path)) as now:
            now.backup(before)
        try:
            yield
        finally:
            connections.close_all()
            with closing(sqlite3.connect(path)) as now:
                before.backup(now)
