"""Data checks: what cannot be right in the records of a snapshot, said so that a practitioner can mend it."""

from goldenthread.records.checks.language import Check, Unit
from goldenthread.records.checks.registry import ALL, VERSION, check
from goldenthread.records.checks.report import counts, fix_list
from goldenthread.records.checks.run import run_checks

__all__ = ["ALL", "VERSION", "Check", "Unit", "check", "counts", "fix_list", "run_checks"]
