"""Who may import whom."""

import ast
import subprocess
import sys
import tomllib

from tests.house.sources import ROOT, Module, listed, modules

# Only these floors speak to the database engine; every other asks them.
ENGINE_FLOORS = {"records", "measures"}

# Why an import may wait inside a function. A path that ends with a slash speaks for the folder.
LATE_IMPORTS = {
    "src/goldenthread/cli/": "a command starts quickly when it loads only what it uses",
    "src/goldenthread/records/importers/__init__.py": "only a load with a mapping asks the local lists before all others",
    "src/goldenthread/loads/apps.py": "what is registered uses models, which are there only once Django is ready",
    "src/goldenthread/web/database_state.py": "models can be named only once Django is ready",
    "src/goldenthread/web/doctor.py": "everything but the database can be looked at without Django",
    "src/goldenthread/web/serving.py": "the application is made of settings that are named only then",
    "src/goldenthread/scrutiny/reading/workbook.py": "only old workbooks need what reads spreadsheets of records",
}

# Dependencies that are imported under another name than they are installed.
_OTHER_NAMES = {"python-docx": "docx", "django-allauth": "allauth", "django-axes": "axes", "django-csp": "csp"}


def test_the_import_contracts_are_kept() -> None:
    """Floors, neighbours and forbidden libraries are as pyproject.toml says."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without a front page would be out of sight of the contracts."""
    folders = {module.path.parent for module in modules()}
    missing = sorted(str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists())
    assert not missing, listed(missing)


def test_the_calendar_uses_the_standard_library_alone() -> None:
    """The lowest floor can be copied into any script."""
    allowed = set(sys.stdlib_module_names)
    strangers = [
        f"{module.name}:{line} imports {name}"
        for module in modules()
        if module.floor == "calendar"
        for line, name in module.imported()
        if name.split(".")[0] not in allowed and not name.startswith("goldenthread.calendar")
    ]
    assert not strangers, listed(strangers)


def test_only_records_and_measures_speak_to_the_engine() -> None:
    """A change of database engine touches two floors."""
    speakers = [
        f"{module.name}:{line}"
        for module in modules()
        if module.floor not in ENGINE_FLOORS
        for line, name in module.imported()
        if name.split(".")[0] == "duckdb"
    ]
    assert not speakers, listed(speakers)


def test_what_the_package_imports_is_a_base_dependency() -> None:
    """Installing the base package is enough for every command."""
    allowed = set(sys.stdlib_module_names) | {"goldenthread"} | _base_import_names()
    strangers = [
        f"{module.name}:{line} imports {name}"
        for module in modules()
        for line, name in module.imported()
        if name.split(".")[0] not in allowed
    ]
    assert not strangers, listed(strangers)


def test_imports_stand_at_the_top_unless_a_reason_is_given() -> None:
    """An import inside a function may hide a circle, so each has a reason in this file."""
    late = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in _late_imports(module)
        if not any(
            module.name == path or (path.endswith("/") and module.name.startswith(path)) for path in LATE_IMPORTS
        )
    ]
    assert not late, listed(late)


def test_every_reason_for_a_late_import_is_still_needed() -> None:
    """A reason goes when the last late import that it spoke for does."""
    late = {module.name for module in modules() if _late_imports(module)}
    unused = [path for path in LATE_IMPORTS if not path.endswith("/") and path not in late]
    assert not unused, listed(unused)


def _base_import_names() -> set[str]:
    """Names under which the base dependencies are imported."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {text.split("=")[0].split(">")[0].split("<")[0].split("[")[0].strip() for text in declared}
    return {_OTHER_NAMES.get(name, name.replace("-", "_")) for name in names}


def _late_imports(module: Module) -> list[ast.Import | ast.ImportFrom]:
    """Imports that stand inside a function."""
    return [
        node
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
