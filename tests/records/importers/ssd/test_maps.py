"""What the tables of the dataset become in ours."""

import re
from datetime import date, datetime
from pathlib import Path

from tests.records.importers.ssd.dataset import AS_AT, CONTACT, PERSON, loaded, write

from goldenthread.records.importers.ssd.guide import feeds, pages
from goldenthread.records.importers.ssd.maps import MAPS
from goldenthread.records.importers.ssd.spec import SHEETS
from goldenthread.records.tables import TABLES


def episode(
    n: int, start: str, ceased: str = "", reason: str = "", period: str = "CLA1", **more: str
) -> dict[str, str]:
    """One row of ssd_cla_episodes."""
    return {
        "clae_cla_episode_id": f"E{n}", "clae_person_id": "P1", "clae_cla_episode_start_date": start,
        "clae_cla_episode_start_reason": "S" if n == 1 else "P", "clae_cla_primary_need_code": "N1",
        "clae_cla_episode_ceased_date": ceased, "clae_cla_episode_ceased_reason": reason, "clae_cla_id": period,
        "clae_cla_placement_id": f"PL{n}", "clae_referral_id": "", "clae_entered_care_date": "2023-02-01", **more,
    }  # fmt: skip


def test_a_contact_keeps_its_time_and_outcome(tmp_path: Path) -> None:
    """The flag that leads furthest is the outcome; midnight is no time; a broken text is a finding and is used."""
    contacts = [
        {**CONTACT, "cont_contact_source_code": "6", "cont_contact_outcome_json": '{"NEW_REFERRAL_FLAG": "Y", "NFA_FLAG": "Y"}'},
        {**CONTACT, "cont_contact_id": "K2", "cont_contact_date": "2024-06-01 00:00:00", "cont_contact_source_code": "",
         "cont_contact_outcome_json": '{"NFA_FLAG": "Y", "COMMENTS": "cut o'},
    ]  # fmt: skip
    got = loaded(write(tmp_path, ssd_contacts=contacts))
    assert got.rows("select contact_date, received_at, source, outcome from contacts order by all") == [
        (date(2024, 5, 1), datetime(2024, 5, 1, 10, 15), "6", "referral"),
        (date(2024, 6, 1), None, None, "nfa"),
    ]
    assert got.rules() == ["broken-json"]


def test_dates_as_written_in_england_are_read_when_told_so(tmp_path: Path) -> None:
    """01/05/2024 is 1 May with --dates dmy and unreadable without."""
    folder = write(tmp_path, ssd_contacts=[{**CONTACT, "cont_contact_date": "01/05/2024 10:15"}])
    told = loaded(folder, dates="dmy")
    assert told.rows("select contact_date, received_at from contacts") == [
        (date(2024, 5, 1), datetime(2024, 5, 1, 10, 15))
    ]
    assert {"unreadable-date", "row-without-date"} & set(loaded(folder).rules())


def test_a_period_of_care_is_its_episodes(tmp_path: Path) -> None:
    """It starts when the child entered care and has ended only when its last episode has, and not by X1."""
    rows = [
        episode(1, "2023-02-01", "2023-06-01", "X1"),
        episode(2, "2023-06-01", "2024-01-10", "E4A"),
        episode(3, "2024-08-01", "2024-09-01", "X1", "CLA2", clae_entered_care_date="2024-08-01"),
        episode(4, "2024-09-01", "", "", "CLA2", clae_entered_care_date="2024-08-01"),
    ]
    got = loaded(write(tmp_path, ssd_cla_episodes=rows))
    assert got.rows("select start_date, end_date, end_reason, until_date from care_periods order by all") == [
        (date(2023, 2, 1), date(2024, 1, 10), "E4A", date(2024, 1, 10)),
        (date(2024, 8, 1), None, None, date(9999, 12, 31)),
    ]
    linked = got.rows(
        "select count(*), count(p.event_key) from care_episodes e join care_periods p on p.event_key = e.care_period_key"
    )
    assert linked == [(4, 4)]


def test_a_period_whose_last_episode_carries_on_has_not_ended(tmp_path: Path) -> None:
    """X1 without a following episode is not an end of care."""
    got = loaded(write(tmp_path, ssd_cla_episodes=[episode(1, "2023-02-01", "2023-06-01", "X1")]))
    assert got.rows("select end_date, end_reason from care_periods") == [(None, None)]


def test_short_breaks_are_told_by_the_legal_status(tmp_path: Path) -> None:
    """A period under V4 alone is a series of short breaks; under a care order as well it is not."""
    status = {
        "lega_legal_status_id": "L1",
        "lega_person_id": "P1",
        "lega_legal_status": "V4",
        "lega_legal_status_start_date": "2023-02-01",
    }
    order = {
        **status,
        "lega_legal_status_id": "L2",
        "lega_legal_status": "C2",
        "lega_legal_status_start_date": "2023-05-01",
    }
    episodes = [episode(1, "2023-02-01")]
    one = loaded(write(tmp_path / "one", ssd_cla_episodes=episodes, ssd_legal_status=[status]))
    assert one.rows("select short_breaks from care_periods") == [(True,)]
    two = loaded(write(tmp_path / "two", ssd_cla_episodes=episodes, ssd_legal_status=[status, order]))
    assert two.rows("select short_breaks from care_periods") == [(False,)]


