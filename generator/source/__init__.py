"""Turn YAML text into plain values, and every mistake in it into a line and a column.

Nothing here knows a kind of entry.
"""
