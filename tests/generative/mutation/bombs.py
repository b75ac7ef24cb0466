"""XML and archives made to harm the machine that reads them."""

import io
import zipfile
from random import Random

from tests.generative.expect import Anything, Expectation, Refused
from tests.generative.model import Base
from tests.generative.mutation.case import Case


def _xml(base: Base, name: str, data: bytes, expect: Expectation) -> Case:
    path = base.documents[0]
    return Case(f"{path}: {name}", {**base.files, path: data}, expect)


def entities(base: Base, dice: Random) -> Case | None:
    """Document types: entities within entities, files and addresses of elsewhere."""
    if not base.documents:
        return None
    data = base.files[base.documents[0]]
    body = data.partition(b"?>")[2].lstrip()
    root = body[1:].split(b">")[0].split()[0].decode()
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    name, doctype = dice.choice((
        ("laughs", f'<!DOCTYPE {root} [<!ENTITY l0 "ha">{levels}]>'),
        ("long entity", f'<!DOCTYPE {root} [<!ENTITY l9 "{"a" * 100_000}">]>'),
        ("a file", f'<!DOCTYPE {root} [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>'),
        ("an address", f'<!DOCTYPE {root} SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY l9 SYSTEM "http://127.0.0.1:9/">]>'),
        ("parameters", f'<!DOCTYPE {root} [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>'),
        ("a plain one", f"<!DOCTYPE {root}>"),
        ("far down", "<!--" + "x" * 70_000 + f"--><!DOCTYPE {root} [<!ENTITY l9 'x'>]>"),
    ))  # fmt: skip
    used = body.replace(b"</", b"&l9;</", dice.choice((1, 3, 50))) if "l9" in doctype else body
    return _xml(base, name, b"<?xml version='1.0' encoding='utf-8'?>\n" + doctype.encode() + b"\n" + used, Refused())


def nesting(base: Base, dice: Random) -> Case | None:
    """Elements within elements without end, texts without end, attributes and siblings by the thousand."""
    if not base.documents:
        return None
    data = base.files[base.documents[0]]
    tag = dice.choice((b"LAchildID", b"CINdetails", b"Child", b"EPISODE", b"HEADER", b"CHILD", b"UPN"))
    at = data.find(b"</" + tag + b">")
    at = at if at >= 0 else data.rfind(b"</")
    many = dice.choice((40, 300, 5_000))
    name, piece = dice.choice((
        ("deep", b"<d>" * many + b"</d>" * many),
        ("deep children", (b"<" + tag + b">") * many + (b"</" + tag + b">") * many),
        ("long text", b"t" * (many * 300)),
        ("siblings", b"<s>1</s>" * many),
        ("same siblings", (b"<" + tag + b">1</" + tag + b">") * many),
        ("attributes", b"<a " + b" ".join(b'a%d="1"' % n for n in range(many)) + b"/>"),
        ("namespaces", b"<n " + b" ".join(b'xmlns:n%d="urn:%d"' % (n, n) for n in range(many)) + b"/>"),
        ("long name", b"<" + b"n" * (many * 10) + b"/>"),
        ("references", b"&#x41;" * many),
        ("bad reference", b"&#x0;"),
        ("control", b"\x01"),
    ))  # fmt: skip
    return _xml(base, f"{name} {many} in {tag.decode()}", data[:at] + piece + data[at:], Anything())


def archive(base: Base, dice: Random) -> Case | None:
    """A workbook whose parts are missing, damaged, renamed, swollen or not what they say."""
    paths = [path for path in base.files if path.endswith(".xlsx")]
    if not paths:
        return None
    path = paths[0]
    with zipfile.ZipFile(io.BytesIO(base.files[path])) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    part = dice.choice(sorted(parts))
    sheet = dice.choice([name for name in parts if name.startswith("xl/worksheets/sheet")])
    way = dice.choice((
        "gone", "damaged", "cut", "empty", "twice", "entities", "far cell", "far row", "bomb", "nested", "renamed", "climbing",
        "types", "many strings", "repeated", "encrypted", "stored", "bad index", "bad number",
    ))  # fmt: skip
    extra: list[tuple[str, bytes]] = []
    if way == "gone":
        parts.pop(part)
    elif way == "damaged":
        changed = bytearray(parts[part])
        for _ in range(dice.choice((1, 5, 40))):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        parts[part] = bytes(changed)
    elif way in ("cut", "empty"):
        parts[part] = parts[part][: dice.randrange(len(parts[part]))] if way == "cut" else b""
    elif way == "entities":
        head = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        parts[part] = parts[part].replace(b"?>", b"?>" + head, 1)
    else:
        _swell(way, parts, sheet, extra, dice)
    data = _packed(parts, extra + ([(part, parts.get(part, b""))] if way == "twice" else []), way == "stored")
    if way == "encrypted":
        data = data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
        )
    return Case(f"{path}: {way} {part}", {**base.files, path: data}, Anything())


def _swell(way: str, parts: dict[str, bytes], sheet: str, extra: list[tuple[str, bytes]], dice: Random) -> None:
    """Put into a workbook what makes it larger or stranger than any list is."""
    end = parts[sheet].rfind(b"</sheetData>")
    rows = {
        "far cell": b'<row r="40"><c r="XFD40" t="str"><v>x</v></c></row>',
        "far row": b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>',
        "bad index": b'<row r="60"><c r="A60" t="s"><v>99999999</v></c></row>',
        "bad number": b'<row r="60"><c r="A60"><v>1e999x</v></c><c r="ZZZZZZ1"><v>1</v></c><c r="1A"/></row>',
        "repeated": b'<row r="2"><c r="A2" t="str"><v>again</v></c></row>' * 50,
    }
    if way in rows and end > 0:
        parts[sheet] = parts[sheet][:end] + rows[way] + parts[sheet][end:]
    elif way == "bomb":
        parts[sheet] = parts[sheet][:end] + b" " * dice.choice((20_000_000, 60_000_000)) + parts[sheet][end:]
    elif way == "nested":
        inner = _packed({"x": b"0" * 1_000_000}, [], False)
        extra.append(("xl/media/inner.zip", inner))
    elif way == "renamed":
        parts["xl/worksheets/other.xml"] = parts.pop(sheet)
    elif way == "climbing":
        extra.append(("../../escaped.txt", b"out"))
    elif way == "types":
        parts["[Content_Types].xml"] = b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
    elif way == "many strings":
        shared = parts.get("xl/sharedStrings.xml", b"")
        parts["xl/sharedStrings.xml"] = shared.replace(b"</sst>", b"<si><t>x</t></si>" * 100_000 + b"</sst>")


def _packed(parts: dict[str, bytes], extra: list[tuple[str, bytes]], plain: bool) -> bytes:
    out = io.BytesIO()
    way = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", way) as book:
        names = set(parts)
        for name, data in parts.items():
            book.writestr(name, data)
        for name, data in extra:
            book.writestr(name if name not in names else name.upper(), data)
    return out.getvalue()
