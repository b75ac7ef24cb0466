"""Measures counted by group: the rows add up to the total, and a measure counts once."""

import pytest
from tests.papers.conftest import Packs
from tests.papers.test_build import HEAD, SECTION, tables

from goldenthread.records.errors import InputRefused

PIECE = '\n[[sections.pieces]]\nkind = "overview"\ncaption = "By theme"\ncolours = ["red amber"]\n'


def group(title: str, *keys: str) -> str:
    """The text of one group."""
    listed = ", ".join(f'"{key}"' for key in keys)
    return f'\n[[sections.pieces.groups]]\ntitle = "{title}"\nmeasures = [{listed}]\n'


def test_every_column_adds_up_to_the_total(packs: Packs) -> None:
    """And within a row the rated and the others are all there are."""
    text = HEAD + SECTION + PIECE + group("Door", "contacts", "referrals") + group("Plans", "cp-plans-open")
    (table,) = tables(packs.build(text))
    headings = [column.heading for column in table.columns]
    *parts, total = [[int(cell.number or 0) for cell in row[1:]] for row in table.rows]
    assert [sum(column) for column in zip(*parts, strict=True)] == total
    for row in (*parts, total):
        held = dict(zip(headings[1:], row, strict=True))
        assert held["Rated"] + held["Not rated"] == held["Measures"]
        assert held["Better or the same"] + held["Worse"] + held["Without"] == held["Measures"]
        assert sum(count for heading, count in held.items() if heading[0] in "●◐▲◆■") == held["Rated"]
    assert "◆ red amber" in headings
    assert table.totals == {2}


def test_what_is_wrong_with_it_is_told_in_one_pass(packs: Packs) -> None:
    """An unknown colour and comparison, a measure in two groups, none at all."""
    text = HEAD + SECTION + PIECE.replace("red amber", "puce") + 'against = "yesterday"\n'
    text += group("Door", "contacts", "referals") + group("Again", "contacts")
    with pytest.raises(InputRefused) as caught:
        packs.build(text)
    told = str(caught.value)
    assert "there is no colour 'puce'" in told
    assert "against = 'yesterday' is not known" in told
    assert "there is no measure 'referals'" in told
    assert "'contacts' stands in two groups" in told
    with pytest.raises(InputRefused) as caught:
        packs.build(HEAD + SECTION + PIECE)
    assert "it has no groups" in str(caught.value)
