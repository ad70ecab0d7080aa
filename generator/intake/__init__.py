"""Read office files into entries."""
