"""What the pages for people show: fenced blocks with the remark above them, and commands inside sentences."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "guides"

#: The pages written by hand for people who use the command; borough.md and the like are made from code.
PAGES = (ROOT / "README.md", ROOT / "docs" / "README.md", ROOT / "SECURITY.md", *sorted(GUIDES.glob("*.md")))

_FENCE = re.compile(
    r"(?:^<!-- (?P<remark>tested[^\n]*?) -->\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```", re.DOTALL | re.MULTILINE
)
_INLINE = re.compile(r"`(goldenthread [^`\n]+)`")


@dataclass(frozen=True)
class Block:
    """A fenced block: ``remark`` is what the comment above it says (``tested``, ``tested: exit 1``,
    ``tested: file NAME``), blank where there is none."""

    remark: str
    language: str
    text: str

    @property
    def commands(self) -> list[str]:
        """The lines that are commands, without a prompt; a line that ends with a backslash goes on."""
        lines = self.text.replace("\\\n", " ").splitlines()
        plain = [line.strip().removeprefix("$ ") for line in lines]
        return [line for line in plain if line.startswith("goldenthread ")]

    @property
    def exit_code(self) -> int:
        """What each command of the block ends with."""
        said = re.search(r"exit (\d+)", self.remark)
        return int(said[1]) if said else 0

    @property
    def file(self) -> str:
        """The file that the block is the text of, or ""."""
        said = re.search(r"file (.+)", self.remark)
        return said[1] if said else ""


def blocks(page: Path) -> list[Block]:
    """Every fenced block of a page, in order."""
    found = _FENCE.finditer(page.read_text(encoding="utf-8"))
    return [Block(item["remark"] or "", item["language"], item["text"]) for item in found]


def inline(page: Path) -> list[str]:
    """Commands that stand inside sentences and tables."""
    return _INLINE.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
