"""The page of an action: claimed beside shown, its figures, steps and evidence, and all that happened, in order."""

from collections.abc import Iterator
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from goldenthread.accounts.doors import door, the_viewer
from goldenthread.design.components import Banner, Cell, Link, SummaryList, SummaryRow, Tag
from goldenthread.design.figures import day, moment
from goldenthread.design.pages import show
from goldenthread.plan import models, queries
from goldenthread.plan.history import history_table
from goldenthread.plan.pages import Part, PartsPage
from goldenthread.plan.policies import can_open_files, sees_workings
from goldenthread.plan.rating import by_rule, rating_tag
from goldenthread.plan.reading import Reading, the_action, the_reading
from goldenthread.plan.shown import (
    claimed_cell,
    mapped_table,
    owner_cell,
    state_tag,
    table,
    time_tags,
    trail,
    verdict_tag,
    who,
)
from goldenthread.plan.stakes import at_stake
from goldenthread.plan.standing import is_stale, weeks_silent
from goldenthread.plan.states import State
from goldenthread.plan.views.doing import may
from goldenthread.plan.views.figures import figures_part
from goldenthread.plan.views.verbs import VERBS
from goldenthread.programme.promises import Action
from goldenthread.programme.refresh import chapters
from goldenthread.reports.cells import Tone

_WAITS: Final = {
    State.SAID: "It is said to be complete. A second person, who did not say so and does not own it, agrees or sends it back.",
    State.PROPOSED: "It is proposed to reopen this action. The Board decides.",
}


@door("plan.own")
@require_GET
def action(request: HttpRequest, key: str) -> HttpResponse:
    """One action, for everybody who may see the plan and for whose it is."""
    reading = the_reading(the_viewer(request))
    one = the_action(reading, key)
    row = queries.action_row(key)
    inside = sees_workings(reading.viewer, reading.owners(one))
    state = reading.state(one)
    parts = [_about(reading, one), _claimed_and_shown(reading, one, inside), figures_part(reading, one)]
    if (stakes := at_stake(reading, one)) is not None:
        parts.append(stakes)
    if inside:
        parts += [_steps(one), _evidence(reading, one, row)]
    if one.closures:
        parts.append(_ends(reading, one))
    parts.append(Part("What happened", tables=(history_table(reading, one, inside),)))
    if row is not None and (proposals := _proposals(reading, row)):
        parts.append(proposals)
    if any(one.key in told.now for told in reading.plan.mapped):
        parts.append(_chapters(reading, one))
    if inside and (before := _worded_before(row)):
        parts.append(before)
    page = PartsPage(
        f"Action {one.printed or one.key}",
        tuple(parts),
        tags=(state_tag(state), *time_tags(one, reading.today), *_silent(reading, one)),
        says=(one.text,),
        banners=(Banner(_WAITS[state]),) if state in _WAITS else (),
        links=_verbs(reading, one),
        trail=trail(viewer=reading.viewer),
    )
    return show(request, "plan/parts.html", page)


def _silent(reading: Reading, one: Action) -> tuple[Tag, ...]:
    stale = is_stale(one, reading.today, reading.plan.from_on)
    weeks = weeks_silent(one, reading.today, reading.plan.from_on)
    return (Tag(f"nobody wrote for {weeks} weeks", Tone.AMBER, "▲"),) if stale else ()


def _verbs(reading: Reading, one: Action) -> tuple[Link, ...]:
    """What the viewer may do with the action now."""
    return tuple(
        Link(verb.title, reverse(name, args=[one.key]), about=f"action {one.printed or one.key}")
        for name, verb in VERBS.items()
        if may(reading, one, verb) and _any(verb.key, one, reading)
    )


def _any(verb: str, one: Action, reading: Reading) -> bool:
    """Whether there is anything that a verb could be about."""
    if verb == "milestone done":
        return any(step.done_on is None for step in one.milestones)
    if verb == "check":
        checks = one.closure.checks if one.closure is not None else ()
        return any(check.done_on is None and check.due <= reading.today for check in checks)
    return True


