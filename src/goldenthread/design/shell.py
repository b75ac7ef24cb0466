"""What stands around every page, as the layout is given it."""

from dataclasses import dataclass
from typing import Final

from goldenthread.design.colour import Frame, frame_of

#: As many places of the navigation as stand in one row of a desktop in their usual size.
IN_A_ROW: Final = 10


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the navigation: ``current`` is the one that the page belongs to."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page; what is "" or empty is not shown.

    ``council`` and ``colour`` (``#rrggbb``) head it. ``viewer_name`` and ``role`` say who is signed in and as what;
    ``posts`` are other posts of theirs to switch to (a label and the value of the form sent to ``switch_url``);
    ``places`` is the navigation; ``data_line`` says how old the records are ("Records as at 30 September 2026, known
    since 2 October 2026"); ``notice`` is what everybody must know now, such as a load that failed; ``invented`` says
    that the site shows an invented borough; ``footer`` are the statements at the end of each page.
    """

    council: str
    colour: str
    viewer_name: str = ""
    role: str = ""
    places: tuple[Place, ...] = ()
    data_line: str = ""
    notice: str = ""
    invented: bool = False
    posts: tuple[tuple[str, str], ...] = ()
    switch_url: str = ""
    account_url: str = ""
    sign_out_url: str = ""
    footer: tuple[Place, ...] = ()
    home_url: str = "/"

    @property
    def crowded(self) -> bool:
        """Whether the places stand closer together, so that they still fit in one row of a desktop."""
        return len(self.places) > IN_A_ROW

    @property
    def frame(self) -> Frame:
        """The council's colour with the ink that can be read on it."""
        return frame_of(self.colour)
