"""Ofsted's child-level lists 1 to 11, made from a store as at any date."""
