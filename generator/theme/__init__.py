"""Templates, style sheets and scripts that dress the pages, on top of Material for MkDocs."""
