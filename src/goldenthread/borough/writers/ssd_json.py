"""The outcome columns of the Standard Safeguarding Dataset, built by joining text and cut off as councils' scripts do.

The published scripts join the flags and the worker's comment into one text without escaping it and keep the first 4,000
characters, so that a few cells are cut off in the middle or are not valid JSON. The flags come before the comment and
are always whole. The comments here are invented.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.writers.extracts import Context
from goldenthread.borough.writers.frames import where

#: nvarchar length of the outcome columns.
KEPT_CHARACTERS = 4_000

CONTACT_FLAGS = (
    "NEW_REFERRAL_FLAG", "EXISTING_REFERRAL_FLAG", "CP_ENQUIRY_FLAG", "NFA_FLAG", "NON_AGENCY_ADOPTION_FLAG",
    "PRIVATE_FOSTERING_FLAG", "ADVICE_FLAG", "MISSING_FLAG", "OLA_CP_FLAG", "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
REFERRAL_FLAGS = (
    "SINGLE_ASSESSMENT_FLAG", "STRATEGY_DISCUSSION_FLAG", "CLA_REQUEST_FLAG", "NON_AGENCY_ADOPTION_FLAG",
    "PRIVATE_FOSTERING_FLAG", "CP_TRANSFER_IN_FLAG", "CP_CONFERENCE_FLAG", "CARE_LEAVER_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
ASSESSMENT_FLAGS = (
    "NFA_FLAG", "NFA_S47_END_FLAG", "STRATEGY_DISCUSSION_FLAG", "CLA_REQUEST_FLAG", "PRIVATE_FOSTERING_FLAG",
    "LEGAL_ACTION_FLAG", "PROV_OF_SERVICES_FLAG", "PROV_OF_SB_CARE_FLAG", "SPECIALIST_ASSESSMENT_FLAG",
    "REFERRAL_TO_OTHER_AGENCY_FLAG", "OTHER_ACTIONS_FLAG", "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
ENQUIRY_FLAGS = (
    "NFA_FLAG", "LEGAL_ACTION_FLAG", "PROV_OF_SERVICES_FLAG", "PROV_OF_SB_CARE_FLAG", "CP_CONFERENCE_FLAG",
    "NFA_CONTINUE_SINGLE_FLAG", "MONITOR_FLAG", "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
CONFERENCE_FLAGS = (
    "NFA_FLAG", "REFERRAL_TO_OTHER_AGENCY_FLAG", "SINGLE_ASSESSMENT_FLAG", "PROV_OF_SERVICES_FLAG", "CP_FLAG",
    "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip
PLAN_FLAGS = (
    "REMAINSUP", "RETURN1M", "RETURN6M", "RETURNEV", "LTRELFR", "LTFOST18", "RESPLMT", "SUPPLIV", "ADOPTION", "OTHERPLN",
)  # fmt: skip

_CONTACT_OUTCOMES = {
    "referral": "NEW_REFERRAL_FLAG",
    "assessment": "NEW_REFERRAL_FLAG",
    "open-case": "EXISTING_REFERRAL_FLAG",
    "strategy-discussion": "CP_ENQUIRY_FLAG",
    "nfa": "NFA_FLAG",
    "information-advice": "ADVICE_FLAG",
    "early-help": "OTHER_OUTCOMES_EXIST_FLAG",
    "other-authority": "OTHER_OUTCOMES_EXIST_FLAG",
    "other-agency": "OTHER_OUTCOMES_EXIST_FLAG",
}
_AIMS = {
    "return-to-family": "RETURN6M",
    "adoption": "ADOPTION",
    "sgo-cao": "LTRELFR",
    "supported-living": "SUPPLIV",
    "long-term-residential": "RESPLMT",
    "long-term-fostering": "LTFOST18",
}


def contact_outcome(part: pa.Table, _: Context) -> Any:
    """Which flag says what was decided on a contact."""
    raised = [
        {_CONTACT_OUTCOMES[outcome]} if outcome in _CONTACT_OUTCOMES else set()
        for outcome in part["outcome"].to_pylist()
    ]
    return _joined(CONTACT_FLAGS, raised, part)


def referral_outcome(part: pa.Table, context: Context) -> Any:
    """What a referral led to: an assessment, a strategy discussion, a conference, care."""
    records = context.records
    initiating = records["strategy_discussions"]
    followed = {
        "SINGLE_ASSESSMENT_FLAG": _named(part, records["assessments"], "referral_key"),
        "STRATEGY_DISCUSSION_FLAG": _named(part, initiating, "referral_key"),
        "CLA_REQUEST_FLAG": _named(part, records["care_periods"], "referral_key"),
        "CP_CONFERENCE_FLAG": _named(part, records["conferences"], "referral_key"),
        "CP_TRANSFER_IN_FLAG": _named(part, where(records["conferences"], "kind", "transfer-in"), "referral_key"),
    }
    return _joined(REFERRAL_FLAGS, _rows(followed, part.num_rows), part)


def assessment_outcome(part: pa.Table, _: Context) -> Any:
    """What an assessment ended with; open ones raise no flag."""
    raised = {
        "NFA_FLAG": part["no_further_action"].to_pylist(),
        "PROV_OF_SERVICES_FLAG": part["needs_support"].to_pylist(),
    }
    return _joined(ASSESSMENT_FLAGS, _rows(raised, part.num_rows), part)


def enquiry_outcome(part: pa.Table, context: Context) -> Any:
    """What a section 47 enquiry ended with."""
    raised = {
        "NFA_FLAG": part["no_further_action"].to_pylist(),
        "CP_CONFERENCE_FLAG": _named(part, context.records["conferences"], "enquiry_key"),
    }
    return _joined(ENQUIRY_FLAGS, _rows(raised, part.num_rows), part)


def conference_outcome(part: pa.Table, _: Context) -> Any:
    """Whether a conference made a child protection plan."""
    made = part["led_to_plan"].to_pylist()
    raised = {"CP_FLAG": made, "PROV_OF_SERVICES_FLAG": [plan is False for plan in made]}
    return _joined(CONFERENCE_FLAGS, _rows(raised, part.num_rows), part)


def care_plan(part: pa.Table, _: Context) -> Any:
    """The aim of a care plan as ten yes-or-no answers."""
    cells = []
    for aim in part["permanence"].to_pylist():
        # No answer says that nothing is decided yet: none is raised then.
        flag = _AIMS.get(aim, "OTHERPLN") if aim and aim != "not-yet-decided" else ""
        cells.append("{" + ", ".join(f'"{name}": "{"Y" if name == flag else "N"}"' for name in PLAN_FLAGS) + "}")
    return pa.array(cells, pa.string())


def factor_lists(assessments: Mapping[str, Sequence[str]]) -> list[str]:
    """The factors of each assessment as one list in JSON, such as ["2B", "3A"]."""
    return ["[" + ", ".join(f'"{factor}"' for factor in factors) + "]" for factors in assessments.values()]


def _named(part: pa.Table, table: pa.Table, ref: str) -> list[bool]:
    """For each row, whether a row of ``table`` names it."""
    named = table[ref].combine_chunks().drop_null()
    return list(pc.is_in(part["source_id"], value_set=named).to_pylist())


def _rows(raised: Mapping[str, Sequence[bool | None]], rows: int) -> list[set[str]]:
    return [{name for name, values in raised.items() if values[row]} for row in range(rows)]


def _joined(flags: Sequence[str], raised: Sequence[set[str]], part: pa.Table) -> Any:
    heads: dict[frozenset[str], str] = {}
    cells = []
    for names, source_id in zip(raised, part["source_id"].to_pylist(), strict=True):
        key = frozenset(names)
        if key not in heads:
            answers = ", ".join(f'"{flag}": "{"Y" if flag in names else "N"}"' for flag in flags)
            heads[key] = f'{{{answers}, "NUMBER_OF_OUTCOMES": {len(names)}, "COMMENTS": "'
        cells.append((heads[key] + _comment(source_id) + '"}')[:KEPT_CHARACTERS])
    return pa.array(cells, pa.string())


def _comment(source_id: str) -> str:
    """An invented comment: mostly none, now and then one with quotation marks in it, or one too long to be kept whole."""
    dice = crc32(source_id.encode("utf-8")) % 400
    if dice == 0:
        return "Discussed with the duty manager, see the record of the discussion. " * 80
    if dice == 1:
        return 'The caller said "the children are fine" and rang off.'
    return "Outcome agreed with the manager." if dice < 100 else ""
