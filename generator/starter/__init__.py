"""Begin a site: one of an office's own, or a copy of the sample to try."""
