"""Codes are valid in the years in which the returns had them."""

import pytest

from goldenthread.records.codes import accommodation_parts, code_set


@pytest.mark.parametrize(
    ("key", "code", "first", "last"),
    [
        ("reason_episode_ceased", "E43", None, 2018),
        ("reason_episode_ceased", "E44", None, 2018),
        ("reason_episode_ceased", "E45", 2019, None),
        ("reason_episode_ceased", "E48", 2019, None),
        ("reason_episode_ceased", "E17", None, None),
        ("place_change_reason", "CUSTOD", 2019, None),
        ("place_change_reason", "CARPL", None, None),
        ("assessment_factor", "18A", None, 2020),
        ("assessment_factor", "18B", 2021, None),
        ("assessment_factor", "19C", 2021, None),
        ("assessment_factor", "24A", 2022, None),
        ("activity", "F3", None, 2021),
        ("activity", "P5", 2022, None),
        ("closure_reason", "RC9", 2023, None),
        ("referral_source", "5D", 2023, None),
        ("gender_current", "1", None, 2024),
        ("placement_type", "H5", None, 2024),
        ("placement_type", "P2", None, 2024),
        ("placement_type", "K3", 2025, None),
        ("placement_type", "Z11", 2026, None),
        ("placement_type", "Z14", 2026, None),
        ("pre_proceedings_outcome", "A", 2027, None),
    ],
)
def test_a_code_is_valid_in_its_years_only(key: str, code: str, first: int | None, last: int | None) -> None:
    """The years on either side of a change are judged rightly, and a code out of its years is still named."""
    one = code_set(key)
    for year in range(2015, 2030):
        expected = (first is None or year >= first) and (last is None or year <= last)
        assert one.valid(code, year) is expected, year
        found = one.resolve(code, year)
        assert (found.code, found.how) == (code, "exact" if expected else "out-of-year")


def test_without_a_year_every_code_is_valid() -> None:
    """A source that has no collection year is not asked about years."""
    assert code_set("placement_type").valid("H5", None)
    assert code_set("placement_type").resolve("H5").how == "exact"


def test_a_code_not_in_the_set_is_never_valid() -> None:
    """Validity is of canonical codes: another spelling has to be resolved first."""
    assert not code_set("need").valid("n1", 2024)
    assert not code_set("need").valid("N77", None)


def test_an_alias_out_of_its_years_still_gives_the_code() -> None:
    """A lettered, labelled spelling is read first and then judged by year."""
    found = code_set("placement_type").resolve("n) H5: Residential accommodation", 2025)
    assert (found.code, found.how) == ("H5", "out-of-year")


@pytest.mark.parametrize(
    ("code", "parts"), [("B1", ("B", "1")), ("Z2", ("Z", "2")), ("U", ("U", None)), ("0", ("0", None))]
)
def test_an_accommodation_code_comes_apart(code: str, parts: tuple[str, str | None]) -> None:
    """The letter is the kind and the digit the suitability."""
    assert accommodation_parts(code) == parts


def test_a_wrong_accommodation_code_does_not_come_apart() -> None:
    """What is not a code is refused."""
    with pytest.raises(ValueError, match="'01' is not a code"):
        accommodation_parts("01")
