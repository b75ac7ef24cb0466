"""Writes the page of the numbers by which audits are told from their file, so that no page says otherwise."""

from goldenthread.auditing.statistics.rules import rule_entries

_MADE = "<!-- Made by 'make docs' from the rules themselves. Do not edit. -->\n\n"
_OPENING = (
    "The numbers by which [audits are told](../guides/audits-statistics.md). A council may set another in a file of its own "
    "with its reason; △ stands beside what is Golden Thread's own and nobody has confirmed.\n"
)


def audit_numbers_page() -> str:
    """The page in Markdown: every number with its meaning and source."""
    lines = [
        "# Numbers by which audits are told\n",
        _OPENING,
        "| Name | Value | Meaning | Source |\n| --- | --- | --- | --- |",
        *(
            f"| `{one.name}` | {one.value} | {one.meaning} | {one.source}{'' if one.confirmed else ' △'} |"
            for one in rule_entries()
        ),
    ]
    return _MADE + "\n".join(lines) + "\n"
