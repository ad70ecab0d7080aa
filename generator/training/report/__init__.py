"""Report on the records that people hand in to a training office."""
