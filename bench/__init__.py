"""Time and memory of loads, beside a rival measured in the same run."""
