"""Five measures as they are often counted: whole tables into pandas data frames, a loop over months, group by team."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from goldenthread.calendar import Period, WorkingDays

#: The measures of the book whose figures for the whole and by team are counted here.
KEYS = (
    "referrals",
    "assessments-in-45-working-days",
    "cp-plans-open",
    "looked-after-children",
    "missing-episodes",
)


def run(folder: Path, months: Sequence[Period], as_at: date) -> int:
    """Count the five for every month, whole and by team; gives how many figures that made."""
    referrals, assessments, plans, periods, missing, holders = (
        pd.read_parquet(folder / f"{name}.parquet")
        for name in ("referrals", "assessments", "cp_plans", "care_periods", "missing_episodes", "involvements")
    )
    days = WorkingDays.standard()
    joined = assessments.merge(
        referrals[["event_key", "referral_date"]], how="left", left_on="referral_key", right_on="event_key"
    )
    joined["began"] = joined["referral_date"].fillna(joined["start_date"])
    done = joined[joined["authorised_date"].notna()].copy()
    done["length"] = [
        days.number(last) - days.number(first)
        for first, last in zip(done["began"].map(_day), done["authorised_date"].map(_day), strict=True)
    ]
    holders = holders[holders["role"] == "case-worker"]
    figures = 0
    for month in months:
        first, last = pd.Timestamp(month.start), pd.Timestamp(min(month.end, as_at))
        held = _open(holders, last).drop_duplicates("person_key", keep="last")[["person_key", "team_id"]]
        frames = (
            _in(referrals, "referral_date", first, last),
            _in(done, "authorised_date", first, last).assign(met=lambda rows: rows["length"] <= 45),
            _open(plans, last).drop(columns="team_id").merge(held, how="left", on="person_key"),
            _open(periods, last).drop(columns="team_id").merge(held, how="left", on="person_key"),
            _in(missing, "start_date", first, last).merge(held, how="left", on="person_key"),
        )
        for frame in frames:
            team = "team_id" if "team_id" in frame else "team_id_x"
            figures += 1 + len(frame.groupby(team, dropna=False).size())
            if "met" in frame:
                figures += 1 + len(frame.groupby(team, dropna=False)["met"].sum())
    return figures


def _day(moment: object) -> date:
    found: date = pd.Timestamp(moment).date()
    return found


def _in(rows: pd.DataFrame, column: str, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    dated = pd.to_datetime(rows[column], errors="coerce")
    return rows[(dated >= first) & (dated <= last)]


def _open(rows: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    began = pd.to_datetime(rows["start_date"], errors="coerce")
    ended = pd.to_datetime(rows["end_date"], errors="coerce")
    return rows[(began <= last) & (ended.isna() | (ended > last))]
