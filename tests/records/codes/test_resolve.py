"""Messy spellings find their code, and what could be two codes is not understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.records.codes import CODE_SETS, BadCodeTable, Code, CodeSet, Resolved, code_set, fold
from goldenthread.records.codes.language import table

# set | spelling | code (- for not understood) | how
SPELLINGS = """
    sex | M | M | exact
    sex | m | M | case
    sex | a) Male | M | alias
    sex | Male | M | alias
    sex | 1 | M | alias
    sex | 01 | M | alias
    sex | 2.0 | F | alias
    sex | b) Female | F | alias
    sex | 0 | U | alias
    sex | c) Not stated/recorded (or unborn) | U | alias
    sex | d) Neither | U | alias
    sex | 3 | - | unknown
    sex | Mail | - | unknown
    ethnicity | a) WBRI | WBRI | alias
    ethnicity | WBRI - White British | WBRI | alias
    ethnicity | WBRI-White - British | WBRI | alias
    ethnicity | White - British [WBRI] | WBRI | alias
    ethnicity | White British (A1) | WBRI | alias
    ethnicity | A1 - White British | WBRI | alias
    ethnicity | WBRI - White British (101) | WBRI | alias
    ethnicity | BSOM | BAFR | alias
    ethnicity | s) NOBT | NOBT | alias
    ethnicity | t) NOBT | NOBT | alias
    ethnicity | u) UNKNOWN | NOBT | alias
    ethnicity | White - Irish [WBRI] | - | unknown
    ethnicity | WBRI or WIRI | - | unknown
    ethnicity | White | - | unknown
    need | N1 - Abuse or neglect | N1 | alias
    need | N1 - Abuse or Neglect. | N1 | alias
    need | N1: abuse or neglect | N1 | alias
    need | N1 Abuse or neglect | N1 | alias
    need | Abuse or neglect | N1 | alias
    need | N2 – Child’s disability | N2 | alias
    need | N1 - Child's disability | - | unknown
    need | N1/N2 | - | unknown
    need | N1, N4 | - | unknown
    need | PSRMEM - Support with memory and cognition | - | unknown
    referral_source | q) 6: Police | 6 | alias
    referral_source | p1) 5D: LA services | 5D | alias
    referral_source | b) 1B: Individual | 1B | alias
    referral_source | 1a | 1A | case
    referral_source | 06 | 6 | alias
    referral_source | 6.0 | 6 | alias
    referral_source | 10: Unknown | 10 | alias
    referral_source | 10) Housing (e.g. housing department) | - | unknown
    referral_source | 4 - Housing (LA housing or housing association) | 4 | alias
    referral_source | GP [3A] | 3A | alias
    referral_source | 5a: LA services – Social Care | 5A | alias
    referral_source | ‘4 | 4 | alias
    referral_source | 6 weeks | - | unknown
    referral_source | 6-12 months | - | unknown
    referral_source | 4 - 6 | - | unknown
    closure_reason | RC8 - Case closed after assessment, no further action | RC8 | alias
    closure_reason | rc7 | RC7 | case
    assessment_factor | 3B - domestic violence | 3B | alias
    assessment_factor | 20.0 | 20 | alias
    assessment_factor | 18 | - | unknown
    abuse_category | a) Neglect | NEG | alias
    abuse_category | Neglect (NEG) | NEG | alias
    abuse_category | NEG: Neglect | NEG | alias
    abuse_category | NEG / PHY | - | unknown
    abuse_category | Physical abuse [NEG] | - | unknown
    case_status | c) Child in need plan | child-in-need-plan | alias
    legal_status | C2: FCO | C2 | alias
    legal_status | E1: Placement order | E1 | alias
    legal_status | C2: ICO | - | unknown
    legal_status | Section 20 | V2 | alias
    placement_type | f) U6: Foster placement - not FFA | U6 | alias
    placement_type | a) U1: Foster placement - relatives - long term | U1 | alias
    placement_type | U4 : U4 Placement with other foster carer- long term fostering | U4 | alias
    placement_type | U6 - | U6 | alias
    placement_type | U1 or U4 | - | unknown
    placement_provider | e) PR4 - Private provision | PR4 | alias
    placement_provider | f) PR5 - Voluntary/third sector | PR5 | alias
    reason_episode_ceased | k) E47: Special Guardianship Orders - relative/friend | E47 | alias
    reason_episode_ceased | E12-Adoption, consent dispensed with | E12 | alias
    reason_episode_ceased | Care taken over by another LA in the UK [E3] | E3 | alias
    reason_episode_ceased | E4 | - | unknown
    reason_episode_ceased | E4 - Returned home to live with parents (no order) | - | unknown
    participation | PN1 - Attended and spoke | PN1 | alias
    permanence_plan | Independent living | - | unknown
    permanence_plan | F) Long-Term Fostering | long-term-fostering | alias
    leaving_care_eligibility | b) Former relevant child | former-relevant | alias
    in_touch | d) Refu | REFU | alias
    in_touch | NO - refused contact | - | unknown
    accommodation | B1 | B1 | exact
    accommodation | U: Independent living | U | alias
    accommodation | Y: Other accommodation | Y | alias
    accommodation | 01 | - | unknown
    accommodation_suitability | a) Suitable | 1 | alias
    activity | G5: Not in education, employment or training - other | G5 | alias
    missing_kind | M - Missing | M | alias
    return_interview_answer | c) Unknown | not-recorded | alias
    worker_role | CW | case-worker | alias
    audit_grade | RI | requires-improvement | alias
    audit_grade | 4Rs | inadequate | alias
    complaint_stage | Stage 1 | 1 | alias
    complaint_stage | 1.0 | 1 | alias
    yes_no | TRUE | yes | alias
    yes_no | b) No | no | alias
    yes_no | Yes - partial | - | unknown
    yes_no | yes/no | - | unknown
    health_check_kind | IHA | health-assessment-initial | alias
    health_check_kind | Teeth check | dental | alias
