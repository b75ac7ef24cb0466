"""A council's settings: what is not known or not of its kind is refused, all of it at once, and nothing is made."""

import os
import stat
from pathlib import Path

import pytest

from goldenthread.records.errors import InputRefused
from goldenthread.web.config import Config, read_config
from goldenthread.web.databases import database_of

WHOLE = """
[council]
name = "Borough"
colour = "#225566"
words = ["borough"]
[site]
hosts = ["golden.example.org"]
secure = true
case_link = "https://cases.example.org/{child_id}"
[data]
store = "../records"
[signing-in]
second_factor = ["director"]
session_minutes = 15
[openid]
name = "Council account"
issuer = "https://login.example.org"
client_id = "a"
client_secret = "b"
"""


def _read(tmp_path: Path, text: str) -> Config:
    (tmp_path / "web.toml").write_text(text, encoding="utf-8")
    return read_config(tmp_path)


def test_every_setting_is_read(tmp_path: Path) -> None:
    """And paths are of the home folder."""
    config = _read(tmp_path, WHOLE)
    assert (config.council, config.colour, config.secure, config.session_minutes) == ("Borough", "#225566", True, 15)
    assert config.store == tmp_path / "../records"
    assert config.openid is not None
    assert config.openid.issuer == "https://login.example.org"


def test_without_a_file_the_defaults_stand(tmp_path: Path) -> None:
    """A first look needs no settings; the site then answers this machine alone."""
    config = read_config(tmp_path)
    assert config.hosts == ("127.0.0.1", "localhost")
    assert config.store == tmp_path / "store"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[council]\ncolor = 'x'", "not known"),
        ("colour = 'x'", "not known"),
        ("[site]\nsecure = 'yes'", "not a bool"),
        ("[signing-in]\nsession_minutes = true", "not a int"),
        ("[council]\ncolour = 'blue'", "no colour"),
        ("[site]\ncase_link = 'https://cases.example.org'", "where the number goes"),
        ("[openid]\nname = 'x'", "not whole"),
        ("[council", "not TOML"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """With where it stands and how it is mended."""
    with pytest.raises(InputRefused, match=said):
        _read(tmp_path, text)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Nobody mends a file line by line."""
    with pytest.raises(InputRefused) as refused:
        _read(tmp_path, "[council]\ncolor = 'x'\ncolour = 'blue'\n[site]\nsecure = 1\n")
    assert len(refused.value.problems) == 3


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A wrong encoding is named, not guessed."""
    (tmp_path / "web.toml").write_bytes(b"\xff\xfe[\x00")
    with pytest.raises(InputRefused, match="not TOML"):
        read_config(tmp_path)


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    """A key that changed would sign everybody out; one that others read would let them in."""
    config = read_config(tmp_path)
    key = config.secret()
    assert key == config.secret()
    assert len(key) > 40
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    (tmp_path / "secret.key").write_text("short", encoding="ascii")
    with pytest.raises(InputRefused, match="too short"):
        config.secret()


@pytest.mark.parametrize("address", ["mysql://a@b/c", "postgresql://a@b", "nonsense"])
def test_only_postgresql_may_be_named(tmp_path: Path, address: str) -> None:
    """Another server is refused before anything is asked of it."""
    with pytest.raises(InputRefused, match="PostgreSQL"):
        database_of(_read(tmp_path, f'[database]\npostgresql = "{address}"\n'))


def test_an_address_of_postgresql_is_taken_apart(tmp_path: Path) -> None:
    """A password may hold signs that addresses write otherwise."""
    said = database_of(_read(tmp_path, '[database]\npostgresql = "postgresql://me:a%40b@host:5433/web"\n'))
    assert (said["USER"], said["PASSWORD"], said["HOST"], said["PORT"], said["NAME"]) == (
        "me", "a@b", "host", "5433", "web",
    )  # fmt: skip
