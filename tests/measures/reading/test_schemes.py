"""A council chooses by which scheme its figures are read, in one file that says who chose it and when."""

from pathlib import Path

import pytest

from goldenthread.measures.reading.schemes.load import CHOSEN, chosen_scheme, load_schemes
from goldenthread.measures.run.readings import Reader
from goldenthread.records.errors import InputRefused

SCHEMES = load_schemes()
TEXT = 'format = 1\nscheme = "dashboard-2017"\nset_by = "Improvement Board"\nset_on = 2017-12-01\n'


def test_the_house_reads_where_nothing_is_chosen(tmp_path: Path) -> None:
    """No folder of settings, or one without the file."""
    assert chosen_scheme(None, SCHEMES).key == chosen_scheme(tmp_path, SCHEMES).key == "house"


def test_a_shipped_scheme_is_chosen_by_its_key(tmp_path: Path) -> None:
    """Its rules are not written again."""
    (tmp_path / CHOSEN).write_text(TEXT, encoding="utf-8")
    assert Reader(settings=tmp_path).rules == SCHEMES["dashboard-2017"]


def test_everything_wrong_with_the_choice_is_told_together(tmp_path: Path) -> None:
    """A scheme that is not there, another format, nobody who chose it, a word that means nothing."""
    (tmp_path / CHOSEN).write_text('format = 2\nscheme = "traffic"\nset_on = 2017-12-01\nwhy = "x"\n', encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        chosen_scheme(tmp_path, SCHEMES)
    told = " ".join(str(problem) for problem in refused.value.problems)
    assert all(word in told for word in ("another format", "there is no scheme 'traffic'", "set_by", "why"))
