"""The project's own files, as the house tests read them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "goldenthread"
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".sh", ".json", ".csv", ".xml", ".cfg", ".yml", ".yaml", ".lock", ""}


@dataclass(frozen=True)
class Module:
    """One Python file of the package."""

    path: Path

    @property
    def name(self) -> str:
        """Path from the root of the project, with forward slashes on every system."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def floor(self) -> str:
        """The folder of the package that the module lies in; empty for the package's own front page."""
        parts = self.path.relative_to(PACKAGE).parts
        return parts[0] if len(parts) > 1 else ""

    @cached_property
    def text(self) -> str:
        """The source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed source."""
        return ast.parse(self.text, filename=self.name)

    def imported(self) -> Iterator[tuple[int, str]]:
        """Line and full name of every module imported, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.lineno, "." * node.level + (node.module or "")


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file of the package that people write, in order of path; Django writes the migrations."""
    left_out = {"__pycache__", "migrations"}
    return tuple(Module(path) for path in sorted(PACKAGE.rglob("*.py")) if left_out.isdisjoint(path.parts))


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file that version control keeps and that is still there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


@cache
def kept_texts() -> tuple[tuple[str, str], ...]:
    """Path and text of every kept file that is written by people."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in kept_files()
        if path.suffix in TEXT_SUFFIXES
    )


def listed(problems: list[str]) -> str:
    """Problems one a line, for the message of an assertion."""
    return "\n  ".join(["", *problems])
