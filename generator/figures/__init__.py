"""Follow figures that recur in reported work."""
