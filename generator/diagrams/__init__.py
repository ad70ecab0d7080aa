"""Draw what leads to what: boxes in layers, joined from left to right."""
