"""The SSDA903 return: a folder of CSV files a year, as the guide of that year has it."""

from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.borough.holdings import Records
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.extracts import (
    Context,
    Make,
    british,
    changed,
    flag,
    home_postcode,
    placement_postcode,
    same,
    through,
)
from goldenthread.borough.writers.files import Shelf
from goldenthread.borough.writers.frames import batches, dmy, latest, looked_up, where, write_csv
from goldenthread.borough.writers.years import CensusYear, census_years, code_in

#: The first year (that in which the return ends) of each module that was added, and of the letters for sex.
SEX_LETTERS_FROM = 2025
WORKERS_FROM = 2024
LIBERTY_FROM = 2027

_SEX_NUMBERS = {"M": "1", "F": "2"}
#: Ages at 31 March of the young people in the care leavers' module (SSDA903 guide, OC3: 17th to 21st birthday).
_LEAVER_AGES = (17, 21)

Rows = Callable[[Records, "Return"], pa.Table]


class Return:
    """What is in the return of one year: the episodes of care that touch it and the children whom they make count."""

    def __init__(self, records: Records, year: CensusYear) -> None:
        self.year = year
        self.episodes = _episodes(records, year)
        self.children = self.episodes["child_id"].combine_chunks().unique()

    def of_children(self, table: pa.Table) -> pa.Table:
        """The rows about children looked after in the year."""
        return table.filter(pc.is_in(table["child_id"], value_set=self.children))


def write_ssda903(borough: Borough, records: Records, shelf: Shelf) -> None:
    """Write ``903/<year>/<module>.csv`` for each whole year and each module that the year's return has."""
    for year in census_years(borough.plan):
        given = Return(records, year)
        context = Context(records, borough.extras, year.name)
        rows = {module: pick(records, given) for module, pick in ROWS.items() if year.name >= SINCE.get(module, 0)}
        rows["header"] = _named(records, rows)
        for module, columns in _modules(year).items():
            if module in rows:
                path = f"903/{year.name}/{module}.csv"
                parts = ([make(part, context) for make in columns.values()] for part in batches(rows[module]))
                shelf.note(path, write_csv(shelf.place(path), tuple(columns), parts))


def _episodes(records: Records, year: CensusYear) -> pa.Table:
    """Episodes that touch the year, with what ended after it taken back, and the placement of each beside it."""
    held = year.open_in(records["care_episodes"], "start_date", "end_date")
    placements = records["placements"]
    ended = pc.fill_null(pc.less_equal(held["end_date"], pa.scalar(year.end)), False)
    moved = pc.equal(looked_up(held["placement_key"], placements, "end_date"), held["end_date"])
    change = pc.if_else(pc.fill_null(moved, False), looked_up(held["placement_key"], placements, "change_reason"), None)
    for column in ("end_date", "end_reason"):
        held = held.set_column(held.column_names.index(column), column, pc.if_else(ended, held[column], None))
    return (
        held.append_column("change_reason", pc.if_else(ended, change, None))
        .append_column("entered_date", looked_up(held["care_period_key"], records["care_periods"], "start_date"))
        .sort_by([("child_id", "ascending"), ("start_date", "ascending")])
    )


def _named(records: Records, rows: Mapping[str, pa.Table]) -> pa.Table:
    """The people whom any module of the year names."""
    named = pa.concat_arrays([table["child_id"].combine_chunks() for table in rows.values()])
    people = records["people"]
    return people.filter(pc.is_in(people["child_id"], value_set=named.unique()))


def _reviews(records: Records, given: Return) -> pa.Table:
    reviews = given.year.begun_in(given.of_children(records["care_reviews"]), "review_date")
    return reviews.filter(pc.invert(pc.fill_null(reviews["cancelled"], False)))


def _health(records: Records, given: Return) -> pa.Table:
    health = records["health_years"]
    health = health.filter(pc.equal(health["year_end_date"], pa.scalar(given.year.end)))
    scores = latest(given.year.begun_in(records["sdq_scores"], "completed_date"), "completed_date")
    for column in ("score", "reason"):
        health = health.append_column(column, looked_up(health["child_id"], scores, column, key="child_id"))
    return health


