"""Reading what councils hold: one folder a return, and the recognition of what a file is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from goldenthread.records.errors import InputRefused, Problem
from goldenthread.records.importers.language import Importer, Source

#: Folder of each kind of source, in the order in which they are asked whether a file is theirs.
FOLDERS = {
    "cin": "cin",
    "ssda903": "ssda903",
    "ssd": "ssd",
    "annex-a": "annex_a",
    "registers": "registers",
    "local": "local",
}

#: Kinds whose sources are a set of files.
OF_MANY_FILES = frozenset({"ssda903", "ssd", "annex-a"})


class _Importers(Mapping[str, Importer]):
    """Importers by kind, each brought in when it is first asked for: most loads are of one kind."""

    def __getitem__(self, kind: str) -> Importer:
        return cast(Importer, import_module(f"goldenthread.records.importers.{FOLDERS[kind]}").IMPORTER)

    def __iter__(self) -> Iterator[str]:
        return iter(FOLDERS)

    def __len__(self) -> int:
        return len(FOLDERS)


#: The importer of each kind of source; raises KeyError for a kind that there is not.
IMPORTERS: Mapping[str, Importer] = _Importers()


def recognise(paths: Sequence[Path], mapping: Path | None = None) -> tuple[Source, ...]:
    """Say what each path is; a folder that is no source itself is looked into, and the lists that ``mapping`` speaks for
    are read through it. Raises `InputRefused` naming every path that is nothing known, and every source that two paths
    claim to be; `WrongUse` when ``mapping`` speaks for none of them."""
    problems: list[Problem] = []
    sources: list[Source] = []
    if mapping is not None:
        from goldenthread.records.importers.local.claims import claim_mapped

        mapped, paths = claim_mapped(paths, mapping)
        sources += mapped
    for path in paths:
        if not path.exists():
            problems.append(Problem(str(path), "there is no such file or folder", "Check the path"))
            continue
        found = _look(path)
        if not found:
            known = "a Standard Safeguarding Dataset folder, Ofsted's lists, a CIN census, an SSDA903, a register or a local list"
            problems.append(
                Problem(
                    str(path),
                    f"not recognised as {known}",
                    "Check the file, or describe it with 'goldenthread map new FILE'",
                )
            )
        sources += found
    sources = _sets(sources)
    names = [source.name for source in sources]
    for name in sorted({name for name in names if names.count(name) > 1}):
        files = ", ".join(str(source.paths[0]) for source in sources if source.name == name)
        problems.append(Problem(files, f"both are the source {name!r}", "Load one of them"))
    if problems:
        raise InputRefused(*problems)
    return tuple(sources)


def _sets(sources: Sequence[Source]) -> list[Source]:
    """Files of one folder that were named one by one and are parts of the same source are that source together."""
    grouped: dict[tuple[str, str, Path], list[Source]] = {}
    for source in sources:
        grouped.setdefault((source.kind, source.name, source.paths[0].parent), []).append(source)
    whole = []
    for (kind, _, _), parts in grouped.items():
        if kind in OF_MANY_FILES and len(parts) > 1 and all(part.paths[0].is_file() for part in parts):
            paths = tuple(sorted({path for part in parts for path in part.paths}))
            whole.append(replace(parts[0], paths=paths))
        else:
            whole += parts
    return whole


def _look(path: Path) -> list[Source]:
    for importer in IMPORTERS.values():
        claimed = importer.claims(path)
        if claimed:
            return list(claimed)
    if path.is_dir():
        return [source for child in sorted(path.iterdir()) if not child.name.startswith(".") for source in _look(child)]
    return []
