"""The site, the command line and a paper ask the same of a plan on a day: by the same figures, limits and rules."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.papers.programme.sample import DOOR, GOVERNANCE, PLAN, VISITS

from goldenthread.access.scope import Scope
from goldenthread.accounts.by import By
from goldenthread.calendar import parse_period
from goldenthread.cli.app import main
from goldenthread.governance.loading import load as load_boards
from goldenthread.measures.run.opened import home_session, own_book
from goldenthread.packs.programme import held
from goldenthread.papers.build import Asked, Built
from goldenthread.papers.classes import Class
from goldenthread.papers.ledger.released import read_ledger
from goldenthread.papers.load import load_pack
from goldenthread.papers.sources import Sources, make
from goldenthread.plan import models
from goldenthread.plan import series as plan_series
from goldenthread.plan.actions import look
from goldenthread.plan.loading import load as load_plan
from goldenthread.programme.blocks.guard_words import reason_words
from goldenthread.programme.guard import Gap, Reason
from goldenthread.reports.blocks import Kind, Note

DAY = date(2025, 10, 6)
_BY = By("tests", "analyst")
#: The council asks about a green that nobody updated sooner than the package does, and not whether a closed one has evidence.
LIMITS = """format = 1
[[set]]
rule = "not-updated"
limit = "weeks"
value = 1
source = "Decided for these tests"
[[set]]
rule = "complete-without-evidence"
off = true
source = "Decided for these tests"
"""
PACK = """format = 1
key = "asked"
title = "What is asked"
says = "Every question with its arithmetic."
version = 1
period = "month"
[audiences]
public = "public"
exempt = "board"
confidential = "management"
[[sections]]
key = "asked"
title = "What is asked"
[[sections.pieces]]
kind = "stocktake"
[[sections.pieces]]
kind = "guard"
"""


@pytest.fixture(autouse=True)
def _mask() -> Iterator[None]:
    """A command of a home writes for its own account alone; other tests of this process keep their mask."""
    mask = os.umask(0)
    os.umask(mask)
    yield
    os.umask(mask)


@pytest.fixture
def settled(home: Path) -> Iterator[Path]:
    """The home with limits of its own and a pack that prints every question."""
    limits, pack = home / "settings" / "guard" / "own.toml", home / "packs" / "asked.toml"
    for path, text in ((limits, LIMITS), (pack, PACK)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    yield home
    limits.unlink()
    limits.parent.rmdir()
    pack.unlink()


@pytest.fixture
def site(settled: Path, database: None, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str, str]]:
    """What the site asks on the day: of what, by which rule, in which words."""
    del database, settled
    load_plan(PLAN, by=_BY)
    load_boards(GOVERNANCE, by=_BY)
    monkeypatch.setattr(plan_series, "localdate", lambda: DAY)
    look(plan_series.series_now(PLAN, "tests", "analyst"), DAY, by=_BY)
    rows = models.Question.objects.filter(gone_on__isnull=True)
    return {(one.about, said["key"], _said(said)) for one in rows for said in one.reasons}


def _said(one: dict[str, str]) -> str:
    says = one.get("says") or one["question"]
    return reason_words(Reason(one["code"], says, one["arithmetic"], Gap(one["gap"])))


def _built(home: Path, class_: Class) -> Built:
    book, _ = own_book(home)
    definition, _ = load_pack("asked", [home / "packs"], book)
    session = home_session(home / "store", Scope.everything("tests", "papers"), home, book)
    of = held(definition, class_, DAY)
    sources = Sources(home, programme=of.programme)
    asked = Asked(parse_period("2025-09"), class_, DAY, "Synthetic Borough", "A. Analyst", parse_period("2025-06"))
    return make(definition, session, sources, asked, read_ledger(home))[0]


def _questions(made: Built) -> str:
    return "\n".join(one.text for one in made.document.blocks if isinstance(one, Note) and one.kind is Kind.QUESTION)


def test_a_page_a_command_and_a_paper_ask_the_same(
    site: set[tuple[str, str, str]], settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every question in the same words with the same arithmetic, from the same months, by the council's own limits."""
    assert main(["plan", "guard", "--home", str(settled), "--as-at", DAY.isoformat(), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)["questions"]
    command = {(one["key"], said["key"], _said(said)) for one in told for said in one["reasons"]}
    assert command == site
    codes = {said["code"] for one in told for said in one["reasons"]}
    assert "not-updated" in codes
    assert "complete-without-evidence" not in codes
    assert {"fewer-counted", "guardrail-worse"} <= codes
    paper = _questions(_built(settled, Class.CONFIDENTIAL))
    assert {words for _, _, words in site if words not in paper} == set()


def test_a_public_paper_asks_the_same_without_small_numbers(site: set[tuple[str, str, str]], settled: Path) -> None:
    """What rests on a hidden figure is asked without its numbers, and nothing is asked that the site does not ask."""
    made = _built(settled, Class.PUBLIC)
    paper = _questions(made)
    titles = [one for action in (VISITS, DOOR) if (one := action.text.rstrip(".")) in paper]
    assert titles
    hidden = {one.key for one in made.shown if one.state == "hidden"}
    assert hidden
    assert "too small to be printed here" in paper
    ours = {words for _, _, words in site}
    for line in paper.splitlines():
        assert any(words in line for words in ours) or "too small to be printed here" in line
