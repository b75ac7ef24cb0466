"""Checks of looked-after children, adoption and leaving care, most of them official rules of the SSDA903."""
