"""Definitions asked of a store: the tables that statements stand on, the counting, and the figures."""