def _about(reading: Reading, one: Action) -> Part:
    plan = reading.plan
    theme = next((found for found in plan.themes if found.key == one.theme), None)
    part = next((found for found in plan.subthemes if found.key == one.subtheme), None)
    rows = [
        SummaryRow("Due", Cell(one.due.words(), tags=time_tags(one, reading.today))),
        SummaryRow("Date first agreed", one.baseline.words()),
        SummaryRow("Owner", owner_cell(one, reading.people)),
    ]
    if theme is not None:
        place = f"{reverse('plan')}?theme={theme.key}" if reading.viewer.may("plan") else ""
        rows.append(
            SummaryRow("Theme", Cell(f"{theme.printed}. {theme.title}", place, note=part.title if part else ""))
        )
    if one.due.next_check is not None:
        rows.append(SummaryRow("Next looked at", day(one.due.next_check)))
    rows.append(SummaryRow("Began", day(one.began_on) if one.began_on is not None else "no source says when"))
    listed = (("Partners", one.partners), ("Numbers in plans before", one.earlier))
    rows += [SummaryRow(name, ", ".join(said)) for name, said in listed if said]
    links = _answers_and_needs(reading, one) if reading.viewer.may("plan") else ()
    if not one.recommendations:
        rows.append(SummaryRow("Recommendations", "it answers none"))
    if one.source:
        rows.append(SummaryRow("Source", one.source))
    return Part("What was promised", summary=SummaryList(tuple(rows)), links=tuple(links))


def _answers_and_needs(reading: Reading, one: Action) -> Iterator[Link]:
    """The recommendations that an action answers, and the actions that it depends on."""
    told = {found.key: found for found in reading.plan.recommendations}
    actions = {found.key: found for found in reading.plan.actions}
    for key in one.recommendations:
        if key in told:
            words = f"Recommendation {told[key].number} of {told[key].origin.value}"
            yield Link(words, reverse("plan-recommendation", args=[key]))
    for key in one.depends_on:
        if key in actions:
            yield Link(f"Depends on action {actions[key].printed or key}", reverse("plan-action", args=[key]))


def _claimed_and_shown(reading: Reading, one: Action, inside: bool) -> Part:
    scheme = reading.plan.scheme
    claim, rule = one.claim, by_rule(one, scheme, reading.today)
    said = claimed_cell(one, scheme)
    if claim is not None and inside:
        said = Cell(tags=said.tags, note=f"{day(claim.on)}, {who(claim.by, reading.people)}")
    rows = [SummaryRow("Claimed", said)]
    if claim is not None and claim.because:
        rows.append(SummaryRow("Why, against the rule", claim.because))
    if rule is not None:
        tags = (rating_tag(scheme, rule.rating),) if rule.rating else ()
        rows.append(SummaryRow("By the dates, steps and evidence", Cell(tags=tags, note=rule.says)))
    found = reading.verdicts.get(one.key)
    shown = Cell(tags=(verdict_tag(reading.verdict(one.key)),), note=found.says if found is not None and inside else "")
    rows.append(SummaryRow("Shown by figures", shown))
    says = []
    if rule is not None and rule.contradicts:
        says.append("What is claimed is not what the dates, steps and evidence say. Both are shown.")
    links = tuple(
        Link(f"The figures ask: {asked.reasons[0].says}", reverse("plan-question", args=[asked.number]))
        for asked in reading.asked_of(one.key)
    )
    return Part("Claimed, and shown", tuple(says), summary=SummaryList(tuple(rows)), links=links)


def _steps(one: Action) -> Part:
    rows = tuple(
        (step.title, step.due.words(), day(step.done_on) if step.done_on else Cell("not done", quiet=True))
        for step in one.milestones
    )
    return Part(
        "Steps", tables=(table("Steps", ("Step", "Due", "Done"), rows, "No step is named.", caption_hidden=True),)
    )


