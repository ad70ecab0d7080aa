"""Dress the pages in templates, style sheets and scripts, on top of Material for MkDocs."""
