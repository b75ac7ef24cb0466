"""Where the web keeps its own tables: a SQLite file of the home folder, or a PostgreSQL server by one setting."""

from typing import Any
from urllib.parse import unquote, urlsplit

from goldenthread.records.errors import InputRefused, Problem
from goldenthread.web.config import FILE, Config


def database_of(config: Config) -> dict[str, Any]:
    """Django's description of the database; raises `InputRefused` for an address that is not PostgreSQL's."""
    if not config.database:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": config.database_file,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
            "CONN_MAX_AGE": None,
        }
    address = urlsplit(config.database)
    name = address.path.removeprefix("/")
    if address.scheme not in ("postgresql", "postgres") or not name:
        raise InputRefused(
            Problem(
                f"{config.home / FILE}: [database] postgresql",
                "this is not the address of a PostgreSQL database",
                "Write it as postgresql://user:password@host:5432/name",
            )
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": unquote(address.hostname or ""),
        "PORT": str(address.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
