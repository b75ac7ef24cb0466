"""What every test of the store needs: a key outside it, a folder of files and a way to load them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.records.store.made import machinery, source_file

from goldenthread.access.scope import Scope
from goldenthread.records.store.load import load
from goldenthread.records.store.loaded import LoadRequest, LoadResult

Loader = Callable[..., LoadResult]


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key that lies outside the store, as it must."""
    path = tmp_path / "keys" / "test.key"
    monkeypatch.setenv("GOLDENTHREAD_KEY_FILE", str(path))
    return path


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder for the files that are loaded."""
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the store is, or will be."""
    return tmp_path / "store"


@pytest.fixture
def everything() -> Scope:
    """A scope of every child."""
    return Scope.everything("a.nalyst", "testing", names=True)


@pytest.fixture
def put(root: Path, files: Path) -> Loader:
    """Write one source and load it as authority 302."""

    def loader(name: str = "ssd", as_at: str | None = "2025-03-31", at: Path = root, **content: object) -> LoadResult:
        asked = {key: content.pop(key) for key in ("known_at", "dry_run", "wait") if key in content}
        authority = str(content.pop("code", "302"))
        version = int(str(content.pop("version", 1)))
        request = LoadRequest(date.fromisoformat(as_at) if as_at else None, authority=authority, **asked)  # type: ignore[arg-type]
        return load([source_file(files, name, **content)], at, request, machinery(version))

    return loader
