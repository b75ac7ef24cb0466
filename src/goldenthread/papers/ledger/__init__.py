"""The release ledger: every public figure ever released, what was decided of it, and the guard and attack that hold to it."""