def test_factors_know_their_assessment_and_their_person(tmp_path: Path) -> None:
    """A list of factors becomes a row each; factors of an assessment that is not there are found."""
    assessment = {
        "cina_assessment_id": "A1",
        "cina_person_id": "P1",
        "cina_referral_id": "",
        "cina_assessment_start_date": "2024-05-02",
    }
    factors = [
        {"cinf_table_id": "1", "cinf_assessment_id": "A1", "cinf_assessment_factors_json": '["1A", "3B", "XX"]'},
        {"cinf_table_id": "2", "cinf_assessment_id": "A9", "cinf_assessment_factors_json": '["1A"]'},
    ]
    got = loaded(write(tmp_path, ssd_cin_assessments=[assessment], ssd_assessment_factors=factors))
    assert got.rows(
        "select f.child_id, factor, a.start_date from (select p.child_id, f.* from assessment_factors f"
        " join people p using (person_key)) f join assessments a on a.event_key = f.assessment_key"
        " where factor is not null order by all"
    ) == [("P1", "1A", date(2024, 5, 2)), ("P1", "3B", date(2024, 5, 2))]
    assert {"unknown-code", "row-without-person"} <= set(got.rules())


def test_the_case_worker_is_told_by_code_or_by_words(tmp_path: Path) -> None:
    """CW since version 1.4.5, descriptions before."""
    rows = [
        {"invo_involvements_id": str(n), "invo_professional_id": f"W{n}", "invo_professional_role_id": role, "invo_person_id": "P1",
         "invo_involvement_start_date": f"2024-0{n}-01"}
        for n, role in enumerate(("CW", "Allocated Case Worker", "IRO"), 1)
    ]  # fmt: skip
    got = loaded(write(tmp_path, ssd_involvements=rows))
    assert got.rows("select worker_id, role from involvements order by all") == [
        ("W1", "case-worker"), ("W2", "case-worker"), ("W3", "iro"),
    ]  # fmt: skip


def test_one_row_of_a_care_leaver_is_current(tmp_path: Path) -> None:
    """Of several rows the one with the latest contact is used, and the others are found."""
    rows = [
        {"clea_table_id": str(n), "clea_person_id": "P1", "clea_care_leaver_latest_contact": contact,
         "clea_care_leaver_activity": activity, "clea_pathway_plan_review_date": "2024-10-01"}
        for n, (contact, activity) in enumerate((("2023-01-05", "G5"), ("2025-01-05", "F2"), ("", "G4")), 1)
    ]  # fmt: skip
    got = loaded(write(tmp_path, ssd_care_leavers=rows))
    assert got.rows("select record_date, activity from care_leavers") == [(date(2025, 1, 5), "F2")]
    assert got.rows("select review_date from pathway_plans") == [(date(2024, 10, 1),)]
    assert got.rules() == ["repeated-care-leaver"]


def test_a_care_leaver_without_contact_stands_as_at_the_extract(tmp_path: Path) -> None:
    """Nobody is in touch, and that too is known on the day of the extract."""
    row = {"clea_table_id": "1", "clea_person_id": "P1", "clea_care_leaver_in_touch": "NO"}
    got = loaded(write(tmp_path, ssd_care_leavers=[row]))
    assert got.rows("select record_date, in_touch, latest_contact_date from care_leavers") == [(AS_AT, "NO", None)]


def test_visits_of_all_kinds_are_one_table(tmp_path: Path) -> None:
    """Ids of different tables may be alike; the kind tells them apart."""
    got = loaded(
        write(
            tmp_path,
            ssd_cin_visits=[
                {
                    "cinv_cin_visit_id": "1",
                    "cinv_person_id": "P1",
                    "cinv_cin_visit_date": "2024-05-01",
                    "cinv_cin_visit_seen": "Y",
                }
            ],
            ssd_cp_visits=[
                {
                    "cppv_cp_visit_id": "1",
                    "cppv_person_id": "P1",
                    "cppv_cp_visit_date": "2024-05-02 09:30:00",
                    "cppv_cp_visit_seen": "N",
                }
            ],
            ssd_cla_visits=[
                {
                    "clav_cla_visit_id": "1",
                    "clav_person_id": "P1",
                    "clav_cla_visit_date": "2024-05-03",
                    "clav_cla_visit_seen": "",
                }
            ],
        )
    )
    assert got.rows("select kind, visit_date, visited_at, seen from visits order by visit_date") == [
        ("cin", date(2024, 5, 1), None, True),
        ("cp", date(2024, 5, 2), datetime(2024, 5, 2, 9, 30), False),
        ("cla", date(2024, 5, 3), None, None),
    ]


