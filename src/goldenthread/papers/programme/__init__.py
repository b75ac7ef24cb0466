"""The improvement programme as a paper tells of it: frozen with the pack, as at its day, beside the pack's own figures."""
