"""What each rule is called in plain words, whether it is a check or found while files are read and joined."""

from difflib import get_close_matches

from goldenthread.records.checks.registry import ALL


def _table(lines: str) -> dict[str, str]:
    """Titles by code from a small text table: code | title. Raises ValueError for another form."""
    rows = [line.split("|") for line in map(str.strip, lines.splitlines()) if line]
    return {code.strip(): title.strip() for code, title in rows}


#: Found in any file while its cells are read, and while sources are joined.
SHARED: dict[str, str] = _table(
    """
    broken-json          | List of outcomes that breaks off
    not-a-value          | Text such as N/A or #REF! where a value should be
    out-of-range         | Number outside what it can be
    out-of-year-code     | Code that the year of the return did not have
    placeholder-date     | Date that stands for no date
    too-long             | Cell too long to be one
    unknown-code         | Code that is none
    unreadable-date      | Date that cannot be read
    unreadable-id        | Identifier that cannot be read
    unreadable-number    | Number that cannot be read
    unreadable-yes-no    | Neither yes nor no
    ambiguous-identity   | Identifier recorded for more than one person
    link-across-adoption | Link between records before and after an adoption
    repeated-id          | Id of a source's own that stands on several rows
    row-without-date     | Row that does not say when; not loaded
    row-without-person   | Row that does not say who; not loaded
    sources-disagree     | Two sources differ about the same event
    left-out-forgotten   | Rows about forgotten people, left out
    """
)

#: Found in one kind of source only, about the shape of its files or what they say of themselves.
OF_ONE_SOURCE: dict[str, dict[str, str]] = {
    "Ofsted's child-level lists": _table(
        """
        age-disagrees       | Age that the birth date does not give
        birth-date-differs  | Different birth dates for one child
        birth-date-missing  | Age without a birth date
        column-blank        | Column with nothing in any row
        column-missing      | Column that is not there
        day-numbers         | Dates that came as a spreadsheet's day numbers
        formula-text        | Formula instead of its result
        list-empty          | List without rows
        list-missing        | List that is not there
        no-worker-in-words  | Words such as Unallocated for a worker
        several-rows        | Several rows for a child in a list of the latest only
        sheet-not-read      | Sheet that is none of the lists
        unreadable-postcode | Postcode that is none
        """
    ),
    "CIN census": _table(
        """
        element-not-of-this-year    | Element that the year of the census did not have
        element-order               | Elements in another order than the specification's
        element-spelling            | Element not written as in the specification
        empty-element               | Element that holds nothing
        header-year-disagrees       | Year in the header is not that of the reference date
        reference-date-not-31-march | Reference date other than 31 March
        repeated-element            | Element that stands twice where one is allowed
        stray-text                  | Text between elements, not read
        unknown-element             | Element that is not known, not read
        unreadable-reference-date   | Reference date that cannot be read
        """
    ),
    "SSDA903": _table(
        """
        birth-date-differs         | Different birth dates for one child
        child-not-in-header        | Child who is not in the header
        file-not-read              | File that is none of the modules
        module-out-of-year         | Module that the year of the return did not have
        module-without-rows        | Module without rows
        stray-text                 | Text between elements, not read
        unknown-element            | Element that is not known, not read
        wrong-year                 | Return of another year, by its dates
        year-not-covered           | Year whose collection is not known
        142                        | Episode not ended though another began
        357                        | First episode without the reason S
        388                        | Reason for ceasing that the next episode contradicts
        501                        | Episode begun before the last one ended
        502                        | Open episode that the next return begins on another day
        care-resumes-without-start | Care resumed without the reason S
        history-missing            | Care begun before the first return loaded
        open-then-absent           | Open episode of a child whom the next return lacks
        return-missing             | Year without a return between two that are there
        start-within-care          | Care begun (S) while it carried on (X1)
        """
    ),
    "Standard Safeguarding Dataset": _table(
        """
        missing-column       | Column that is not there
        repeated-care-leaver | Several current rows for one care leaver
        """
    ),
    "Local lists": _table(
        """
        code-not-mapped   | Text in a column of codes that the mapping does not know
        heading-new       | Column that was not there when the mapping was made
        heading-not-known | Column that is not in the schema, not kept
        names-for-ids     | Workers named instead of given by id
        """
    ),
}

TITLES: dict[str, str] = {
    **SHARED,
    **{code: title for titles in OF_ONE_SOURCE.values() for code, title in titles.items()},
    **{item.code: item.title for item in ALL},
}
"""The title of every rule by its code."""


def title(code: str) -> str:
    """The rule's plain title; "" for a code that this version does not know (an older snapshot may hold one)."""
    return TITLES.get(code, "")


def nearest(code: str) -> str:
    """The code of a rule that is spelt nearly so, or ""."""
    return next(iter(get_close_matches(code, TITLES, 1, 0.6)), "")
