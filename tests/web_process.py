"""Makes Django ready once a process of tests: a home folder of its own, removed at the end."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
from django.conf import settings

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
(HOME / "web.toml").write_text(_SETTINGS, encoding="utf-8")
(HOME / "static").mkdir()
os.environ["GOLDENTHREAD_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "goldenthread.web.settings"
django.setup()
# What guards real passwords takes a quarter of a second each time; tests sign in hundreds of times.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
