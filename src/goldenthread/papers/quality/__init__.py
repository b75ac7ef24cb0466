"""Audits of case files in papers: what a paper is given of them, frozen with it, and told for its audience."""
