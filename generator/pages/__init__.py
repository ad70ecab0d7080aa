"""Turn an edition into pages: entries, listings, timeline, map, home.

Pages know nothing of the theme that dresses them.
"""