def _evidence(reading: Reading, one: Action, row: models.Action | None) -> Part:
    opens = can_open_files(reading.viewer, reading.owners(one))
    numbers = {} if row is None else dict(row.evidences.values_list("key", "pk"))
    rows = tuple(
        (
            Cell(found.shows, note=found.kind.value),
            day(found.on),
            who(found.by, reading.people),
            _file(found.file, found.sha256, numbers.get(found.key), opens),
        )
        for found in one.evidence
    )
    heads = ("What it shows", "Added", "By", "File")
    empty = "There is no evidence: the action cannot be said to be complete."
    return Part("Evidence", tables=(table("Evidence", heads, rows, empty, caption_hidden=True),))


def _file(name: str, digest: str, number: int | None, opens: bool) -> Cell:
    if not digest:
        return Cell(name or "no file is kept here", quiet=True)
    to = reverse("plan-evidence-file", args=[number]) if opens and number is not None else ""
    return Cell(name or "file", to, note=f"SHA-256 {digest[:12]}…")


def _ends(reading: Reading, one: Action) -> Part:
    rows: list[tuple[Cell | str, ...]] = []
    for closure in one.closures:
        agreed = (
            f"{day(closure.agreed_on)}, {who(closure.agreed_by, reading.people)}" if closure.agreed_on else "not yet"
        )
        reopened = Cell(day(closure.reopened_on), note=closure.reopened_because) if closure.reopened_on else "no"
        held = "; ".join(_checks(closure.checks)) or "none yet"
        rows.append((f"{day(closure.on)}, {who(closure.by, reading.people)}", agreed, held, reopened))
    heads = ("Said to be complete", "Agreed by a second person", "Looked at again", "Opened again")
    listed = table("How it ended", heads, rows, "It has not ended.", caption_hidden=True)
    return Part("How it ended", tables=(listed,))


def _checks(checks: tuple[object, ...]) -> Iterator[str]:
    for check in checks:
        months, due, done, holds = (getattr(check, name) for name in ("months", "due", "done_on", "holds"))
        if done is None:
            yield f"after {months} months: due {day(due)}"
        else:
            yield f"after {months} months: {'it holds' if holds else 'it fell back'} ({day(done)})"


def _proposals(reading: Reading, row: models.Action) -> Part | None:
    found = models.Proposal.objects.filter(closure__action=row).order_by("-pk")
    rows = tuple(
        (
            Cell(day(one.on), whole=True),
            Cell(one.because, note=f"proposed by {who(one.by, reading.people)}"),
            _decided(one),
        )
        for one in found
    )
    if not rows:
        return None
    heads = ("Proposed", "Why", "What the Board decided")
    return Part("Proposals to reopen it", tables=(table("Proposals", heads, rows, "", caption_hidden=True),))


def _decided(one: models.Proposal) -> Cell:
    if one.decided_on is None:
        return Cell("not decided", quiet=True)
    return Cell(f"{'Reopened' if one.reopen else 'Kept closed'}, {day(one.decided_on)}", note=one.decided_because)


def _chapters(reading: Reading, one: Action) -> Part:
    """What it was in every version before, the latest first; the map alone where that version is not kept."""
    earlier = queries.versions_before(reading.plan)
    found = chapters(one.key, reading.plan, *earlier)
    if not found:
        came = [told for told in reading.plan.mapped if one.key in told.now]
        return Part("What it was in the version before", tables=(mapped_table(came),))
    rows = tuple(
        (
            str(told.version),
            told.action.printed,
            told.action.text,
            told.fate.value,
            Cell(told.decision, note=told.because),
        )
        for told in found
    )
    heads = ("Version", "Number then", "Words then", "What became of it", "Decision, and why")
    listed = table("What it was before", heads, rows, "", caption_hidden=True)
    return Part("What it was in the versions before", tables=(listed,))


def _worded_before(row: models.Action | None) -> Part | None:
    if row is None:
        return None
    old = row.wordings.filter(superseded_at__isnull=False).order_by("-superseded_at")
    rows = tuple((Cell(one.text), one.superseded_by, moment(one.superseded_at)) for one in old)
    if not rows:
        return None
    heads = ("Words", "Changed by", "When")
    return Part(
        "How it was worded before", tables=(table("Words before", heads, rows, "", caption_hidden=True),), folded=True
    )
