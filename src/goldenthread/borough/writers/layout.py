"""A borough written out: every format in its folder, the known answers beside them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

from goldenthread.borough.faults import NO_FAULTS, checked, plant
from goldenthread.borough.formats import FORMATS
from goldenthread.borough.holdings import Records
from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.annex_a import write_annex_a
from goldenthread.borough.writers.cin import write_cin
from goldenthread.borough.writers.files import MANIFEST, Manifest, Progress, Shelf, chosen, clear
from goldenthread.borough.writers.local import write_local
from goldenthread.borough.writers.registers import write_registers
from goldenthread.borough.writers.ssd import write_ssd
from goldenthread.borough.writers.ssda903 import write_ssda903
from goldenthread.borough.writers.truth import described, write_faults, write_truth

Writer = Callable[[Borough, Records, Shelf], None]
WRITERS: Mapping[str, Writer] = MappingProxyType({
    "ssd": write_ssd, "annex-a": write_annex_a, "cin": write_cin, "903": write_ssda903, "local": write_local,
    "registers": write_registers,
})  # fmt: skip


def write(
    borough: Borough,
    out: Path,
    formats: Sequence[str] = FORMATS,
    faults: Mapping[str, float] = NO_FAULTS,
    progress: Progress | None = None,
) -> Manifest:
    """Write the borough below ``out`` in each of ``formats`` and return the list of files.

    What an earlier run wrote there is removed first, and nothing else. ``faults`` (name to rate, 0 to 1) are planted in
    what is written and listed in ``faults.json``; ``truth.json`` always says what is so without them. ``progress`` is
    told of each format before it is written, and of the end. Writing the same borough twice gives the same bytes.
    Raises `WrongUse` for a format or fault that is not known, for a rate outside 0 to 1, and for a folder that holds
    other files where ours would go; nothing is written then.
    """
    wanted, rates = chosen(formats), checked(faults)
    out.mkdir(parents=True, exist_ok=True)
    clear(out)
    shelf = Shelf(out)
    infested = plant(borough, rates)
    for done, name in enumerate(wanted):
        if progress:
            progress(name, done, len(wanted))
        given = infested.written_as(name)
        WRITERS[name](given, Records(given.tables), shelf)
    write_truth(borough, shelf)
    if rates:
        write_faults(borough, rates, infested.planted, shelf)
    manifest = shelf.manifest()
    _keep_list(borough, wanted, rates, manifest)
    if progress:
        progress("done", len(wanted), len(wanted))
    return manifest


def _keep_list(borough: Borough, formats: Sequence[str], faults: Mapping[str, float], manifest: Manifest) -> None:
    files = [asdict(file) for file in manifest.files]
    held = {"plan": described(borough), "formats": list(formats), "faults": dict(faults), "files": files}
    text = json.dumps(held, indent=1, ensure_ascii=False)
    (manifest.out / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")
