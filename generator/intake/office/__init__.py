"""Read office files as paragraphs and tables, as a reader sees them; knows nothing of rules."""
