"""Plans: dates, numbers and owners, on clean plans and with one cell changed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scrutiny.relations_papers.tables import agreed, cells, findings, table, verdicts

TODAY = date(2018, 1, 31)
HEADINGS = ("id", "owner", "due date", "status", "percent complete", "completed on", "rating")
later = st.dates(TODAY, date(2019, 12, 31))
earlier = st.dates(date(2017, 1, 1), TODAY - timedelta(1))
day_form = st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"])


@st.composite
def actions(draw: st.DrawFn) -> list[str]:
    """One action that is what it says."""
    form = draw(day_form)
    kind = draw(st.sampled_from(["done", "on track", "late", "waiting"]))
    if kind == "done":
        done = draw(earlier)
        return [
            "JH",
            draw(earlier).strftime(form),
            "Complete",
            "100%",
            done.strftime(form),
            draw(st.sampled_from(["B", "Blue", "G"])),
        ]
    if kind == "on track":
        share = draw(st.integers(1, 99))
        return [
            "CM",
            draw(later).strftime(form),
            draw(st.sampled_from(["On track", "In progress"])),
            f"{share}%",
            "",
            "Green",
        ]
    if kind == "late":
        return [
            "BT",
            draw(earlier).strftime(form),
            draw(st.sampled_from(["Delayed", "In progress", "Overdue"])),
            "40%",
            "",
            "A",
        ]
    return ["SM", draw(later).strftime(form), "Not started", "0%", "", "G"]


@given(st.lists(actions(), min_size=1, max_size=12))
def test_a_plan_that_is_what_it_says_is_left_alone(rows: list[list[str]]) -> None:
    """No date, state, share or colour is asked about."""
    text = table(HEADINGS, [(f"1({n + 1})", *row) for n, row in enumerate(rows)])
    assert findings("plan-dates", text) == ()
    assert agreed("plan-dates", text) == len(rows)
    assert findings("plan-ids", text) == ()
    assert findings("owners", text) == ()


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (("1", "JH", "December 2017", "On track", "80%", "", "G"), "rating"),
        (("1", "JH", "December 2017", "On track", "80%", "", ""), "status"),
        (("1", "JH", "31/12/2017", "", "", "", "Green"), "rating"),
        (("1", "JH", "March 2018", "Complete", "60%", "", "G"), "percent complete"),
        (("1", "JH", "March 2018", "In progress", "100%", "", "G"), "status"),
        (("1", "JH", "March 2018", "Not started", "30%", "", "G"), "percent complete"),
        (("1", "JH", "March 2018", "On track", "130%", "", "G"), "percent complete"),
        (("1", "JH", "March 2018", "In progress", "", "5 January 2018", "G"), "status"),
        (("1", "JH", "March 2018", "Complete", "100%", "5 March 2018", "B"), "completed on"),
        (("1", "JH", "March 2018", "Complete", "100%", "", "Red"), "rating"),
        (("1", "JH", "March 2018", "In progress", "50%", "", "Blue"), "rating"),
        (("1", "JH", "March 2018", "Overdue", "50%", "", ""), "status"),
        (("1", "JH", "March 2018", "Complete", "60%", "", "Amber"), "status"),
    ],
)
def test_a_cell_that_disagrees_with_its_row_is_named(row: tuple[str, ...], cell: str) -> None:
    """Once, at the cell that the others speak against."""
    clean = [(str(n), "JH", "June 2018", "In progress", "50%", "", "G") for n in range(2, 6)]
    assert cells(findings("plan-dates", table(HEADINGS, [row, *clean]))) == [f"2 {cell}"]


@pytest.mark.parametrize("due", ["Ongoing", "Quarterly", "TBC", "", "March", "Spring 2018", "N/A"])
def test_what_has_no_day_is_not_overdue(due: str) -> None:
    """Nobody can tell."""
    assert verdicts("plan-dates", table(("id", "due date", "rating"), [("1", due, "G")])) == ["cannot tell"]


def test_a_plan_of_another_time_is_not_all_overdue() -> None:
    """Read years later, most of what was on track is past its date: the plan is old, not late."""
    rows = [(str(n), f"{month} 2018", "G") for n, month in enumerate(("March", "May", "June", "July"))]
    text = table(("id", "due date", "rating"), rows)
    assert findings("plan-dates", text, today=date(2026, 1, 1)) == ()
    assert cells(findings("plan-dates", text, today=date(2018, 4, 15))) == ["2 rating"]


def test_the_day_that_a_paper_states_goes_before_the_day_of_reading() -> None:
    """The meeting of April 2018 looks back on March, whenever it is read."""
    text = table(
        ("id", "due date", "rating"), [("1", "March 2018", "G"), ("2", "May 2018", "G"), ("3", "May 2018", "G")]
    )
    found = findings("plan-dates", text, today=date(2026, 1, 1), text=["Date of meeting: Monday 16 April 2018"])
    assert cells(found) == ["2 rating"]


def test_a_moved_date_counts() -> None:
    """Where a first and a new date stand side by side the later one is due."""
    assert (
        findings(
            "plan-dates",
            table(("id", "due date", "due date (revised)", "rating"), [("1", "May 2017", "May 2018", "G")]),
        )
        == ()
    )


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@given(st.lists(st.integers(1, 15), min_size=1, max_size=5), st.sampled_from(["roman", "number", "point", "register"]))
def test_numbers_in_order_are_left_alone(lengths: list[int], style: str) -> None:
    """Every part begins anew."""
    rows = []
    for part, length in enumerate(lengths, start=1):
        for last in range(1, length + 1):
            forms = {"roman": f"{part}({ROMAN[last - 1]})", "number": f"{part}({last})", "point": f"{part}.{last}"}
            rows.append((forms.get(style, f"FS{len(rows) + 1:03d}"), "JH", f"{part}. Part"))
    assert findings("plan-ids", table(("id", "owner", "group"), rows)) == ()


@given(st.integers(6, 15), st.data())
def test_a_clause_that_is_left_out_or_twice_is_named(length: int, data: st.DataObject) -> None:
    """A gap is asked about, a repetition is a contradiction."""
    numbers = [f"5({one})" for one in ROMAN[:length]]
    place = data.draw(st.integers(1, length - 2))
    gap = [number for at, number in enumerate(numbers) if at != place]
    assert cells(findings("plan-ids", table(("id", "owner"), [(one, "JH") for one in gap]))) == [f"{place + 2} id"]
    twice = [*numbers[: place + 1], *numbers[place:]]
    found = findings("plan-ids", table(("id", "owner"), [(one, "JH") for one in twice]))
    assert f"{place + 3} id" in cells(found)


def test_letters_are_no_roman_numbers() -> None:
    """(a) to (e) and (i) among letters."""
    rows = [(f"2({letter})", "JH") for letter in "abcdefghij"]
    assert findings("plan-ids", table(("id", "owner"), rows)) == ()


def test_gaps_in_a_register_are_only_noted() -> None:
    """Closed risks leave gaps."""
    rows = [(f"FS{n:03d}", 4, 4, 16) for n in (1, 2, 3, 4, 5, 7, 8, 9, 10)]
    assert findings("plan-ids", table(("id", "impact", "likelihood", "score"), rows)) == ()


def test_a_number_of_another_section_is_asked_about() -> None:
    """4(ii) under section 5."""
    rows = [
        ("4(i)", "JH", "4"),
        ("4(ii)", "JH", "4"),
        ("5(i)", "CM", "5"),
        ("4(iii)", "CM", "5"),
        ("5(iii)", "CM", "5"),
    ]
    rows += [("6(i)", "CM", "6"), ("6(ii)", "CM", "6"), ("6(iii)", "CM", "6")]
    assert "5 id" in cells(findings("plan-ids", table(("id", "owner", "group"), rows)))


def test_measures_that_share_an_id_are_left_alone() -> None:
    """Where identifiers name blocks of rows, they are no numbers of rows."""
    rows = [("3a", "JH"), ("3a", "JH"), ("3a", "JH"), ("4b", "JH"), ("4b", "JH")]
    assert verdicts("plan-ids", table(("id", "owner"), rows)) == []


@pytest.mark.parametrize(
    "owner",
    [
        "JH",
        "TMcE",
        "Cllr L",
        "Asst. Director, Social Care",
        "Head of Service Commissioning & Business Improvement",
        "Family Services Director",
        "Police",
        "Chief Operating Officer, Barnet CCG",
        "Head of Early Help and Head of Social Care",
    ],
)
def test_an_owner_who_is_somebody_is_left_alone(owner: str) -> None:
    """Initials and posts, whatever their commas."""
    rows = [(str(n), "JH") for n in range(1, 6)] + [("6", owner)]
    assert findings("owners", table(("id", "owner"), rows)) == ()


@pytest.mark.parametrize("owner", ["TBC", "tbc", "All HoS", "All", "Various", "Vacant", "-", ""])
def test_an_owner_who_is_nobody_is_asked_about(owner: str) -> None:
    """Blanks too, where the other rows name somebody."""
    rows = [(str(n), "JH") for n in range(1, 6)] + [("6", owner)]
    assert cells(findings("owners", table(("id", "owner"), rows))) == ["7 owner"]
