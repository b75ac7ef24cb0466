"""A small borough's store for tests of the commands about measures, and a way to run them."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldenthread.cli.app import main

AS_AT = "2025-09-30"
KEY = "assessments-in-45-working-days"
_OPTIONS = ("--children", "90", "--years", "2", "--seed", "5", "--as-at", AS_AT, "--faults", "late-recording=0.1")


def written(folder: Path) -> Path:
    """The borough's files; only the dataset is loaded."""
    assert main(["borough", "--out", str(folder), *_OPTIONS]) == 0
    return folder


def loaded(files: Path, root: Path) -> Path:
    """The dataset loaded into a store."""
    assert main(["load", str(files / "ssd"), "--store", str(root), "--as-at", AS_AT, "--authority", "999"]) == 0
    return root


def edited(path: Path, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
    """Change the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, names = change(list(reader)), list(reader.fieldnames or ())
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)


def asked(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run a command; its exit code, what it printed and what it said on the side."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    """What a command prints as JSON; it must have ended well."""
    code, out, err = asked(capsys, *arguments, "--json")
    assert code == 0, err
    return json.loads(out)
