"""Read workbooks and separated text as grids of what their cells show."""
