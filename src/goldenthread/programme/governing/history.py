"""Boards as at a day: what was known by then of meetings, decisions, requests, deliveries and assessments."""

from dataclasses import replace
from datetime import date

from goldenthread.programme.boards import Governance, Item, Meeting
from goldenthread.programme.ledger_reading import as_at as request_as_at


def as_at(governance: Governance, day: date) -> Governance:
    """Everything dated up to a day; meetings to come stay with their agenda, since they were on the forward plan."""
    return replace(
        governance,
        members=tuple(one for one in governance.members if one.since is None or one.since <= day),
        meetings=tuple(_meeting(one, day) for one in governance.meetings),
        requests=tuple(stood for one in governance.requests if (stood := request_as_at(one, day)) is not None),
        arrangements=tuple(replace(one, delivered=_until(one.delivered, day)) for one in governance.arrangements),
        obligations=tuple(replace(one, delivered=_until(one.delivered, day)) for one in governance.obligations),
        findings=tuple(one for one in governance.findings if one.on <= day.isoformat()[: len(one.on)]),
        conditions=tuple(
            replace(one, assessed=tuple(said for said in one.assessed if said.on <= day))
            for one in governance.conditions
        ),
        visits=tuple(one for one in governance.visits if one.began <= day),
    )


def _meeting(meeting: Meeting, day: date) -> Meeting:
    """A meeting as it stood: before it was held nothing had been said, decided or attended."""
    items = tuple(_item(one, day) for one in meeting.items)
    if meeting.on > day:
        sent = meeting.published_on if meeting.published_on is not None and meeting.published_on <= day else None
        return replace(meeting, items=items, minutes=(), decisions=(), present=(), apologies=(), published_on=sent)
    decisions = tuple(
        replace(one, done_on=None, outcome="") if one.done_on is not None and one.done_on > day else one
        for one in meeting.decisions
    )
    return replace(meeting, items=items, decisions=decisions)


def _item(item: Item, day: date) -> Item:
    return replace(
        item,
        comments=tuple(one for one in item.comments if one.on <= day),
        clearances=tuple(one for one in item.clearances if one.on <= day),
    )


def _until(delivered: tuple[tuple[date, str], ...], day: date) -> tuple[tuple[date, str], ...]:
    return tuple(one for one in delivered if one[0] <= day)
