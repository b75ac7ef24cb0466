"""What is at stake with actions: risks with their score, lines of money, and audits that actions came from, as pages show them."""

from collections.abc import Iterable

from goldenthread.design.components import Cell, Table, Tag
from goldenthread.design.figures import day, whole
from goldenthread.design.links import link
from goldenthread.papers.registers.rules import shipped_rules
from goldenthread.plan.pages import Part
from goldenthread.plan.reading import Reading
from goldenthread.plan.shown import action_cell, table, who
from goldenthread.programme.promises import Action
from goldenthread.programme.stakes import Direction, Money, Risk
from goldenthread.reports.cells import Tone


def score_cell(risk: Risk) -> Cell:
    """A score with its band as a word and a shape, and how it comes about."""
    score = risk.score
    if score is None:
        return Cell("not scored", quiet=True)
    band = shipped_rules().band(score)
    tags = (Tag(band.word, band.tone, band.colour.mark),) if band is not None else ()
    return Cell(str(score), tags=tags, note=f"impact {risk.impact} by likelihood {risk.likelihood}")


def amount_cell(line: Money) -> Cell:
    """An amount in pounds; that none is recorded is not the same as nought."""
    if line.pounds is None:
        return Cell("not recorded", quiet=True)
    note = f"printed as {whole(line.amount or 0)} in {line.unit.value}" if line.pounds != line.amount else ""
    return Cell(f"£{whole(line.pounds)}", note=note, whole=True)


def direction_cell(risk: Risk) -> Cell:
    """How a risk moved."""
    return Cell(risk.direction.value, quiet=risk.direction is Direction.NOT_SAID)


def at_stake(reading: Reading, one: Action) -> Part | None:
    """What an action answers, draws on and came from, in words; None where it names nothing.

    An audit that the reader may open is a link; any other, and one that is not kept here, is its key.
    """
    risks = {risk.key: risk for risk in reading.plan.risks}
    lines = {line.key: line for line in reading.plan.money}
    rows: list[tuple[Cell | str, ...]] = []
    for key in one.risks:
        risk = risks.get(key)
        words = Cell(f"{key}: {risk.title}", note=risk.description) if risk is not None else _unknown(key)
        rows.append(("Risk", words, score_cell(risk) if risk is not None else ""))
    for key in one.money:
        line = lines.get(key)
        words = Cell(f"{key}: {line.title}", note=_of_money(line)) if line is not None else _unknown(key)
        rows.append(("Money", words, amount_cell(line) if line is not None else ""))
    for key in one.audits:
        rows.append(("Audit", Cell(key, link("audit", key=key, viewer=reading.viewer) or ""), ""))
    if not rows:
        return None
    heads = ("Kind", "What it is", "How much")
    return Part("What is at stake", tables=(table("What is at stake", heads, tuple(rows), "", caption_hidden=True),))


def _unknown(key: str) -> Cell:
    return Cell(key, note="the plan says no more of it")


def _of_money(line: Money) -> str:
    return "; ".join(said for said in (line.period, line.note) if said)


def risks_table(reading: Reading) -> Table:
    """Every risk with the actions that answer it, the highest score first; one that none answers says so."""
    rows = tuple(
        (
            Cell(f"{risk.key}: {risk.title}", note=risk.description),
            who(risk.owner, reading.people) if risk.owner else Cell("no owner", quiet=True),
            score_cell(risk),
            direction_cell(risk),
            _answering(one for one in reading.plan.actions if risk.key in one.risks),
            Cell(risk.source, note=f"as at {day(risk.as_at)}" if risk.as_at is not None else ""),
        )
        for risk in sorted(reading.plan.risks, key=lambda risk: (-(risk.score or 0), risk.key))
    )
    heads = ("Risk", "Owner", "Score", "Moved", "Actions", "Source")
    return table("Risks", heads, rows, "The plan holds no risk.", caption_hidden=True)


def money_table(reading: Reading) -> Table:
    """Every line of money with the actions that draw on it."""
    rows = tuple(
        (
            Cell(f"{line.key}: {line.title}", note=line.note),
            amount_cell(line),
            line.period or Cell("not recorded", quiet=True),
            _answering(one for one in reading.plan.actions if line.key in one.money),
            line.source,
        )
        for line in reading.plan.money
    )
    heads = ("Line", "Amount", "Period", "Actions", "Source")
    return table("Money", heads, rows, "The plan holds no line of money.", caption_hidden=True)


def _answering(some: Iterable[Action]) -> Cell:
    """The actions that name something: one as a link, several by their numbers."""
    found = tuple(some)
    if not found:
        return Cell(tags=(Tag("none", Tone.AMBER, "▲"),))
    if len(found) == 1:
        return action_cell(found[0])
    return Cell(", ".join(one.printed or one.key for one in found))
