"""Set a book's manuscript for reading devices, as EPUB 3 beside its PDF."""
