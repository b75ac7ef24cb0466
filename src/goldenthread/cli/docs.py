"""Writes the generated pages of ``docs/`` (``make docs``): dictionary, checks, local lists, measures and commands."""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from goldenthread.access.pages import roles_page
from goldenthread.auditing.pages import audit_tools_page
from goldenthread.auditing.statistics.pages import audit_numbers_page
from goldenthread.borough.pages import rates_page
from goldenthread.cli.app import application
from goldenthread.measures.definitions import book
from goldenthread.measures.pages import pages as measure_pages
from goldenthread.measures.reading.pages import rules_page
from goldenthread.papers.pages import packs_page
from goldenthread.programme.guard.pages import guard_page
from goldenthread.programme.pages import plan_files_page
from goldenthread.records.checks.pages import checks_page
from goldenthread.records.dictionary import pages
from goldenthread.records.importers.local.pages import pages as local_pages
from goldenthread.records.importers.registers.pages import registers_page
from goldenthread.scrutiny.told.pages import relations_page
from goldenthread.web.api.openapi import openapi_page
from goldenthread.web.known import settings_page

_MADE = "<!-- Made by 'make docs' from the commands themselves. Do not edit. -->\n\n"


@cache
def generated() -> Mapping[str, str]:
    """Every generated page by its path under ``docs/``; made once, for there are some hundreds."""
    made = {f"dictionary/{name}": text for name, text in pages().items()}
    made["dictionary/checks.md"] = checks_page()
    made["guides/borough-rates.md"] = rates_page()
    made["reference/audit-numbers.md"] = audit_numbers_page()
    made["reference/audit-tools.md"] = audit_tools_page()
    made["reference/commands.md"] = _commands()
    made["reference/rating-rules.md"] = rules_page()
    made["reference/guard.md"] = guard_page()
    made["reference/scrutiny.md"] = relations_page()
    made["reference/packs.md"] = packs_page(book())
    made["reference/plan-files.md"] = plan_files_page()
    made["reference/registers.md"] = registers_page()
    made["reference/settings.md"] = settings_page()
    made["data-protection/roles.md"] = roles_page()
    made["reference/openapi.json"] = openapi_page()
    made.update({f"measures/{name}": text for name, text in measure_pages(book()).items()})
    made.update({f"guides/local/{name}": text for name, text in local_pages().items()})
    return MappingProxyType(made)


def _commands() -> str:
    """The help of every command, in a form that is the same on every machine."""
    lines = [_MADE + "# Commands\n", (main_help() + "\n")]
    for name, command in _walk(app_group(), "goldenthread"):
        lines.append(f"\n## {name}\n\n{(command.help or '').strip()}\n")
        lines += ["| Argument or option | Meaning |", "| --- | --- |"]
        lines += [f"| `{usage}` | {meaning} |" for usage, meaning in _parameters(command)]
    return "\n".join(lines) + "\n"


def app_group() -> TyperGroup:
    """The whole application as a group of commands."""
    group = typer.main.get_command(application())
    if not isinstance(group, TyperGroup):
        raise TypeError("the application has more than one command")
    return group


def main_help() -> str:
    """The sentence that stands above every command: where results and messages go, and the exit codes."""
    return (
        "Results go to standard output, messages to standard error. `--format json` (or `--json`) prints JSON. Exit codes: "
        "0 done; 1 findings where a command is asked to judge; 2 wrong use; 3 input refused, nothing changed; "
        "4 store busy or damaged; 70 internal error."
    )


def _walk(command: TyperCommand | TyperGroup, name: str) -> list[tuple[str, TyperCommand]]:
    if not isinstance(command, TyperGroup):
        return [(name, command)]
    found = []
    for part, child in sorted(command.commands.items()):
        if not child.hidden and isinstance(child, TyperCommand | TyperGroup):
            found += _walk(child, f"{name} {part}")
    return found


def _parameters(command: TyperCommand) -> list[tuple[str, str]]:
    rows = []
    for parameter in command.params:
        said = _cell(getattr(parameter, "help", "") or "")
        if isinstance(parameter, TyperOption):
            rows.append((", ".join([*parameter.opts, *parameter.secondary_opts]), said))
        else:
            rows.append(((parameter.metavar or parameter.name or "").upper(), said))
    return rows


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def write(folder: Path) -> list[Path]:
    """Write every generated page under ``folder``, remove those of measures that are gone, and return what changed."""
    changed = []
    for name, text in generated().items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(path)
    for path in gone(folder):
        path.unlink()
        changed.append(path)
    return changed


def gone(folder: Path) -> list[Path]:
    """Pages of measures that there are no more."""
    return [path for path in (folder / "measures").glob("*.md") if f"measures/{path.name}" not in generated()]


if __name__ == "__main__":
    for written in write(Path("docs")):
        sys.stdout.write(f"{'wrote' if written.exists() else 'removed'} {written.as_posix()}\n")
