"""Registers of money: revenue from the borough's own budgets, capital and savings invented beside them."""

from collections.abc import Mapping, Sequence

from goldenthread.borough.dice import Dice
from goldenthread.borough.holdings import Records
from goldenthread.borough.plan import Plan
from goldenthread.borough.writers import register_texts as texts
from goldenthread.borough.writers.register_rows import Cells, rows_of
from goldenthread.calendar import Period
from goldenthread.records.codes import code_set

_THOUSAND = 1_000


def money(plan: Plan, records: Records, periods: Sequence[Period]) -> Mapping[str, list[Cells]]:
    """Revenue, capital and savings of each quarter, in thousands of pounds."""
    return {
        "revenue": [row for period in periods for row in _revenue(records, period)],
        "capital": [row for period in periods for row in _capital(plan, period)],
        "savings": [row for place, period in enumerate(periods) for row in _savings(plan, period, place)],
    }


def _revenue(records: Records, period: Period) -> list[Cells]:
    """Each line at the quarter's end: its outturn once the year has ended, and until then what is forecast."""
    ended = period.label.endswith("Q4")
    columns = ("budget_line", "month_end_date", "original", "revised", "actual", "forecast")
    rows: list[Cells] = []
    totals = [0.0, 0.0, 0.0]
    for line, day, original, revised, actual, forecast in rows_of(records["budgets"], *columns):
        if day != period.end:
            continue
        amounts = (original or 0.0, revised or 0.0, (actual if ended else forecast) or 0.0)
        totals = [total + amount for total, amount in zip(totals, amounts, strict=True)]
        found = code_set("budget_line").get(line)
        rows.append(_line(period, found.label if found is not None else str(line), "row", amounts, ended))
    if rows:
        rows.append(_line(period, "Total", "total", tuple(totals), ended))
    return rows


def _line(period: Period, line: str, kind: str, amounts: Sequence[float], ended: bool) -> Cells:
    original, revised, spent = amounts
    apart = spent - revised
    return {
        "period": period.label,
        "line": line,
        "row_kind": kind,
        "unit": "£000",
        "original_budget": _printed(original),
        "revised_budget": _printed(revised),
        "outturn" if ended else "forecast": _printed(spent),
        "variation": _printed(apart),
        "variation_percent": f"{100 * apart / revised:.1f}%" if revised else "N/A",
    }


def _printed(pounds: float) -> str:
    """In thousands, a negative in brackets."""
    thousands = round(pounds / _THOUSAND)
    return f"({-thousands:,})" if thousands < 0 else f"{thousands:,}"


def _capital(plan: Plan, period: Period) -> list[Cells]:
    """Projects of which some slip; the same in each quarter of a year but for what is found out later."""
    rows: list[Cells] = []
    totals = dict.fromkeys(("approved_budget", "additions_deletions", "slippage"), 0)
    for line, approved in texts.CAPITAL:
        dice = Dice(plan.seed, "registers", "capital", line, period.label)
        parts = {
            "approved_budget": approved,
            "additions_deletions": dice.between(0, 1) * 50,
            "slippage": -approved * dice.between(0, 4) // 10,
        }
        totals = {name: totals[name] + parts[name] for name in totals}
        rows.append(_project(period, line, "row", parts))
    return [*rows, _project(period, "Total", "total", totals)]


def _project(period: Period, line: str, kind: str, parts: Mapping[str, int]) -> Cells:
    outturn = sum(parts.values())
    approved = parts["approved_budget"]
    return {
        "period": period.label,
        "line": line,
        "row_kind": kind,
        "unit": "£000",
        **{name: _printed(value * _THOUSAND) for name, value in parts.items()},
        "proposed_outturn": _printed(outturn * _THOUSAND),
        "variance": _printed((outturn - approved) * _THOUSAND),
        "slippage_percent": f"{100 * parts['slippage'] / approved:.1f}%",
    }


def _savings(plan: Plan, period: Period, place: int) -> list[Cells]:
    rows: list[Cells] = []
    for number, (title, target) in enumerate(texts.SAVINGS, start=1):
        dice = Dice(plan.seed, "registers", "savings", number)
        share = min(10, dice.between(1, 4) + 2 * place)
        achieved = target * share // 10
        lost = dice.between(0, 1) * (target - achieved) // 2
        risk = target - achieved - lost
        status = (
            "achieved" if achieved == target else "not-achievable" if lost > risk else "at-risk" if lost else "on-track"
        )
        rows.append(
            {
                "period": period.label,
                "saving_id": f"S{number}",
                "title": title,
                "unit": "£000",
                "target": target,
                "achieved": achieved,
                "at_risk": risk,
                "not_achievable": lost,
                "status": status,
            }
        )
    return rows
