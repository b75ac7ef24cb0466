"""A year of case audits in the invented borough, with what is planted in it kept beside."""
