"""The journal's pages: who did, read and was refused what, for whoever governs information."""
