"""What a report says about itself: numbered paragraphs, appendices, meetings and their dates."""

import random
from datetime import date, timedelta

from tests.scrutiny.planted.catalogue import NOTE, QUESTION, REAL, layout
from tests.scrutiny.planted.printing import Style
from tests.scrutiny.planted.sheets import Paper, Table, Where, cell

SECTIONS = ("Introduction", "Performance", "Workforce", "Finance")
SUBJECTS = ("Purpose of the report", "Background", "Summary of findings", "Assessments", "Visits", "Care planning",
            "Recruitment", "Caseloads", "Training", "Revenue", "Capital", "Savings")  # fmt: skip
MEETINGS = ("Improvement Board", "Children's Committee", "Scrutiny Panel", "Corporate Parenting Board")


@layout(REAL, formats=("csv", "docx", "xlsx"))
def paragraphs(rng: random.Random, style: Style) -> list[Paper]:
    """An index of a report's paragraphs and appendices, each referring to others that exist."""
    table = Table(["Paragraph", "Section", "Subject", "Refers to"])
    table.title = ["Index of paragraphs"] if style.titled else []
    numbers = [f"{section}.{number}" for section in range(1, 5) for number in range(1, 4)]
    for number, subject in zip(numbers, SUBJECTS, strict=True):
        other = rng.choice([text for text in numbers if text != number])
        said = rng.choice(["", "", f"see paragraph {other}", f"see Appendix {rng.choice('ABC')}"])
        table.add(number, SECTIONS[int(number[0]) - 1], subject, said)
    appendices = Table(["Appendix", "Title"], title=["Appendices"])
    for letter, name in zip("ABC", ("Data dashboard", "Risk register", "Action plan"), strict=True):
        appendices.add(f"Appendix {letter}", name)
    return [Paper("report_index", [table, appendices])]


@paragraphs.fault("cross-reference missing", QUESTION, times=3, arithmetic=False)
def refers_to_no_paragraph(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A paragraph refers to one that the report does not have."""
    row = rng.choice(papers[0].tables[0].data)
    row["Refers to"] = f"see paragraph {rng.choice(['4.9', '5.2', '2.8'])}"
    return cell(row, "Refers to")


@paragraphs.fault("cross-reference missing", QUESTION, times=2, arithmetic=False)
def refers_to_no_appendix(papers: list[Paper], rng: random.Random) -> list[Where]:
    """A paragraph refers to an appendix that is not there."""
    row = rng.choice(papers[0].tables[0].data)
    row["Refers to"] = "see Appendix F"
    return cell(row, "Refers to")


@paragraphs.fault("paragraph twice", QUESTION, times=2, arithmetic=False)
def paragraph_number_twice(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two paragraphs bear one number, and the next is left out."""
    rows = papers[0].tables[0].data
    place = rng.choice([1, 4, 7, 10])
    rows[place]["Paragraph"] = rows[place - 1]["Paragraph"]
    return cell(rows[place], "Paragraph") + cell(rows[place - 1], "Paragraph")


@paragraphs.fault("paragraph out of order", NOTE, times=2, arithmetic=False)
def paragraphs_out_of_order(papers: list[Paper], rng: random.Random) -> list[Where]:
    """Two neighbouring paragraphs change numbers."""
    rows = papers[0].tables[0].data
    place = rng.choice([1, 4, 7, 10])
    first, second = rows[place], rows[place + 1]
    first["Paragraph"], second["Paragraph"] = second["Paragraph"], first["Paragraph"]
    return [where for row in rows[place - 1 : place + 3] for where in cell(row, "Paragraph")]


@layout(REAL)
def meetings(rng: random.Random, style: Style) -> list[Paper]:
    """Meetings with the day of the week, the date and what was decided; the date stands in the decision too."""
    table = Table(["Meeting", "Meeting date", "Item", "Decision"])
    table.title = ["Record of decisions 2017/18"] if style.titled else []
    day = date(2017, 9, 5)
    for _ in range(7):
        day += timedelta(weeks=rng.randint(1, 3))
        if day == date(2017, 12, 26):
            day += timedelta(weeks=1)
        name = rng.choice(MEETINGS)
        words = f"{day.day} {day:%B %Y}"
        table.add(
            name,
            f"{day:%d/%m/%Y}",
            rng.choice(SUBJECTS),
            f"Agreed at the {name} meeting of {words}.",
            day=day,
            name=name,
        )
    return [Paper("record_of_decisions", [table])]


@meetings.fault("date against the meeting", QUESTION, times=4, arithmetic=False)
def decision_of_another_day(papers: list[Paper], rng: random.Random) -> list[Where]:
    """The decision gives its meeting another date than the row does."""
    row = rng.choice(papers[0].tables[0].data)
    day = row.truth["day"] + timedelta(days=rng.choice([1, 7, 31, -3]))
    row["Decision"] = f"Agreed at the {row.truth['name']} meeting of {day.day} {day:%B %Y}."
    return cell(row, "Decision", "Meeting date")
