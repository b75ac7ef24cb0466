"""Finding children on pages: every reference, key and identifier that stands there."""

import re

from goldenthread.access.scope import Scope
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import seen

_REF = re.compile(r"/child/([a-z2-7]{20})/")


def refs_on(page: bytes) -> set[str]:
    """References of children that a page links to."""
    return set(_REF.findall(page.decode()))


def everybody(served: Served) -> dict[str, tuple[str, str]]:
    """Reference and identifier of every child by key."""
    rows = served.connection().execute("select person_key, ref, coalesce(child_id, '') from person")
    return {key: (ref, child) for key, ref, child in rows}


def seen_by(served: Served, scope: Scope) -> set[str]:
    """Keys of those whom a scope may see."""
    visible = seen(scope)
    rows = served.connection().execute(f"select person_key from person where {visible.sql}", visible.values)
    return {key for (key,) in rows}


def strangers_on(page: bytes, served: Served, scope: Scope) -> set[str]:
    """Keys of children who stand on a page, by reference, key or identifier, and are not the scope's to see."""
    text, may = page.decode("utf-8", "replace"), seen_by(served, scope)
    words = set(re.findall(r"[A-Za-z0-9_-]+", text))
    return {key for key, (ref, child) in everybody(served).items() if key not in may and words & {key, ref, child}}
