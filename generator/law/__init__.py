"""Reckon with rules: clauses, versions in force, citations."""
