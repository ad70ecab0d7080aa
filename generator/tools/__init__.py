"""Work that knows no entry: processes, atomic swaps, archives, palette, scripts, QR codes."""
