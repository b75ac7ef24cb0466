"""What a pack is given of a programme: its frozen form, what the public may have of it, and what was asked before."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.papers.programme.sample import GOVERNANCE, PLAN, PROGRAMME

from goldenthread.papers.classes import Class
from goldenthread.papers.programme.given import (
    Given,
    Known,
    frozen_form,
    given_of,
    kept_answers,
    kept_programme,
    known_form,
    read_known,
    written_known,
)
from goldenthread.papers.programme.promised import promised
from goldenthread.papers.programme.public import NOT_NAMED, public_programme
from goldenthread.programme.guard import Answer
from goldenthread.programme.keeping import as_json, from_json
from goldenthread.programme.tables import Programme, write_programme
from goldenthread.records.errors import InputRefused, WrongUse

DAY = date(2025, 10, 6)
#: Everything by which somebody of the sample could be known.
NAMES = (b"Amy", b"Bilal", b"Dora", b"amy", b"bilal", b'"AB"', b'"BC"', b'"DE"', b"amy.brown")
HEAD = "reason,open_on,answered_on,by,text\n"


def _known(open_on: date, by: str = "", text: str = "", reason: str = "k1") -> Known:
    answer = Answer("", (reason,), date(2025, 10, 1), by, text) if by else None
    return Known(reason, open_on, answer)


def test_a_programme_is_frozen_the_same_from_a_folder_a_workbook_and_its_kept_form(tmp_path: Path) -> None:
    """One programme is one file among the inputs, wherever it was read from."""
    # The tables hold what they hold: an example that they can keep is enough here, and their own tests hold the rest.
    plain = Programme(PLAN)
    write_programme(plain, tmp_path / "tables")
    write_programme(plain, tmp_path / "tables.xlsx")
    (tmp_path / "kept.json").write_bytes(as_json(plain))
    found = {kept_programme(tmp_path / name, Class.CONFIDENTIAL) for name in ("tables", "tables.xlsx", "kept.json")}
    assert found == {as_json(plain)}


def test_the_public_form_names_posts_and_nobody() -> None:
    """No key, initials, name or sign-in name is left, in words that somebody wrote neither; posts stand there instead."""
    data = frozen_form(PROGRAMME, Class.PUBLIC)
    assert [name for name in NAMES if name in data] == []
    plan = from_json(data).plan
    visits = plan.actions[0]
    assert visits.ownership is not None
    assert visits.ownership.owners == ("Head of service",)
    assert visits.ownership.printed == ""
    assert visits.updates[0].text == "Head of service has asked each team for a list."
    assert [one.shown for one in plan.people] == ["Head of service", "Team manager", "Independent chair"]
    assert frozen_form(from_json(data), Class.PUBLIC) == data
    assert [name for name in NAMES if name not in frozen_form(PROGRAMME, Class.CONFIDENTIAL)] == []


def test_the_public_form_leaves_out_what_is_private_or_exempt() -> None:
    """Of a board whose papers are not public nothing is told but that it is there; an exempt item has no title."""
    shut = replace(GOVERNANCE.meetings[2], items=(replace(GOVERNANCE.meetings[2].items[0], exempt=True),))
    boards = replace(GOVERNANCE, meetings=(*GOVERNANCE.meetings[:2], shut))
    public = public_programme(Programme(PLAN, boards)).governance
    assert [one.title for one in public.boards] == ["Improvement Board", "Children's Committee"]
    september, october, committee = public.meetings
    assert (september.minutes, september.decisions, october.items) == ((), (), ())
    assert [(one.title, one.clearances) for one in committee.items] == [("Exempt", ())]
    assert [one.key for one in public.requests] == ["r2"]
    assert [step.to for step in public.requests[0].steps] == ["Team manager", ""]
    assert public.requests[0].steps[1].text == "Team manager will count them."


def test_who_is_on_no_list_is_not_named() -> None:
    """A name that the programme does not know could be anybody's."""
    odd = replace(PLAN.actions[1], claims=(replace(PLAN.actions[1].claims[0], by="Zoe Fox"),))
    public = public_programme(Programme(replace(PLAN, actions=(odd,))))
    assert public.plan.actions[0].claims[0].by == NOT_NAMED


