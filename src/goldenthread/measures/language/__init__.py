"""The language of definitions: limits, relations, clocks and measures as frozen objects."""
