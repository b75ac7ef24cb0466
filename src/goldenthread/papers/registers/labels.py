"""Codes of registers in words."""

from goldenthread.records.codes import code_set


def label(codes: str, code: str) -> str:
    """The words of a code of a set; "" for none, and the code itself where the set no longer holds it."""
    found = code_set(codes).get(code) if code else None
    return found.label if found is not None else code


def sentence(text: str) -> str:
    """With a capital letter first and a full stop last."""
    clean = text.strip()
    if not clean:
        return ""
    return f"{clean[0].upper()}{clean[1:]}{'' if clean.endswith(('.', '?', '!')) else '.'}"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: 1 action, 2 actions."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