"""


@pytest.mark.parametrize("row", [line for line in SPELLINGS.splitlines() if line.strip()], ids=str.strip)
def test_a_spelling_is_read_as_a_practitioner_would(row: str) -> None:
    """Each spelling finds the code that a person would see in it, or none."""
    key, spelling, code, how = (cell.strip() for cell in row.split(" | "))
    assert code_set(key).resolve(spelling) == Resolved(None if code == "-" else code, how)  # type: ignore[arg-type]


@pytest.mark.parametrize("spelling", ["", " ", "\u00a0", ".", "-", "#N/A"])
def test_a_blank_or_a_spreadsheet_error_is_no_code(spelling: str) -> None:
    """What says nothing is not understood in any set of a return."""
    for key in ("sex", "need", "ethnicity", "placement_type", "legal_status", "yes_no"):
        assert code_set(key).resolve(spelling).how == "unknown"


@pytest.mark.parametrize("spelling", ["\u00a0 N1 ", "N1\u200b", "Ｎ1"])
def test_invisible_signs_do_not_hide_a_code(spelling: str) -> None:
    """No-break spaces, zero-width signs and full-width letters are read through."""
    assert code_set("need").resolve(spelling).code == "N1"


@given(st.data())
def test_blanks_and_case_never_change_the_code(data: st.DataObject) -> None:
    """A code in another case, with blanks around it, is the same code or, where two differ by case, none other."""
    one = CODE_SETS[data.draw(st.sampled_from(sorted(CODE_SETS)))]
    code = data.draw(st.sampled_from(one.codes)).code
    changed = data.draw(st.sampled_from([str.upper, str.lower, str.title]))(code)
    blanks = st.text(" \t\u00a0\u2003", max_size=3)
    assert one.resolve(data.draw(blanks) + changed + data.draw(blanks)).code == code


@given(st.text(max_size=40))
def test_any_text_is_answered_without_failing(text: str) -> None:
    """Whatever a cell holds, the answer is a code of the set or none, and the same each time."""
    for key in ("sex", "ethnicity", "referral_source", "placement_type", "accommodation"):
        one = code_set(key)
        found = one.resolve(text)
        assert found == one.resolve(text)
        assert (found.code is None) == (found.how == "unknown")
        assert found.code is None or found.code in one
        assert one.suggest(text) is None or one.suggest(text) in one


@given(st.data())
def test_two_codes_side_by_side_are_never_guessed_between(data: st.DataObject) -> None:
    """Two different codes of a return in one cell give none."""
    keys = ["need", "placement_type", "legal_status", "reason_episode_ceased", "assessment_factor", "ethnicity"]
    one = code_set(data.draw(st.sampled_from(keys)))
    pair = st.lists(st.sampled_from([code.code for code in one]), min_size=2, max_size=2, unique=True)
    first, second = data.draw(pair)
    between = data.draw(st.sampled_from([" ", "/", " / ", ", ", " or ", " and ", "; ", " - ", ": ", " & "]))
    assert one.resolve(first + between + second).code is None


def test_a_shared_spelling_is_not_understood() -> None:
    """Where two codes claim a spelling, neither gets it, and the codes themselves still work."""
    one = CodeSet("t", "T", "test", (Code("X", "Both ways", aliases=("same",)), Code("Y", "Other", aliases=("same",))))
    assert one.resolve("same") == Resolved(None, "unknown")
    assert one.resolve("X - same") == Resolved("X", "alias")
    assert one.resolve("x") == Resolved("X", "case")


def test_zeros_in_front_are_put_back_only_where_one_code_fits() -> None:
    """A spreadsheet drops the zeros of 05; where 5 and 05 are both codes each stays itself."""
    padded = CodeSet("t", "T", "test", (Code("05", "Five"), Code("10", "Ten")))
    assert padded.resolve("5") == Resolved("05", "alias")
    assert padded.resolve("5.00") == Resolved("05", "alias")
    both = CodeSet("t", "T", "test", (Code("5", "Five"), Code("05", "Zero five")))
    assert both.resolve("5").code == "5"
    assert both.resolve("05").code == "05"
    assert both.resolve("005").code is None


def test_a_near_miss_is_suggested_and_not_taken() -> None:
    """A misspelling is unknown, with the likely code as the suggestion."""
    need = code_set("need")
    assert need.resolve("Abuse or negelct").how == "unknown"
    assert need.suggest("Abuse or negelct") == "N1"
    assert code_set("ethnicity").suggest("Pakistny") == "APKN"
    assert need.suggest("zzzz") is None


@pytest.mark.parametrize(
    ("spelling", "folded"),
    [
        ("  White\u00a0 British. ", "white british"),
        ("Child’s – need", "child's - need"),
        ("“Other”", '"other"'),
        ("N/A...", "n/a"),
    ],
)
def test_folding_keeps_the_words_and_drops_the_rest(spelling: str, folded: str) -> None:
    """Case, odd spaces, dashes, quotes and full stops at the end do not count; folding twice changes nothing."""
    assert fold(spelling) == folded
    assert fold(folded) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded spelling is already folded."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "line", ["A", "A | ", "A | Label | 19-2020", "A | Label | 2021-2019", "A | Label | then", "A | B | | | | more"]
)
def test_a_badly_written_table_is_refused(line: str) -> None:
    """A slip in a table of codes stops the program at once instead of losing a code."""
    with pytest.raises(BadCodeTable):
        table(line)


def test_a_code_given_twice_is_refused() -> None:
    """Two lines for one code cannot both be right."""
    with pytest.raises(BadCodeTable, match="given twice"):
        CodeSet("t", "T", "test", table("A | One\nA | Two"))
