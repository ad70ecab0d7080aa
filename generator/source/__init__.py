"""YAML text to plain values, and every mistake in it to a line and a column. Knows no kind of
entry.
"""
