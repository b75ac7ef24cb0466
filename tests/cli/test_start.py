"""A command starts quickly: it loads what it uses and leaves the rest alone."""

import subprocess
import sys

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from goldenthread.cli.app import COMMANDS, application

#: What only some commands, some inputs or a terminal need.
NOT_FOR_A_LOAD = (
    "rich",
    "tomlkit",
    "xlsxwriter",
    "goldenthread.borough",
    "goldenthread.access.of_store",
    "goldenthread.measures",
)


def commands(words: list[str]) -> list[str]:
    """The sub-commands of the application that these words begin, sorted."""
    group = get_command(application(words))
    assert isinstance(group, TyperGroup)
    return sorted(group.commands)


def test_every_command_is_there_until_one_is_named() -> None:
    """Help, and a word that is no command, see all of them."""
    every = sorted(name for names in COMMANDS.values() for name in names)
    assert commands([]) == commands(["--help"]) == commands(["lod"]) == every


@pytest.mark.parametrize("module", COMMANDS)
def test_the_list_says_which_module_adds_a_command(module: str) -> None:
    """Each command named brings its own module's commands and no others."""
    for name in COMMANDS[module]:
        assert commands([name]) == sorted(COMMANDS[module])


def test_a_load_leaves_alone_what_it_does_not_use() -> None:
    """Asking for the load brings in neither what draws tables nor what other commands stand on."""
    code = "import sys; from goldenthread.cli.app import application; application(['load']); print('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    loaded = set(run.stdout.split())
    assert "goldenthread.records.store.load" in loaded
    assert not loaded & set(NOT_FOR_A_LOAD)


def test_the_demonstration_asks_for_no_site_before_it_makes_one() -> None:
    """Its modules name no model: the site's settings are written by the demonstration itself."""
    code = "import sys, goldenthread.cli.demo; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
