"""Official codes that no definition feeds, and why not."""

from collections.abc import Mapping
from typing import Final

#: Code of the register -> reason, in words for a reader who misses the figure.
NOT_COVERED: Final[Mapping[str, str]] = {
    "clock:C04": "No record says that a child was placed with parents before they were assessed (regulation 19); such "
    "a placement is held to the visits of any other.",
    "clock:C11": "No record holds the day on which the decisions or the record of a review were sent out.",
}
