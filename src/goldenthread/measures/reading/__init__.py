"""Reading a figure: targets, ratings, direction, control charts and the sentence that says whether it has changed."""

from goldenthread.measures.reading.direction import Change, Comparing, Direction, Options, change
from goldenthread.measures.reading.points import Point, Subject, point_of, subject_of
from goldenthread.measures.reading.ratings import Colour, NoRating, Rating
from goldenthread.measures.reading.read import Earlier, Reading, read_figure
from goldenthread.measures.reading.rules.evaluate import Compared, rate
from goldenthread.measures.reading.rules.grades import AUDIT_GRADES, Grades, rate_grades
from goldenthread.measures.reading.rules.load import load_rules, rule_of
from goldenthread.measures.reading.rules.model import RatingRule, RuleKind
from goldenthread.measures.reading.schemes.load import Scheme, house_scheme, load_schemes, scheme_of
from goldenthread.measures.reading.targets import Target, Targets, load_targets

__all__ = [
    "AUDIT_GRADES",
    "Change",
    "Colour",
    "Compared",
    "Comparing",
    "Direction",
    "Earlier",
    "Grades",
    "NoRating",
    "Options",
    "Point",
    "Rating",
    "RatingRule",
    "Reading",
    "RuleKind",
    "Scheme",
    "Subject",
    "Target",
    "Targets",
    "change",
    "house_scheme",
    "load_rules",
    "load_schemes",
    "load_targets",
    "point_of",
    "rate",
    "rate_grades",
    "read_figure",
    "rule_of",
    "scheme_of",
    "subject_of",
]
