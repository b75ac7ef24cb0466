"""What no kept file may say."""

import re

from tests.house.sources import kept_files, kept_texts, listed

# Put together here, so that this file does not hold what it looks for.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b")
ROOTS = ["wo" + "rk", "t" + "mp", "ro" + "ot", "ho" + "me", "Us" + "ers"]
MACHINE_PATH = re.compile(r"(?<![\w.~}/-])/(" + "|".join(ROOTS) + r")/\w|\b[A-Z]:\\\\?" + "Us" + r"ers\b")
REGISTRIES = ["pypi" + ".org", "python" + "hosted.org", "registry." + "npm", "deb." + "debian"]
REGISTRY = re.compile("|".join(re.escape(name) for name in REGISTRIES))


def _found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number} {line.strip()[:100]}"
        for name, text in kept_texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_nothing_is_marked_as_unfinished() -> None:
    """What is not done is not promised in a comment."""
    found = _found(UNFINISHED)
    assert not found, listed(found)


def test_no_machine_path_is_written_down() -> None:
    """A file works on any machine, so it names no folder of one."""
    found = _found(MACHINE_PATH)
    assert not found, listed(found)


def test_no_package_registry_is_named() -> None:
    """Where packages come from is for each place to settle."""
    found = _found(REGISTRY)
    assert not found, listed(found)


def test_every_kept_text_uses_plain_line_ends_and_ends_with_one() -> None:
    """Files read alike on Windows and elsewhere."""
    untidy = []
    for path in kept_files():
        if path.suffix in {".py", ".md", ".toml", ".sh"}:
            content = path.read_bytes()
            if b"\r" in content or (content and not content.endswith(b"\n")):
                untidy.append(path.name)
    assert not untidy, listed(untidy)