def test_permanence_is_adoption_only_where_it_says_so(tmp_path: Path) -> None:
    """A special guardianship order is a court order and no adoption."""

    def row(n: int, decision: str, order: str, kind: str) -> dict[str, str]:
        dates = {"perm_adm_decision_date": decision, "perm_permanence_order_date": order}
        return {"perm_table_id": str(n), "perm_person_id": f"P{n}", **dates, "perm_permanence_order_type": kind}

    rows = [row(1, "2023-05-01", "2024-06-01", "Adoption"), row(2, "", "2024-07-01", "SGO")]
    got = loaded(write(tmp_path, ssd_person=[PERSON, {**PERSON, "pers_person_id": "P2"}], ssd_permanence=rows))
    assert got.rows("select decision_date, order_date from adoptions") == [(date(2023, 5, 1), date(2024, 6, 1))]
    assert got.rows("select order_kind, order_date from court_orders order by all") == [
        ("AO", date(2024, 6, 1)),
        ("SGO", date(2024, 7, 1)),
    ]


def test_parallel_plans_are_not_yet_decided(tmp_path: Path) -> None:
    """One ticked aim is the plan; two different ones are none yet; two ways home are one aim."""

    def plan(n: int, *ticked: str) -> dict[str, str]:
        flags = ", ".join(
            f'"{name}": "{"Y" if name in ticked else "N"}"' for name in ("RETURN1M", "RETURN6M", "ADOPTION")
        )
        return {
            "lacp_table_id": str(n),
            "lacp_person_id": "P1",
            "lacp_cla_care_plan_start_date": f"2024-0{n}-01",
            "lacp_cla_care_plan_json": "{" + flags + "}",
        }

    got = loaded(
        write(
            tmp_path,
            ssd_cla_care_plan=[
                plan(1, "ADOPTION"),
                plan(2, "ADOPTION", "RETURN6M"),
                plan(3, "RETURN1M", "RETURN6M"),
                plan(4),
            ],
        )
    )
    assert got.rows("select permanence from permanence_plans order by start_date") == [
        ("adoption",), ("not-yet-decided",), ("return-to-family",), (None,),
    ]  # fmt: skip


def test_other_identifiers_are_links(tmp_path: Path) -> None:
    """From their own table, from the person and from the table of pupils."""
    got = loaded(
        write(
            tmp_path,
            ssd_person=[{**PERSON, "pers_legacy_id": "OLD7", "pers_single_unique_id": "9434765919"}],
            ssd_linked_identifiers=[
                {
                    "link_table_id": "1",
                    "link_person_id": "P1",
                    "link_identifier_type": "NHS Number",
                    "link_identifier_value": "943",
                }
            ],
            ssd_send=[{"send_table_id": "1", "send_person_id": "P1", "send_upn": "", "send_uln": "5551234567"}],
        )
    )
    assert got.rows("select id_kind, id_value from person_links order by all") == [
        ("legacy-id", "OLD7"), ("nhs-number", "943"), ("single-unique-id", "9434765919"), ("unique-learner-number", "5551234567"),
    ]  # fmt: skip


def test_what_a_child_says_is_an_answer_each(tmp_path: Path) -> None:
    """Questions that were not answered give no row."""
    row = {
        "voch_table_id": "1",
        "voch_person_id": "P1",
        "voch_explained_worries": "Y",
        "voch_plan_safe": "N",
        "voch_agree_worker": "",
    }
    got = loaded(write(tmp_path, ssd_voice_of_child=[row]))
    assert got.rows("select question, positive, feedback_date from feedback order by all") == [
        ("explained_worries", True, AS_AT), ("plan_safe", False, AS_AT),
    ]  # fmt: skip


def test_pre_proceedings_and_the_case_that_followed(tmp_path: Path) -> None:
    """A court reference shows that there were proceedings; its letter of issue is the nearest date."""
    base = {
        "prep_table_id": "1",
        "prep_person_id": "P1",
        "prep_pre_pro_decision_date": "2024-02-01",
        "prep_care_pro_letter_date": "2024-05-01",
        "prep_court_reference": "ZE24C00001",
    }
    got = loaded(
        write(
            tmp_path,
            ssd_pre_proceedings=[
                base,
                {**base, "prep_table_id": "2", "prep_pre_pro_decision_date": "2024-09-01", "prep_court_reference": ""},
            ],
        )
    )
    assert got.rows("select start_date, issue_letter_date from pre_proceedings order by all") == [
        (date(2024, 2, 1), date(2024, 5, 1)), (date(2024, 9, 1), date(2024, 5, 1)),
    ]  # fmt: skip
    assert got.rows("select case_number, issued_date from care_proceedings") == [("ZE24C00001", date(2024, 5, 1))]


def test_every_table_read_feeds_one_of_ours() -> None:
    """Each sheet stands in a SELECT, and each SELECT is for a table that exists."""
    used = set(re.findall(r"\bssd_[a-z0-9_]+\b", " ".join(item.sql for item in MAPS)))
    assert set(SHEETS) <= used
    assert all(item.table in TABLES for item in MAPS)


def test_the_guide_says_what_the_importer_does() -> None:
    """The tables of the guide are those that the importer gives."""
    page = Path(__file__).parents[4] / "docs" / "guides" / "inputs-ssd.md"
    made = page.read_text(encoding="utf-8").partition("<!-- made from the importer -->\n\n")[2]
    assert made == pages()
    assert set(feeds()) == set(SHEETS)
