"""The book: every limit, clock and measure, a chapter a file."""

from goldenthread.measures.definitions import (
    adopters,
    adoption_process,
    assessment,
    assessment_checkpoints,
    care,
    care_homes,
    care_places,
    care_rows,
    care_visit_clocks,
    care_visits,
    care_who,
    conference_results,
    conferences,
    connected_care,
    contacts,
    court,
    early_help,
    early_help_times,
    enquiries,
    front_door,
    leaving_care,
    limits,
    permanence,
    placements,
    pre_proceedings,
    private_fostering,
    referral_responses,
    referrals,
    short_breaks,
    strategy,
)
from goldenthread.measures.language.book import Book

#: In the order of the contents page.
CHAPTERS = (
    limits.CHAPTER,
    front_door.CHAPTER,
    contacts.CHAPTER,
    referrals.CHAPTER,
    referral_responses.CHAPTER,
    early_help.CHAPTER,
    early_help_times.CHAPTER,
    assessment.CHAPTER,
    assessment_checkpoints.CHAPTER,
    strategy.CHAPTER,
    enquiries.CHAPTER,
    conferences.CHAPTER,
    conference_results.CHAPTER,
    permanence.CHAPTER,
    care_rows.CHAPTER,
    care.CHAPTER,
    care_who.CHAPTER,
    care_homes.CHAPTER,
    care_places.CHAPTER,
    placements.CHAPTER,
    adoption_process.CHAPTER,
    adopters.CHAPTER,
    connected_care.CHAPTER,
    private_fostering.CHAPTER,
    court.CHAPTER,
    pre_proceedings.CHAPTER,
    care_visit_clocks.CHAPTER,
    care_visits.CHAPTER,
    short_breaks.CHAPTER,
    leaving_care.CHAPTER,
)


def book() -> Book:
    """The book as shipped; raises `DefinitionError` naming everything in it that does not hold together."""
    return Book.of(CHAPTERS)
