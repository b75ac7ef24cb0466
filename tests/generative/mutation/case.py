"""One mutated input and what should become of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tests.generative.expect import Expectation
from tests.generative.model import Base


@dataclass(frozen=True)
class Case:
    """``name`` says what was done, ``files`` are the bytes by path, ``expect`` judges what became of them."""

    name: str
    files: Mapping[str, bytes]
    expect: Expectation


#: Makes a case out of a base with the help of dice, or None when the base has nothing of the sort.
Mutation = Callable[[Base, Random], Case | None]
