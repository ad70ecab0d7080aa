"""Series of figures that recur in reported work."""
