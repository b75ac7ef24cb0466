"""The commands of audits on an installation's own audits: report, calibrate, sample, load and export."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import localdate
from tests.quality.cast import Cast, grading
from tests.quality.test_loading import file, row
from tests.web_site import HOME

from goldenthread.auditing.model import Grade
from goldenthread.auditing.sampling.draws import Design
from goldenthread.cli.app import main
from goldenthread.quality import models
from goldenthread.quality.actions import audits, planning
from goldenthread.quality.frames import Of, Source
from goldenthread.records.kept_values import plain
from goldenthread.serving.opening import Served

HOMED = ["--home", str(HOME)]


def test_audits_come_in_are_reported_and_go_out(
    cast: Cast, served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is there is not written over, and one source is asked for, never two or none."""
    assert main(["audits", "load", str(file(tmp_path, row(cast, served))), *HOMED]) == 0
    assert "1 audit done elsewhere is loaded." in capsys.readouterr().out
    assert main(["audits", "report", "--month", "2025-06", *HOMED]) == 0
    assert "1 audit was graded" in capsys.readouterr().out
    out = tmp_path / "list.csv"
    assert main(["audits", "export", "--out", str(out), *HOMED]) == 0
    assert "requires-improvement" in out.read_text(encoding="utf-8-sig")
    assert main(["audits", "export", "--out", str(out), *HOMED]) == 2
    assert main(["audits", "report", "--month", "2025-06"]) == 2
    assert main(["audits", "report", str(out), *HOMED]) == 2
    assert main(["audits", "report", *HOMED]) == 2


def test_the_paper_of_a_month_is_written_once(cast: Cast, served: Served, tmp_path: Path) -> None:
    """A file that is there stays; no other format, pack or period is taken for one."""
    assert main(["audits", "load", str(file(tmp_path, row(cast, served))), *HOMED]) == 0
    asked = ["audits", "paper", *HOMED, "--out", str(tmp_path / "papers"), "--formats", "html", "--period"]
    assert main([*asked, "2025-06"]) == 0
    (written,) = (tmp_path / "papers").iterdir()
    assert "Audits of case files" in written.read_text(encoding="utf-8")
    assert main([*asked, "2025-06"]) == 2
    for wrong in (["2025-06", "--pack", "none"], ["2025-06", "--formats", "odt"], ["last month"]):
        assert main([*asked, *wrong]) == 2


def test_a_sample_of_the_records_is_drawn_and_a_kept_one_is_proved(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Cases are children by the council's identifier; what is no list is refused."""
    kept = tmp_path / "kept.json"
    assert main(["audits", "sample", *HOMED, "--n", "3", "--seed", "spring", "--out", str(kept)]) == 0
    assert main(["audits", "sample", *HOMED, "--prove", str(kept)]) == 0
    assert "the same 3 cases" in capsys.readouterr().out
    keeper = cast.as_("qa.keeper")
    frame = planning.freeze_list(planning.Listed("Open cases", Source(Of.OPEN)), by=keeper)
    sample = planning.draw_sample(frame.key, "spring", Design(4), by=keeper)
    assert main(["audits", "sample", *HOMED, "--prove", sample.key]) == 0
    assert "the same 4 cases" in capsys.readouterr().out
    for wrong in (["--prove", "S99"], ["--of", "nothing"], ["--of", "list"], ["--of", "measure none"]):
        assert main(["audits", "sample", *HOMED, *wrong]) == 2
    assert main(["audits", "sample"]) == 2


def test_exercises_that_have_closed_are_told_and_others_are_not(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    """Before one has closed there is nothing to compare."""
    audit = audits.allocate(cast.wanted(), by=cast.as_("qa.keeper"))
    today, keeper = localdate(), cast.as_("qa.keeper")
    exercise = models.Exercise.objects.create(
        key="E77", title="Neglect", vignette="Invented.", tool=audit.tool, version=audit.version, opens_on=today,
        closes_on=today + timedelta(days=5), graders=["qa.ann", "qa.bob"], written_by=keeper.username, written_at="2026-01-01T09:00Z",
    )  # fmt: skip
    for name, grade in (("qa.ann", Grade.GOOD), ("qa.bob", Grade.INADEQUATE)):
        document = plain(grading(audit, grade))
        exercise.gradings.create(username=name, document=document, written_by=name, written_at="2026-01-02T09:00Z")
    assert main(["audits", "calibrate", *HOMED]) == 2
    exercise.closed_on = today
    exercise.save()
    assert main(["audits", "calibrate", *HOMED]) == 0
    assert "E77 Neglect" in capsys.readouterr().out
    assert main(["audits", "calibrate"]) == 2
