"""Read news texts as reports of work: when, what, with which figures."""
