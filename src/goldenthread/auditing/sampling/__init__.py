"""Samples of cases that anyone can draw again: a frozen frame, a seed, and an order that any machine works out alike."""
