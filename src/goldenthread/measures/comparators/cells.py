"""One published cell: its place, its number or symbol, and the line of the file that says so."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """A published value, or a value of ours in its place.

    ``codes``  the DfE code of an authority ("314 / 318" where joint), "" for England and regions; ``name`` of the place.
    ``value``  None where the cell is a ``symbol``. ``text`` as published; for ours, empty.
    ``file``   SHA-256 of the published file and ``line`` in it; empty and 0 for ours.
    """

    codes: str
    name: str
    level: str
    year: int
    value: float | None
    symbol: str
    text: str
    file: str
    line: int

    @property
    def exact(self) -> Decimal | None:
        """The number as printed, without the error of binary fractions; None for a symbol."""
        if self.value is None:
            return None
        return Decimal(self.text.strip()) if self.text else Decimal(str(self.value))

    @property
    def joint(self) -> bool:
        """Whether several authorities report as one here."""
        return "/" in self.codes
