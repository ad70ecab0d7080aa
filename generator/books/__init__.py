"""Print books, leaflets and circulars as PDF, typeset by Typst from validated data."""
