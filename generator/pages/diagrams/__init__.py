"""Draw what leads to what: boxes in layers, joined by lines that cross seldom."""
