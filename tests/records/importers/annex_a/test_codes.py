"""The codes as Ofsted's guidance writes them, and as councils do, are all understood."""

import pytest

from goldenthread.records.codes import code_set
from goldenthread.records.importers.annex_a.spec import SPECIFICATION

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ETHNICITIES = (
    "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT".split()  # noqa: SIM905
)
SOURCES = {
    "a) 1A: Individual": "1A",
    "d) 1D: Individual": "1D",
    "e) 2A: Schools": "2A",
    "f) 2B: Education services": "2B",
    "g) 3A: Health services": "3A",
    "l) 3F: Health services": "3F",
    "m) 4: Housing": "4",
    "n) 5A: LA services": "5A",
    "p1) 5D: LA services": "5D",
    "q) 6: Police": "6",
    "r) 7: Other legal agency": "7",
    "s) 8: Other": "8",
    "t) 9: Anonymous": "9",
    "u) 10: Unknown": "10",
}
SPELLINGS = {
    "sex": {
        "a) Male": "M",
        "Male": "M",
        "M": "M",
        "b) Female": "F",
        "c) Not stated/recorded": "U",
        "c) Not stated/recorded (or unborn)": "U",
        "d) Neither": "U",
    },
    "ethnicity": {f"{letter}) {code}": code for letter, code in zip(LETTERS, ETHNICITIES, strict=False)}
    | {"s) NOBT": "NOBT", "White British": "WBRI"},
    "referral_source": SOURCES,
    "yes_no_unknown": {
        "a) Yes": "yes",
        "Yes": "yes",
        "Y": "yes",
        "true": "yes",
        "1": "yes",
        "b) No": "no",
        "N": "no",
        "c) Unknown": "unknown",
    },
    "need": {
        "N1 - Abuse or neglect": "N1",
        "N2 - Child’s disability": "N2",
        "N3 - Parental disability or illness": "N3",
        "N9 - Cases other than children in need": "N9",
        "N0 - Not stated": "N0",
    },
    "closure_reason": {
        "RC1 - Adopted": "RC1",
        "RC5 - Transferred to services of another local authority": "RC5",
        "RC7 - Services ceased for any other reason, including child no longer in need": "RC7",
        "RC8 - Case closed after assessment, no further action": "RC8",
        "RC9 - Case closed after assessment, referred to early help": "RC9",
    },
    "case_status": {
        "a) Looked after child": "looked-after",
        "b) Child Protection plan": "child-protection-plan",
        "c) Child in need plan": "child-in-need-plan",
        "d) Open assessment": "open-assessment",
        "e) Closed episode": "closed",
    },
    "abuse_category": {
        "a) Neglect": "NEG",
        "b) Physical abuse": "PHY",
        "c) Sexual abuse": "SAB",
        "d) Emotional abuse": "EMO",
        "e) Multiple/not recommended": "MUL",
        "Physical abuse": "PHY",
    },
    "legal_status": {"C1: ICO": "C1", "C2: FCO": "C2", "E1: Placement order": "E1", "V2": "V2", "V4": "V4"},
    "permanence_plan": {
        "a) Return to family": "return-to-family",
        "b) Adoption": "adoption",
        "c) SGO/CAO": "sgo-cao",
        "d) Supported living in the community": "supported-living",
        "e) Long-term residential placement": "long-term-residential",
        "f) Long-term fostering": "long-term-fostering",
        "g) Other": "other",
    },
    "reason_episode_ceased": {"k) E47: Special Guardianship Orders - relative/friend": "E47", "E4A": "E4A", "E8": "E8"},
    "placement_type": {
        "a) U1: Foster placement - relatives - long term": "U1",
        "f) U6: Foster placement - not FFA": "U6",
        "n) H5: Residential accommodation": "H5",
        "K2": "K2",
    },
    "placement_provider": {
        "b) PR1 - Own provision": "PR1",
        "e) PR4 - Private provision": "PR4",
        "f) PR5 - Voluntary/third sector": "PR5",
    },
    "placement_location": {"a) In": "IN", "b) Out": "OUT"},
    "return_interview_answer": {"a) Yes": "yes", "b) No": "no", "c) Unknown": "not-recorded"},
    "leaving_care_eligibility": {
        "a) Relevant child": "relevant",
        "b) Former relevant child": "former-relevant",
        "c) Qualifying care leaver": "qualifying",
        "d) Eligible child": "eligible",
    },
    "in_touch": {
        "a) Yes": "YES",
        "b) No": "NO",
        "c) Died": "DIED",
        "d) Refu": "REFU",
        "e) NREQ": "NREQ",
        "f) Rhom": "RHOM",
    },
    "accommodation": {
        "B: Parents/relatives": "B",
        "U: Independent living": "U",
        "Y: Other accommodation": "Y",
        "Z: With former foster carers": "Z",
    },
    "accommodation_suitability": {"a) Suitable": "1", "b) Unsuitable": "2"},
    "activity": {
        "F1: Full time in higher education": "F1",
        "G5: Not in education, employment or training - other": "G5",
        "F3: Full time in training or employment": "F3",
    },
    "adoption_reversal": {
        "RD1 - The child’s needs changed subsequent to the decision": "RD1",
        "RD2": "RD2",
        "RD4 - Any other reason": "RD4",
    },
}


@pytest.mark.parametrize(
    "key", sorted({field.codes for sheet in SPECIFICATION.at(None).values() for field in sheet.fields if field.codes})
)
def test_the_spellings_of_the_lists_are_understood(key: str) -> None:
    """Every code set that a list uses is tried with the guidance's spellings."""
    understood = {text: code_set(key).resolve(text, None).code for text in SPELLINGS[key]}
    assert understood == SPELLINGS[key]
