"""A table is pasted or uploaded, judged, corrected by hand, and forgotten."""

import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

Signed = Callable[[str], Client]
WRONG = "Measure\tOct 2017\tNov 2017\tChange\nReferrals\t402\t414\t+12\nAssessments\t310\t300\t+10\n"
RIGHT = "Measure\tOct 2017\tNov 2017\tChange\nReferrals\t402\t414\t+12\nAssessments\t310\t300\t-10\n"


def _sent(client: Client, **given: Any) -> str:
    answer = client.post("/scrutinise/", given)
    assert answer.status_code == 302, re.sub(r"<[^>]+>", " ", answer.content.decode())
    return str(answer.headers["Location"])


def test_a_pasted_table_is_judged_beside_its_cells(client_as: Signed) -> None:
    """The finding leads to its cell and the cell to its finding."""
    client = client_as("analyst")
    page = client.get(_sent(client, text=WRONG)).content.decode()
    assert "Finding 1" in page
    anchor = re.search(r'href="#(cell-[0-9-]+)"', page)
    assert anchor is not None
    assert f'id="{anchor[1]}"' in page
    assert 'href="#finding-1"' in page
    assert "contradiction" in page
    assert "310" in page


def test_silence_says_what_was_checked(client_as: Signed) -> None:
    """A table without a fault is told what was compared."""
    client = client_as("board member")
    page = client.get(_sent(client, text=RIGHT)).content.decode()
    assert "Finding 1" not in page
    assert "the figures agree" in page
    assert "What was checked" in page


def test_sentences_are_held_against_figures(client_as: Signed) -> None:
    """Words alone are held against their own figures, words with a table against that."""
    client = client_as("director")
    page = client.get(_sent(client, sentences="Health attended 171 of 224 discussions (79%).")).content.decode()
    assert "not borne out" in page
    assert "76%" in page
    page = client.get(_sent(client, text=RIGHT, sentences="Referrals rose from 402 to 414.")).content.decode()
    assert "borne out" in page


def test_roles_are_corrected_by_hand_and_taken_back(client_as: Signed) -> None:
    """A column that is said to be remarks is no evidence any more."""
    client = client_as("analyst")
    address = _sent(client, text=WRONG)
    page = client.get(address).content.decode()
    chosen = dict(re.findall(r'<select[^>]* name="(t0c\d)"[^>]*>.*?<option value="([^"]+)" selected', page, re.DOTALL))
    assert chosen["t0c3"] == "change"
    answer = client.post(f"{address}roles/", {**chosen, "t0c3": "remark"})
    assert answer.status_code == 302
    page = client.get(address).content.decode()
    assert "Finding 1" not in page
    assert "1 column of them as you said" in page
    file = client.get(f"{address}roles.toml").content.decode()
    assert "remark" in file
    client.post(f"{address}guess-again/")
    assert "Finding 1" in client.get(address).content.decode()


def test_an_unknown_role_is_refused(client_as: Signed) -> None:
    """What the list does not hold cannot be chosen."""
    client = client_as("analyst")
    address = _sent(client, text=WRONG)
    answer = client.post(f"{address}roles/", {"t0c0": "label", "t0c1": "nonsense"})
    assert answer.status_code == 422
    assert "Choose" in answer.content.decode()


def test_findings_are_those_of_the_command_line(client_as: Signed) -> None:
    """The file has the shape that the command line prints, and is served to be kept."""
    client = client_as("analyst")
    answer = client.get(f"{_sent(client, text=WRONG)}findings.json")
    told = json.loads(answer.content)
    assert told["schema"] == "goldenthread-scrutiny-1"
    assert told["findings"][0]["level"] == "contradiction"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_table_is_its_reader_s_alone_and_can_be_forgotten(client_as: Signed, home: Path) -> None:
    """Another reader is told that there is nothing; the folder is private and goes when asked."""
    client = client_as("analyst")
    address = _sent(client, text=WRONG)
    assert client_as("director").get(address).status_code == 404
    folders = list((home / "checking").rglob("about.json"))
    assert folders
    assert all(one.stat().st_mode & 0o077 == 0 for one in folders)
    assert client.post(f"{address}forget/").status_code == 302
    assert client.get(address).status_code == 404


def test_a_table_is_forgotten_when_its_time_is_over(client_as: Signed, home: Path) -> None:
    """An hour later nothing of it is left."""
    client = client_as("analyst")
    address = _sent(client, text=WRONG)
    folder = next(home.glob(f"checking/*/{address.split('/')[-2]}"))
    hour_ago = time.time() - 61 * 60
    os.utime(folder / "about.json", (hour_ago, hour_ago))
    assert client.get(address).status_code == 404
    assert not folder.exists()


def test_what_is_journalled_holds_no_word_of_the_table(
    client_as: Signed, journal_entries: Callable[[], list[dict[str, Any]]]
) -> None:
    """That a table was checked is known, and by whom."""
    _sent(client_as("analyst"), text=WRONG)
    entries = [one for one in journal_entries() if one["action"] == "table checked"]
    assert entries
    assert entries[-1]["role"] == "analyst"
    assert "Referrals" not in json.dumps(entries)


def test_nothing_at_all_and_both_at_once_are_refused(client_as: Signed) -> None:
    """The page says what to send."""
    client = client_as("analyst")
    answer = client.post("/scrutinise/", {"text": ""})
    assert answer.status_code == 422
    assert "Paste a table" in answer.content.decode()
    both = {"text": WRONG, "file": SimpleUploadedFile("a.csv", RIGHT.encode())}
    assert "in one of the two ways" in client.post("/scrutinise/", both).content.decode()


@pytest.mark.parametrize("role", ["information governance lead", "administrator", "partner agency"])
def test_who_reads_no_figures_finds_no_page(client_as: Signed, role: str) -> None:
    """The room is not there for them."""
    assert client_as(role).get("/scrutinise/").status_code == 404


def test_a_visitor_is_asked_to_sign_in(visitor: Client) -> None:
    """Nothing is checked for nobody."""
    assert visitor.get("/scrutinise/").status_code == 302


def test_what_is_written_is_shown_and_never_run(client_as: Signed) -> None:
    """Cells, headings and names are escaped."""
    client = client_as("analyst")
    text = 'Measure\tOct 2017\tNov 2017\tChange\n<script>alert(1)</script>\t402\t414\t+13\n"<b>x"\t1\t2\t+1\n'
    page = client.get(_sent(client, text=text)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_table_with_too_many_cells_is_refused_in_words(client_as: Signed, home: Path) -> None:
    """Nobody waits for it, and nothing of it is left."""
    before = set(home.glob("checking/*/*"))
    text = "Measure\tOct 2017\tNov 2017\n" + "".join(f"Measure {n}\t{n}\t{n + 1}\n" for n in range(4_000))
    answer = client_as("analyst").post("/scrutinise/", {"text": text})
    assert answer.status_code == 422
    assert "no more than 10,000 are judged" in answer.content.decode()
    assert set(home.glob("checking/*/*")) <= before


def test_the_oldest_goes_where_a_reader_has_too_many_open(client_as: Signed, home: Path) -> None:
    """Five at a time."""
    client = client_as("clerk")
    first = _sent(client, text=RIGHT)
    for folder in home.glob("checking/*/*"):
        os.utime(folder / "about.json", (time.time() - 60, time.time() - 60))
    for _ in range(5):
        last = _sent(client, text=RIGHT)
    assert client.get(first).status_code == 404
    assert client.get(last).status_code == 200
    assert client.get("/scrutinise/").content.decode().count(">Pasted table.csv<") == 5
