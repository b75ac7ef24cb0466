"""Search across measures, clocks, papers and, for who may see them, children by the authority's own identifier."""
