"""Resolve the dependencies into hash-locked files, using a resolver kept in its own environment."""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = ["--generate-hashes", "--universal", "--no-header", "--no-annotate", "--python-version=3.11", "--quiet"]


def main() -> int:
    """Write requirements/base.txt and requirements/dev.txt, which agree wherever both speak."""
    home = ROOT / ".cache" / "lock"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([str(scripts / "python"), "-m", "pip", "install", "--quiet", "--upgrade", "uv"], check=True)
    resolve = [str(scripts / "uv"), "pip", "compile", "pyproject.toml", "--upgrade", *OPTIONS]
    base, dev = "requirements/base.txt", "requirements/dev.txt"
    subprocess.run([*resolve, "--output-file", base], check=True, cwd=ROOT)
    subprocess.run([*resolve, "--extra", "dev", "--constraint", base, "--output-file", dev], check=True, cwd=ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
