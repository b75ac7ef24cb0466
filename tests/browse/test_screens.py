"""Every page has a picture, no picture is left of a page that is gone, and the list of them is as it would be written now."""

from pathlib import Path
from struct import unpack

from tests.browse.screens import FOLDER, INDEX, index, pictures

#: Megabytes that all pictures take at most: whoever fetches the repository fetches them too.
_MOST = 12


def test_every_page_has_a_picture() -> None:
    """And there is no other; make screenshots takes them."""
    assert {path.name for path in FOLDER.glob("*.png")} == {one.file for one in pictures()}
    assert INDEX.read_text(encoding="utf-8") == index()


def test_pictures_are_as_wide_as_a_desk_and_small() -> None:
    """1280 pixels, and not too many bytes in all."""
    files = sorted(FOLDER.glob("*.png"))
    assert {_width(path) for path in files} == {1280}
    assert sum(path.stat().st_size for path in files) < _MOST * 2**20


def _width(path: Path) -> int:
    """As the head of the picture says it."""
    with path.open("rb") as file:
        return int(unpack(">I", file.read(24)[16:20])[0])
