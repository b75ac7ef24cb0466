"""Definitions and limits of a council's own, read from TOML files."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.calendar import Counting
from goldenthread.cli.app import main
from goldenthread.measures.definitions import book
from goldenthread.measures.kinds import Polarity, Unit
from goldenthread.measures.language.book import Book
from goldenthread.measures.language.from_toml import Own, placed
from goldenthread.measures.language.limits import Span
from goldenthread.measures.language.measures import Denominator, Flow, Part, Stat, Stock, Window
from goldenthread.measures.run.own import book_with, checked
from goldenthread.records.errors import InputRefused, Problem

SHIPPED = book()
HEAD = 'format = 1\ntitle = "Ours"\n'
CHAPTER = (
    HEAD
    + '''
[[limit]]
key = "seen-after-move"
number = 5
span = "working days"
says = "How soon a child is seen after a move."
counting = "from_same_day"
source = { says = "Our practice standard 4", since = 2024-04-01, confirmed = false }

[[relation]]
key = "moves_and_visits"
grain = "one row a placement"
rows = """
    select p.*, (select min(v.visit_date) from visits as v
                 where v.person_key = p.person_key and v.visit_date >= p.start_date) as seen_date
    from placements as p"""

[[clock]]
key = "seen-after-move"
title = "Seen after a move"
over = "moves_and_visits"
starts = "start_date"
stops = "seen_date"
closes = "end_date"
limit = "seen-after-move"
source = { says = "Our practice standard 4" }

[[measure]]
key = "seen-after-move-in-time"
title = "Seen in time after a move"
says = "Of the children seen after a move in the period, those seen within 5 working days."
clock = "seen-after-move"
denominator = "completed"
beside = ["moves-by-length"]
example = """
  2025-03: 1 of 2
  placements: person | start_date
    a | 2025-03-03
    b | 2025-03-03
    c | 2025-03-10
  visits: person | visit_date
    a | 2025-03-07
    b | 2025-03-10
"""

[[measure]]
key = "moves-by-length"
title = "Placements that ended, by length"
says = "Placements that ended in the year to the end of the period, by how long they lasted."
stat = "mix"
over = "placements"
flow = "end_date"
window = "months_12"
parts = [{ code = "short", label = "Under 4 weeks", where = "weeks_after(start_date, 4) > end_date" }]
source = { says = "Our placements group" }
breakdowns = ["team"]
example = """
  2025-03: short 1, not-recorded 1
  placements: person | start_date | end_date
    a | 2025-01-01 | 2025-01-28
    b | 2025-01-01 | 2025-01-29
    c | 2025-01-01 |
"""
'''
)


def _read(folder: Path, **texts: str) -> tuple[Book, Own]:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    found, own = book_with(SHIPPED, folder, None)
    assert own is not None
    return found, own


def _said(folder: Path, **texts: str) -> list[str]:
    with pytest.raises(InputRefused) as refused:
        _read(folder, **texts)
    return [str(problem) for problem in refused.value.problems]


def test_a_chapter_is_read_as_python_would_write_it(tmp_path: Path) -> None:
    """Names are those of the fields; what a statistic or a clock implies is filled in."""
    found, own = _read(tmp_path, ours=CHAPTER)
    assert own.keys == ("seen-after-move-in-time", "moves-by-length")
    limit = found.limits.latest("seen-after-move")
    assert (limit.number, limit.span, limit.counting) == (5, Span.WORKING_DAYS, Counting.FROM_SAME_DAY)
    assert (limit.source.since, limit.source.confirmed) == (date(2024, 4, 1), False)
    timely, mixed = (found.measure(key) for key in own.keys)
    assert timely.basis == Flow("clock_stop")
    assert (timely.counting, timely.unit, timely.polarity) == (Denominator.COMPLETED, Unit.PERCENT, Polarity.HIGHER)
    assert timely.source.says == "Our practice standard 4"
    assert mixed.basis == Flow("end_date", Window.MONTHS_12)
    assert mixed.parts == (Part("short", "Under 4 weeks", "weeks_after(start_date, 4) > end_date"),)
    assert found.title_of(mixed) == "Ours"
    assert len(found.measures) == len(SHIPPED.measures) + 2


def test_examples_are_counted(tmp_path: Path) -> None:
    """Monday to Friday are five working days from day 1; the Monday after is late."""
    found, own = _read(tmp_path, ours=CHAPTER)
    assert [one.agrees for one in checked(found, own)] == [True, True]
    wrong = CHAPTER.replace("2025-03: 1 of 2", "2025-03: 2 of 2")
    found, own = _read(tmp_path, ours=wrong)
    assert [one.agrees for one in checked(found, own)] == [False, True]


def test_a_file_may_name_what_another_holds(tmp_path: Path) -> None:
    """Clocks of the book and of other files are known, whatever the order of the files."""
    more = """
