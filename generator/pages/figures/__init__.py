"""Show figures that recur: a page for each, drawn to scale, and a page on which to choose."""
