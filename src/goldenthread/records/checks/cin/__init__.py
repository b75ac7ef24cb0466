"""Checks of referrals, assessments, enquiries and plans, most of them official rules of the CIN census."""
