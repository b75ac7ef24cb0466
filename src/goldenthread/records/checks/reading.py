"""What else can be found: the rules by which files are read and sources merged, in plain words."""

from dataclasses import dataclass

from goldenthread.records.findings import Severity


@dataclass(frozen=True, slots=True)
class ReadingRule:
    """A rule that is not a data check: it is found while cells are read (``found`` "reading"), while a source is
    recognised ("arriving") or while sources are joined ("joining"). Its mend is said in the finding itself."""

    code: str
    severity: Severity
    found: str
    sentence: str


_SEVERITIES: dict[str, Severity] = {"stops": "stops", "error": "error", "query": "query"}


def _rules(found: str, lines: str) -> tuple[ReadingRule, ...]:
    """Rules from a small text table: code | severity | sentence. Raises ValueError or KeyError for another form."""
    rules = []
    for line in filter(None, (line.strip() for line in lines.splitlines())):
        code, severity, sentence = (cell.strip() for cell in line.split("|"))
        rules.append(ReadingRule(code, _SEVERITIES[severity], found, sentence))
    return tuple(rules)


PARSE_RULES: tuple[ReadingRule, ...] = (
    *_rules(
        "reading",
        """
        broken-json       | query | A list of outcomes breaks off or is not well formed; what stands before the break is used.
        not-a-value       | query | A text such as "N/A" or "#REF!" stands where a value should be.
        out-of-range      | error | A number lies outside what it can be.
        out-of-year-code  | query | A code exists, but not in the year of the return; it is kept.
        placeholder-date  | query | A date such as 1 January 1900 or 31 December 9999 stands for no date.
        too-long          | error | A cell is longer than any spreadsheet can hold; a quotation mark may be missing.
        unknown-code      | error | A code is not in its code set, nor any spelling of one that is.
        unreadable-date   | error | A date cannot be read as it is said to be written, or does not exist.
        unreadable-id     | error | An identifier is too long to be one.
        unreadable-number | error | A number cannot be read.
        unreadable-yes-no | error | What should be yes or no is neither.
        """,
    ),
    *_rules(
        "joining",
        """
        ambiguous-identity   | error | An identifier is recorded for more than one person, so it joins none of them.
        link-across-adoption | error | A link would join a record to that of an adopted child, so it is not used.
        repeated-id          | error | An id of the source's own stands on several rows; all are kept, and refs lead to the first.
        row-without-date     | error | A row does not say when its event happened, so it is not loaded.
        row-without-person   | error | A row does not say which child it is about, so it is not loaded.
        sources-disagree     | error | Two sources say different things of the same event.
        """,
    ),
)
"""Rules of reading and joining that hold for every kind of source, sorted by where they are found and by code."""
