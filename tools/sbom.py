"""Write sbom.json, the list of everything the package is made with (CycloneDX 1.6), from the lock files."""

import hashlib
import json
import re
import sys
import tomllib
import uuid
from importlib import metadata
from typing import Any

from tools.locked import ROOT, licence, pins

TARGET = ROOT / "sbom.json"


def bill() -> dict[str, Any]:
    """The bill of materials, without a date so that it can be compared; what only develops the package is optional."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    base = {pin.name for pin in pins("base")}
    locked = {pin.name: f"pkg:pypi/{pin.name}@{pin.version}" for pin in pins("dev")}
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    components = [
        {
            "type": "library",
            "bom-ref": locked[pin.name],
            "name": pin.name,
            "version": pin.version,
            "scope": "required" if pin.name in base else "optional",
            "licenses": [{"expression": licence(pin)}],
            "purl": locked[pin.name],
        }
        for pin in pins("dev")
    ]
    dependencies = [{"ref": own, "dependsOn": sorted(locked[_name(text)] for text in project["dependencies"])}]
    dependencies += [{"ref": ref, "dependsOn": _needs(name, locked)} for name, ref in sorted(locked.items())]
    content = hashlib.sha256(json.dumps([components, dependencies], sort_keys=True).encode("utf-8")).hexdigest()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"expression": project["license"]}],
                "purl": own,
            }
        },
        "components": components,
        "dependencies": dependencies,
    }


def _name(requirement: str) -> str:
    """The normal form of the name that a requirement begins with."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    if match is None:
        raise ValueError(f"not a requirement: {requirement}")
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def _needs(name: str, locked: dict[str, str]) -> list[str]:
    """What a locked package needs of the others, extras left out."""
    try:
        required = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    wanted = {_name(text) for text in required if "extra ==" not in text}
    return sorted(locked[other] for other in wanted if other in locked)


def main() -> int:
    """Write the file."""
    with TARGET.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(bill(), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
