"""Reckon a composite index with numpy alone: pure functions of plain arrays.

Nothing here knows an entry, a unit's name or a page. numpy takes a while to load, so whoever checks
entries imports this room only where there is an index.
"""
