"""Makes Django ready once a process of tests: a home folder of its own, removed at the end.

The web's own tables lie in SQLite there; with `DATABASE` set to ``postgresql``, in a server that this process starts.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import django
from django.conf import settings
from tests.measures.postgres import server

#: Names the database of the tests to a process: ``sqlite``, which is usual, or ``postgresql``.
DATABASE = "GOLDENTHREAD_TESTS_DATABASE"
_SETTINGS = """
[council]
name = "Synthetic Borough Council"
words = ["synthetic"]

[site]
hosts = ["127.0.0.1", "localhost"]
case_link = "https://cases.example.org/child/{child_id}"
demonstration = true
"""

#: Folder of this process: ``web.toml``, the web's own tables, the store.
HOME = Path(tempfile.mkdtemp(prefix="golden-thread-site-")).resolve()
atexit.register(shutil.rmtree, HOME, ignore_errors=True)


def _database() -> str:
    """The setting that names the database, once its server runs; it is stopped with the process."""
    wanted = os.environ.get(DATABASE, "sqlite")
    if wanted == "sqlite":
        return ""
    if wanted != "postgresql":
        raise RuntimeError(f"{DATABASE} is sqlite or postgresql, not {wanted!r}")
    running = ExitStack()
    folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="golden-thread-postgres-")))
    address = running.enter_context(server(folder / "server"))
    atexit.register(running.close)
    return f'\n[database]\npostgresql = "{address}"\n'


(HOME / "web.toml").write_text(_SETTINGS + _database(), encoding="utf-8")
(HOME / "static").mkdir()
os.environ["GOLDENTHREAD_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.web.settings"
django.setup()
# What guards real passwords takes a quarter of a second each time; tests sign in hundreds of times.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