[[measure]]
key = "seen-after-move-length"
title = "How long until seen"
says = "Median days from a move to the visit."
clock = "seen-after-move"
stat = "median"
example = "2025-03: 4 over 1\\nplacements: person | start_date\\na | 2025-03-03\\nvisits: person | visit_date\\na | 2025-03-07"

[[measure]]
key = "assessments-late-and-open"
title = "Open assessments past their day"
says = "As the book's, for our own paper."
clock = "assessment"
overdue = true
example = "2017-11: 1\\nassessments: person | start_date\\na | 2017-09-18\\nb | 2017-09-28"

[[measure]]
key = "visits-a-move"
title = "Visits for each placement"
says = "One count by another."
stat = "ratio"
numerator = "assessments-late-and-open"
denominator = "assessments-open"
source = { says = "ours" }
example = "2017-11: 1 of 2\\nassessments: person | start_date\\na | 2017-09-18\\nb | 2017-09-28"

[[measure]]
key = "open-here"
title = "Open assessments"
says = "Open at the end of the period."
stat = "count"
over = "assessments"
stock = {}
source = { says = "ours" }
example = "2017-11: 2\\nassessments: person | start_date\\na | 2017-09-18\\nb | 2017-09-28"
"""
    found, own = _read(tmp_path, a=HEAD + more, b=CHAPTER)
    assert found.measure("seen-after-move-length").stat is Stat.MEDIAN
    assert found.measure("open-here").basis == Stock()
    assert all(one.agrees for one in checked(found, own))


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    """File, entry, what, and how to mend it."""
    bad = """
title = "Ours"
[[limit]]
key = "assessment"
number = 40
span = "working day"
says = "x"
source = "me"
colour = 1
[[relation]]
key = "visits"
rows = "select * from visits"
grain = "x"
[[measure]]
key = "Mine"
title = "x"
says = "x"
clock = "assesment"
denominator = "done"
example = "x"
[[measure]]
key = "mine"
title = "x"
says = "x"
stat = "share"
over = "visits"
value = "1"
source = { says = "x", sinse = 2020-01-01 }
example = "x"
"""
    said = _said(tmp_path, bad=bad, worse='title = "broken')
    assert len(said) == 14
    for start in (
        "bad.toml: the file is of another format. Write format = 1",
        "worse.toml: this is not TOML",
        "bad.toml, limit 1 (assessment): span = 'working day' is not known. Use one of: hours, days",
        "bad.toml, limit 1 (assessment): source = 'me' is not a table",
        "bad.toml, limit 1 (assessment): 'colour' means nothing here",
        "bad.toml, limit 1 (assessment): the book has a limit of this key. Give it a key of its own; to set your number",
        "bad.toml, relation 1 (visits): 'visits' is a table of records",
        "bad.toml, measure 1: key = 'Mine' is no key",
        "bad.toml, measure 1 (Mine): there is no clock 'assesment'. Did you mean assessment",
        "bad.toml, measure 1 (Mine): denominator = 'done' is not known. Use one of: completed, open, due.",
        "bad.toml, measure 2 (mine): it says neither, or both, of flow and stock. Write flow =",
        "bad.toml, measure 2 (mine): met is missing",
        "bad.toml, measure 2 (mine): value has no use in a share. Leave it out. It belongs to: mean",
        "bad.toml, measure 2 (mine), source: 'sinse' means nothing here. Did you mean 'since'?",
    ):
        assert any(line.startswith(start) for line in said), start


def test_sql_that_does_not_compile_is_told_where_it_was_written(tmp_path: Path) -> None:
    """A relation's mistake in the relation, and once, however many measures stand on it."""
    bad = CHAPTER.replace("v.visit_date >=", "v.visit_day >=").replace("select p.*", "select p.*, p.nothing as x")
    (relation,) = [line for line in _said(tmp_path, ours=bad) if "nothing" in line]
    assert relation.startswith("ours.toml, relation 1 (moves_and_visits): there is no column 'p.nothing'")
    bad = CHAPTER.replace('starts = "start_date"', 'starts = "begun"')
    assert _said(tmp_path, ours=bad)[0].startswith("ours.toml, clock 1 (seen-after-move): there is no column 'begun'")
    bad = CHAPTER.replace("weeks_after(", "weeks_behind(")
    assert "there is no function 'weeks_behind'" in _said(tmp_path, ours=bad)[0]
    bad = CHAPTER.replace('over = "moves_and_visits"', 'over = "moves"')
    assert _said(tmp_path, ours=bad)[0].startswith("ours.toml, clock 1 (seen-after-move): it is over 'moves'")


