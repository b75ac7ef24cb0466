"""What a paper's first page says: worries and what works well, chosen by stated rules and never by taste."""

from goldenthread.papers.choosing.choose import Chosen, choose
from goldenthread.papers.choosing.rules import Weights, load_weights
from goldenthread.papers.choosing.why import Why

__all__ = ["Chosen", "Weights", "Why", "choose", "load_weights"]
