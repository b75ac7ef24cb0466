"""A mapping file turns a council's own list into a schema, and says what is wrong with itself."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.importers.local.lists import OPTIONS, cell, claimed, land, load, rows, workbook, write

from goldenthread.records.codes import code_set
from goldenthread.records.errors import InputRefused, WrongUse
from goldenthread.records.importers import recognise
from goldenthread.records.importers.local import IMPORTER
from goldenthread.records.importers.local.mapping import ORDERS, ColumnMapping, parse_mapping, write_mapping
from goldenthread.records.importers.local.schemas import SCHEMAS, heading_key

SUPERVISION = """
name = "supervision-mosaic"
table = "supervisions"
left_out = ["Notes"]
[file]
pattern = "Supervision*"
[columns]
child_id = "Mosaic ID"
supervision_date = "Date of supervision"
recorded_at = "Entered on"
kind = "Type"
[dates]
order = "dmy"
recorded_at = "iso"
[codes.kind]
"1:1" = "case"
"Not said" = ""
"""
LIST = (
    "Mosaic ID,Date of supervision,Entered on,Type,Notes",
    "C1,03/04/2025,2025-04-05 09:00,1:1,x",
    "C2,04/04/2025,2025-04-05,not said,x",
)


def test_a_list_is_read_through_its_mapping(tmp_path: Path) -> None:
    """Headings, date orders and codes are as the mapping says; the cells stay as they were written."""
    mapping = write(tmp_path / "m.toml", SUPERVISION)
    landing = land(write(tmp_path / "Supervision May.csv", *LIST), mapping)
    assert landing.source == "local/supervision-mosaic"
    assert cell(landing, "supervisions", "supervision_date") == ["03/04/2025", "04/04/2025"]
    assert landing.dropped["supervisions"] == {"Notes": "not a column of the mapping"}
    engine, found = load(landing)
    assert found == []
    assert rows(engine, "select supervision_date::text, recorded_at::text, kind from supervisions order by 1") == [
        ("2025-04-03", "2025-04-05 09:00:00", "case"),
        ("2025-04-04", "2025-04-05 00:00:00", None),
    ]


def test_a_mapping_beside_a_list_with_its_name_is_used(tmp_path: Path) -> None:
    """Without being asked for: the two files belong together."""
    write(tmp_path / "Supervision.toml", SUPERVISION)
    (source,) = IMPORTER.claims(write(tmp_path / "Supervision.csv", *LIST))
    assert source.name == "local/supervision-mosaic"


def test_a_mapping_whose_pattern_fits_no_file_is_wrong_use(tmp_path: Path) -> None:
    """Loading nothing without a word would be worse."""
    with pytest.raises(WrongUse, match="fits none of"):
        claimed(write(tmp_path / "visits.csv", *LIST), write(tmp_path / "m.toml", SUPERVISION))


def test_titles_above_the_headings_are_passed_over(tmp_path: Path) -> None:
    """The mapping says on which row the headings stand; rows keep their own numbers."""
    text = SUPERVISION.replace('pattern = "Supervision*"', 'sheet = "Data"\nheader_row = 3')
    mapping = write(tmp_path / "m.toml", text)
    table = [["Supervision report"], [], *(line.split(",") for line in LIST)]
    book = land(workbook(tmp_path / "a.xlsx", {"Front": [["Read me"]], "Data": table}), mapping)
    lines = write(tmp_path / "a.csv", "Supervision report", "", *LIST)
    for landing in (book, land(lines, mapping)):
        assert cell(landing, "supervisions", "child_id") == ["C1", "C2"]
        assert cell(landing, "supervisions", "_row") == [4, 5]


def test_a_constant_fills_every_row(tmp_path: Path) -> None:
    """A list of one kind of visit need not say so in each row."""
    text = 'table = "visits"\n[columns]\nchild_id = "ID"\nvisit_date = "Visited"\n[constants]\nkind = "cp"\n'
    landing = land(write(tmp_path / "cp.csv", "ID,Visited", "C1,2025-05-01"), write(tmp_path / "cp-visits.toml", text))
    engine, found = load(landing)
    assert found == []
    assert landing.source == "local/cp-visits"
    assert rows(engine, "select kind, visit_date::text from visits") == [("cp", "2025-05-01")]


def test_two_mappings_of_one_schema_are_stacked(tmp_path: Path) -> None:
    """Each is read as its own mapping says: the same text may mean two things in two lists."""
    head = 'table = "visits"\n[columns]\nchild_id = "ID"\nvisit_date = "Visited"\nkind = "K"\n'
    one = land(
        write(tmp_path / "a.csv", "ID,Visited,K", "C1,2025-05-01,S"),
        write(tmp_path / "one.toml", head + '[codes.kind]\nS = "cp"\n'),
    )
    other_text = head + '[dates]\norder = "dmy"\n[codes.kind]\nS = "cla"\n'
    other = land(
        write(tmp_path / "b.csv", "ID,Visited,K", "C2,02/05/2025,S"), write(tmp_path / "other.toml", other_text)
    )
    engine, found = load(one, other)
    assert found == []
    assert rows(engine, "select kind, visit_date::text from visits order by 1") == [
        ("cla", "2025-05-02"),
        ("cp", "2025-05-01"),
    ]


def test_agencies_in_columns_become_rows(tmp_path: Path) -> None:
    """Who attended is read from one column an agency; a blank says nothing and makes no row."""
    text = """
        table = "strategy_discussions"
        [columns]
        child_id = "Child"
        discussion_date = "Held on"
        [attendance]
        police = "Police there?"
        health = "Health there?"
        [codes.attendance]
        Sorry = "apologies"
    """
    path = write(
        tmp_path / "s.csv", "Child,Held on,Police there?,Health there?", "C1,2025-05-01,Y,Sorry", "C2,2025-05-02,N,"
    )
    engine, found = load(land(path, write(tmp_path / "m.toml", text)))
    assert found == []
    assert rows(engine, "select discussion_date::text, agency, attendance from strategy_attendance order by all") == [
        ("2025-05-01", "health", "apologies"),
        ("2025-05-01", "police", "attended"),
        ("2025-05-02", "police", "invited-not-attended"),
    ]
    assert rows(engine, "select count(*) from strategy_discussions") == [(2,)]


def test_agencies_lead_to_their_discussion_by_its_id(tmp_path: Path) -> None:
    """Where the list numbers its discussions, each agency's row points at the discussion's."""
    text = 'table = "strategy_discussions"\n[columns]\nid = "No"\nchild_id = "C"\ndiscussion_date = "D"\n[attendance]\npolice = "P"\n'
    path = write(tmp_path / "s.csv", "No,C,D,P", "S1,C1,2025-05-01,Y")
    engine, _ = load(land(path, write(tmp_path / "m.toml", text)))
    assert rows(
        engine,
        "select count(*) from strategy_attendance a join strategy_discussions d on a.discussion_key = d.event_key",
    ) == [(1,)]


def test_children_known_by_another_number_are_joined(tmp_path: Path) -> None:
    """The mapping says once that the child column holds pupil numbers."""
    text = 'table = "peps"\nid_kind = "upn"\n[columns]\nchild_id = "UPN"\nmeeting_date = "PEP"\n'
    peps = land(write(tmp_path / "p.csv", "UPN,PEP", "A1,2025-05-01"), write(tmp_path / "m.toml", text))
    links = land(write(tmp_path / "person_links.csv", "child_id,id_kind,id_value", "C1,upn,A1"))
    people = land(write(tmp_path / "people.csv", "child_id,faith", "C1,"))
    engine, _ = load(peps, links, people)
    assert rows(engine, "select count(*) from peps join people using (person_key)") == [(1,)]


def test_everything_wrong_with_a_mapping_is_said_at_once() -> None:
    """Each with the nearest thing that would be right."""
    text = """
        table = "supervisions"
        id_kind = "uppn"
        colums = 1
        [columns]
        supervison_date = "When"
        [dates]
        order = "uk"
        [codes.kind]
        "1:1" = "cases"
        [constants]
        kind = "cas"
        [attendance]
        police = "P"
    """
    with pytest.raises(InputRefused) as refused:
        parse_mapping(text, "m.toml")
    said = str(refused.value)
    for part in (
        "Did you mean 'columns'", "Did you mean 'supervision_date'", "'uk' is not an order", "'cases' is not a code", "Did you mean 'case'",
        "nothing is mapped to child_id", "nothing is mapped to supervision_date", "'uppn' is not a code", "strategy_discussions only",
    ):  # fmt: skip
        assert part in said, part


def test_a_schema_that_is_none_is_refused_with_the_nearest() -> None:
    """The name is the first thing to get right."""
    with pytest.raises(InputRefused, match="Did you mean 'supervisions'"):
        parse_mapping('table = "supervision"', "m.toml")
    with pytest.raises(InputRefused, match="not a TOML file"):
        parse_mapping('table = "', "m.toml")


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    str.strip
)


@st.composite
def mappings(draw: st.DrawFn) -> ColumnMapping:
    """Any mapping that makes sense."""
    table = draw(st.sampled_from(sorted(SCHEMAS)))
    schema = SCHEMAS[table]
    needed = [item.name for item in schema.fields if item.required]
    others = draw(st.lists(st.sampled_from([item.name for item in schema.fields]), unique=True, max_size=6))
    ours = list(dict.fromkeys([*needed, *others]))
    theirs = draw(
        st.lists(_TEXTS, min_size=len(ours), max_size=len(ours), unique_by=lambda text: heading_key(text) or text)
    )
    hold = draw(st.booleans())
    codes = {}
    for item in schema.fields:
        if item.kind == "code" and draw(st.booleans()):
            some = st.sampled_from([code.code for code in code_set(item.codes)])
            codes[item.name] = draw(st.dictionaries(_TEXTS, some | st.just(""), max_size=3))
    dated = [item.name for item in schema.fields if item.kind in ("date", "datetime")]
    orders = st.sampled_from(ORDERS)
    return ColumnMapping(
        name=draw(st.from_regex(r"[a-z0-9][a-z0-9_-]{0,10}", fullmatch=True)),
        table=table,
        columns=dict(zip(ours, theirs, strict=True)),
        pattern=draw(_TEXTS),
        sheet=draw(st.just("") | _TEXTS),
        header_row=draw(st.integers(1, 20)),
        dates=draw(orders),
        date_orders=draw(st.dictionaries(st.sampled_from(dated), orders, max_size=3)) if dated else {},
        codes=codes,
        left_out=tuple(draw(st.lists(_TEXTS, max_size=3))) if hold else None,
    )


@given(mappings())
def test_a_mapping_written_and_read_is_the_same(mapping: ColumnMapping) -> None:
    """Whatever characters a council uses in its headings."""
    keys = [heading_key(heading) for heading in mapping.columns.values()]
    if len(keys) == len(set(keys)):
        assert parse_mapping(write_mapping(mapping), "m.toml") == mapping


def test_the_mapping_is_kept_with_the_delivery(tmp_path: Path) -> None:
    """So that stored cells can be derived again when the file and the mapping are gone."""
    landing = land(write(tmp_path / "Supervision.csv", *LIST), write(tmp_path / "m.toml", SUPERVISION))
    assert str(landing.extra["mapping"]).strip() == SUPERVISION.strip()
    assert len(str(landing.extra["mapping_sha256"])) == 64
    assert list(IMPORTER.sheets(landing.extra, None)) == ["supervisions"]
    assert landing.as_at == OPTIONS.as_at


def test_a_mapping_takes_its_lists_out_of_what_is_loaded_and_leaves_the_rest(tmp_path: Path) -> None:
    """A folder with a mapped list and a list that is headed as a schema gives both."""
    mapping = write(tmp_path / "kept" / "m.toml", SUPERVISION)
    write(tmp_path / "in" / "Supervision May.csv", *LIST)
    write(tmp_path / "in" / "core_groups.csv", "child_id,meeting_date", "C1,2025-05-01")
    sources = recognise([tmp_path / "in"], mapping)
    assert {source.name for source in sources} == {"local/supervision-mosaic", "local/core_groups"}
    twice = write(tmp_path / "in" / "Supervision June.csv", *LIST)
    with pytest.raises(InputRefused, match="both are the source 'local/supervision-mosaic'"):
        recognise([twice, tmp_path / "in"], mapping)
