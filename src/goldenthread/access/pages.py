"""Writes the page of roles from the policy itself: whose records, which figures, and which areas each role may enter."""

from goldenthread.access.areas import AREAS
from goldenthread.access.policy import RULES

_MADE = "<!-- Made by 'make docs' from the policy itself. Do not edit. -->\n\n"
_OPENING = (
    "What each role may see, as the program holds it. A user may hold several posts and acts in one at a time; what is not "
    "theirs looks like what is not there. Restricted records need a named grant with a reason and an end, whatever the role.\n"
)


def roles_page() -> str:
    """The page in Markdown: a table of roles, then who may enter each area."""
    lines = [
        "# Roles and what each may see\n",
        _OPENING,
        "| Role | Rows about children | Names of children | Figures made for | Figures about named workers |",
        "| --- | --- | --- | --- | --- |",
    ]
    for role, rule in RULES.items():
        figures = ", ".join(sorted(one.value for one in rule.audiences)) or "none"
        reach = rule.reach.value if rule.rows else "no child"
        lines.append(f"| {role} | {reach} | {_yes(rule.names)} | {figures} | {_yes(rule.workers)} |")
    lines += ["\n## Areas\n", "| Area | What it is | Who may enter |", "| --- | --- | --- |"]
    lines += [f"| `{one.key}` | {_what(one.says)} | {', '.join(sorted(one.roles))} |" for one in AREAS.values()]
    return _MADE + "\n".join(lines) + "\n"


def _yes(whether: bool) -> str:
    return "yes" if whether else "no"


def _what(says: str) -> str:
    """What an area is, without the verb that its sentence goes on with."""
    return says.removesuffix(" are").removesuffix(" is").removesuffix(",")
