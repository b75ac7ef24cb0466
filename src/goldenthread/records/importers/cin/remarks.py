"""What is odd about the shape of a CIN census file, gathered so that one mistake of an export is not a million findings."""

from collections.abc import Mapping

from goldenthread.records.findings import MASK, Findings, Severity

#: Of each rule and path this many findings are given singly; the rest are counted in one more.
SINGLY = 100

_SAID: Mapping[str, tuple[Severity, str, str]] = {
    "unknown-element": (
        "query",
        "{path} is not an element of the CIN census; what it holds was not read",
        "Check its spelling and place against the specification of the year, or leave it out",
    ),
    "repeated-element": (
        "error",
        "{path} stands more than once where only one is allowed; the first that was met is used",
        "Keep the right one",
    ),
    "element-order": (
        "query",
        "The elements in {path} are not in the order of the specification; they were read all the same",
        "Put them in the order of the specification: the DfE's own check refuses the file as it is",
    ),
    "element-spelling": (
        "query",
        "{path} is not written as the specification writes it; it was read all the same",
        "Write it with the capitals of the specification",
    ),
    "element-not-of-this-year": (
        "query",
        "{path} does not belong to the collection of {year}; it was read all the same",
        "Check the year in the file's header, or leave the element out",
    ),
    "stray-text": (
        "query",
        "Text stands between the elements of {path}; it was not read",
        "Remove it: what belongs to a child must stand inside an element",
    ),
    "empty-element": (
        "query",
        "{path} is there but holds nothing; it was not counted",
        "Leave the element out, or give its value",
    ),
}  # fmt: skip


class Remarks:
    """Collects what is odd, by rule and path, with the number of the child in the file."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], list[tuple[int, str | None]]] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self.count = 0

    def add(self, rule: str, path: str, row: int | None, value: str | None = None) -> None:
        """Note that ``rule`` speaks of ``path`` in the child numbered ``row``; ``value`` is shown as it is given."""
        self.count += 1
        key = (rule, path)
        places = self._places.setdefault(key, [])
        if len(places) < SINGLY:
            places.append((row or 0, value))
        self._counts[key] = self._counts.get(key, 0) + 1

    def stray(self, path: str, row: int | None) -> None:
        """Note text between elements: it might say anything, so it is not shown."""
        self.add("stray-text", path, row, MASK)

    def report(self, findings: Findings, ids: Mapping[int, str | None], **where: object) -> None:
        """Add everything to ``findings``, in the order of rule and path, which is the same however the file was read;
        ``ids`` gives the child's own id by its number in the file."""
        for (rule, path), places in sorted(self._places.items()):
            severity, message, mend = _SAID[rule]
            text = message.format(path=path, year=where.get("year") or "this year")
            place = {key: value for key, value in where.items() if key != "year"}
            for row, value in places:
                findings.add(
                    rule,
                    severity,
                    text,
                    mend,
                    row=row or None,
                    column=path,
                    value=value,
                    child_id=ids.get(row),
                    **place,
                )
            more = self._counts[(rule, path)] - len(places)
            if more:
                findings.add(rule, severity, f"{text} ({more:,} more like it)", mend, column=path, **place)