def test_what_was_asked_is_read_as_it_was_written() -> None:
    """With an answer and without one."""
    known = [_known(DAY, reason="k2"), _known(DAY, "amy", 'It is "done"; see\nthe list.')]
    assert list(read_known(written_known(known), "guard.csv").values()) == known[::-1]


def test_a_public_pack_names_the_post_of_who_answered() -> None:
    """The words too."""
    known = {"k1": _known(DAY, "amy", "Amy Brown knows.")}
    data = known_form(known, PROGRAMME, Class.PUBLIC)
    assert b"Head of service,Head of service knows." in data
    assert b"Amy" in known_form(known, PROGRAMME, Class.CONFIDENTIAL)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"reason,by\n", "lacks the column open_on, answered_on, text"),
        (b"", "lacks the column"),
        ("é".encode("latin-1"), "not text in UTF-8"),
        (f"{HEAD}k1,soon,,,\n".encode(), "'soon' is not a date"),
        (f"{HEAD}k1,,,,\n".encode(), "from when others may read it"),
        (f"{HEAD},2025-10-01,,,\n".encode(), "names no reason"),
        (f"{HEAD}k1,2025-10-01,2025-10-02,,Done.\n".encode(), "an answer has a day, who gave it and words"),
        (f"{HEAD}k1,2025-10-01,,,\nk1,2025-10-01,,,\n".encode(), "k1 stands twice"),
    ],
)
def test_what_cannot_be_read_of_it_is_refused(text: bytes, said: str) -> None:
    """With the line."""
    with pytest.raises(InputRefused, match=said):
        read_known(text, "guard.csv")


def test_files_that_are_not_there_are_refused(tmp_path: Path) -> None:
    """Each as what it is."""
    kept = tmp_path / "kept.json"
    kept.write_bytes(as_json(PROGRAMME))
    with pytest.raises(InputRefused, match="is not there"):
        kept_programme(tmp_path / "nothing", Class.PUBLIC)
    with pytest.raises(InputRefused, match="cannot be read"):
        kept_answers(tmp_path / "nothing.csv", kept, Class.PUBLIC)
    kept.write_bytes(b"{}")
    with pytest.raises(InputRefused, match="not a programme as it is kept"):
        kept_programme(kept, Class.PUBLIC)


@pytest.mark.parametrize(
    ("meeting", "said"),
    [("november", "holds no meeting 'november'"), ("committee-october/9", "has no item '9'")],
)
def test_a_meeting_or_item_that_is_not_there_is_refused(meeting: str, said: str) -> None:
    """Naming those that are."""
    with pytest.raises(WrongUse, match=said):
        promised(Given(PROGRAMME), DAY, {}, meeting, at_once=True)


def test_questions_wait_for_those_who_run_the_plan_and_are_counted() -> None:
    """Others than they read a reason from its day on; one that nobody noted is new. Nothing is left out without a word."""
    every = promised(Given(PROGRAMME), DAY, {}, "", at_once=True)
    keys = [reason.key(one.place) for one in every.every for reason in one.reasons]
    assert len(keys) > 1
    known = {keys[0]: _known(DAY, reason=keys[0])}
    others = promised(Given(PROGRAMME, known), DAY, {}, "", at_once=False)
    assert sum(len(one.reasons) for one in others.questions) == 1
    assert others.waiting == len(every.every) - 1
    assert promised(Given(PROGRAMME, known), DAY, {}, "", at_once=True).waiting == 0
    assert promised(Given(PROGRAMME), DAY, {}, "", at_once=False).waiting == 0


def test_an_answer_takes_a_reason_from_what_is_open() -> None:
    """And only that one."""
    every = promised(Given(PROGRAMME), DAY, {}, "", at_once=True)
    first = every.open[0]
    known = {reason.key(first.place): _known(DAY, "amy", "Yes.", reason.key(first.place)) for reason in first.reasons}
    left = promised(Given(PROGRAMME, known), DAY, {}, "", at_once=True).open
    assert [one.key for one in left] == [one.key for one in every.open[1:]]


def test_a_paper_tells_the_programme_as_it_stood_on_its_day() -> None:
    """What happened later is not in it, whenever it is built again."""
    before = promised(given_of(as_json(PROGRAMME), None), date(2025, 9, 5), {}, "", at_once=True)
    assert before.plan.actions[0].slips == ()
    assert [one.key for one in before.governance.requests] == ["r1", "r2"]
    assert before.governance.meetings[0].decisions == ()
