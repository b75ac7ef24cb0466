"""Writes the page of the guard's rules from their files, so that no page says otherwise than the guard does."""

from goldenthread.programme.guard.rules import Rule, load_rules
from goldenthread.programme.shown import Verdict, number_entries

_MADE = "<!-- Made by 'make docs' from the rules themselves. Do not edit. -->\n\n"
_OPENING = (
    "What the [guard](../guides/guard.md) asks of a plan, by what, and what each figure can say. A worked example is the "
    "test of its rule. A council may set another limit, or switch a rule off, in a file of its own with its reason; △ "
    "stands beside what is Golden Thread's own and nobody has confirmed.\n"
)
_FAMILIES = {
    "delivery": "Dates, steps, updates and evidence",
    "owners": "Owners",
    "measures": "What the measures show",
    "doubted": "Improvements that may be none",
    "whole": "Themes and the plan",
}
_VERDICTS = {
    Verdict.WORSE: "Signals for the worse among the recent values, whose mean lies on the worse side.",
    Verdict.FELL_BACK: "Signals for the better since it began and none lately, and nearer now to what it was before.",
    Verdict.UNCHANGED: "Enough values for a change to have shown, and no signal.",
    Verdict.REDEFINED: "Its definition changed since it began, and within neither definition is there a signal.",
    Verdict.IMPROVED: "Signals for the better among the recent values, whose mean lies on the better side; or there were some since it "
    "began, and it is nearer now to what it was then than to what it was before.",
    Verdict.HELD: "It should hold, and there is no signal for the worse.",
    Verdict.TOO_EARLY: "Too few values since it began, or the day by which it should show has not come.",
    Verdict.TOO_FEW: "Too few values for limits, or periods that share days.",
    Verdict.TOO_OLD: "The period of its last value ended too long ago.",
    Verdict.NOT_RECORDED: "A measure is linked, and it has no value.",
    Verdict.NO_MEASURE: "No measure is linked that it should move.",
}


def guard_page() -> str:
    """The page in Markdown: verdicts, every rule with its limits and examples, and the numbers behind what is shown."""
    rules = load_rules().held
    lines = [
        "# Rules of the guard\n",
        _OPENING,
        "## What figures can say\n",
        "| Words | When |\n| --- | --- |",
        *(f"| {verdict.value} | {when} |" for verdict, when in _VERDICTS.items()),
    ]
    for family, title in _FAMILIES.items():
        lines.append(f"\n## {title}")
        lines += [_rule(rule) for rule in rules if rule.family == family]
    lines += [
        "\n## Numbers behind what is shown\n",
        "| Name | Value | Meaning | Source |\n| --- | --- | --- | --- |",
        *(
            f"| `{one.name}` | {one.value} | {one.meaning} | {one.source}{_unsure(one.confirmed)} |"
            for one in number_entries()
        ),
    ]
    return _MADE + "\n".join(lines) + "\n"


def _rule(rule: Rule) -> str:
    asked_of = " or ".join(f'"{means.value}"' for means in rule.asked_of)
    whom = f"Asked of claims that say {asked_of}." if asked_of else "Asked of the whole."
    limits = "".join(
        f"\n| `{one.name}` | {one.value} | {one.of} | {one.source}{_unsure(one.confirmed)} |"
        for one in rule.limits.values()
    )
    table = f"\n\n| Limit | Value | Of | Source |\n| --- | --- | --- | --- |{limits}" if limits else ""
    examples = "\n".join(f"- {'Asks' if one.asked else 'Silent'}: {one.says}" for one in rule.examples)
    source = f"{rule.source.says}{_unsure(rule.source.confirmed)}"
    return (
        f"\n### {rule.title}\n\n`{rule.code}`: {rule.gap.value}. {whom}\n\n> {rule.question}\n\n{examples}{table}\n\n"
        f"Source: {source}."
    )


def _unsure(confirmed: bool) -> str:
    return "" if confirmed else " △"
