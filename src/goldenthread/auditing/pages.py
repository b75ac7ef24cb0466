"""Writes the page of audit tools and of the rules of audits from their files, so that no page says otherwise."""

from goldenthread.auditing.rules import practice_entries
from goldenthread.auditing.tools.reading import Domain, Tool, load_tools

_MADE = "<!-- Made by 'make docs' from the tools and rules themselves. Do not edit. -->\n\n"
_OPENING = (
    "What [an audit](../guides/audits.md) asks in each area of practice, with the standard of each grade, and the rules by "
    "which it is due. A council may set another rule in a file of its own with its reason; △ stands beside what is Golden "
    "Thread's own and nobody has confirmed.\n"
)


def audit_tools_page() -> str:
    """The page in Markdown: rules, tools by version, and every domain with its questions and standards."""
    tools = load_tools()
    domains = {domain.key: domain for tool in tools for domain in tool.domains}
    lines = [
        "# Audit tools and rules\n",
        _OPENING,
        "## Rules\n\n| Name | Value | Meaning | Source |\n| --- | --- | --- | --- |",
        *(
            f"| `{one.name}` | {one.value} | {one.meaning} | {one.source}{'' if one.confirmed else ' △'} |"
            for one in practice_entries()
        ),
        "\n## Tools\n\n| Tool | Version | For | In use from | Domains | Source |\n| --- | --- | --- | --- | --- | --- |",
        *(_tool(tool) for tool in tools),
        *(_domain(domains[key]) for key in sorted(domains)),
    ]
    return _MADE + "\n".join(lines) + "\n"


def _tool(tool: Tool) -> str:
    names = ", ".join(domain.title for domain in tool.domains)
    source = tool.source if tool.confirmed else f"{tool.source} △"
    return f"| `{tool.key}` | {tool.version} | {tool.title} | {tool.since} | {names} | {source} |"


def _domain(domain: Domain) -> str:
    asked = "\n".join(f"- {question}" for question in domain.questions)
    grades = "\n".join(f"| {grade.value.replace('-', ' ')} | {said} |" for grade, said in domain.standards)
    return f"\n## {domain.title} (`{domain.key}`)\n\n{asked}\n\n| Grade | Standard |\n| --- | --- |\n{grades}"
