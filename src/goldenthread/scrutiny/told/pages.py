"""Writes the page of relations, roles and rules from the code itself, so that no page says otherwise."""

from collections.abc import Iterator, Mapping
from typing import Final

from goldenthread.scrutiny.examples import captioned
from goldenthread.scrutiny.relation import Example, Relation
from goldenthread.scrutiny.relations import relations
from goldenthread.scrutiny.roles import Role
from goldenthread.scrutiny.rules import load_rules
from goldenthread.scrutiny.rules.load import ABOUT

_MADE: Final = "<!-- Made by 'make docs' from the relations themselves. Do not edit. -->\n\n"
_OPENING: Final = (
    "What `goldenthread scrutinise` compares, one relation at a time, with the examples that also test it. A heading in an "
    'example is the word of a role; "what it is about" stands in brackets. How to run it is in '
    "[Scrutiny](../guides/scrutiny.md).\n"
)


def relations_page() -> str:
    """The page in Markdown: every relation with its examples, the words of roles, every rule with its value."""
    lines = [
        "# Scrutiny: relations, roles and rules\n",
        _OPENING,
        "## Relations\n",
        "| Key | What must agree |\n| --- | --- |",
        *(f"| [`{one.key}`](#{one.key}) | {_cell(one.sentence)} |" for one in relations()),
        *(part for one in relations() for part in _relation(one)),
        "\n## Words of roles\n",
        "A mapping file uses these words; a column that is headed by just such a word is recognised.\n",
        ", ".join(f"`{role.value}`" for role in Role) + ".",
        "\n## Rules\n",
        "A file given as `--rules` may set any of these to another value of the same kind.",
        *(part for name, section in sorted(load_rules().sections.items()) for part in _rules(name, section)),
    ]
    return _MADE + "\n".join(lines) + "\n"


def _relation(relation: Relation) -> Iterator[str]:
    yield f"\n### {relation.key}\n\n**{relation.title}.** {relation.sentence}\n\nRounding: {relation.rounding}"
    for example in relation.examples:
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    verdicts = ", ".join(dict.fromkeys(verdict.value for verdict in example.verdicts)) or "says nothing"
    expected = f"; {example.cell} should be {example.expected}" if example.cell else ""
    yield f"\n{example.says} *({verdicts}{expected})*\n"
    for text in example.table.strip().split("\n\n"):
        caption, body = captioned(text)
        if caption:
            yield f"{caption}:\n"
        rows = [[cell.strip() for cell in line.split("|")] for line in body.splitlines()]
        yield f"| {' | '.join(rows[0])} |\n|{' --- |' * len(rows[0])}"
        for row in rows[1:]:
            yield f"| {' | '.join(row)} |"
        yield ""


def _rules(name: str, section: Mapping[str, object]) -> Iterator[str]:
    about = " ".join(str(section[word]) for word in ABOUT if word in section)
    yield f"\n### {name}\n\n{about}\n\n| Rule | Value |\n| --- | --- |"
    for rule, value in section.items():
        if rule not in ABOUT:
            yield f"| `{name}.{rule}` | {_cell(_shown(value))} |"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_shown(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{word}: {_shown(one)}" for word, one in value.items())
    return f"{value:,}" if isinstance(value, int) else str(value)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
