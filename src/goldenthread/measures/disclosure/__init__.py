"""Small-number honesty: what an audience may see, so that no child can be found by reading, adding or subtracting."""

from goldenthread.measures.disclosure.audit import Exposed, audit
from goldenthread.measures.disclosure.held import Held, Protected
from goldenthread.measures.disclosure.policy import Policy, policies
from goldenthread.measures.disclosure.protect import protect, protect_beside

__all__ = ["Exposed", "Held", "Policy", "Protected", "audit", "policies", "protect", "protect_beside"]
