"""What a paper says of its risks outside of its counts: the one matrix and the one register that it holds."""

from dataclasses import dataclass
from fractions import Fraction

from goldenthread.scrutiny.reckoning.matrices import Matrix, Register


@dataclass(frozen=True)
class Known:
    """What the paper says of its risks elsewhere: its one matrix, and its one register."""

    matrix: Matrix | None
    register: Register | None

    def of_scores(self, low: Fraction, high: Fraction) -> Fraction | None:
        """How many risks of the matrix score so; None without a matrix."""
        if self.matrix is not None:
            return self.matrix.of_scores(low, high)
        return None

    def counts(self, low: Fraction, high: Fraction, whole: Fraction) -> tuple[Fraction, ...]:
        """How many risks have such a score: by the matrix, and by the register where it lists all ``whole`` of them."""
        matrix = self.of_scores(low, high)
        held = [] if matrix is None else [matrix]
        if self.register is not None and not self.register.doubtful and len(self.register.rows) == whole:
            held.append(Fraction(self.register.of_scores(low, high)))
        return tuple(dict.fromkeys(held))

    def least(self, low: Fraction, high: Fraction) -> int:
        """How many rows of the register score so: there are so many at least."""
        return self.register.of_scores(low, high) if self.register is not None else 0
