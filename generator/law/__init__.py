"""A rule's own arithmetic: clauses, versions in force, citations."""