def _leavers(records: Records, given: Return) -> pa.Table:
    """The latest record in the year of each young person of the ages that the module covers, one row each."""
    leavers = latest(given.year.begun_in(records["care_leavers"], "record_date"), "record_date")
    births = looked_up(leavers["child_id"], records["people"], "birth_date", key="child_id")
    after_march = pc.greater(pc.add(pc.multiply(pc.month(births), 100), pc.day(births)), 331)
    age = pc.subtract(pc.subtract(given.year.name, pc.year(births)), pc.cast(after_march, pa.int64()))
    youngest, oldest = _LEAVER_AGES
    return leavers.filter(pc.fill_null(pc.and_(pc.greater_equal(age, youngest), pc.less_equal(age, oldest)), False))


def _adopted(records: Records, given: Return) -> pa.Table:
    return given.year.begun_in(records["adoptions"], "order_date")


def _placed(records: Records, given: Return) -> pa.Table:
    """Decisions in force in the year that a child should be placed for adoption: neither carried out nor reversed before."""
    decided = given.year.open_in(records["adoptions"], "decision_date", "order_date")
    return given.of_children(given.year.open_in(decided, "decision_date", "reversed_date"))


def _missing(records: Records, given: Return) -> pa.Table:
    """Episodes that touch the year and began while the child was looked after."""
    periods: dict[str, list[tuple[Any, Any]]] = {}
    care = records["care_periods"]
    for child, start, end in zip(
        *(care[name].to_pylist() for name in ("child_id", "start_date", "end_date")), strict=True
    ):
        periods.setdefault(child, []).append((start, end))
    held = given.of_children(given.year.open_in(records["missing_episodes"], "start_date", "end_date"))
    pairs = zip(held["child_id"].to_pylist(), held["start_date"].to_pylist(), strict=True)
    in_care = [
        any(start <= day and (end is None or day <= end) for start, end in periods.get(child, ()))
        for child, day in pairs
    ]
    return held.filter(pa.array(in_care, pa.bool_()))


def _workers(records: Records, given: Return) -> pa.Table:
    held = where(given.of_children(records["involvements"]), "role", "case-worker")
    return given.year.open_in(held, "start_date", "end_date").sort_by(
        [("child_id", "ascending"), ("start_date", "ascending")]
    )


ROWS: Mapping[str, Rows] = {
    "episodes": lambda _, given: given.episodes,
    "reviews": _reviews,
    "uasc": lambda records, given: where(given.of_children(records["immigration"]), "status", "uasc"),
    "oc2": _health,
    "oc3": _leavers,
    "ad1": _adopted,
    "placed_for_adoption": _placed,
    "previous_permanence": lambda records, given: given.of_children(records["previous_permanence"]),
    "missing": _missing,
    "sw_episodes": _workers,
    "dolo": lambda records, given: given.of_children(
        given.year.open_in(records["deprivations_of_liberty"], "start_date", "end_date")
    ),
}
SINCE = {"sw_episodes": WORKERS_FROM, "dolo": LIBERTY_FROM}


def _birth(part: pa.Table, context: Context) -> Any:
    return dmy(looked_up(part["child_id"], context.records["people"], "birth_date", key="child_id"))


def _sex(part: pa.Table, context: Context) -> Any:
    return looked_up(part["child_id"], context.records["people"], "sex", key="child_id")


def _number(column: str) -> Make:
    return flag(column, "1", "0")


def _known(column: str, end: Any) -> Make:
    """A day as dd/mm/yyyy if it had come by the end of the year."""
    return lambda part, _: dmy(pc.if_else(pc.less_equal(part[column], pa.scalar(end)), part[column], None))


def _if_known(column: str, day: str, end: Any) -> Make:
    """A value if the day that it is dated by had come by the end of the year."""
    return lambda part, _: pc.if_else(pc.less_equal(part[day], pa.scalar(end)), part[column], None)


def _pupil_number(part: pa.Table, _: Context) -> Any:
    """The unique pupil number or, as in the return, the reason why there is none."""
    return pc.coalesce(part["upn"], part["upn_unknown"])


def _mothers_child(part: pa.Table, context: Context) -> Any:
    return dmy(looked_up(part["child_id"], context.records["parents"], "child_birth_date", key="child_id"))


def _home(part: pa.Table, _: Context) -> Any:
    """Accommodation with whether it is suitable, as the return writes the two together."""
    known = pc.is_in(pc.utf8_length(part["accommodation"]), value_set=pa.array([1], pa.int32()))
    both = pc.binary_join_element_wise(part["accommodation"], pc.coalesce(part["suitability"], pa.scalar("")), "")
    return pc.if_else(pc.and_(known, pc.not_equal(part["accommodation"], "0")), both, part["accommodation"])


