"""Verbs of the room: each checks, changes and journals in one transaction, so that no change stands unrecorded."""

from goldenthread.accounts.actions.grants import give_grant, withdraw_grant
from goldenthread.accounts.actions.posts import end_cover, end_post, give_post, name_cover
from goldenthread.accounts.actions.users import (
    add_user,
    change_password,
    deactivate,
    end_sessions,
    join_account,
    part_account,
    reactivate,
    remove_second_factor,
    set_temporary_password,
    unlock,
)

__all__ = [
    "add_user",
    "change_password",
    "deactivate",
    "end_cover",
    "end_post",
    "end_sessions",
    "give_grant",
    "give_post",
    "join_account",
    "name_cover",
    "part_account",
    "reactivate",
    "remove_second_factor",
    "set_temporary_password",
    "unlock",
    "withdraw_grant",
]
