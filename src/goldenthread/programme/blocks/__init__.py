"""Programmes as blocks of documents: made once from values, for papers and for the web alike."""
