"""The code sets hold together: each spelling leads to one code, each group stays inside its set."""

import subprocess
import sys

import pytest

from goldenthread.records.codes import CODE_SETS, GROUPS, VERSION, CodeSet, Group, UnknownCodeSet, code_set, group
from goldenthread.records.codes.folding import tight
from goldenthread.records.codes.language import Code

EVERY_SET = pytest.mark.parametrize("one", CODE_SETS.values(), ids=CODE_SETS.keys())
EVERY_GROUP = pytest.mark.parametrize("one", GROUPS.values(), ids=GROUPS.keys())


@EVERY_SET
def test_every_code_finds_itself(one: CodeSet) -> None:
    """A code written as the return writes it is found exactly."""
    for code in one:
        found = one.resolve(code.code)
        assert (found.code, found.how) == (code.code, "exact")


@EVERY_SET
def test_every_alias_and_label_leads_to_its_own_code(one: CodeSet) -> None:
    """No alias or label is claimed by two codes or hidden behind another code."""
    for code in one:
        for spelling in (*code.aliases, code.label):
            assert one.resolve(spelling).code == code.code, spelling


@EVERY_SET
def test_no_alias_is_claimed_twice(one: CodeSet) -> None:
    """Two codes of a set never share a spelling."""
    claims: dict[str, set[str]] = {}
    for code in one:
        for spelling in (code.code, *code.aliases, code.label):
            claims.setdefault(tight(spelling), set()).add(code.code)
    assert [spelling for spelling, codes in claims.items() if len(codes) > 1] == []


@EVERY_SET
def test_every_alias_says_something_new(one: CodeSet) -> None:
    """An alias does not repeat its own code or label."""
    for code in one:
        aliases = [tight(alias) for alias in code.aliases]
        assert len(set(aliases)) == len(aliases)
        assert not {tight(code.code), tight(code.label)} & set(aliases)


@EVERY_SET
def test_every_set_says_where_it_comes_from(one: CodeSet) -> None:
    """A set has a title and a source, and one that is not confirmed says what is doubtful or that it is local."""
    assert one.title
    assert one.source
    assert all(code.label for code in one)
    assert one.confirmed or one.note or "local" in one.source


@EVERY_GROUP
def test_every_group_stays_inside_its_set(one: Group) -> None:
    """A group has codes, a title and a source, and each of its codes exists."""
    assert one.codes
    assert one.title
    assert one.source
    assert one.codes <= {code.code for code in code_set(one.code_set)}


def test_keys_are_unique_across_families() -> None:
    """No set or group has been overwritten by another of the same key."""
    from goldenthread.records.codes import _FAMILIES, groups

    assert len(CODE_SETS) == sum(len(family) for family in _FAMILIES)
    assert len(GROUPS) == len(groups.GROUPS)
    assert all(key == one.key for key, one in CODE_SETS.items())


def codes_of(key: str) -> set[str]:
    """Codes of a set."""
    return {code.code for code in code_set(key)}


def test_only_x1_does_not_end_a_period_of_care() -> None:
    """Every reason an episode ceased ends the period of care, but for X1."""
    assert codes_of("reason_episode_ceased") - group("ends-a-period-of-care").codes == {"X1"}


def test_only_temporary_moves_are_not_placements() -> None:
    """Every placement type counts as a placement, but for the temporary moves."""
    assert codes_of("placement_type") - group("counts-as-placement").codes == group("temporary-placement").codes
    assert group("temporary-placement").codes == {"T0", "T1", "T2", "T3", "T4"}


def test_short_breaks_are_v3_and_v4() -> None:
    """Short breaks are the two agreed series and no other accommodation."""
    assert group("is-a-short-break").codes == {"V3", "V4"}
    assert not group("is-a-short-break").codes & group("voluntary-accommodation").codes


def test_participation_groups_differ_as_the_guide_says() -> None:
    """Attended, gave views and took part are three different groups and none has the under-fours."""
    assert group("attended").codes == {"PN1", "PN2", "PN3", "PN4"}
    assert group("gave-views").codes == {"PN1", "PN2", "PN3", "PN5", "PN6"}
    assert group("participated").codes == {"PN1", "PN2", "PN3", "PN4", "PN5", "PN6"}
    assert "PN0" not in group("participated")
    parts = [group(key).codes for key in ("participated", "not-of-age-to-participate", "did-not-participate")]
    assert frozenset().union(*parts) == codes_of("participation")
    assert sum(map(len, parts)) == len(codes_of("participation"))


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (
            "ethnicity",
            "ethnicity-white ethnicity-mixed ethnicity-asian ethnicity-black ethnicity-other ethnicity-unknown",
        ),
        ("activity", "in-education-employment-training neet activity-not-known"),
        (
            "referral_source",
            (
                "from-individual from-education from-health from-housing from-authority from-police "
                "from-other-legal-agency source-not-known"
            ),
        ),
        ("disability", "has-disability no-disability"),
        (
            "legal_status",
            (
                "care-order placement-order voluntary-accommodation is-a-short-break on-remand-or-criminal "
                "emergency-protection"
            ),
        ),
        ("accommodation_suitability", "suitable unsuitable"),
        ("in_touch", "in-touch not-in-touch no-contact-by-choice left-out-of-care-leaver-measures"),
    ],
)
def test_a_breakdown_counts_every_code_once(whole: str, parts: str) -> None:
    """The groups of a breakdown neither overlap nor leave a code out (one catch-all source aside)."""
    groups = [group(key).codes for key in parts.split()]
    together = frozenset().union(*groups)
    assert sum(map(len, groups)) == len(together)
    assert codes_of(whole) - together <= ({"8"} if whole == "referral_source" else set())


def test_an_unknown_name_is_refused_with_a_suggestion() -> None:
    """A misspelt set or group is an error that names the nearest."""
    with pytest.raises(UnknownCodeSet, match=r"no code set named 'ethnicty'\. Did you mean 'ethnicity'\?"):
        code_set("ethnicty")
    with pytest.raises(UnknownCodeSet, match=r"no group of codes named 'is-a-shortbreak'\. Did you mean"):
        group("is-a-shortbreak")
    with pytest.raises(UnknownCodeSet, match=r"^There is no code set named 'zzzzzz'\.$"):
        code_set("zzzzzz")


def test_the_version_is_the_same_in_another_process() -> None:
    """The version does not depend on the order of sets in memory or on the run."""
    script = "from goldenthread.records.codes import VERSION; print(VERSION)"
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
    assert other == VERSION
    assert len(VERSION) == 16


def test_the_mappings_cannot_be_changed() -> None:
    """Nobody adds a code set at run time, when snapshots already carry the version."""
    with pytest.raises(TypeError):
        CODE_SETS["mine"] = CodeSet("mine", "Mine", "none", (Code("a", "A"),))  # type: ignore[index]
