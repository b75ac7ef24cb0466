"""Pictures in a page do nothing and fetch nothing, and their names are theirs alone."""

from dataclasses import replace

import pytest
from tests.reports.html.reading import parsed
from tests.reports.sample import SVG, chart

from goldenthread.reports.blocks import Document
from goldenthread.reports.html import write_html
from goldenthread.reports.html.pictures import picture

HEAD = '<svg xmlns="http://www.w3.org/2000/svg"><title>T</title>'


def test_a_picture_keeps_its_words_and_shapes() -> None:
    """Element for element."""
    made = picture(SVG, "one")
    assert [str(node.tag).split("}")[1] for node in made] == [
        "title",
        "desc",
        "rect",
        "path",
        "polyline",
        *["text"] * 3,
    ]
    assert "Q4 91.4%" in "".join(made.itertext())


def test_two_pictures_that_use_one_name_are_told_apart() -> None:
    """Each is labelled by its own title."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" aria-labelledby="t other"><title id="t">T</title><defs><clipPath id="c">'
        '<rect width="1" height="1"/></clipPath></defs><g clip-path="url(#c)"/></svg>'
    )
    one = replace(chart(), svg=svg, anchor="")
    root = parsed(write_html(Document("Two", blocks=(one, one))))
    names = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(names) == len(set(names))
    for drawing in root.iter("svg"):
        label, stranger = drawing.get("aria-labelledby").split()
        assert [node.get("id") for node in drawing.iter("title")] == [label]
        assert stranger == "other"
        (clip,) = drawing.iter("clippath", "clipPath")
        assert f"url(#{clip.get('id')})" in [node.get("clip-path") for node in drawing.iter("g")]


@pytest.mark.parametrize(
    ("svg", "fault"),
    [
        ("", "not well-formed"),
        ("plain words", "not well-formed"),
        ("<svg>", "not well-formed"),
        ("<svg/>", "not an svg element"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "not an svg element"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "has no title"),
        (f"{HEAD}<script>1</script></svg>", "holds 'script'"),
        (f"{HEAD}<image href='x.png'/></svg>", "holds 'image'"),
        (f"{HEAD}<foreignObject/></svg>", "holds 'foreignObject'"),
        (f"{HEAD}<style>@import 'x'</style></svg>", "holds 'style'"),
        (f"{HEAD}<a href='https://example.org'><path/></a></svg>", "holds 'a'"),
        (f"{HEAD}<p xmlns='http://www.w3.org/1999/xhtml'/></svg>", "holds 'p'"),
        (f"{HEAD}<path onclick='x()'/></svg>", "has the attribute 'onclick'"),
        (f"{HEAD}<path style='fill:red'/></svg>", "has the attribute 'style'"),
        (f"{HEAD}<path fill='url(https://example.org/#a)'/></svg>", "has the attribute 'fill'"),
        (f"<!DOCTYPE svg [<!ENTITY a 'b'>]>{HEAD}<text>&a;</text></svg>", "declares a document type"),
    ],
)
def test_a_picture_that_could_do_something_is_refused(svg: str, fault: str) -> None:
    """And the error names the chart and what is wrong with it."""
    with pytest.raises(ValueError, match="Assessments in time have risen") as caught:
        write_html(Document("Pictures", blocks=(replace(chart(), svg=svg),)))
    assert fault in str(caught.value)
