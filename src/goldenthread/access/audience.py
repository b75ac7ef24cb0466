"""For whom a figure is: who will read it decides what may be shown, as a scope decides which rows."""

from enum import Enum


class Audience(Enum):
    """Who will read a figure. From the narrowest (a worker's own cases) to everybody."""

    OWN = "own"
    MANAGEMENT = "management"
    AGGREGATE = "aggregate"
    BOARD = "board"
    PUBLIC = "public"
