"""Settings and exceptions are read with every mistake told at once."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.records.errors import WrongUse
from goldenthread.records.findings import Findings
from goldenthread.records.store.exceptions import accepted, read_exceptions
from goldenthread.records.store.settings import Settings, case_link, read_settings


def _written(folder: Path, text: str) -> Path:
    path = folder / "file.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_every_setting_has_a_default(tmp_path: Path) -> None:
    """Names are kept, birth dates are days, two years of month ends stay."""
    settings = read_settings(tmp_path / "settings.toml")
    assert (settings.names, settings.birth_months, settings.month_ends) == (True, False, 24)


def test_a_postcode_file_gives_places(tmp_path: Path) -> None:
    """Postcodes are compared without blanks; the file's hash is part of what a load is made by."""
    (tmp_path / "places.csv").write_text(
        "postcode,ward,locality,easting,northing\nzz1 1aa,North,East,530000,180000\n", encoding="utf-8"
    )
    settings = read_settings(_written(tmp_path, 'postcodes = "places.csv"\nbirth_dates = "month"\n'))
    assert settings.postcodes == {"ZZ11AA": ("North", "East", 530000, 180000)}
    assert settings.birth_months
    assert len(str(settings.minimising["postcodes"])) == 64


def test_every_mistake_in_settings_is_told_at_once(tmp_path: Path) -> None:
    """With what was probably meant."""
    text = 'name = true\nbirth_dates = "year"\ncase_link = "https://case/"\npostcodes = "no.csv"\n[retention]\nmonths_end = 3\n'
    with pytest.raises(WrongUse) as refused:
        read_settings(_written(tmp_path, text))
    said = str(refused.value)
    assert len(refused.value.problems) == 5
    assert "Did you mean 'names'?" in said
    assert "Did you mean 'month_ends'?" in said


def test_a_link_into_the_case_system_is_made_of_the_template(tmp_path: Path) -> None:
    """What an identifier holds cannot change where the link leads."""
    settings = read_settings(_written(tmp_path, 'case_link = "https://case/{child_id}"\n'))
    assert case_link(settings, "12 3/é") == "https://case/12%203%2F%C3%A9"
    assert case_link(Settings(), "123") is None


def test_an_accepted_finding_stays_counted(tmp_path: Path) -> None:
    """It says that it is accepted, or that its exception has expired."""
    text = """
[[exception]]
rule = "no-birth-date"
child_id = "c1"
reason = "unborn"
owner = "team manager"
expires = 2025-06-30

[[exception]]
rule = "late"
event = "e1"
reason = "system was down"
owner = "head of service"
expires = 2025-01-31
"""
    exceptions = read_exceptions(_written(tmp_path, text))
    found = Findings()
    found.add("no-birth-date", "query", "m", "m", child_id="c1")
    found.add("no-birth-date", "query", "m", "m", child_id="c2")
    found.add("late", "query", "m", "m", event_key="e1")
    table = accepted(found.table(), exceptions, date(2025, 6, 30))
    assert table["accepted"].to_pylist() == [True, False, False]
    assert table["exception"].to_pylist() == ["accepted", None, "expired"]


def test_an_exception_needs_a_reason_an_owner_and_an_expiry(tmp_path: Path) -> None:
    """And must say whose finding it is."""
    text = '[[exception]]\nrule = "late"\nowner = ""\nexpires = "2025-01-01"\nchild = "c1"\n'
    with pytest.raises(WrongUse) as refused:
        read_exceptions(_written(tmp_path, text))
    said = str(refused.value)
    assert len(refused.value.problems) == 5
    for words in ("no reason", "no owner", "no expiry", "Did you mean 'child_id'?", "one child_id or one event"):
        assert words in said
