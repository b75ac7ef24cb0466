"""The columns that Ofsted's child-level lists share, and short ways to write the others."""

from goldenthread.records.importers.language import Field, FieldKind

#: Ofsted writes -1 in the age column for an unborn child (guidance to the lists, August 2019).
UNBORN_AGE = -1


def day(name: str, *headings: str) -> Field:
    """A day."""
    return Field(name, "date", headings=headings)


def code(name: str, codes: str, *headings: str) -> Field:
    """A value of the code set ``codes``, with or without the list's letter before it."""
    return Field(name, "code", codes, headings=headings)


def answer(name: str, *headings: str) -> Field:
    """A yes, a no or 'unknown'; the maps turn 'unknown' into null, since it is neither."""
    return Field(name, "code", "yes_no_unknown", headings=headings)


def plain(name: str, kind: FieldKind, *headings: str) -> Field:
    """A field of any kind without codes."""
    return Field(name, kind, headings=headings)


def count(name: str, *headings: str) -> Field:
    """A number of events; none is below nought."""
    return Field(name, "integer", headings=headings, low=0)


CHILD = Field(
    "child_id",
    "id",
    required=True,
    headings=(
        "Child Unique ID",
        "Child Unique Identifier",
        "Unique Child ID",
        "Child's Unique ID",
        "Child Unique ID Number",
        "Child Unique Ref",
    ),
)
GENDER = code("gender", "sex", "Gender", "Child's Gender", "Gender of Child")
#: The heading from 2026; understood in a file of any date.
SEX = code("gender", "sex", "Sex", "Gender", "Child's Sex", "Child's Gender", "Gender of Child", "Sex of Child")
ETHNICITY = code("ethnicity", "ethnicity", "Ethnicity", "Ethnic Origin", "Child's Ethnicity", "Ethnicity Code")
BIRTH = Field(
    "date_of_birth",
    "date",
    headings=("Date of Birth", "DOB", "Child's Date of Birth", "Birth Date", "Date of Birth of Child"),
    birth=True,
)
AGE = Field(
    "age",
    "number",
    headings=(
        "Age of Child (Years)",
        "Age",
        "Age of Child",
        "Age (Years)",
        "Age in Years",
        "Child's Age",
        "Age of Child in Years",
    ),
    low=UNBORN_AGE,
)
WHO = (CHILD, GENDER, ETHNICITY, BIRTH, AGE)

DISABILITY = answer(
    "disability",
    "Does the Child have a Disability",
    "Does the Child have a Disability (Y/N)",
    "Disability",
    "Has Disability",
    "Child has a Disability",
    "Disabled",
)
TEAM = plain("allocated_team", "text", "Allocated Team", "Team", "Allocated Team Name")
#: Holds a name in most files: replaced at reading by an identifier made from it (see `importers.workers`).
WORKER = plain(
    "allocated_worker",
    "id",
    "Allocated Worker",
    "Worker",
    "Allocated Worker Name",
    "Allocated Social Worker",
    "Social Worker",
)
HELD_BY = (TEAM, WORKER)

#: Fields in which lists name workers.
WORKERS = ("allocated_worker", "allocated_personal_adviser")
