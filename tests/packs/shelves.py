"""A small frozen paper, put on a shelf as freezing would."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from goldenthread.papers.manifest import Manifest
from goldenthread.papers.shown import Shown

PAGE = b"<!DOCTYPE html><html><head><style>p{color:#000}</style></head><body><p>Secret words</p></body></html>"


def put(
    home: Path,
    name: str,
    class_: str,
    audience: str,
    status: str = "final",
    pack: str = "member-edition",
    readings: Sequence[Shown] = (),
) -> Path:
    """A frozen paper as it would lie there, small."""
    folder = home / "papers" / "runs" / name
    (folder / "inputs").mkdir(parents=True)
    text = f'key = "{pack}"\n[[sections]]\nkey = "page"\ntitle = "Page"\n'.encode()
    (folder / "inputs" / "pack.toml").write_bytes(text)
    files = {f"{name}.html": PAGE, f"{name}.pdf": b"%PDF-1.7 words"}
    for file, data in files.items():
        (folder / file).write_bytes(data)
    about = {
        "pack": pack, "version": 1, "title": f"Paper {name}", "class": class_, "audience": audience, "period": "2025-09",
        "baseline": "", "written": "2025-10-02", "organisation": "", "author": "Somebody", "software": "0",
        "formats": "html,pdf", "status": status, "approved_by": "", "approved_on": "", "draft": "",
    }  # fmt: skip
    data = {"snapshot": "a" * 20, "authority": "999", "as_at": "2025-09-30", "known_at": "", "typed": "", "ledger": ""}
    hashes = {file: hashlib.sha256(data).hexdigest() for file, data in files.items()}
    inputs = {"pack.toml": hashlib.sha256(text).hexdigest()}
    (folder / "manifest.json").write_bytes(Manifest(about, data, {}, tuple(readings), inputs, hashes).to_bytes())
    return folder
