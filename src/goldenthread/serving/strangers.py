"""Messages about one child's records that name another child: the other's identifier only for who may see that child."""

import json
import re
from collections.abc import Sequence
from typing import Final

from goldenthread.access.scope import Scope
from goldenthread.serving.opening import Served
from goldenthread.serving.seeing import visible_of

#: How a message names another child (as `person-recorded-twice` does).
_NAMED: Final = re.compile(r"\bchild (\S*\w)")


def without_strangers(served: Served, scope: Scope, messages: Sequence[str]) -> tuple[str, ...]:
    """Messages that say "another child" instead of the identifier of one whom the reader may not see."""
    named = {child for message in messages for child in _NAMED.findall(message)}
    if not named:
        return tuple(messages)
    rows = served.connection().execute(
        "select person_key, child_id from person where child_id in (select value from json_each(?))",
        (json.dumps(sorted(named)),),
    )
    known: dict[str, str] = dict(rows.fetchall())
    may = visible_of(served, scope, known)
    hidden = {child for key, child in known.items() if key not in may}

    def told(match: re.Match[str]) -> str:
        return "another child" if match[1] in hidden else match[0]

    return tuple(_NAMED.sub(told, message) for message in messages)