def test_the_books_own_keys_cannot_be_taken_unawares(tmp_path: Path) -> None:
    """Replacing a measure names the version that is replaced, and takes a number that the book never will."""
    ours = """
[[measure]]
key = "assessments-started"
title = "Assessments begun, as we count them"
says = "Assessments that began in the period."
stat = "count"
over = "assessments"
flow = "start_date"
source = { says = "ours" }
example = "2017-11: 1\\nassessments: person | start_date\\na | 2017-11-18\\nb | 2017-09-28"
"""
    assert "the book has a measure of this key" in _said(tmp_path, ours=HEAD + ours)[0]
    held = SHIPPED.measure("assessments-started").version
    said = _said(tmp_path, ours=HEAD + ours + f"replaces = {held + 1}\n")
    assert f"it replaces version {held + 1}, and the book has version {held}" in said[0]
    assert "could be the book's own" in said[1]
    found, own = _read(tmp_path, ours=HEAD + ours + f"replaces = {held}\nversion = 1001\n")
    assert found.measure("assessments-started").title == "Assessments begun, as we count them"
    assert len(found.measures) == len(SHIPPED.measures)
    assert own.replaced == {"assessments-started"}


def test_a_problem_of_the_book_itself_keeps_its_place() -> None:
    """Only what was written in a file is sent there."""
    problem = Problem("measure of-the-book", "what", "mend")
    assert placed(problem, {"measure ours": "ours.toml, measure 1"}) is problem


def test_the_command_says_what_is_right_and_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit codes: 0 all right, 1 an example that counts otherwise, 2 no folder, 3 a file that cannot be used."""
    folder = tmp_path / "definitions"
    check = ["definitions", "check", "--home", str(tmp_path)]
    assert main(check) == 2
    folder.mkdir()
    (folder / "ours.toml").write_text(CHAPTER, encoding="utf-8-sig")
    assert main([*check, "--format", "csv"]) == 0
    said = capsys.readouterr()
    assert (
        'ours.toml, measure 1 (seen-after-move-in-time)",seen-after-move-in-time,2025-03,1 of 2,1 of 2,yes' in said.out
    )
    assert "1 file: 2 measures, 1 clock; 0 limits set in limits.toml; every example counts as it says" in said.err
    assert main(["list", "--home", str(tmp_path), "--chapter", "ours"]) == 0
    assert "moves-by-length" in capsys.readouterr().out
    assert main(["explain", "moves-by-length", "--definitions", str(folder)]) == 0
    assert "Our placements group" in capsys.readouterr().out
    (folder / "ours.toml").write_text(CHAPTER.replace("2025-03: 1 of 2", "2025-03: 2 of 2"), encoding="utf-8")
    assert main(check) == 1
    assert "NO" in capsys.readouterr().out
    (folder / "ours.toml").write_text(CHAPTER + "[[measur]]\n", encoding="utf-8")
    assert main(check) == 3
    assert "'measur' means nothing here. Did you mean 'measure'?" in capsys.readouterr().err
    assert main(["list", "--definitions", str(tmp_path / "none")]) == 2
