"""Train: one quiz engine in the browser, packages for learning systems, reports of a unit."""
