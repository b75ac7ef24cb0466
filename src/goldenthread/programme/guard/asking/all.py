"""Every rule of the guard by its code."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from goldenthread.programme.guard.asking import delivery, doubted, measures, owners, whole
from goldenthread.programme.guard.asking.asked import Asking

#: Rules that look at one action.
ACTION_RULES: Final[Mapping[str, Asking]] = MappingProxyType(
    {**delivery.RULES, **owners.RULES, **measures.RULES, **doubted.RULES}
)
THEME_RULES: Final = MappingProxyType(whole.THEME_RULES)
PLAN_RULES: Final = MappingProxyType(whole.PLAN_RULES)
CODES: Final = (*ACTION_RULES, *THEME_RULES, *PLAN_RULES)