def _placement(column: str, codes: str, year: int) -> Make:
    """A code of the placement of an episode, as the year's return has it."""
    found = through("placement_key", "placements", column)
    change = code_in(codes, year)
    return lambda part, context: _swapped(found(part, context), change)


def _swapped(values: Any, change: Callable[[str], str]) -> Any:
    return pa.array([value and change(value) for value in values.to_pylist()], pa.string())


def _modules(year: CensusYear) -> Mapping[str, Mapping[str, Make]]:
    """The columns of each module, in the order of the files."""
    name, end, child = year.name, year.end, same("child_id")
    letters = name >= SEX_LETTERS_FROM
    sex: Make = (
        _sex
        if letters
        else lambda part, context: _swapped(_sex(part, context), lambda code: _SEX_NUMBERS.get(code, code))
    )
    who: dict[str, Make] = {"CHILD": child, "DOB": _birth}
    return {
        "header": {
            "CHILD": child, "SEX": sex, "DOB": _birth, "ETHNIC": same("ethnicity"), "UPN": _pupil_number,
            "MOTHER": _number("is_parent"), "MC_DOB": _mothers_child,
        },
        "episodes": {
            "CHILD": child, "DECOM": british("start_date"), "RNE": same("start_reason"), "LS": same("legal_status"),
            "CIN": same("need"), "PLACE": _placement("placement_type", "placement_type", name),
            "PLACE_PROVIDER": _placement("provider", "placement_provider", name), "DEC": british("end_date"),
            "REC": changed("end_reason", code_in("reason_episode_ceased", name)),
            "REASON_PLACE_CHANGE": changed("change_reason", code_in("place_change_reason", name)),
            "HOME_POST": home_postcode("entered_date"), "PL_POST": placement_postcode("placement_key"),
            "URN": through("placement_key", "placements", "urn"),
        },
        "reviews": {**who, "REVIEW": british("review_date"), "REVIEW_CODE": same("participation")},
        "uasc": {"CHILD": child, "SEX": sex, "DOB": _birth, "DUC": british("end_date")},
        "oc2": {
            **who, "SDQ_SCORE": same("score"), "SDQ_REASON": same("reason"), "CONVICTED": _number("convicted"),
            "HEALTH_CHECK": _number("health_surveillance"), "IMMUNISATIONS": _number("immunised"),
            "TEETH_CHECK": _number("dental_check"), "HEALTH_ASSESSMENT": _number("health_assessed"),
            "SUBSTANCE_MISUSE": _number("substance_misuse"), "INTERVENTION_RECEIVED": _number("intervention_received"),
            "INTERVENTION_OFFERED": _number("intervention_offered"),
        },
        "oc3": {
            **who, "IN_TOUCH": same("in_touch"), "ACTIV": changed("activity", code_in("activity", name)), "ACCOM": _home,
        },
        "ad1": {
            **who, "DATE_INT": british("decision_date"), "DATE_MATCH": british("matched_date"),
            "FOSTER_CARE": _number("adopted_by_carer"), "NB_ADOPTR": same("adopters"), "SEX_ADOPTR": same("adopter_sex"),
            "LS_ADOPTR": same("adopter_legal_status"),
        },
        "placed_for_adoption": {
            # The days of the decisions that the child should, and no longer should, be placed (DfE rules 115 to 118).
            **who, "DATE_PLACED": british("decision_date"), "DATE_PLACED_CEASED": _known("reversed_date", end),
            "REASON_PLACED_CEASED": _if_known("reversal_reason", "reversed_date", end),
        },
        "previous_permanence": {
            **who, "PREV_PERM": same("option"), "LA_PERM": same("arranging_authority"), "DATE_PERM": same("order_date_text"),
        },
        "missing": {
            **who, "MISSING": same("kind"), "MIS_START": british("start_date"), "MIS_END": _known("end_date", end),
        },
        "sw_episodes": {
            **who, "SW_ID": same("worker_id"), "SW_DECOM": british("start_date"), "SW_DEC": _known("end_date", end),
            "SW_REASON": _if_known("change_reason", "end_date", end),
        },
        "dolo": {**who, "DOLO_START": british("start_date"), "DOLO_END": _known("end_date", end)},
    }  # fmt: skip
