"""What a council sets for its store: names, birth dates, postcodes, retention and the link to the case system."""

import csv
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from goldenthread.records.errors import Problem, WrongUse
from goldenthread.records.limits import LIMITS

Place = tuple[str, str, int, int]


@dataclass(frozen=True)
class Settings:
    """Settings of a store, as read from its ``settings.toml`` (every one has a default).

    ``names``       keep names in the encrypted table.
    ``birth_dates`` ``day``, or ``month`` to keep no day of birth.
    ``postcodes``   postcode without blanks → (ward, locality, easting, northing), from the council's own file.
    ``month_ends``  how many months back the last snapshot of each month is kept when pruning.
    ``case_link``   address in the case system, with ``{child_id}`` where the identifier goes.
    """

    names: bool = True
    birth_dates: Literal["day", "month"] = "day"
    postcodes: Mapping[str, Place] | None = None
    postcodes_hash: str = ""
    month_ends: int = field(default_factory=lambda: int(LIMITS["retention-month-ends"].value))
    case_link: str = ""

    @property
    def birth_months(self) -> bool:
        """Whether only the month of birth is kept."""
        return self.birth_dates == "month"

    @property
    def minimising(self) -> dict[str, object]:
        """The settings that decide what is kept of a source, as they go into ids and manifests."""
        return {"birth_dates": self.birth_dates, "names": self.names, "postcodes": self.postcodes_hash}


_TOP = {"names": bool, "birth_dates": str, "postcodes": str, "retention": dict, "case_link": str}
_RETENTION = {"month_ends": int}
_HEADINGS = ("postcode", "ward", "locality", "easting", "northing")


def read_settings(path: Path) -> Settings:
    """Read ``settings.toml``; a missing file gives the defaults. Raises `WrongUse` with every problem in one pass."""
    if not path.exists():
        return Settings()
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse.of(str(path), f"the file is not TOML ({error})", "Correct the line named") from error
    problems: list[Problem] = []
    good = _known(said, _TOP, str(path), problems)
    retention = _known(good.get("retention", {}), _RETENTION, f"{path}, [retention]", problems)
    months = retention.get("month_ends", Settings().month_ends)
    if months < 0:
        problems.append(Problem(f"{path}, month_ends", "a number of months cannot be negative", "Give 0 or more"))
    births = good.get("birth_dates", "day")
    if births not in ("day", "month"):
        problems.append(Problem(f"{path}, birth_dates", f"{births!r} is neither 'day' nor 'month'", "Give one of them"))
    link = good.get("case_link", "")
    if link and "{child_id}" not in link:
        problems.append(
            Problem(f"{path}, case_link", "the link has no place for the identifier", "Put {child_id} where it goes")
        )
    elif link and not link.startswith(("https://", "http://")):
        problems.append(Problem(f"{path}, case_link", "the link is not a web address", "Begin it with https://"))
    places, digest = None, ""
    if good.get("postcodes"):
        places, digest = _read_postcodes(path.parent / good["postcodes"], problems)
    if problems:
        raise WrongUse(*problems)
    return Settings(good.get("names", True), births, places, digest, months, link)


def case_link(settings: Settings, child_id: str) -> str | None:
    """The address of a child's record in the case system; None where no template is set. Nothing is fetched."""
    if not settings.case_link:
        return None
    safe = "".join(
        character if character.isalnum() and character.isascii() else _escaped(character) for character in child_id
    )
    return settings.case_link.replace("{child_id}", safe)


def _escaped(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8"))


def _known(
    said: Mapping[str, object], wanted: Mapping[str, type], where: str, problems: list[Problem]
) -> dict[str, Any]:
    good: dict[str, Any] = {}
    for key, value in said.items():
        if key not in wanted:
            near = get_close_matches(key, wanted, 1)
            hint = f"Did you mean {near[0]!r}?" if near else f"The settings are: {', '.join(sorted(wanted))}"
            problems.append(Problem(where, f"{key!r} is not a setting", hint))
        elif type(value) is not wanted[key]:
            problems.append(Problem(f"{where}, {key}", f"{value!r} is not {_WORDS[wanted[key]]}", "Correct it"))
        else:
            good[key] = value
    return good


_WORDS = {bool: "true or false", str: "a text in quotation marks", dict: "a section", int: "a whole number"}


def _read_postcodes(path: Path, problems: list[Problem]) -> tuple[dict[str, Place] | None, str]:
    """The council's postcode file: columns postcode, ward, locality, easting, northing (metres on the national grid)."""
    try:
        data = path.read_bytes()
        rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(Problem(str(path), f"the postcode file cannot be read ({error})", "Give a CSV file in UTF-8"))
        return None, ""
    missing = [name for name in _HEADINGS if rows and name not in rows[0]]
    if not rows or missing:
        what = f"the postcode file lacks {', '.join(missing)}" if rows else "the postcode file has no rows"
        problems.append(Problem(str(path), what, f"Its columns are {', '.join(_HEADINGS)}"))
        return None, ""
    places: dict[str, Place] = {}
    for number, row in enumerate(rows, start=2):
        try:
            where = int(float(row["easting"])), int(float(row["northing"]))
        except (TypeError, ValueError, OverflowError):
            problems.append(Problem(f"{path}, row {number}", "easting or northing is not a number", "Correct it"))
            continue
        places["".join(row["postcode"].split()).upper()] = (row["ward"], row["locality"], *where)
    return places, hashlib.sha256(data).hexdigest()
