"""Writes the page of rating rules, schemes and chart parameters from their files, so that no page says otherwise."""

from goldenthread.measures.kinds import Source
from goldenthread.measures.reading.ratings import Colour
from goldenthread.measures.reading.rules.load import load_rules
from goldenthread.measures.reading.rules.model import Band, RatingRule
from goldenthread.measures.reading.schemes.load import Scheme, load_schemes
from goldenthread.measures.reading.variation.parameters import parameter_entries

_MADE = "<!-- Made by 'make docs' from the rules themselves. Do not edit. -->\n\n"
_OPENING = (
    "What colours a figure, and what calls a change. Each is a small file that a council may replace by its key or add "
    "to; a rating keeps the key and version that made it. How to read the results is in "
    "[Reading figures](../guides/reading-figures.md).\n"
)


def rules_page() -> str:
    """The page in Markdown: shapes, every rule with its bands, every scheme, every parameter of a control chart."""
    schemes, rules = load_schemes(), load_rules()
    lines = [
        "# Rating rules, schemes and control charts\n",
        _OPENING,
        "## Colours and their shapes\n",
        "| Colour | Shape | Mark |\n| --- | --- | --- |",
        *(f"| {colour.value} | {colour.shape} | {colour.mark} |" for colour in Colour),
        "\n## Rating rules",
        *(_rule(rules[key]) for key in sorted(rules)),
        "\n## Schemes",
        *(_scheme(schemes[key]) for key in sorted(schemes)),
        "\n## Parameters of control charts\n",
        "| Name | Value | Meaning | Source | Elsewhere |\n| --- | --- | --- | --- | --- |",
        *(
            f"| `{entry.name}` | {entry.shown} | {entry.meaning} | {entry.source}"
            f"{'' if entry.confirmed else ' (not confirmed)'} | {entry.others} |"
            for entry in parameter_entries()
        ),
    ]
    return _MADE + "\n".join(lines) + "\n"


def _rule(rule: RatingRule) -> str:
    floor = f"fewer than {rule.floor} cases are not coloured" if rule.floor else "any number of cases is coloured"
    known = "; nor is a value whose number of cases is not known" if rule.needs_n else ""
    bands = "\n".join(f"| {band.colour.mark} {band.colour.value} | {_when(band)} |" for band in rule.bands)
    return (
        f"\n### {rule.name}\n\n`{rule.key}`, version {rule.version}, {rule.kind.value}. {rule.says}\n\n"
        f"| Colour | When |\n| --- | --- |\n{bands}\n\nSmall numbers: {floor}{known}. {_source(rule.source)}"
    )


def _when(band: Band) -> str:
    if band.when is not None:
        return f"{band.when.value} than before" if band.when.value in ("better", "worse") else band.when.value
    if band.takes_the_rest:
        return "otherwise"
    said = []
    if band.at_most is not None:
        said.append("met" if band.at_most == 0 else f"missed by at most {band.at_most}")
    if band.below is not None:
        said.append(f"missed by less than {band.below}")
    if band.at_least is not None:
        said.append(f"at least {band.at_least}% of the target reached")
    if band.good_at_least is not None:
        said.append(f"at least {band.good_at_least}% good or better")
    if band.worst_at_most is not None:
        said.append(f"at most {band.worst_at_most}% of the lowest grade")
    return " and ".join(said)


def _scheme(scheme: Scheme) -> str:
    options = scheme.options
    totals = "compared" if options.running_totals else "not compared with an earlier total of their year"
    windows = "compared" if options.overlapping else "not compared"
    floor = f"on fewer than {options.floor} cases none is pointed" if options.floor else "however few the cases"
    return (
        f"\n### {scheme.name}\n\n`{scheme.key}`, version {scheme.version}. {scheme.says}\n\n"
        f"- Single values: `{scheme.rule.key}`; ranges: `{scheme.range_rule.key}`; grades: `{scheme.grades_rule.key}`\n"
        f"- Directions: values {options.comparing.value}; {floor}; totals to date {totals}; windows that overlap "
        f"{windows}; without a good direction: {options.without.value}\n\n{_source(scheme.source)}"
    )


def _source(source: Source) -> str:
    since = f" In force from {source.since}." if source.since else ""
    until = f" Until {source.until}." if source.until else ""
    return f"Source: {source.says}{'' if source.confirmed else ' (not confirmed)'}.{since}{until}"
