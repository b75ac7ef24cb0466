"""Small files of the shape that DfE and ONS publish, with invented figures."""

from pathlib import Path

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name,category,referral_count,rereferral_count,rereferral_percent,no_further_action_percent"
)
_START = "{year},Reporting year,{level},E92000001,England"


def referrals(year: int = 2025) -> list[str]:
    """England, London, a joint row, five authorities and one that is abolished."""

    def row(level: str, place: str, cells: str) -> str:
        return f"{_START.format(year=year, level=level)},{place},Referrals and Re-referrals,{cells}"

    return [
        row("National", ",,,,", "1000,210,21.0,6.5"),
        row("Regional", 'E12000007,London,"","",""', "500,210,19.5,4"),
        row("Local authority", "E13000002,Outer London,302,E09000003,Barnet", "100,15,15.0,7.1"),
        row("Local authority", "E13000002,Outer London,301,E09000002,Barking and Dagenham", "100,25,25.0,c"),
        row("Local authority", "E13000002,Outer London,303,E09000004,Bexley", "80,12,15.0,low"),
        row("Local authority", "E13000002,Outer London,304,E09000005,Brent", "90,c,u,5.5"),
        row(
            "Local authority",
            "E13000002,Outer London,314 / 318,E09000021 / E09000027,Kingston / Richmond",
            "70,7,10.0,5",
        ),
        row("Local authority", "E12000009,South West,420,E06000053,Isles of Scilly", "1,0,0,x"),
        row("Local authority", "E12000002,North West,909,E10000006,Cumbria", "z,z,z,z"),
    ]


def tidy_file(path: Path, rows: list[str], head: str = HEAD, mark: bool = False) -> Path:
    """Write a tidy file, with a byte-order mark if asked."""
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8-sig" if mark else "utf-8")
    return path


def neighbours_file(path: Path, reverse: bool = False) -> Path:
    """Write the wide table of neighbours of one authority, with a byte-order mark and blanks after some words."""
    codes = ["301", "303", "304", "305", "306", "307", "308", "309", "310", "311"]
    closeness = ["Very close"] * 5 + ["Close "] * 5
    head = ",".join(["old_la_code,la_name,region_ind,region_name", *(f"SN_{n},SN_{n}P" for n in range(1, 11))])
    pairs = zip(reversed(codes) if reverse else codes, closeness, strict=True)
    row = ",".join(["302,Barnet,3,London", *(f"{code},{how}" for code, how in pairs)])
    path.write_text(f"{head}\n{row}\n", encoding="utf-8-sig")
    return path
