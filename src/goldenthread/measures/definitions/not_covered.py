"""Official codes that no definition feeds, and why not."""

from collections.abc import Mapping
from typing import Final

#: Code of the register -> reason, in words for a reader who misses the figure.
NOT_COVERED: Final[Mapping[str, str]] = {
    "clock:C04": "No record says that a child was placed with parents before they were assessed (regulation 19); such "
    "a placement is held to the visits of any other.",
    "clock:C11": "No record holds the day on which the decisions or the record of a review were sent out.",
    "clock:E03": "No record holds applications to foster, their stages or decisions.",
    "clock:G07": "No record holds allegations against people who work with children; they are kept apart from case records.",
    "clock:G12": "Improvement actions are written in the plan, not read from records: the room of plans keeps their dates.",
    "clock:G13": "Directions and reports to a board are kept by the rooms of plans and boards, not read from records.",
    "clock:G14": "The action plan after an inspection is kept by the room of plans, not read from records.",
}
