"""Compile the site's stylesheet from src/goldenthread/design/styles; needs node, which nothing else here does."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from goldenthread.reports.colours import TONES

#: The release of GOV.UK Frontend whose markup the templates of govuk-frontend-jinja write.
GOVUK_FRONTEND: Final = "6.3.0"
SASS: Final = "1.108.2"
_DESIGN: Final = Path(__file__).resolve().parent.parent / "src" / "goldenthread" / "design"
SOURCES: Final = _DESIGN / "styles"
STYLESHEET: Final = _DESIGN / "static" / "design" / "golden-thread.css"


def sources() -> dict[str, str]:
    """Every file that is compiled, by name, with the tones of every paper among them."""
    found = {path.name: path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.scss"))}
    return found | {"_tones.scss": _tones()}


def stamp() -> str:
    """What stands at the head of the stylesheet: which sources and which releases it was made of."""
    told = "\n".join((GOVUK_FRONTEND, SASS, *(f"{name}\n{text}" for name, text in sources().items())))
    made = hashlib.sha256(told.encode()).hexdigest()[:16]
    return f"/* GOV.UK Frontend {GOVUK_FRONTEND} (MIT, see govuk-frontend-licence.txt) and our own; styles {made} */"


def compile_styles() -> None:
    """Write the stylesheet; fetches both packages into a temporary folder."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        sys.exit("make styles needs node and npm: install them, or leave the stylesheet as it is")
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        wanted = [f"govuk-frontend@{GOVUK_FRONTEND}", f"sass@{SASS}"]
        subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", *wanted], cwd=here, check=True)
        styles = here / "styles"
        styles.mkdir()
        for name, text in sources().items():
            (styles / name).write_text(text, encoding="utf-8")
        sass = [node, "node_modules/sass/sass.js", "--style=compressed", "--no-source-map", "--no-charset"]
        sass += ["--quiet-deps", "--load-path=node_modules", "styles/golden-thread.scss"]
        made = subprocess.run(sass, cwd=here, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    STYLESHEET.parent.mkdir(parents=True, exist_ok=True)
    STYLESHEET.write_text(f"{stamp()}\n{made.strip()}\n", encoding="utf-8", newline="\n")


def _tones() -> str:
    paints = (f'  "{tone.value.replace(" ", "-")}": (#{paint.fill}, #{paint.ink}),' for tone, paint in TONES.items())
    return "\n".join(("$tones: (", *paints, ");", ""))


if __name__ == "__main__":
    compile_styles()
