"""The checks page, numbers that another paper prints, and what an action was in the versions before."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.governance.test_pages import words
from tests.plan.small import refreshed

from goldenthread.accounts.by import By
from goldenthread.plan.loading import load
from goldenthread.programme.promises import Plan
from goldenthread.programme.tables import Programme, as_workbook

Sign = Callable[[str], Client]
BESIDE = "plan_id,measure\n1a(i),Visits to children in time\n2b(i); 2(i),Strategy meetings\n9,Other\n"


def _sent(client: Client, data: bytes, **told: str) -> tuple[int, str]:
    form = {"file": SimpleUploadedFile("dash board.csv", data), "number": "plan_id", "subject": "measure", **told}
    answer = client.post("/plan/checks/numbers/", form)
    return answer.status_code, words(answer)


def test_a_plan_is_asked_what_it_deserves(client_as: Sign, plan: Plan) -> None:
    """Each kind with why it is asked, each question with its action; loading leads there."""
    manager = client_as("programme manager")
    said = words(manager.get("/plan/checks/"))
    assert "accuse nobody" in said
    assert "A due that has passed tells nobody when to look again" in said or "A rating of green past the due" in said
    assert "2(i)" in said
    for role in ("director", "board chair", "elected member"):
        assert client_as(role).get("/plan/checks/").status_code == 404
    sent = SimpleUploadedFile("plan.xlsx", as_workbook(Programme(refreshed())))
    assert manager.post("/plan/load/", {"file": sent})["Location"] == "/plan/checks/"


def test_numbers_of_another_paper_are_asked_about(client_as: Sign, plan: Plan) -> None:
    """Now and before; what shares no word comes first, and nothing is linked."""
    status, said = _sent(client_as("programme manager"), BESIDE.encode())
    assert status == 200
    assert "4 lines of dash board.csv bear a number; 3 of these numbers are the plan's too" in said
    assert said.index("Visits to children in time") < said.index("Write the strategy.")
    assert "now 1a(i)" in said


@pytest.mark.parametrize(
    ("data", "told", "said"),
    [
        (b"", {}, "empty"),
        (BESIDE.encode(), {"number": "no"}, "has no column 'no'"),
        (BESIDE.encode("utf-16"), {}, ""),
        (b"\x00\xff\xfe\x81" * 50, {}, "Error"),
        (b"plan_id,measure\n", {}, ""),
    ],
)
def test_a_file_that_is_none_is_refused(
    client_as: Sign, plan: Plan, data: bytes, told: dict[str, str], said: str
) -> None:
    """With what is wrong, and without the place where it lay for a moment."""
    status, answer = _sent(client_as("programme manager"), data, **told)
    assert status == (422 if said else 200), answer
    assert said in answer
    assert "numbers-" not in answer
    assert "paper.csv" not in answer


def test_an_action_tells_what_it_was_before(client_as: Sign, plan: Plan) -> None:
    """Its number and words in the version before, and what became of it."""
    load(refreshed(), by=By("tests", "programme manager"))
    said = words(client_as("director").get("/plan/actions/police-2/"))
    assert "What it was in the versions before" in said
    assert "1 1a(ii) Share police reports within a day. split" in said
