"""A borough written out: every format in its folder, the known answers beside them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType

from goldenthread.borough.plan import Borough
from goldenthread.borough.writers.annex_a import write_annex_a
from goldenthread.borough.writers.cin import write_cin
from goldenthread.borough.writers.files import FORMATS, MANIFEST, Manifest, Progress, Shelf, chosen, clear
from goldenthread.borough.writers.frames import Records
from goldenthread.borough.writers.local import write_local
from goldenthread.borough.writers.ssd import write_ssd
from goldenthread.borough.writers.ssda903 import write_ssda903

NO_FAULTS: Mapping[str, float] = MappingProxyType({})

Writer = Callable[[Borough, Records, Shelf], None]
WRITERS: Mapping[str, Writer] = MappingProxyType({
    "ssd": write_ssd, "annex-a": write_annex_a, "cin": write_cin, "903": write_ssda903, "local": write_local,
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
    what is written and listed in ``faults.json``; ``truth.json`` always says what is so without them. Writing the same
    borough twice gives the same bytes. Raises `WrongUse` for a format or fault that is not known, for a rate outside 0
    to 1, and for a folder that holds other files where ours would go.
    """
    wanted = chosen(formats)
    out.mkdir(parents=True, exist_ok=True)
    clear(out)
    shelf = Shelf(out)
    records = Records(borough.tables)
    for done, name in enumerate(wanted):
        if progress:
            progress(name, done, len(wanted))
        WRITERS[name](borough, records, shelf)
    manifest = shelf.manifest()
    _keep_list(borough, wanted, faults, manifest)
    return manifest


def _keep_list(borough: Borough, formats: Sequence[str], faults: Mapping[str, float], manifest: Manifest) -> None:
    plan = {**asdict(borough.plan), "as_at": borough.plan.as_at.isoformat()}
    files = [asdict(file) for file in manifest.files]
    held = {"plan": plan, "formats": list(formats), "faults": dict(faults), "files": files}
    text = json.dumps(held, indent=1, ensure_ascii=False)
    (manifest.out / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")
