"""Boards, who sits on them, and their meetings with agenda, papers, attendance, minutes and decisions.

Rows name one another by key: what stands under a key may be put in other words, and the key never changes.
"""

from django.db import models

from goldenthread.governance.models.standing import Standing, key_of, of_meeting, one_stands
from goldenthread.plan.models.kept import NAME, Written


class Board(Standing):
    """A board or committee; ``chair`` is a key of a person, ``cycle`` how often it meets, in words."""

    key = key_of()
    title = models.TextField()
    terms = models.TextField(blank=True, default="")
    chair = models.CharField(max_length=NAME, blank=True, default="")
    quorum = models.PositiveIntegerField(default=0)
    cycle = models.TextField(blank=True, default="")
    public = models.BooleanField(default=False)
    committee = models.BooleanField(default=False)

    class Meta:
        """One board a key."""

        constraints = (one_stands("board", "key"),)


class Member(Standing):
    """That somebody sits on a board from a day to a day; ``person`` is a key of the plan's people."""

    board = key_of()
    person = key_of()
    role = models.TextField()
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)


class Meeting(Standing):
    """A meeting; ``published_on`` is when its agenda and papers went out, ``urgent_because`` why with less notice."""

    key = key_of()
    board = models.CharField(max_length=NAME, db_index=True)
    on = models.DateField()
    month_only = models.BooleanField(default=False)
    published_on = models.DateField(null=True, blank=True)
    urgent_because = models.TextField(blank=True, default="")

    class Meta:
        """One meeting a key."""

        constraints = (one_stands("meeting", "key"),)


class Item(Standing):
    """A line of an agenda; ``pack`` names the frozen paper for it."""

    meeting = of_meeting()
    number = key_of()
    title = models.TextField()
    pack = models.CharField(max_length=NAME, blank=True, default="")
    exempt = models.BooleanField(default=False)
    lead = models.CharField(max_length=NAME, blank=True, default="")

    class Meta:
        """One line a number."""

        constraints = (one_stands("item", "meeting", "number"),)


class Comment(Written):
    """What was said of a paper before the meeting; ``became`` is set once."""

    meeting = of_meeting()
    item = key_of()
    on = models.DateField()
    by = models.CharField(max_length=NAME)
    text = models.TextField()
    became = models.TextField(blank=True, default="")
    became_by = models.CharField(max_length=NAME, blank=True, default="")


class Clearance(Standing):
    """That a paper was cleared; it falls when the item is given another paper."""

    meeting = of_meeting()
    item = key_of()
    kind = models.CharField(max_length=20)
    by = models.CharField(max_length=NAME)
    on = models.DateField()
    says = models.TextField(blank=True, default="")

    class Meta:
        """Cleared once by each."""

        constraints = (one_stands("clearance", "meeting", "item", "kind"),)


class Attendance(Standing):
    """That somebody was there, or sent apologies (``present`` is then False)."""

    meeting = of_meeting()
    person = key_of()
    present = models.BooleanField()

    class Meta:
        """Either or."""

        constraints = (one_stands("attendance", "meeting", "person"),)


class Minute(Standing):
    """A line of minutes, in its place; several may share a number, as a query and its response do."""

    meeting = of_meeting()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    speaker = models.TextField(blank=True, default="")
    text = models.TextField()
    refers_to = models.TextField(blank=True, default="")
    exempt = models.TextField(blank=True, default="")


class Decision(Standing):
    """What a meeting decided, whose it is and by when."""

    meeting = of_meeting()
    key = key_of()
    text = models.TextField()
    owner = models.CharField(max_length=NAME, blank=True, default="")
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True, default="")
    exempt = models.TextField(blank=True, default="")

    class Meta:
        """One decision a key."""

        constraints = (one_stands("decision", "key"),)
