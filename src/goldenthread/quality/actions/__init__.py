"""Everything that is done to audits, programmes, samples and what is learned from them: check, change, record."""
