"""What the tests hold the room to: who may do what by role, and where an action may stand, written down a second time."""

OWN = {"update", "claim", "milestone", "milestone done", "evidence", "close", "cover", "answer"}
CHANGE = {"move", "hand over", "link", "unlink", "reword"}
AGREE = {"agree", "send back", "check", "propose"}
DECIDE = {"reopen", "keep closed"}
#: What each role may do to an action that is not its own; roles that are not here may do nothing.
BY_ROLE = {
    "programme manager": OWN | CHANGE | AGREE | DECIDE,
    "director": OWN | CHANGE | AGREE,
    "head of service": AGREE,
    "clerk": DECIDE,
}
#: Roles that own no action, whatever a list of people says.
NEVER_OWNERS = {"information governance lead", "administrator"}
#: What may be done while an action stands so.
BY_STATE = {
    "open": (OWN | CHANGE | {"close"}) - {"answer"},
    "said": {"update", "hand over", "cover", "evidence", "link", "reword", "agree", "send back"},
    "complete": {"update", "hand over", "cover", "evidence", "link", "reword", "check", "propose"},
    "proposed": {"update", "hand over", "cover", "evidence", "check", "reopen", "keep closed"},
}
#: Where an action stands after what changes that.
AFTER = {
    "close": "said",
    "agree": "complete",
    "send back": "open",
    "propose": "proposed",
    "reopen": "open",
    "keep closed": "complete",
}
