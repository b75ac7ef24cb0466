"""The delivery of actions: schemes of ratings as data, what dates, milestones and evidence say, and what is claimed."""

from goldenthread.programme.delivery.rating import Delivery, delivered, overdue, standing_of
from goldenthread.programme.delivery.schemes import Rating, Scheme, Standing, schemes

__all__ = ["Delivery", "Rating", "Scheme", "Standing", "delivered", "overdue", "schemes", "standing_of"]
