"""Registers that papers print: actions, risks, money, complaints, audits, staff and feedback, one file each."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from goldenthread.records.importers.language import Importer, Landing, Options, Sheet, Source, Specification, TableMap
from goldenthread.records.importers.registers import claims as _claims
from goldenthread.records.importers.registers import read as _read
from goldenthread.records.importers.registers.schemas import SHEETS, SPECIFICATION, table_map


class Registers:
    """The importer of registers (see `importers.language.Importer`)."""

    @property
    def specification(self) -> Specification:
        """Every register; there are no years."""
        return SPECIFICATION

    def claims(self, path: Path) -> Sequence[Source]:
        """The registers at ``path``, one source each, named ``registers/<register>``."""
        return _claims.claim(path)

    def read(self, source: Source, options: Options) -> Landing:
        """Land one register. Raises `InputRefused`."""
        return _read.read(source, options)

    def sheets(self, landing_extra: Mapping[str, object], year: int | None) -> Mapping[str, Sheet]:
        """The sheet of the delivery's register."""
        name = landing_extra.get("register")
        return {name: SHEETS[name]} if isinstance(name, str) and name in SHEETS else SHEETS

    def maps(self, sheets: Mapping[str, Sheet], extra: Mapping[str, object]) -> Sequence[TableMap]:
        """The SELECTs of the tables of the registers that were loaded."""
        return [table_map(name) for name in SHEETS if name in sheets]


IMPORTER: Importer = Registers()
