"""Charts as pictures: the same on every machine, of the size the drawing states, and never from outside."""

import struct

import pytest
from tests.reports.sample import SPARK, SVG

from goldenthread.reports.pictures import DENSITY, described, pictures

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><title>Few</title>'


def test_a_drawing_becomes_a_picture_of_its_size() -> None:
    """Three quarters of a point to a pixel, at the stated density, the same bytes each time."""
    first, second = pictures((SVG, SPARK))
    assert (first.width, first.height) == (pytest.approx(480, abs=1), pytest.approx(165, abs=1))
    assert (second.width, second.height) == (pytest.approx(90, abs=1), pytest.approx(18, abs=1))
    assert struct.unpack(">II", first.png[16:24])[0] == pytest.approx(480 * DENSITY / 72, abs=2)
    assert pictures((SVG, SPARK)) == (first, second)


def test_one_and_none_are_pictures_too() -> None:
    """A single drawing gives one picture, and no drawing none."""
    assert len(pictures((SVG,))) == 1
    assert pictures(()) == ()


def test_text_is_set_in_the_fonts_of_the_house() -> None:
    """Arial and Liberation Sans are the same face here, so that the machine's own fonts make no difference."""
    made = [
        f'{HEAD}<text x="2" y="14" font-size="12" font-family="{face}">Hag</text></svg>'
        for face in ("Arial, 'Liberation Sans'", "Liberation Sans", "A face that nobody has, Liberation Sans")
    ]
    assert len({picture.png for picture in pictures(made)}) == 1


@pytest.mark.parametrize("target", ["file:///etc/hostname", "https://elsewhere.example/a.png", "README.md", "../a.png"])
def test_a_drawing_cannot_take_in_another_file(target: str) -> None:
    """A picture within a drawing that names a file or an address is refused, not fetched."""
    with pytest.raises(ValueError, match=r"drawing 2 holds 'image'"):
        pictures((SVG, f'{HEAD}<image href="{target}" width="40" height="20"/></svg>'))
    with pytest.raises(ValueError, match=r"drawing 1 holds 'use'"):
        pictures((f'{HEAD}<use xmlns:x="http://www.w3.org/1999/xlink" x:href="{target}"/></svg>',))


@pytest.mark.parametrize("drawing", ["", "<svg", "words", "<html/>", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>"])
def test_what_is_no_drawing_is_named(drawing: str) -> None:
    """The error says which."""
    with pytest.raises(ValueError, match="drawing 2"):
        pictures((SVG, drawing))


def test_a_drawing_says_what_it_shows() -> None:
    """Its own title and description stand in for it where no sentence is given."""
    assert described(SVG) == ("Assessments in time", "Four quarters")
    assert described(f"{HEAD}</svg>") == ("Few", "")
