"""Identifiers are read the same whether or not all of them are plain."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.records.importers.language import Field, Sheet
from goldenthread.records.importers.parse import ParseContext, parse

SHEET = Sheet("made", (Field("child_id", "id"),))
TEXTS = st.one_of(st.none(), st.text(alphabet="aZ09-_/. \xa0#", min_size=1, max_size=6), st.just("7" * 200))


def read(texts: list[str | None]) -> tuple[list[object], int]:
    """The values of a column and how many findings it has."""
    cells = pa.table(
        {
            "child_id": pa.array(texts, pa.string()),
            "_file": pa.array(["f"] * len(texts), pa.string()),
            "_row": pa.array(range(2, len(texts) + 2), pa.int32()),
        }
    )
    parsed = parse(SHEET, cells, ParseContext("made"))
    return parsed.table["child_id"].to_pylist(), parsed.findings.num_rows


@given(st.lists(TEXTS, max_size=8))
def test_the_short_way_agrees_with_the_long(texts: list[str | None]) -> None:
    """An identifier that needs trimming beside the others changes none of them."""
    values, findings = read(texts)
    longer, found = read([*texts, " odd "])
    assert longer == [*values, "odd"]
    assert found == findings
