"""Small-number honesty: what an audience may see, so that no child can be found by reading, adding or subtracting."""

from goldenthread.measures.disclosure.audit import Exposed, audit
from goldenthread.measures.disclosure.policy import Policy, policies
from goldenthread.measures.disclosure.protect import protect

__all__ = ["Exposed", "Policy", "audit", "policies", "protect"]
